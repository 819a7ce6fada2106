"""The directory as files: what is public, from publications only, and always the same bytes for the same content.

A zip holds the CSV datapackage of HSDS 3.1, with Gezel's profile as columns of its own; ``.json`` and ``.ndjson`` hold full
services. Cells are written to the letter, also those that a spreadsheet would take for a formula (``=…``): any trick against
that would come back as content at the next import. Open the files with a program that asks how to read them.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.feed import Record, all_publications, full_service
from directory.hsds.tables import TABLES, UNPUBLISHED, VERSION, Sort, Table, ownership
from directory.models import Taxonomy, TaxonomyTerm
from directory.services.publication import private_fields, publish_taxonomy, publish_term

# A zip carries a date for each entry; one that never changes keeps equal content equal in bytes.
_FIXED_DATE = (2000, 1, 1, 0, 0, 0)
_TYPES = {Sort.NUMBER: "number", Sort.FLAG: "boolean", Sort.MOMENT: "datetime", Sort.DATE: "date", Sort.FACTS: "object"}
Rows = dict[str, dict[str, Record]]


def _public_tables() -> list[Table]:
    return [table for table in TABLES.values() if table.name not in UNPUBLISHED]


def export_path(session: Session, path: Path) -> int:
    """Write what is public to this file, whole or not at all, in the form its name asks; the number of services."""
    services = [full_service(data) for data in all_publications(session)]
    if path.suffix.lower() == ".zip":
        content = _package(_rows(session, services))
    elif path.suffix.lower() in (".ndjson", ".jsonl"):
        content = "".join(f"{_compact(service)}\n" for service in services).encode()
    else:
        content = (json.dumps(services, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    temporary = path.with_name(f"{path.name}.new")
    temporary.write_bytes(content)
    temporary.replace(path)
    return len(services)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _rows(session: Session, services: Iterable[Record]) -> Rows:
    """Rows by table, in the order in which the services list them: it is the order of their lists at an import."""
    rows: Rows = {table.name: {} for table in _public_tables()}
    for taxonomy in session.scalars(select(Taxonomy).order_by(Taxonomy.id)):
        _take(rows, "taxonomy", publish_taxonomy(taxonomy), {})
    for term in session.scalars(select(TaxonomyTerm).order_by(TaxonomyTerm.id)):
        _take(rows, "taxonomy_term", publish_term(term), {})
    for service in services:
        _take(rows, "service", service, {})
    return rows


def _take(rows: Rows, name: str, record: Record, owner: Record) -> None:
    """A record and all that nests in it, as rows; one that stands in several places is one row with several owners."""
    table = TABLES[name]
    row = rows[name].setdefault(record["id"], {"id": record["id"]})
    row.update({key: value for key, value in {**record, **owner}.items() if key in table.cells and value is not None})
    for key, (child, column) in table.singles.items():
        if record.get(key):
            row[column] = record[key]["id"]
            _take(rows, child, record[key], {})
    for key, child in table.lists.items():
        owned = ownership(name, record["id"], child)
        for item in record.get(key, []) if child in rows else []:
            _take(rows, child, item, owned)


def _columns(table: Table) -> list[str]:
    return ["id", *(name for name in table.cells if name not in private_fields(table.model))]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _compact(value) if isinstance(value, dict | list | int | float) else str(value)


def _csv(table: Table, rows: dict[str, Record]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # as RFC 4180 asks; cells with a line break are then quoted
    writer.writerow(_columns(table))
    writer.writerows([_cell(row.get(column)) for column in _columns(table)] for row in rows.values())
    return text.getvalue().encode()


def _datapackage() -> bytes:
    resources = [
        {
            "name": table.file.removesuffix(".csv"),
            "path": table.file,
            "profile": "tabular-data-resource",
            "schema": {
                "primaryKey": "id",
                "fields": [
                    {"name": name, "type": _TYPES.get(table.cells[name].sort, "string") if name != "id" else "string"}
                    for name in _columns(table)
                ],
            },
        }
        for table in _public_tables()
    ]
    package = {"name": "gezel", "title": f"Gezel, HSDS {VERSION}", "profile": "tabular-data-package", "resources": resources}
    return (json.dumps(package, indent=1) + "\n").encode()


def _package(rows: Rows) -> bytes:
    """Every table, also an empty one: that a list is empty is told too."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_:
        contents = {"datapackage.json": _datapackage(), **{t.file: _csv(t, rows[t.name]) for t in _public_tables()}}
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            zip_.writestr(entry, content)
    return buffer.getvalue()
