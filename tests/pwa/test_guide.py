"""What the screen says of the guide on the phone is so: none yet, fresh, out of date, old; and what it costs in data."""

from __future__ import annotations

import csv

import pytest

from directory.config import ROOT
from tests.browser import run_node
from tests.pwa.conftest import Served

pytestmark = pytest.mark.browser


def danger_numbers() -> list[str]:
    with (ROOT / "seeds" / "vocabulary" / "danger-lines.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [f"tel:{row['phone'].replace(' ', '')}" for row in rows if row["phone"]]


def test_the_screen_says_how_the_guide_is(served: Served) -> None:
    seen = run_node("guide.mjs", served.url)
    numbers = danger_numbers()
    assert "tel:112" in numbers
    none = seen["none"]
    # Before there is any guide the lines to call in danger are there: without a script, with the server down, without a network.
    assert none["withoutScript"] == {"lines": numbers, "way": "/"}
    assert none["serverDown"] == {"status": ["De gids ophalen lukte niet. Kijk of je internet hebt."], "lines": numbers}
    offline = "Zonder internet. De gids staat nog niet op dit toestel. Ga één keer online, daarna zoek je overal."
    assert none["offline"] == {"status": [offline], "lines": numbers}
    assert none["after"] == {"status": [], "lines": []}

    ages = seen["ages"]
    assert all(age["answers"] and age["spared"] for age in ages.values())
    assert ages["1"]["offline"] == ["Zonder internet. Gegevens van gisteren."]
    assert ages["1"]["online"] == []
    assert ages["4"]["online"][0].endswith("Bel voor je vertrekt.")
    assert ages["40"]["offline"] == ages["40"]["online"]
    assert ages["40"]["online"][0].startswith("Deze gegevens zijn oud")
    assert seen["renewed"] == []
