"""The region's own entries: what `providers.tsv` says of the rows to publish, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from directory.config import MUNICIPALITIES
from directory.services.taxonomy import read_tsv
from directory.services.texts import fold
from tests.seeds import SEEDS, Record, entries, files, needs_of, prose, records

Pair = tuple[dict[str, str], Record]
COMPANIONS, PROVIDERS = (dict(files("region"))[name] for name in ("companions", "providers"))
OURS = "ingedeeld door Gezel"
TEXTS = ("description", "alert", "application_process", "fees_description", "eligibility_description", "alternate_name")


@pytest.fixture(scope="module")
def pairs(shared: Path) -> list[Pair]:
    """Each row to publish with its entry, which stand in the same order."""
    rows = [row for row in read_tsv(shared / "providers.tsv") if row["publish"] == "y"]
    assert len(rows) == len(PROVIDERS)
    return list(zip(rows, PROVIDERS, strict=True))


def _bare(address: str) -> str:
    """An address on the web without what the browser adds."""
    return re.sub(r"^https?://|^www\.|/$", "", address.removeprefix("https://").removeprefix("http://"))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _numbers(text: str) -> set[str]:
    """Every number in a text, a comma or point inside it included."""
    return set(re.findall(r"\d+(?:[.,]\d+)?", text))


def test_each_row_to_publish_is_one_entry(pairs: list[Pair]) -> None:
    for row, entry in pairs:
        assert fold(entry["name"]).split()[0] == fold(row["name"]).split()[0]
        assert needs_of(entry) == row["needs"].split(";")
        assert [_digits(p["number"]) for p in entry.get("phones", [])] == ([_digits(row["phone"])] if row["phone"] else [])
        assert entry.get("email", "") == row["email"]
        site = entry.get("url") or entry["organization"].get("website", "")
        assert _bare(site) == _bare(row["website"]), row["name"]


def test_addresses_are_those_of_the_row(pairs: list[Pair]) -> None:
    for row, entry in pairs:
        streets = [record["address_1"] for kind, record in records(entry) if kind == "addresses"]
        assert bool(streets) == bool(row["street_address"]), row["name"]
        assert all(street in row["street_address"] for street in streets)
        for kind, record in records(entry):
            if kind == "location":
                assert record["municipality"] in row["municipality"]
                assert "latitude" not in record


def _page(row: dict[str, str]) -> str:
    """The page, or the title where there is no address, that a row names as its source."""
    return row["source_url"].removeprefix("news item, title: ")


def _date_of(text: str) -> str | None:
    """The day that a source names, a month's first day where it names a month; else none is made up."""
    return f"{text}-01"[:10] if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text) else None


def test_each_fact_has_the_source_and_the_date_of_its_row(pairs: list[Pair]) -> None:
    for row, entry in pairs:
        for code, fact in entry["facts"].items():
            named_beside = fact["source"] in row["facts_found"]
            if code == "needs":
                assert (fact["source"], fact["checked_by_role"]) == (OURS, "gezel")
            elif not named_beside:
                assert _page(row) in fact["source"], (row["name"], code)
                assert fact["checked_on"] == _date_of(row["source_date"])
                assert fact["checked_by_role"] == "public-source"


def test_an_undated_source_keeps_what_it_says_of_its_date(pairs: list[Pair]) -> None:
    for row, entry in pairs:
        years = set() if _date_of(row["source_date"]) else _numbers(row["source_date"])
        told = [fact["source"] for fact in entry["facts"].values() if _page(row) in fact["source"]]
        assert all(years <= _numbers(source) for source in told), row["name"]


def test_each_entry_has_a_fact_with_the_page_it_comes_from(pairs: list[Pair]) -> None:
    for row, entry in pairs:
        named = {fact["source"] for fact in entry["facts"].values()} - {OURS}
        assert any(_page(row) in source or source in row["facts_found"] for source in named), row["name"]


def test_no_number_is_made_up(pairs: list[Pair]) -> None:
    for row, entry in pairs:
        said = _numbers(" ".join(row.values()))
        told = {key: value for key, value in entry.items() if key in TEXTS}
        numbers = _numbers(" ".join(prose(told)))
        assert numbers <= said, (row["name"], numbers - said)


def test_nothing_of_the_region_looks_like_an_example() -> None:
    for entry in entries("region"):
        assert entry["example"] is False
        assert not any("voorbeeld)" in text for text in prose(entry))


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_one_can_ask_a_companion_in_each_municipality(municipality: str) -> None:
    found: list[Any] = [e for e in COMPANIONS if [a["name"] for a in e["service_areas"]] == [municipality]]
    assert len(found) == 1
    assert found[0]["name"].startswith("Een gezel vragen")
    assert needs_of(found[0]) == ["buddy"]


def test_the_seeds_are_written_one_way() -> None:
    for folder in ("region", "examples"):
        for path in (SEEDS / folder).glob("*.json"):
            text = path.read_text(encoding="utf-8")
            assert text.endswith("]\n")
            assert "\\u" not in text
            assert text.startswith('[\n {\n  "id"')
