"""Which services a change reaches: a publication holds its organization, places, phones, terms and what hangs on those.

A flush only notes the keys (table, id) of what it changes; the services behind all of them are looked up once, just before
the commit, a few hundred keys a query.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Table, inspect, select
from sqlalchemy.orm import Session

from directory.models import Attribute, Base, Location, Service, ServiceAtLocation, ServiceCapacity, TaxonomyTerm

Key = tuple[str, str]
# Well below the number of parameters that SQLite and PostgreSQL take in one statement.
KEYS_PER_QUERY = 500
# A key of its own: every service of the organizations behind a place that is, or was, confidential.
REFUGE = "refuge"
_PARENTS = {
    "service_id": "service",
    "service_at_location_id": "service_at_location",
    "location_id": "location",
    "organization_id": "organization",
    "contact_id": "contact",
    "phone_id": "phone",
}
# These are reached through themselves, not through what they point to.
_ROOTS = {"service", "organization", "location", "unit", "taxonomy", "taxonomy_term"}
_WITH_PARTS = {"service_at_location", "contact", "phone", "program"}


@functools.cache
def _parent_columns(model: type[Base]) -> tuple[tuple[str, str], ...]:
    names = inspect(model).column_attrs.keys()
    return tuple((column, parent) for column, parent in _PARENTS.items() if column in names)


def _values(record: Base, column: str, former: bool) -> set[Any]:
    """The value of a column now and, if asked, the one it had before this flush."""
    if not former:
        value = getattr(record, column)
        return set() if value is None else {value}
    history = inspect(record).attrs[column].history
    return {v for v in (*history.added, *history.unchanged, *history.deleted) if v is not None}


def keys_of(record: Any, former: bool = True) -> set[Key]:
    """What a change of this record touches: itself or what it is part of, now and (unless it is new) before."""
    table = record.__tablename__
    if isinstance(record, Attribute):
        tables, ids = _values(record, "link_entity", former), _values(record, "link_id", former)
        return {(t, i) for t in tables for i in ids}
    keys = {(table, record.id)} if table in _ROOTS | _WITH_PARTS else set()
    if isinstance(record, Location) and True in _values(record, "confidential", former):
        keys.add((REFUGE, record.id))
    if table in _ROOTS:
        return keys
    return keys | {(parent, i) for column, parent in _parent_columns(record.__class__) for i in _values(record, column, former)}


def reached_from(session: Session, keys: Iterable[Key]) -> set[Key]:
    """All keys that can be reached from these, themselves included, read from the database as it is now."""
    seen: set[Key] = set()
    waiting = set(keys)
    while waiting:
        seen |= waiting
        by_table: dict[str, list[str]] = defaultdict(list)
        for table, id_ in waiting:
            by_table[table].append(id_)
        by_table.pop("service", None)
        found = {key for table, ids in by_table.items() for chunk in chunks(ids) for key in _step(session, table, chunk)}
        waiting = found - seen
    return seen


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in portions for one query each."""
    for start in range(0, len(ids), KEYS_PER_QUERY):
        yield ids[start : start + KEYS_PER_QUERY]


def _step(session: Session, table: str, ids: Sequence[str]) -> Iterator[Key]:
    """One step up from records of one table."""
    read = session.connection().execute
    match table:
        case "organization":
            yield from _keys("service", read(select(Service.id).where(Service.organization_id.in_(ids))))
        case "location":
            links = select(ServiceAtLocation.service_id).where(ServiceAtLocation.location_id.in_(ids))
            yield from _keys("service", read(links))
            yield from _keys(REFUGE, read(select(Location.id).where(Location.id.in_(ids), Location.confidential)))
        case "refuge":
            of_services = select(Service.organization_id).join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
            yield from _keys("organization", read(of_services.where(ServiceAtLocation.location_id.in_(ids))))
            yield from _keys("organization", read(select(Location.organization_id).where(Location.id.in_(ids))))
        case "unit":
            yield from _keys("service", read(select(ServiceCapacity.service_id).where(ServiceCapacity.unit_id.in_(ids))))
        case "taxonomy":
            yield from _keys("taxonomy_term", read(select(TaxonomyTerm.id).where(TaxonomyTerm.taxonomy_id.in_(ids))))
        case "taxonomy_term":
            ties = select(Attribute.link_entity, Attribute.link_id).where(Attribute.taxonomy_term_id.in_(ids))
            yield from ((str(entity), str(id_)) for entity, id_ in read(ties))
        case "program":
            yield from _keys("service", read(select(Service.id).where(Service.program_id.in_(ids))))
            yield from _owners(session, table, ids)
        case _:
            yield from _owners(session, table, ids)


def _keys(table: str, rows: Iterable[Any]) -> Iterator[Key]:
    return ((table, str(row[0])) for row in rows if row[0] is not None)


def _owners(session: Session, table: str, ids: Sequence[str]) -> Iterator[Key]:
    """The records that records of any other table are part of."""
    model: Table | None = Base.metadata.tables.get(table)
    columns = [] if model is None else [c for c in _PARENTS if c in model.c]
    if model is None or not columns:
        return
    for row in session.connection().execute(select(*(model.c[c] for c in columns)).where(model.c.id.in_(ids))):
        yield from ((_PARENTS[c], str(id_)) for c, id_ in zip(columns, row, strict=True) if id_ is not None)


__all__ = ["KEYS_PER_QUERY", "REFUGE", "Key", "chunks", "keys_of", "reached_from"]
