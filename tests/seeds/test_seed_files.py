"""What holds for every seed, real or example."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

import pytest

from directory.services.facts import FactType, value_problem
from directory.services.kinds import KINDS
from directory.services.opening import opening_of
from directory.services.taxonomy import needs, theme_of_need
from tests.seeds import SEEDS, SHARED_RECORDS, Record, entries, needs_of, records, schedules_of

ALL = entries("region") + entries("examples")
TODAY = dt.date(2026, 11, 24)
ROLES = {"provider", "coordinator", "gezel", "companion", "public-source"}
TERMS = {t["id"]: t for t in json.loads((SEEDS / "taxonomy.json").read_text(encoding="utf-8"))["taxonomy_terms"]}
by_name = pytest.mark.parametrize("entry", ALL, ids=[e["name"] for e in ALL])


def test_an_id_means_one_thing() -> None:
    seen: dict[str, tuple[str, Record]] = {}
    for entry in ALL:
        inside_shared: set[str] = set()
        for kind, record in records(entry):
            assert str(uuid.UUID(record["id"])) == record["id"]
            if record["id"] in inside_shared:
                continue
            if kind in SHARED_RECORDS:
                inside_shared |= {child["id"] for _, child in records(record, kind)}
                known = seen.setdefault(record["id"], (kind, record))
                assert known == (kind, record), f"two {kind} records with id {record['id']} differ"
            else:
                assert record["id"] not in seen, f"{kind} of {entry['name']}: id {record['id']} is taken"
                seen[record["id"]] = (kind, record)


def test_organizations_with_one_name_are_one() -> None:
    names: dict[str, set[str]] = {}
    for entry in ALL:
        names.setdefault(entry["organization"]["name"], set()).add(entry["organization"]["id"])
    assert {name for name, ids in names.items() if len(ids) > 1} == set()


@by_name
def test_every_fact_fits_its_kind_and_has_a_source(entry: Record) -> None:
    fields = KINDS[entry["kind"]].facts
    for code, fact in entry["facts"].items():
        assert code in fields, f"{code} is no fact of {entry['kind']}"
        assert set(fact) == {"value", "source", "checked_on", "checked_by_role"}
        assert value_problem(fields[code], fact["value"]) is None, code
        assert fact["source"].strip()
        assert fact["checked_by_role"] in ROLES
        assert fact["checked_on"] is None or dt.date.fromisoformat(fact["checked_on"]) <= TODAY


def _filled(entry: Record, hsds: str) -> bool:
    if hsds == "locations":
        return any(kind == "addresses" for kind, _ in records(entry))
    if hsds == "schedules":
        return bool(schedules_of(entry))
    if hsds == "minimum_age":
        return "minimum_age" in entry or "maximum_age" in entry
    return bool(entry.get(hsds))


@by_name
def test_what_stands_in_a_table_has_a_fact_that_says_who_checked_it(entry: Record) -> None:
    for code, field in KINDS[entry["kind"]].facts.items():
        if field.type is not FactType.TABLE:
            continue
        assert field.hsds
        fact = entry["facts"].get(code)
        assert fact or not _filled(entry, field.hsds), f"{code} has no source"
        assert not fact or fact["value"] or _filled(entry, field.hsds), f"{code} points at an empty table"


@by_name
def test_needs_are_ours_and_named_once(entry: Record) -> None:
    found = needs_of(entry)
    assert found
    assert len(set(found)) == len(found)
    assert set(found) <= set(needs())
    assert [TERMS[a["taxonomy_term_id"]]["code"] for a in entry["attributes"]] == found
    if entry["kind"] != "general":
        assert KINDS[entry["kind"]].themes[0] in {theme_of_need(need) for need in found}


@by_name
def test_hours_can_be_computed(entry: Record) -> None:
    schedules = schedules_of(entry)
    opening: Any = opening_of(schedules, TODAY, "2026-11-24")
    if not any(not s.get("closed") for s in schedules):
        assert opening is None
        return
    assert opening["incomplete"] is False
    assert opening["weekly"] or any(opening["exceptions"].values()), "never open this quarter or the next"


@by_name
def test_an_entry_was_last_changed_in_the_past(entry: Record) -> None:
    changed = dt.datetime.fromisoformat(entry["last_modified"])
    assert dt.datetime(2024, 1, 1, tzinfo=dt.UTC) < changed < dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
