"""The seeds as they stand in the repository: what every reader of them may rely on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from directory.config import ROOT

Record = dict[str, Any]
SEEDS = ROOT / "seeds"
# Records that several others hold: the same id must then say the same everywhere.
SHARED_RECORDS = {"organization", "location", "unit"}
NOT_PROSE = {"id", "taxonomy_term_id", "last_modified", "updated", "checked_on", "number", "url", "website", "email"}


def entries(folder: str) -> list[Record]:
    """Every service in the JSON files of `seeds/<folder>`, in the order of the files."""
    return [entry for _, found in files(folder) for entry in found]


def files(folder: str) -> list[tuple[str, list[Record]]]:
    """The name of each JSON file of `seeds/<folder>`, with its services."""
    return [(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in sorted((SEEDS / folder).glob("*.json"))]


def records(record: Record, kind: str = "service") -> Iterator[tuple[str, Record]]:
    """This record and all that it holds, each with the HSDS name under which it stands."""
    yield kind, record
    for key, value in record.items():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, dict) and "id" in child:
                yield from records(child, key)


def prose(value: Any, key: str = "") -> Iterator[str]:
    """Every text in a record that people read: no ids, dates, numbers to ring or addresses on the web."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from prose(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from prose(item, key)
    elif isinstance(value, str) and key not in NOT_PROSE:
        yield value


def needs_of(entry: Record) -> list[str]:
    """The codes of the needs that an entry answers, main one first."""
    return [attribute["label"] for attribute in entry["attributes"]]


def schedules_of(entry: Record) -> list[Record]:
    """The schedules of an entry, those at its locations included."""
    return [record for kind, record in records(entry) if kind == "schedules"]
