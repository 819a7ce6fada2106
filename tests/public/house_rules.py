"""What holds for every page, checked on whatever page a test fetches."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import html5lib
from werkzeug.test import TestResponse

HTML = "{http://www.w3.org/1999/xhtml}"
LABELLED = ("input", "select", "textarea")


def page(response: TestResponse) -> Any:
    """The parsed page; fails where it is not valid or breaks a rule of the house."""
    assert response.content_type == "text/html; charset=utf-8"
    root = html5lib.HTMLParser(strict=True).parse(response.text)
    assert root.get("lang") == "nl"
    assert len(_all(root, "h1")) == 1
    assert _text(_all(root, "title")[0]).strip()
    assert len(_all(root, "main")) == 1
    _check_ids(root)
    _check_labels(root)
    _check_scripts_and_styles(root)
    _check_links(root)
    _check_headers(response)
    return root


def _all(root: Any, tag: str) -> list[Any]:
    return list(root.iter(HTML + tag))


def _text(element: Any) -> str:
    return "".join(element.itertext())


def _check_ids(root: Any) -> None:
    ids = Counter(e.get("id") for e in root.iter() if e.get("id"))
    assert not [i for i, times in ids.items() if times > 1]
    for element in root.iter():
        for name in ("for", "form", "aria-labelledby", "aria-describedby"):
            assert element.get(name) is None or element.get(name) in ids, (name, element.get(name))
        if (element.get("href") or "").startswith("#"):
            assert element.get("href")[1:] in ids


def _check_labels(root: Any) -> None:
    named = {label.get("for") for label in _all(root, "label")}
    inside = {id(field) for label in _all(root, "label") for field in label.iter()}
    for tag in LABELLED:
        for field in _all(root, tag):
            if field.get("type") != "hidden":
                assert field.get("id") in named or id(field) in inside, field.attrib
    for tag in ("a", "button", "summary"):
        for element in _all(root, tag):
            assert _text(element).strip() or element.get("aria-label"), element.attrib
    for image in _all(root, "img"):
        assert image.get("alt") is not None


def _check_scripts_and_styles(root: Any) -> None:
    assert not _all(root, "style")
    for element in root.iter():
        assert element.get("style") is None
        assert not [name for name in element.attrib if isinstance(name, str) and name.startswith("on")]
    for script in _all(root, "script"):
        assert script.get("src", "").startswith("/static/") or script.get("type") == "application/ld+json"


def _check_links(root: Any) -> None:
    for link in _all(root, "a"):
        assert re.match(r"(/|#|https?://|tel:\+?\d+$|mailto:|sms:)", link.get("href")), link.get("href")
        if link.get("href").startswith("http"):
            assert "noreferrer" in link.get("rel", "")
    for form in _all(root, "form"):
        assert form.get("method") == "post"
    leave = [link for link in _all(root, "a") if link.get("data-leave") is not None]
    assert len(leave) == 1


def _check_headers(response: TestResponse) -> None:
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
