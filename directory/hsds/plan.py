"""What an import would change: the rows to make, change and delete, once all that must stay as it is has been left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from directory.hsds.batch import Batch, Row
from directory.hsds.state import Key, Published, State, Values
from directory.hsds.tables import LINKS, MAIN, NOT_REPLACED, TABLES, Sort, owner_column
from directory.hsds.values import MisfitError, coerce
from directory.models import now
from directory.services.texts import slugify

# Where a publication says something in place of nothing.
_NAME_AS_DESCRIPTION = {"organization", "program", "taxonomy", "taxonomy_term"}


@dataclass
class Plan:
    """Changes by table and id. ``kept`` are records left alone because they were edited here: key → the entry's name."""

    create: dict[Key, Values] = field(default_factory=dict)
    update: dict[Key, Values] = field(default_factory=dict)
    delete: set[Key] = field(default_factory=set)
    kept: dict[Key, str] = field(default_factory=dict)
    homes: dict[Key, set[Key]] = field(default_factory=dict)

    def touched(self) -> set[Key]:
        """Every row that changes."""
        return self.create.keys() | self.update.keys() | self.delete

    def drop(self, key: Key) -> None:
        """Leave this row alone."""
        self.create.pop(key, None)
        self.update.pop(key, None)
        self.delete.discard(key)


def make_plan(session: Session, batch: Batch, state: State, *, force: bool) -> Plan:
    """Compare the batch with what is here."""
    plan = Plan()
    for rows in batch.rows.values():
        for row in rows.values():
            before = state.rows[row.table.name].get(row.id)
            if before is None:
                plan.create[row.table.name, row.id] = {k: v for k, v in row.values.items() if v is not None}
            else:
                _compare(plan, row, before, batch)
    _order_lists(plan, batch, state)
    removed = _removals(batch, state)
    homes = _Homes(batch, state)
    plan.homes = {key: homes.of(*key) for key in plan.touched() | removed.keys()}
    _leave_what_is_published(session, plan, removed, batch, state)
    _plan_removals(plan, removed, batch, state)
    if not force:
        _keep_edits(plan, state.edited_here(batch))
    _finish_services(plan, batch, state)
    return plan


def _order_lists(plan: Plan, batch: Batch, state: State) -> None:
    """The order of a list is that of the file; where it is so already, positions stay what they are."""
    for (parent, _, key), told in batch.replaced.items():
        child = TABLES[parent].lists[key]
        if key in NOT_REPLACED:
            continue
        here = {id_: state.rows[child][id_]["position"] for id_ in told if id_ in state.rows[child]}
        if len(here) == len(told) and sorted(here, key=lambda id_: (here[id_], id_)) == list(told):
            continue
        for position, id_ in enumerate(told):
            if (child, id_) in plan.create:
                values = plan.create[child, id_]
                values["position"] = max(position, values.get("position", 0))
            elif id_ in here and here[id_] != position:
                plan.update.setdefault((child, id_), {})["position"] = position


def _merged_facts(before: Values, told: dict[str, Any]) -> dict[str, Any]:
    merged = {**(before or {}), **told}
    return {code: fact for code, fact in merged.items() if fact is not None}


def _compare(plan: Plan, row: Row, before: Values, batch: Batch) -> None:
    changes: Values = {}
    for column, value in row.values.items():
        wanted = _merged_facts(before["facts"], value) if column == "facts" else value
        if wanted != before[column]:
            changes[column] = wanted
    changes.pop("slug", None)  # an address that people have saved or printed stays what it was
    changes.update({column: None for column in row.blank if before[column] is not None and _may_be_empty(row, column)})
    if changes.get("confidential") is False:
        batch.findings.warn(row.origin, "location.confidential", "is kept: an import never makes a confidential place public")
        del changes["confidential"]
    if changes:
        plan.update[row.table.name, row.id] = changes


def _may_be_empty(row: Row, column: str) -> bool:
    cell = row.table.cells[column]
    return bool(row.table.model.__table__.c[column].nullable) and cell.sort not in (Sort.FLAG, Sort.FACTS) and not cell.owner


def _removals(batch: Batch, state: State) -> dict[Key, set[tuple[str, str, str]]]:
    """Rows that stand in a list here and no longer in the file: key → the (parent table, parent id, list) that dropped it."""
    found: dict[Key, set[tuple[str, str, str]]] = defaultdict(set)
    under: dict[tuple[str, str], dict[str, set[str]]] = {}
    for (parent, id_, key), told in batch.replaced.items():
        child = TABLES[parent].lists[key]
        column = owner_column(parent, child)
        if key in NOT_REPLACED or id_ not in state.rows[parent] or _is_secret(state, parent, id_):
            continue
        if (child, column) not in under:
            under[child, column] = state.children(child, column)
        for child_id in under[child, column].get(id_, set()) - told.keys():
            found[child, child_id].add((parent, id_, key))
    return found


def _is_secret(state: State, table: str, id_: str) -> bool:
    """Whether these parts are of a confidential location, of which a publication carries none."""
    values = state.rows[table][id_]
    place = state.rows["location"].get(values["location_id"] if table == "service_at_location" else id_)
    return table in ("location", "service_at_location") and bool(place and place["confidential"])


