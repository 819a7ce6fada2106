"""Records, however nested, as rows of tables: one row per id, whatever the number of places where it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from directory.hsds.documents import Entry
from directory.hsds.fact_values import check_facts
from directory.hsds.ids import derived_id, is_uuid
from directory.hsds.problems import Findings, Origin
from directory.hsds.tables import LINKS, TABLES, Cell, Sort, Table, owner_column, ownership
from directory.hsds.values import MisfitError, coerce, reference, shown

# A service holds a location holds a contact holds a phone holds a language holds an attribute …: the schema ends at eight.
MAX_DEPTH = 12
# Names that older versions of HSDS and the UK profile give to a field.
_ALIASES = {
    "taxonomy_term": {"term": "name"}, "accessibility": {"accessibility": "description"},
    "service_area": {"service_area": "name"}, "language": {"language": "name"},
}  # fmt: skip
# What Gezel makes anew, or notes for whoever keeps the file.
_QUIETLY_IGNORED = {"id", "derived", "modified_date", "notes_internal"}
_COORDINATES = (("latitude", 90), ("longitude", 180))
_LINK_COLUMNS = {"link_id", "link_entity", "resource_id"}
ListKey = tuple[str, str, str]


@dataclass(slots=True)
class Row:
    """One row to be: its values by column.

    ``path`` says where in the record of ``origin`` it stands; ``blank`` holds the columns that a table left empty, ``top``
    those told by the record itself rather than in passing, ``refused`` those whose value was already complained of.
    """

    table: Table
    id: str
    origin: Origin
    path: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    top: set[str] = field(default_factory=set)
    blank: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)


def _means(told: Any, target: str, id_: str) -> bool:
    """Whether what a field tells is this record."""
    try:
        return reference(told, target) == id_
    except MisfitError:
        return False


class Batch:
    """All rows of an import, and which lists of which records it tells in full."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.rows: dict[str, dict[str, Row]] = {name: {} for name in TABLES}
        self.replaced: dict[ListKey, dict[str, None]] = {}
        self.main: dict[tuple[str, str], Origin] = {}
        self._foreign: dict[tuple[str, str], str] = {}

    def add(self, entry: Entry) -> None:
        """Take in one record of a file."""
        table = TABLES[entry.table]
        if entry.tabular:
            self._add_cells(table, entry.data, entry.origin)
            return
        added = self._add(table, entry.data, entry.origin, "", {}, top=True)
        if added is not None:
            self.main.setdefault((table.name, added), entry.origin)

    def _id(self, table: Table, data: Any, origin: Origin, path: str) -> str | None:
        if not isinstance(data, dict):
            self.findings.refuse(origin, path, f"{shown(data)} is not a record", "Put the fields between { and }")
            return None
        raw = data.get("id")
        if isinstance(raw, bool) or not isinstance(raw, str | int) or not str(raw).strip():
            what = "is missing" if raw in (None, "") else f"{shown(raw)} is not an id"
            self.findings.refuse(origin, f"{path}id", what, "Give the record an id of its own that stays the same (a UUID)")
            return None
        try:
            id_ = reference(raw, table.name)
        except MisfitError as misfit:
            self.findings.refuse(origin, f"{path}id", misfit.what, misfit.mend)
            return None
        if not is_uuid(str(raw).strip().lower()):
            self._foreign[table.name, id_] = str(raw).strip()[:200]
        return id_

    def _add_cells(self, table: Table, data: Any, origin: Origin) -> None:
        """A row of a table: its owners stand in its own columns."""
        id_ = self._id(table, data, origin, "")
        if id_ is None:
            return
        if id_ in self.rows[table.name]:
            self.findings.refuse(
                origin, "id", f"{id_} stands twice in the table", "Keep one of the rows, or give it an id of its own"
            )
            return
        row = self._row(table, id_, origin)
        entity = data.get(LINKS[table.name][1]) if table.name in LINKS else None
        filled = {key: value for key, value in data.items() if value not in (None, "")}
        self._fill(row, filled, origin, "", top=True, linked=entity if isinstance(entity, str) else None)
        row.blank = {key for key in data.keys() - filled.keys() if key in table.cells}
        if table.name in ("service", "organization", "location", "taxonomy", "taxonomy_term"):
            self.main.setdefault((table.name, id_), origin)

    def _row(self, table: Table, id_: str, origin: Origin, path: str = "") -> Row:
        row = self.rows[table.name].get(id_)
        if row is None:
            row = self.rows[table.name][id_] = Row(table, id_, origin, path)
        return row

    def _add(
        self, table: Table, data: Any, origin: Origin, path: str, owner: dict[str, Any], *, top: bool = False, depth: int = 0
    ) -> str | None:
        """Take in a record and all that nests in it; its id, or ``None`` where it has none."""
        if depth > MAX_DEPTH:
            self.findings.refuse(origin, path, "is nested too deep", "HSDS nests eight levels at most")
            return None
        id_ = self._id(table, data, origin, path)
        if id_ is None:
            return None
        id_ = self._own_id(table, id_, owner, origin)
        row = self._row(table, id_, origin, path)
        row.values.update(owner)
        self._fill(row, data, origin, path, top=top)
        for key, (child, column) in table.singles.items():
            if data.get(key) is not None:
                child_id = self._add(
                    TABLES[child], data[key], origin, f"{path}{key}.", self._program_owner(row, key), depth=depth + 1
                )
                self._tie(row, column, child_id, data.get(column), origin, path)
        for key, child in table.lists.items():
            if data.get(key) is not None:
                self._add_list(table, id_, key, child, data[key], origin, path, depth)
        return id_

    def _program_owner(self, row: Row, key: str) -> dict[str, Any]:
        """A program nested in a service belongs to the service's organization, which HSDS does not repeat."""
        organization = row.values.get("organization_id") if key == "program" else None
        return {"organization_id": organization} if organization else {}

    def _own_id(self, table: Table, id_: str, owner: dict[str, Any], origin: Origin) -> str:
        """The id; another one, made from it, where the same part is told of two parents of one sort."""
        present = self.rows[table.name].get(id_)
        if present is None:
            return id_
        for column, parent in owner.items():
            if column not in ("link_entity", "resource_type") and present.values.get(column) not in (None, parent):
                mend = "It was copied under an id of its own. Ask the publisher for one id a record"
                self.findings.warn(Origin(origin.file), table.name, "stands under the same id in two records", mend)
                return derived_id(table.name, id_, parent)
        return id_

    def _tie(self, row: Row, column: str, child_id: str | None, told: Any, origin: Origin, path: str) -> None:
        if child_id is None:
            return
        target = row.table.cells[column].target
        if told not in (None, "") and not _means(told, target or "", child_id):
            self.findings.refuse(
                origin, f"{path}{column}", f"{shown(told)} is another record than the one nested beside it", "Make them agree"
            )
        row.values[column] = child_id

    def _add_list(self, table: Table, id_: str, key: str, child: str, items: Any, origin: Origin, path: str, depth: int) -> None:
        if not isinstance(items, list):
            self.findings.refuse(origin, f"{path}{key}", f"{shown(items)} is not a list", "Put the records between [ and ]")
            return
        owner = ownership(table.name, id_, child)
        told = self.replaced.setdefault((table.name, id_, key), {})
        for position, item in enumerate(items):
            child_id = self._add(TABLES[child], item, origin, f"{path}{key}[{position}].", owner, depth=depth + 1)
            if child_id is not None:
                told[child_id] = None

    def _fill(self, row: Row, data: dict[str, Any], origin: Origin, path: str, *, top: bool, linked: str | None = None) -> None:
        cells, aliases = row.table.cells, _ALIASES.get(row.table.name, {})
        for key, raw in data.items():
            name = aliases.get(key, key)
            if name != key and data.get(name) is not None:
                continue
            cell = cells.get(name) if isinstance(name, str) else None
            if cell is None:
                self._note_unknown(row.table, key, origin)
            elif cell.sort is Sort.FACTS:
                self._fill_facts(row, raw, origin, path)
            elif not (path and (cell.owner or name in _LINK_COLUMNS)):
                self._fill_cell(row, cell, raw, origin, path, top, linked)
        if row.table.name == "location":
            self._check_coordinates(row, origin, path)

    def _note_unknown(self, table: Table, key: Any, origin: Origin) -> None:
        if key not in _QUIETLY_IGNORED and key not in table.lists and key not in table.singles:
            self.findings.warn(
                Origin(origin.file), f"{table.name}.{str(key)[:60]}", "is not a field that Gezel keeps and was left out"
            )

    def _fill_cell(self, row: Row, cell: Cell, raw: Any, origin: Origin, path: str, top: bool, linked: str | None) -> None:
        try:
            value = coerce(cell, raw, linked if cell.name in _LINK_COLUMNS else None)
        except MisfitError as misfit:
            self.findings.refuse(origin, f"{path}{cell.name}", misfit.what, misfit.mend)
            row.refused.add(cell.name)
            return
        if value is None and row.table.model.__table__.c[cell.name].nullable is False:
            return
        self._set(row, cell.name, value, origin, path, top)

    def _fill_facts(self, row: Row, raw: Any, origin: Origin, path: str) -> None:
        facts = check_facts(raw, self.findings, origin, f"{path}facts")
        if facts is not None:
            row.values["facts"] = {**row.values.get("facts", {}), **facts}

    def _set(self, row: Row, column: str, value: Any, origin: Origin, path: str, top: bool) -> None:
        present = row.values.get(column)
        if present is None or present == value:
            row.values[column] = value if present is None else present
        elif value is None:
            return
        elif column == "last_modified":
            row.values[column] = max(present, value)
        elif top and column in row.top:
            what = f"{shown(value)} here, but {shown(present)} where the same record stands before"
            self.findings.refuse(origin, f"{path}{column}", what, "Give each record an id of its own, or tell it once")
        else:
            kept = value if top else present
            self.findings.warn(
                Origin(origin.file, f"{row.table.name} {row.id}"), column, f"is told in two ways; {shown(kept)} was kept"
            )
            row.values[column] = kept
        if top:
            row.top.add(column)

    def _check_coordinates(self, row: Row, origin: Origin, path: str) -> None:
        told = [(name, row.values[name], bound) for name, bound in _COORDINATES if row.values.get(name) is not None]
        wrong = next(((name, value) for name, value, bound in told if abs(value) > bound), None)
        if wrong:
            what = f"{wrong[1]:g} lies on no place on earth; the coordinates were left out"
            self.findings.warn(origin, f"{path}{wrong[0]}", what, "Write degrees, such as 51.19 and 5.11")
            for name, _ in _COORDINATES:
                row.values.pop(name, None)

    def finish(self, spoken: set[str]) -> None:
        """After the last record: what tables tell of lists, and a place for other people's ids.

        ``spoken`` are the tables that a package of tables holds.
        """
        if spoken:
            self._lists_of_tables(spoken)
        for (table, id_), foreign in self._foreign.items():
            if table == "organization":
                self._keep_foreign_id(id_, foreign)
            elif table == "location" and not self.rows[table][id_].values.get("external_identifier"):
                self.rows[table][id_].values["external_identifier"] = foreign

    def _keep_foreign_id(self, id_: str, foreign: str) -> None:
        identifier = TABLES["organization_identifier"]
        row = self._row(identifier, derived_id("source-id", id_), self.rows["organization"][id_].origin)
        row.values = {"organization_id": id_, "identifier_type": "source id", "identifier": foreign}
        told = self.replaced.get(("organization", id_, "organization_identifiers"))
        if told is not None:
            told[row.id] = None

    def _lists_of_tables(self, spoken: set[str]) -> None:
        children: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
        for name in spoken:
            columns = [LINKS[name][0]] if name in LINKS else [cell.name for cell in TABLES[name].owners]
            for row in self.rows[name].values():
                for column in columns:
                    children[name, column, row.values.get(column) or ""][row.id] = None
        for name in spoken:
            for key, child in TABLES[name].lists.items():
                if child in spoken:
                    column = owner_column(name, child)
                    for id_ in self.rows[name]:
                        self.replaced[name, id_, key] = children[child, column, id_]
