"""The pages as a browser gets them."""

from __future__ import annotations

import json
import re
from typing import Any

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.exceptions import TooManyRequests

from directory.extensions import db
from directory.models import Publication, Service
from directory.public.icons import icon_names
from directory.services.facts import B
from directory.services.kinds import KINDS
from directory.services.taxonomy import situations, themes
from tests.public.entries import HOSTILE, SECRET_NUMBER, SECRET_STREET
from tests.public.house_rules import HTML, page

RICH, EXAMPLE, SECRET = "/aanbod/huuradvies-balen-test", "/aanbod/koffie-nederlands-test", "/aanbod/vluchthuis-de-haven"


def _texts(root: Any, tag: str) -> list[str]:
    return [" ".join("".join(e.itertext()).split()) for e in root.iter(HTML + tag)]


def _everything(root: Any) -> str:
    """All text of the page, the words of neighbouring elements apart."""
    return " ".join(" ".join(root.itertext()).split())


def _hrefs(root: Any) -> list[str]:
    return [a.get("href") for a in root.iter(HTML + "a")]


def test_every_entry_of_the_seeds_renders_by_the_rules_of_the_house(pages: FlaskClient, pages_app: Flask) -> None:
    with pages_app.app_context():
        entries = [(p.slug, p.data) for p in db.session.scalars(select(Publication)) if p.data]
    assert len(entries) > 45
    for slug, data in entries:
        root = page(pages.get(f"/aanbod/{slug}"))
        assert _texts(root, "h1") == [" ".join(data["name"].split())]
        if data.get("example"):
            assert "Dit is een voorbeeld." in " ".join(_texts(root, "strong"))
            assert not [h for h in _hrefs(root) if h.startswith("tel:") and h != "tel:112"]


def test_every_theme_page_shows_all_needs_and_real_entries_before_examples(pages: FlaskClient, pages_app: Flask) -> None:
    with pages_app.app_context():
        examples = set(db.session.scalars(select(Service.slug).where(Service.example)))
    for code, label in themes().items():
        root = page(pages.get(f"/thema/{code}"))
        assert _texts(root, "h1") == [label]
        for group in root.iter(HTML + "ul"):
            slugs = [h.rpartition("/")[2] for h in _hrefs(group) if h.startswith("/aanbod/")]
            are_examples = [slug in examples for slug in slugs]
            assert are_examples == sorted(are_examples)


def test_the_start_page_offers_every_theme_and_situation(pages: FlaskClient) -> None:
    root = page(pages.get("/"))
    assert {f"/thema/{code}" for code in themes()} <= set(_hrefs(root))
    buttons = {b.get("value"): b for b in root.iter(HTML + "button") if b.get("name") == "situation"}
    assert buttons.keys() == situations().keys()


def test_there_is_a_pictogram_for_every_theme_kind_b_situation_and_state() -> None:
    wanted = {f"theme-{t}" for t in themes()} | {f"kind-{k}" for k in KINDS} | {f"situation-{s}" for s in situations()}
    wanted |= {b.value for b in B} | {f"state-{s}" for s in ("ok", "hurdle", "clash", "unknown")}
    assert wanted <= icon_names()


def test_results_stand_on_a_page_whose_address_and_title_say_nothing_of_the_search(pages: FlaskClient) -> None:
    response = pages.post("/", data={"q": "huurcontract nakijken", "from": "Balen"})
    root = page(response)
    assert _texts(root, "title") == ["Zoeken · Gezel"]
    assert not [h for h in _hrefs(root) if "huur" in h and not h.startswith("/aanbod/")]
    assert response.headers["Cache-Control"] == "private, no-cache"
    cards = [e for e in root.iter(HTML + "li") if e.get("data-service-id")]
    assert any("rental-advice" in c.get("data-needs").split() for c in cards)
    assert any("housing" in c.get("data-themes").split() for c in cards)


def test_a_search_in_the_address_is_not_done(pages: FlaskClient) -> None:
    assert pages.get("/?q=huurcontract").text == pages.get("/").text


