"""What a visit to the app left behind outside the device and in the browser, and how words are looked for in it."""

from __future__ import annotations

import base64
import binascii
import json
import re
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser import run_node

# Distinct words, so that finding one means that it was told. No seed, label or address of ours holds them.
SECRETS: dict[str, Any] = {
    "nickname": "Zilvermeeuw", "place": "Wezel", "time": "06:47", "pin": "493127", "wrongPin": "860215",
    "searches": ["huurkontract lezen voor ge tekent", "mijn man slaat mij nog altijd", "drugs zonder dat ge moet stoppen"],
    "note": "vraag naar de dame met de kwispelstaart", "list": "Wolkenlijst", "lookedFor": "huurdersbond",
    "remark": "De bel is stuk.", "here": {"latitude": 51.29374, "longitude": 5.04136},
}  # fmt: skip
# What is chosen rather than typed, as its codes; and each word of what is typed that is long enough to mean something.
CHOSEN = ("increased-reimbursement", "living-wage", "asylum", "drug-addiction", "war-trauma", "transit", "wheelchair")
_WORD = re.compile(r"\w{5,}")


@dataclass(frozen=True)
class Record:
    """`requests` as they left, from outside the browser; the rest from inside."""

    requests: list[dict[str, Any]]
    pages: list[dict[str, str]]
    marks: list[dict[str, str]]
    titles: list[str]
    history: list[dict[str, str]]
    kept: dict[str, list[tuple[str, str]]]
    links: list[str]
    answered: str | None

    def ours(self, base: str) -> list[dict[str, Any]]:
        """Requests to our own server."""
        return [request for request in self.requests if request["url"].startswith(f"{base}/")]

    def texts(self) -> Iterator[tuple[str, str]]:
        """Everything that others could come to read: where it stood, and the text."""
        for request in self.requests:
            yield f"{request['method']} {request['url']}", request["url"]
            yield f"headers of {request['url']}", "\n".join(request["headers"])
            yield f"body to {request['url']}", request["body"]
        for request in self.pages:
            yield f"asked by a page: {request['url']}", f"{request['url']} {request['body']}"
        for entry in [*self.history, *self.marks]:
            yield f"history {entry['url']}", " ".join(entry.values())
        for title in self.titles:
            yield f"title {title}", title
        for link in self.links:
            yield f"link {link}", link


def visit(base: str, folder: Path, *options: str) -> Record:
    """A whole visit of `static/pwa/e2e/private.mjs` to the app at this address."""
    out = folder / "visit.json"
    run_node("private.mjs", base, json.dumps(SECRETS), str(out), *options)
    return Record(**json.loads(out.read_text(encoding="utf-8")))


def words() -> set[str]:
    """What may be told nowhere, folded."""
    typed = [
        text
        for name, value in SECRETS.items()
        if name not in ("here", "remark")
        for text in ([value] if isinstance(value, str) else value)
    ]
    found = {word.lower() for text in typed for word in (text, *_WORD.findall(text))}
    return found | set(CHOSEN) | set(here())


def here() -> list[str]:
    """Where the device is, cut to three decimals: that still tells which house."""
    return [f"{degrees:.5f}"[:-2] for degrees in SECRETS["here"].values()]


def told(record: Record) -> list[tuple[str, str]]:
    """Each secret with where it stood, however it was written down."""
    return [(word, where) for where, text in record.texts() for word in sorted(words()) if word in _readable(text)]


def _readable(text: str) -> str:
    """The text with its other readings: of an address, and of what looks like base64."""
    plain = urllib.parse.unquote_plus(text)
    coded = [decoded for part in re.findall(r"[A-Za-z0-9+/_-]{12,}={0,2}", text) if (decoded := _from_base64(part))]
    return "\n".join([text, plain, *coded]).lower()


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_" if set("-_") & set(text) else None).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
