"""One cell at a time: what is understood, and what is asked anew."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from directory.hsds.ids import is_uuid, uuid_of
from directory.hsds.postcodes import postal_code_of, province_of
from directory.hsds.tables import TABLES, Sort
from directory.hsds.values import MisfitError, coerce, uri

CELLS = {f"{table.name}.{cell.name}": cell for table in TABLES.values() for cell in table.cells.values()}
NINE = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("service.name", " x ", " x "), ("service.name", 12, "12"), ("service.name", "  ", None), ("service.name", 12.0, "12"),
        ("service.status", "Temporarily Closed", "temporarily closed"), ("schedule.freq", "weekly", "WEEKLY"),
        ("schedule.byday", "mo, +1tu", "MO,+1TU"), ("schedule.byday", ["MO", "TU"], "MO,TU"),
        ("schedule.bymonthday", "1, -1", "1,-1"), ("service.email", " mailto:a@b.be ", "a@b.be"),
        ("schedule.opens_at", "9:00", "09:00"), ("schedule.opens_at", "10:00:00", "10:00"),
        ("schedule.opens_at", "10:00+02:00", "10:00"),
        ("schedule.opens_at", "T10:00Z", "10:00"), ("schedule.closes_at", "24:00", "24:00"),
        ("schedule.valid_from", "2026-11-24T00:00:00Z", "2026-11-24"), ("schedule.until", "20261124", "2026-11-24"),
        ("service.last_modified", "2026-11-24T10:00:00+01:00", NINE), ("service.last_modified", "2026-11-24T09:00:00", NINE),
        ("service.minimum_age", "12", 12.0), ("service.minimum_age", 12, 12.0), ("cost_option.amount", "2.5", 2.5),
        ("service.example", "ja", True), ("service.example", "0", False), ("service.example", True, True),
        ("service.organization_id", "ABCDEF00-0000-4000-8000-000000000000", "abcdef00-0000-4000-8000-000000000000"),
    ],
)  # fmt: skip
def test_plain_meanings_are_understood(name: str, raw: Any, value: Any) -> None:
    assert coerce(CELLS[name], raw) == value


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("service.name", ["x"]), ("service.name", float("nan")), ("schedule.freq", "DAILY"), ("schedule.byday", "MO;TU"),
        ("schedule.opens_at", "24:30"), ("schedule.opens_at", "half tien"), ("schedule.valid_from", "2026-02-30"),
        ("service.last_modified", "0001-01-01T00:00:00+23:00"), ("service.last_modified", "2500-01-01"),
        ("service.minimum_age", -1), ("service.minimum_age", True), ("service.minimum_age", 10**400),
        ("location.latitude", "51,2"),
        ("service.example", "misschien"), ("service.email", "a@b"), ("service.organization_id", True),
    ],
)  # fmt: skip
def test_what_could_mean_anything_is_asked_anew(name: str, raw: Any) -> None:
    with pytest.raises(MisfitError) as misfit:
        coerce(CELLS[name], raw)
    assert misfit.value.what
    assert misfit.value.mend


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.voorbeeld.be", "https://www.voorbeeld.be"),
        ("https://één.be/café?q=a b#x", "https://xn--n-9faa.be/caf%C3%A9?q=a%20b#x"),
        ("https://voorbeeld.be/100%", "https://voorbeeld.be/100%25"),
        ("https://voorbeeld.be/a%20b|[c]", "https://voorbeeld.be/a%20b%7C%5Bc%5D"),
        ("http://localhost:8000/x", "http://localhost:8000/x"),
    ],
)
def test_web_addresses_become_ones_that_work(text: str, address: str) -> None:
    assert uri(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "voorbeeld",
        "voorbeeld/x",
        "ftp://x.be",
        "javascript:alert(1)",
        "https://",
        "https://a b.be",
        "http://x:port",
        "http://[",
        "https://u:p@x.be",
        'https://x.be/"',
    ],
)
def test_other_texts_are_no_web_address(text: str) -> None:
    with pytest.raises(MisfitError):
        uri(text)


def test_foreign_ids_get_a_uuid_per_table() -> None:
    assert uuid_of("service", "12") == uuid_of("service", " 12 ")
    assert uuid_of("service", "12") != uuid_of("organization", "12")
    assert is_uuid(uuid_of("service", "12"))


def test_belgian_postal_codes() -> None:
    assert [province_of(code) for code in ("2400", "3920", "1000", "9000", "x", "12")] == [
        "Antwerpen", "Limburg", "Brussel", "Oost-Vlaanderen", None, None,
    ]  # fmt: skip
    assert postal_code_of("balen") == "2490"
    assert postal_code_of("Parijs") is None


def test_every_table_of_hsds_has_its_columns(shared: Any) -> None:
    import json

    for name, table in TABLES.items():
        schema = json.loads((shared / "hsds-3.1" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
        flat = {
            key
            for key, value in schema["properties"].items()
            if value.get("type") not in ("array", "object") and "$ref" not in value
        }
        assert flat - {"id"} <= set(table.cells), name
        nested = {key for key, value in schema["properties"].items() if value.get("type") == "array" or "$ref" in value}
        assert nested <= {*table.lists, *table.singles}, name
        assert {c.name for c in table.cells.values() if c.sort is Sort.URI} == {
            key for key, value in schema["properties"].items() if value.get("format") == "uri"
        }, name