def test_a_chip_takes_away_what_was_understood(pages: FlaskClient) -> None:
    first = page(pages.post("/", data={"q": "huurcontract gratis"}))
    chips = [b.get("value") for b in first.iter(HTML + "button") if b.get("name") == "without"]
    assert "flag:free" in chips
    second = page(pages.post("/", data={"q": "huurcontract gratis", "asked": "huurcontract gratis", "without": "flag:free"}))
    assert "flag:free" not in [b.get("value") for b in second.iter(HTML + "button") if b.get("name") == "without"]
    kept = [i.get("value") for i in second.iter(HTML + "input") if i.get("name") == "drop"]
    assert kept == ["flag:free"]


def test_a_situation_is_searched_by_post_and_shown_as_a_chip(pages: FlaskClient) -> None:
    root = page(pages.post("/", data={"situation": "marcel"}))
    assert "situation:marcel" in [b.get("value") for b in root.iter(HTML + "button")]
    assert [e for e in root.iter(HTML + "li") if e.get("data-service-id")]


def test_what_a_filter_cannot_confirm_stays_under_a_heading_with_the_question(pages: FlaskClient) -> None:
    root = page(pages.post("/", data={"q": "huurdersbond", "language": "ti"}))
    assert "Nog na te vragen" in _texts(root, "h2")
    assert any("Spreekt er iemand Tigrinya?" in text for text in _texts(root, "li"))


def test_pages_of_results_follow_each_other_without_repeating(pages: FlaskClient) -> None:
    seen: list[str] = []
    for number in ("1", "2"):
        root = page(pages.post("/", data={"situation": "saled", "page": number}))
        seen += [e.get("data-service-id") for e in root.iter(HTML + "li") if e.get("data-service-id")]
    assert len(seen) > 20
    assert len(seen) == len(set(seen))


def test_danger_comes_first_with_a_number_to_dial(pages: FlaskClient) -> None:
    root = page(pages.post("/", data={"q": "hij ademt niet meer"}))
    main = next(root.iter(HTML + "main"))
    assert main[0].get("class") == "danger"
    assert "tel:112" in _hrefs(main[0])
    assert "zeggen niet wanneer" not in "".join(main[0].itertext())


def test_a_roof_tonight_shows_112_and_the_numbers_of_the_municipalities(pages: FlaskClient) -> None:
    band = next(page(pages.post("/", data={"q": "slaapplaats vannacht"})).iter(HTML + "main"))[0]
    assert _hrefs(band)[0] == "tel:112"
    assert len(_hrefs(band)) > 1


def test_nothing_found_says_what_was_understood_and_whom_to_call(pages: FlaskClient) -> None:
    root = page(pages.post("/", data={"q": "xylofoon zwaffel", "from": "Balen"}))
    assert _texts(root, "h1") == ["We vonden niets voor “xylofoon zwaffel”"]
    assert "Bel hier, zij zoeken mee" in _texts(root, "h2")
    assert any(h.startswith("tel:+3214") for h in _hrefs(root))


def test_an_unknown_place_is_said_and_what_is_typed_is_escaped(pages: FlaskClient) -> None:
    response = pages.post("/", data={"q": HOSTILE, "from": HOSTILE})
    root = page(response)
    assert "<img src=x" not in response.text
    assert any("We kennen" in text and "niet als plaats" in text for text in _texts(root, "p"))


def test_a_rich_entry_answers_in_the_order_in_which_people_need_it(pages: FlaskClient) -> None:
    root = page(pages.get(RICH))
    assert _texts(root, "h2") == [
        "Wanneer", "Hoe geraak je er", "Wat ze doen", "Voor wie", "Wat kost het", "Talen", "Hoe meld je je aan", "Meebrengen",
        "Na te vragen", "Wie bevestigde dit",
    ]  # fmt: skip
    text = _everything(root)
    for said in (
        "Bel 014 31 17 67", "Vandaag", "Vaartstraat 12, 2490 Balen", "Voor wie woont in Balen en Mol.", "Gratis.",
        "Brief laten schrijven: 4 euro", "Arabisch (op dinsdag)", "Je huurcontract", "Gesprekken: 2 van de 8 vrij (vandaag)",
        "Huisdier mag mee Wisselt, vraag het na", "De woonwinkel", "nagekeken 3 weken geleden", "Beroepsgeheim Ja",
        "Woensdag ook 's avonds.", "Vanaf 18 jaar",
    ):  # fmt: skip
        assert said in text, said
    assert re.search(r"6 weken \(van \w+ 20\d\d, vraag het na\)", text)
    assert "tel:+3214311767" in _hrefs(root)
    route = next(h for h in _hrefs(root) if "maps" in h)
    assert route.endswith("destination=Vaartstraat+12%2C+2490+Balen")


