"""From texts to records: every form in which HSDS travels (one record, page, array, stream, bundle, tables)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from directory.hsds.files import SourceFile
from directory.hsds.problems import Findings, ImportRefusedError, Origin, refused
from directory.hsds.tables import FILES, TABLES

_ENCODE_MEND = "Write it with a tool that makes JSON, and check that it is whole"
# The lists that a file of several sorts of records may hold, as in the seeds' taxonomy.
_BUNDLE = {
    "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term", "organizations": "organization", "services": "service",
    "locations": "location", "service_at_locations": "service_at_location",
}  # fmt: skip
_KINDS_OF_RECORD = ("service", "organization", "location", "service_at_location", "taxonomy_term", "taxonomy")


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as it stands in a file; ``tabular`` for a row of a table, where an empty cell is no value."""

    table: str
    data: Any
    origin: Origin
    tabular: bool = False


def _no_constant(text: str) -> float:
    raise ValueError(f"{text} is not a number in JSON")


def _load(text: str) -> Any:
    return json.loads(text, parse_constant=_no_constant)


def parse_json(file: SourceFile) -> list[Any]:
    """The documents of a file: one, or one a line (ndjson). `ImportRefusedError` where it is not whole JSON."""
    lines = file.text.splitlines()
    by_line = file.name.lower().endswith((".ndjson", ".jsonl"))
    try:
        if not by_line:
            return [_load(file.text)]
    except RecursionError as error:
        raise refused(file.name, "is nested too deep to be a directory", "Check where it came from") from error
    except ValueError as error:
        if not str(error).startswith("Extra data") or len(lines) < 2:
            raise refused(file.name, f"is not JSON ({error})", _ENCODE_MEND) from error
    return _parse_lines(file.name, lines)


def _parse_lines(name: str, lines: list[str]) -> list[Any]:
    documents = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                documents.append(_load(line))
            except (ValueError, RecursionError) as error:
                raise refused(name, f"is not JSON ({error})", _ENCODE_MEND, record=f"line {number}") from error
    return documents


def label(table: str, data: Any, position: int) -> str:
    """A record as a person would look it up: what it is, its id and its name."""
    if not isinstance(data, dict):
        return f"{table} number {position}"
    id_, name = data.get("id"), data.get("name")
    known = str(id_)[:60] if isinstance(id_, str | int) else f"number {position}"
    return f"{table} {known}" + (f" “{name[:60]}”" if isinstance(name, str) and name else "")


def classify(data: Any) -> str:
    """Which table a record is of: the one that knows most of its fields."""
    if not isinstance(data, dict):
        return "service"

    def known(name: str) -> int:
        table = TABLES[name]
        return sum(key in table.cells or key in table.lists or key in table.singles for key in data)

    if "location_type" in data:
        return "location"
    return max(_KINDS_OF_RECORD, key=lambda name: (known(name), -_KINDS_OF_RECORD.index(name)))


def _array(name: str, records: list[Any], table: str | None = None) -> Iterator[Entry]:
    for position, data in enumerate(records, start=1):
        sort = table or classify(data)
        yield Entry(sort, data, Origin(name, label(sort, data, position)))


def _check_envelope(name: str, page: dict[str, Any], findings: Findings) -> None:
    held = len(page["contents"])
    size, total = page.get("size"), page.get("total_items")
    wrong = [f"{key} says {value}" for key, value in (("size", size), ("total_items", total)) if _lies(key, value, held)]
    if wrong:
        what = f"{' and '.join(wrong)}, but the page holds {held}"
        findings.warn(Origin(name), "page", what, "All of them were read. Ask the publisher whether more is missing")


def _lies(key: str, value: Any, held: int) -> bool:
    if value is None:
        return False
    if not isinstance(value, int) or isinstance(value, bool):
        return True
    return value != held if key == "size" else value < held