class _Homes:
    """Which services, organizations, locations or terms a row is a part of."""

    def __init__(self, batch: Batch, state: State) -> None:
        self._batch, self._state = batch, state
        self._found: dict[Key, set[Key]] = {}

    def _values(self, table: str, id_: str) -> Values:
        row = self._batch.rows[table].get(id_)
        return {**self._state.rows[table].get(id_, {}), **({k: v for k, v in row.values.items() if v} if row else {})}

    def of(self, table: str, id_: str) -> set[Key]:
        """The main records of this row; itself where it is one."""
        key = (table, id_)
        if table in MAIN:
            return {key}
        if key not in self._found:
            self._found[key] = set()  # a row that leads back to itself has no other home
            values = self._values(table, id_)
            parents: list[tuple[str | None, Any]] = [(cell.target, values.get(cell.name)) for cell in TABLES[table].owners]
            if table in LINKS:
                link, entity = LINKS[table]
                parents = [(values.get(entity), values.get(link))]
            self._found[key] = {home for t, i in parents if t and t in TABLES and i for home in self.of(t, i)}
        return self._found[key]


def _leave_what_is_published(
    session: Session, plan: Plan, removed: dict[Key, set[tuple[str, str, str]]], batch: Batch, state: State
) -> None:
    """A file that says what we publish changes nothing, also where the database holds more than that."""
    touched = {home for key in plan.update.keys() | removed.keys() for home in plan.homes.get(key, ())}
    published = Published(session, touched)
    for key, changes in list(plan.update.items()):
        table, id_ = key
        before, row = state.rows[table][id_], batch.rows[table][id_]
        for column in list(changes):
            if _is_published(published, key, column, changes[column], before, row):
                del changes[column]
        if not changes:
            del plan.update[key]
    for key, lists in list(removed.items()):
        for parent, id_, name in list(lists):
            seen = published.children.get((parent, id_, name), set())
            if published.knows((parent, id_)) and key[1] not in seen:
                lists.discard((parent, id_, name))
        if not lists:
            del removed[key]


def _is_published(published: Published, key: Key, column: str, value: Any, before: Values, row: Row) -> bool:
    table, _ = key
    if column == "description" and table in _NAME_AS_DESCRIPTION and before[column] is None and value == before["name"]:
        return True
    shown = published.cells.get(key, [])
    if column in row.blank:
        return not any(cells.get(column) is not None for cells in shown)
    if column == "facts":
        told = row.values["facts"]
        return any(
            _merged_facts(before["facts"], {**told, **_only_hidden(before, told, cells)}) == before["facts"] for cells in shown
        )
    if column == "position":
        return False
    cell = TABLES[table].cells[column]
    for cells in shown:
        try:
            seen = coerce(cell, cells.get(column), cells.get("link_entity"))
        except MisfitError:
            seen = cells.get(column)
        if seen == value and (value is not None or column in cells):
            return True
    return False


def _only_hidden(before: Values, told: dict[str, Any], cells: Values) -> dict[str, Any]:
    """The facts here that the file tells as they are published, though the database holds more of them."""
    seen = cells.get("facts") or {}
    return {code: fact for code, fact in before["facts"].items() if code in told and seen.get(code) == told[code]}


def _plan_removals(plan: Plan, removed: dict[Key, set[tuple[str, str, str]]], batch: Batch, state: State) -> None:
    for key, lists in removed.items():
        table, id_ = key
        columns = {owner_column(parent, table) for parent, _, _ in lists}
        row = batch.rows[table].get(id_)
        told = row.values if row else {}
        owners = [LINKS[table][0]] if table in LINKS else [cell.name for cell in TABLES[table].owners]
        left = [c for c in owners if c not in columns and (told.get(c) or state.rows[table][id_][c])]
        if left:
            plan.update.setdefault(key, {}).update(dict.fromkeys(columns, None))
        elif row is None:
            plan.delete.add(key)


def _keep_edits(plan: Plan, edited: dict[Key, str]) -> None:
    for key in plan.touched():
        kept = [home for home in plan.homes.get(key, {key}) if home in edited]
        if kept:
            plan.drop(key)
            plan.kept.update({home: edited[home] for home in kept})


def _finish_services(plan: Plan, batch: Batch, state: State) -> None:
    """What Gezel itself adds: an address of its own for a new entry, and the moment of a change where the file tells none."""
    slugs: set[str] = set()
    fresh = [key for key in plan.create if key[0] == "service"]
    if fresh:
        slugs = state.slugs()
    for key in sorted(fresh):
        values = plan.create[key]
        wanted = slugify(values.get("slug") or values["name"])
        values["slug"] = wanted if wanted not in slugs else f"{wanted[:70]}-{key[1][:8]}"
        slugs.add(values["slug"])
        values["facts"] = _merged_facts({}, values.get("facts", {}))
    for home in {home for key in plan.touched() for home in plan.homes.get(key, ()) if home[0] == "service"}:
        row = batch.rows["service"].get(home[1])
        if home not in plan.create and home[1] in state.rows["service"] and (row is None or not row.values.get("last_modified")):
            plan.update.setdefault(home, {})["last_modified"] = now()