def test_what_is_not_known_is_a_question_and_never_a_no(pages: FlaskClient) -> None:
    root = page(pages.get("/aanbod/huurdersbond"))
    text = _everything(root)
    assert "Vraag wanneer ze open zijn." in text
    assert "Vraag wat het kost." in text
    assert "Gratis" not in text
    assert len(next(e for e in root.iter(HTML + "ul") if e.get("class") == "asks")) == 4


def test_an_example_says_so_and_dials_mails_and_routes_nowhere(pages: FlaskClient) -> None:
    response = pages.get(EXAMPLE)
    root = page(response)
    hrefs = _hrefs(root)
    assert "Bel: dit is een voorbeeld" in _texts(root, "p")
    assert not [h for h in hrefs if h.startswith(("tel:", "https://www.google")) and h != "tel:112"]
    assert not [h for h in hrefs if "praat@" in h]
    assert '<meta name="robots" content="noindex">' in response.text
    assert "application/ld+json" not in response.text


def test_a_secret_place_leaves_no_trace(pages: FlaskClient) -> None:
    response = pages.get(SECRET)
    page(response)
    assert "Het adres is geheim." in response.text
    for secret in (SECRET_STREET, "verborgen", SECRET_NUMBER, "014998877", "+3214998877", "51.26", "5.08", "Retie", "maps"):
        body = response.text.replace("in Balen, Dessel, Mol en Retie", "")
        assert secret.lower() not in body.lower(), secret
    for other in (
        pages.get("/thema/violence"),
        pages.post("/", data={"q": "vluchthuis", "from": "Retie"}),
        pages.get("/sitemap.xml"),
    ):
        assert SECRET_STREET.lower() not in other.text.lower()
        assert "014998877" not in other.text


def test_hostile_text_stays_text(pages: FlaskClient) -> None:
    response = pages.get("/aanbod/hostile")
    root = page(response)
    assert "<img src=x" not in response.text
    assert "javascript:" not in "".join(_hrefs(root))
    assert "49" not in _texts(root, "h1")[0]
    scripts = [s for s in root.iter(HTML + "script") if s.get("type") == "application/ld+json"]
    assert json.loads("".join(scripts[0].itertext()))["name"] == f"Naam {HOSTILE}"


def test_linked_data_tells_search_engines_what_people_see(pages: FlaskClient) -> None:
    root = page(pages.get(RICH))
    data = json.loads("".join(next(s for s in root.iter(HTML + "script") if s.get("type")).itertext()))
    assert data["@type"] == "Service"
    assert data["url"].endswith(RICH)
    channel = data["availableChannel"]
    assert channel["servicePhone"][0]["telephone"] == "+3214311767"
    assert channel["serviceLocation"][0]["address"]["streetAddress"] == "Vaartstraat 12"
    assert sorted(channel["availableLanguage"]) == ["ar", "fr", "nl"]
    wednesday = next(h for h in data["hoursAvailable"] if h["dayOfWeek"] == "Wednesday")
    assert (wednesday["opens"], wednesday["closes"]) == ("13:00", "19:30")
    government = page(pages.get("/aanbod/ocmw-balen-sociale-dienst"))
    assert '"GovernmentService"' in "".join(next(s for s in government.iter(HTML + "script") if s.get("type")).itertext())