def _document(name: str, data: Any, findings: Findings) -> Iterator[Entry]:
    if isinstance(data, list):
        yield from _array(name, data)
    elif not isinstance(data, dict):
        raise refused(name, "holds no records", "HSDS is one record, a list of records or a page with “contents”")
    elif "contents" in data and "id" not in data:
        if not isinstance(data["contents"], list):
            raise refused(name, "has no list in “contents”", "Put the records of the page in it", field_="contents")
        _check_envelope(name, data, findings)
        yield from _array(name, data["contents"])
    elif any(key.lower() in FILES for key in data):
        for key, rows in data.items():
            yield from _table_rows(name, key, rows, findings)
    elif "id" not in data and any(isinstance(data.get(key), list) for key in _BUNDLE):
        for key, table in _BUNDLE.items():
            records = data.get(key, [])
            if not isinstance(records, list):
                raise refused(name, f"has no list in “{key}”", "Put the records in a list", field_=key)
            yield from _array(name, records, table)
    elif "openapi_url" in data:
        raise refused(name, "describes an API and holds no records", "Import what that API gives at /services?full=true")
    else:
        yield from _array(name, [data])


def _table_rows(name: str, key: str, rows: Any, findings: Findings) -> Iterator[Entry]:
    table = FILES.get(key.lower())
    if table is None:
        findings.warn(Origin(name), key, "is not a table of HSDS and was left out")
        return
    if not isinstance(rows, list):
        raise refused(name, "is not a list of rows", "Put the rows in a list", field_=key)
    for position, row in enumerate(rows, start=1):
        yield Entry(table, row, Origin(name, f"{key}: {label(table, row, position)}"), tabular=True)


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def parse_csv(file: SourceFile, table: str) -> Iterator[Entry]:
    """The rows of one table. Cells are kept to the letter: one that looks like a formula is only text here."""
    first = file.text.split("\n", 1)[0]
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=_delimiter(first), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        if "id" not in header:
            raise refused(file.name, "has no column “id” in its first row", "Put the names of the columns in the first row")
        for number, row in enumerate(reader, start=2):
            if not any(row):
                continue
            if len(row) != len(header):
                raise refused(
                    file.name, f"has {len(row)} cells under {len(header)} columns",
                    "Put a cell that holds the separator between double quotes", record=f"row {number}",
                )  # fmt: skip
            data = {name: cell or None for name, cell in zip(header, row, strict=True)}
            yield Entry(table, data, Origin(file.name, f"row {number} ({label(table, data, number)})"), tabular=True)
    except csv.Error as error:
        raise refused(
            file.name, f"is not whole CSV ({error})", "Check the double quotes", record=f"line {reader.line_num}"
        ) from error


def _resources(files: list[SourceFile], findings: Findings) -> dict[str, str]:
    """File name → table, as a datapackage.json among the files tells."""
    named: dict[str, str] = {}
    for file in files:
        if file.name.lower() != "datapackage.json":
            continue
        try:
            document = parse_json(file)[0]
        except ImportRefusedError:
            findings.warn(Origin(file.name), "", "cannot be read and was left out: the names of the files tell enough")
            continue
        resources = document.get("resources") if isinstance(document, dict) else None
        for resource in resources if isinstance(resources, list) else []:
            named.update(_resource(file.name, resource))
    return named


def _resource(name: str, resource: Any) -> dict[str, str]:
    path = resource.get("path") if isinstance(resource, dict) else None
    if not isinstance(path, str) or not isinstance(resource.get("name"), str):
        return {}
    where = PurePosixPath(path.replace("\\", "/"))
    if where.is_absolute() or ".." in where.parts or "://" in path:
        raise refused(name, f"points outside of the package ({path[:80]!r})", "Name a file of the package itself")
    table = FILES.get(f"{resource['name'].lower()}.csv")
    return {where.name: table} if table else {}


def read_entries(files: list[SourceFile], findings: Findings) -> Iterator[Entry]:
    """Every record of these files, in the order of the files."""
    named = _resources(files, findings)
    for file in files:
        lower = file.name.lower()
        if lower == "datapackage.json":
            continue
        if lower.endswith(".csv"):
            table = named.get(file.name) or FILES.get(lower)
            if table is not None:
                yield from parse_csv(file, table)
            else:
                findings.warn(Origin(file.name), "", "is not a table of HSDS and was left out")
        else:
            for document in parse_json(file):
                yield from _document(file.name, document, findings)


def tables_in(files: list[SourceFile], entries: list[Entry]) -> set[str]:
    """The tables that a package of tables speaks of, also where one has no row."""
    spoken = {FILES[f.name.lower()] for f in files if f.name.lower() in FILES}
    return spoken | {entry.table for entry in entries if entry.tabular}
