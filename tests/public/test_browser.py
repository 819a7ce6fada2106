"""The pages in a real Chromium: accessible, reachable by keyboard, nothing typed in an address, "back" works."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.browser import run_node
from tests.screens import SCENES, served

MORE = [
    {"name": "rich", "path": "/aanbod/huuradvies-balen-test"},
    {"name": "example", "path": "/aanbod/koffie-nederlands-test"},
    {"name": "refuge", "path": "/aanbod/vluchthuis-de-haven"},
    {"name": "crisis", "form": {"q": "slaapplaats vannacht spreekt tigrinya"}},
    {"name": "not there", "path": "/aanbod/bestaat-niet"},
]


@pytest.fixture(scope="module")
def base(pages_app: Flask) -> Iterator[str]:
    with served(pages_app) as address:
        yield address


@pytest.mark.browser
@pytest.mark.parametrize(
    ("setting", "scenes"), [("light", SCENES + MORE), ("dark", SCENES), ("wide", SCENES), ("zoomed", SCENES), ("narrow", SCENES)]
)
def test_no_page_breaks_a_rule_of_accessibility(base: str, setting: str, scenes: list[dict[str, str]]) -> None:
    assert run_node("axe.mjs", base, setting, json.dumps(scenes)) == []


@pytest.mark.browser
def test_a_keyboard_reaches_everything_and_back_and_leave_do_what_they_say(base: str) -> None:
    seen = run_node("keyboard.mjs", base)
    assert [r["name"] for r in seen["reached"]] == ["Naar de inhoud", "Gezel", "Verlaat", "q", "Zoek", "from"]
    assert all(r["ring"] for r in [*seen["reached"], seen["card"]])
    assert seen["address"] == f"{base}/"
    assert seen["heading"].startswith("We vonden")
    assert seen["entry"].startswith(f"{base}/aanbod/")
    assert seen["back"] == seen["heading"]
    assert seen["shown"] == "huurcontract nakijken"
    assert not [url for url in seen["visited"] if "nakijken" in url.replace(seen["entry"], "")]
    # "Verlaat" puts the neutral page in the place of the one that was looked at.
    assert seen["entry"] in seen["visited"]
    assert seen["entry"] not in seen["left"]
    assert seen["left"][-1].startswith("https://www.meteo.be/")
