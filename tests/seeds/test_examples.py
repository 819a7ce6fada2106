"""The example entries: plausible, spread over the region, and never to be taken for real ones.

Their ids are version 5 UUIDs in the namespace `uuid5(NAMESPACE_URL, "https://example.org/gezel/examples")`, of names such
as `service:huurcontract-mol`, so that an entry that is written anew keeps its id.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from typing import Any

import phonenumbers
import pytest
from flask import Flask
from geopy.distance import distance

from directory.config import MUNICIPALITIES
from directory.extensions import db
from directory.models import Publication
from directory.services.facts import NOT_APPLICABLE, VARIES
from directory.services.kinds import KINDS
from directory.services.publication import freshness
from directory.services.taxonomy import needs, read_tsv, theme_of_need, themes
from tests.seeds import SEEDS, Record, entries, files, needs_of, prose, records, schedules_of

EXAMPLES = entries("examples")
FIVE_KINDS = [code for code in KINDS if code != "general"]
NEIGHBOURS = ("Geel", "Turnhout", "Herentals", "Lommel")
# "gezel" is what Gezel itself classed, which no example is.
ROLES = {"provider", "coordinator", "companion", "public-source"}
BADGE = " (voorbeeld)"
TODAY = dt.date(2026, 11, 24)
FARTHEST_FROM_CENTRE_KM = 2.5
by_name = pytest.mark.parametrize("entry", EXAMPLES, ids=[e["name"] for e in EXAMPLES])


def locations_of(entry: Record) -> list[Record]:
    return [record for kind, record in records(entry) if kind == "location"]


def sentences(text: str) -> list[str]:
    """The sentences of a text; a full stop inside a number or a time ends none."""
    return [s for s in re.split(r"(?<=[.!?])\s+", text) if s]


def test_there_are_enough_of_them() -> None:
    assert len(EXAMPLES) >= 120
    kinds = Counter(entry["kind"] for entry in EXAMPLES)
    assert {kind: kinds[kind] for kind in FIVE_KINDS if kinds[kind] < 10} == {}


def test_every_need_and_theme_has_its_examples() -> None:
    found = Counter(need for entry in EXAMPLES for need in needs_of(entry))
    assert [need for need in needs() if not found[need]] == []
    per_theme = Counter(theme for entry in EXAMPLES for theme in {theme_of_need(need) for need in needs_of(entry)})
    assert [theme for theme in themes() if per_theme[theme] < 3] == []


@pytest.mark.parametrize("town", MUNICIPALITIES + NEIGHBOURS)
def test_every_town_has_its_examples(town: str) -> None:
    there = [e for e in EXAMPLES if any(place.get("municipality") == town for place in locations_of(e))]
    assert len(there) >= (10 if town in MUNICIPALITIES else 3)


@pytest.mark.parametrize(("theme", "found"), files("examples"), ids=[theme for theme, _ in files("examples")])
def test_a_file_holds_one_theme(theme: str, found: list[Record]) -> None:
    assert {theme_of_need(needs_of(entry)[0]) for entry in found} == {theme}


@by_name
def test_an_example_says_that_it_is_one(entry: Record) -> None:
    assert entry["example"] is True
    assert entry["name"].endswith(BADGE)
    assert entry["organization"]["name"].endswith(BADGE)
    assert {fact["source"] for fact in entry["facts"].values()} == {"voorbeeld"}
    assert {fact["checked_by_role"] for fact in entry["facts"].values()} <= ROLES
    assert all(place["example_coordinates"] for place in locations_of(entry))


@by_name
def test_nobody_real_can_be_reached_through_an_example(entry: Record) -> None:
    for _, record in records(entry):
        if "number" in record:
            assert re.fullmatch(r"000 00 \d\d \d\d", record["number"])
            assert not phonenumbers.is_valid_number(phonenumbers.parse(record["number"], "BE"))
        assert record.get("email", "@example.org").endswith("@example.org")
        for field in ("url", "website"):
            assert record.get(field, "https://example.org/").startswith("https://example.org/")
    for text in prose(entry):
        assert not re.search(r"[@]|www\.|(?:\+|\b0)\d[\d /.]{6,}", text), text


@by_name
def test_example_places_are_near_the_centre_of_their_village(entry: Record) -> None:
    centres = {row["name"]: (row["lat"], row["lon"]) for row in read_tsv(SEEDS / "places.tsv") if row["lat"]}
    for place in locations_of(entry):
        centre = centres[place["addresses"][0]["city"]]
        assert distance(centre, (place["latitude"], place["longitude"])).km < FARTHEST_FROM_CENTRE_KM


@by_name
def test_its_text_is_short(entry: Record) -> None:
    assert 1 <= len(sentences(entry["description"])) <= 5
    texts = [entry[key] for key in ("description", "application_process", "eligibility_description", "alert") if key in entry]
    longest = max(len(sentence.split()) for text in texts for sentence in sentences(text))
    assert longest <= 22


def test_sentences_are_short_on_the_whole() -> None:
    lengths = [len(s.split()) for entry in EXAMPLES for s in sentences(entry["description"])]
    assert sum(lengths) / len(lengths) <= 13
    assert sum(length <= 17 for length in lengths) / len(lengths) >= 0.95


def test_no_two_texts_are_alike() -> None:
    for field in ("name", "description"):
        repeated = [text for text, times in Counter(entry[field] for entry in EXAMPLES).items() if times > 1]
        assert repeated == []


@pytest.mark.parametrize("kind", FIVE_KINDS)
def test_the_facts_of_a_kind_are_known_here_and_unknown_there(kind: str) -> None:
    of_kind = [entry["facts"] for entry in EXAMPLES if entry["kind"] == kind]
    known = {field.code: sum(field.code in facts for facts in of_kind) for field in KINDS[kind].own_facts}
    assert [code for code, times in known.items() if not times] == []
    assert sum(times < len(of_kind) for times in known.values()) >= 0.8 * len(known)


def test_examples_show_every_sort_of_answer() -> None:
    values = Counter(json.dumps(fact["value"]) for entry in EXAMPLES for fact in entry["facts"].values())
    assert min(values[json.dumps(v)] for v in (NOT_APPLICABLE, VARIES, ["none"], True, False)) >= 10
    unknown_languages = sum("languages" not in entry for entry in EXAMPLES)
    assert len(EXAMPLES) * 0.1 <= unknown_languages <= len(EXAMPLES) * 0.6
    stale = [bool(freshness(entry["kind"], entry["facts"], TODAY)["stale"]) for entry in EXAMPLES]
    assert 10 <= sum(stale) <= len(EXAMPLES) / 2
    assert len({language["code"] for entry in EXAMPLES for language in entry.get("languages", [])}) >= 12


def test_hours_take_every_form() -> None:
    rules = [schedule for entry in EXAMPLES for schedule in schedules_of(entry)]
    assert any(rule.get("freq") == "MONTHLY" and rule["byday"][0].isdigit() for rule in rules)
    assert any(rule.get("interval") == 2 and rule.get("dtstart") for rule in rules)
    assert any(rule.get("closed") and rule["valid_from"] <= "2026-12-25" <= rule["valid_to"] for rule in rules)
    assert any(not rule.get("closed") and rule.get("valid_to") for rule in rules)
    assert any("phone_hours" in entry["facts"] for entry in EXAMPLES)


def test_a_secret_place_is_published_without_its_place(seeded_app: Flask) -> None:
    secret = [entry for entry in EXAMPLES if any(place.get("confidential") for place in locations_of(entry))]
    assert any("refuge" in needs_of(entry) for entry in secret)
    assert any(entry["kind"] == "rental-broker" for entry in secret)
    with seeded_app.app_context():
        for entry in secret:
            publication = db.session.get(Publication, entry["id"])
            assert publication
            assert publication.data
            assert publication.data["description"] == entry["description"]
            assert publication.data["derived"]["serves"] == sorted(area["name"] for area in entry["service_areas"])
            _assert_hides(publication.data, locations_of(entry))


def _assert_hides(published: Any, places: list[Record]) -> None:
    text = json.dumps(published, ensure_ascii=False)
    for place in places:
        assert place["addresses"][0]["address_1"] not in text
        assert str(place["latitude"]) not in text
        assert str(place["longitude"]) not in text