def test_a_shared_page_previews_well(pages: FlaskClient) -> None:
    root = page(pages.get(RICH))
    metas = {m.get("property") or m.get("name"): m.get("content") for m in root.iter(HTML + "meta")}
    assert metas["og:title"] == "Huuradvies Balen"
    assert metas["og:description"] == metas["description"]
    assert metas["og:description"].startswith("Wij lezen je huurcontract")
    canonical = next(link.get("href") for link in root.iter(HTML + "link") if link.get("rel") == "canonical")
    assert canonical == metas["og:url"] == f"http://localhost{RICH}"


def test_the_sitemap_names_real_entries_and_themes_and_no_example(pages: FlaskClient) -> None:
    response = pages.get("/sitemap.xml")
    assert response.mimetype == "application/xml"
    assert f"<loc>http://localhost{RICH}</loc><lastmod>20" in response.text
    assert "<loc>http://localhost/thema/housing</loc>" in response.text
    assert EXAMPLE not in response.text
    assert "Sitemap: http://localhost/sitemap.xml" in pages.get("/robots.txt").text


@pytest.mark.parametrize("path", ["/aanbod/bestaat-niet", "/thema/bestaat-niet", "/bestaat-niet"])
def test_a_page_that_is_not_there_helps_on(pages: FlaskClient, path: str) -> None:
    response = pages.get(path)
    assert response.status_code == 404
    root = page(response)
    assert _texts(root, "h1") == ["Deze pagina is er niet"]
    assert [i for i in root.iter(HTML + "input") if i.get("type") == "search"]


def test_other_errors_are_pages_too(pages: FlaskClient) -> None:
    wrong_way = pages.post("/thema/housing")
    assert wrong_way.status_code == 405
    assert "GET" in wrong_way.headers["Allow"]
    page(wrong_way)
    too_large = pages.post("/", data={"q": "x" * 1_100_000})
    assert too_large.status_code == 413
    page(too_large)


def test_who_is_not_signed_in_is_told_how(pages: FlaskClient) -> None:
    response = pages.get("/beheer/")
    assert response.status_code == 401
    assert _texts(page(response), "h1") == ["Meld je eerst aan"]


def test_too_many_requests_is_a_page_that_keeps_when_to_try_again(pages_app: Flask) -> None:
    for path, mimetype in (("/", "text/html"), ("/api/search", "application/json")):
        with pages_app.test_request_context(path):
            response = pages_app.make_response(pages_app.handle_user_exception(TooManyRequests(retry_after=60)))
        assert (response.status_code, response.mimetype, response.headers["Retry-After"]) == (429, mimetype, "60")


def test_programs_keep_json(pages: FlaskClient) -> None:
    for path in ("/api/bestaat-niet", "/pack/bestaat-niet"):
        response = pages.get(path)
        assert response.status_code == 404
        assert response.is_json, path


def test_something_broken_is_a_page_and_not_a_trace(seeded_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("geheim detail")

    monkeypatch.setattr("directory.public.pages.theme_groups", broken)
    response = seeded_app.test_client().get("/thema/housing")
    assert response.status_code == 500
    page(response)
    assert "geheim detail" not in response.text


def test_style_sheets_and_script_may_be_kept_and_are_small(pages: FlaskClient) -> None:
    home = pages.get("/").text
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', home)
    assert len(addresses) == 3
    size = 0
    for address in addresses:
        response = pages.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        compressed = pages.get(address, headers={"Accept-Encoding": "gzip, br"})
        size += len(compressed.data) if ".css" in address else 0
    assert size < 5 * 1024
    compressed = pages.get(addresses[0], headers={"Accept-Encoding": "gzip, br"})
    assert brotli.decompress(compressed.data) == pages.get(addresses[0]).data
    assert (compressed.headers["Content-Encoding"], compressed.headers["Vary"]) == ("br", "Accept-Encoding")
    again = {"Accept-Encoding": "br", "If-None-Match": compressed.headers["ETag"]}
    assert pages.get(addresses[0], headers=again).status_code == 304
    assert pages.get(addresses[0], headers=again | {"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
    assert pages.get("/static/pwa/package.json").status_code == 404
    assert pages.get("/static/../pyproject.toml").status_code == 404
