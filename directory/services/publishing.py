"""Writes publications: reads entries in portions, and stores only what differs from what the world already sees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from directory.config import BRUSSELS
from directory.models import Base, Publication, Service, now
from directory.services.confidential import Register
from directory.services.dependents import chunks
from directory.services.publication import due_on, publish

# What a publication reads, as paths from a service; a part's own parts stand in `_PARTS`.
_TOP = (
    "additional_urls", "phones", "schedules", "service_areas", "service_at_locations", "languages", "funding",
    "cost_options", "required_documents", "contacts", "capacities", "organization", "program",
)  # fmt: skip
_PARTS: dict[str, tuple[str, ...]] = {
    "phones": ("languages",),
    "contacts": ("phones",),
    "capacities": ("unit",),
    "service_at_locations": ("service_areas", "schedules", "contacts", "phones", "location"),
    "location": ("languages", "addresses", "accessibility", "schedules", "contacts", "phones"),
    "organization": ("additional_websites", "funding", "programs", "organization_identifiers", "contacts", "phones"),
}


def today_here() -> dt.date:
    """The day it is in the region."""
    return dt.datetime.now(BRUSSELS).date()


def _loads(model: type[Base], names: Sequence[str]) -> list[_AbstractLoad]:
    """Loader options: each relationship in one query for all services of a portion, and so on down."""
    options = []
    for name in names:
        relationship = getattr(model, name)
        below = relationship.property.mapper.class_
        options.append(selectinload(relationship).options(*_loads(below, _PARTS.get(name, ()))))
    if hasattr(model, "attributes"):
        options.append(selectinload(model.attributes))
    return options


def publish_services(
    connection: Connection, service_ids: Sequence[str], number: Callable[[], int], today: dt.date | None = None
) -> int:
    """Publish these services as they are now on this connection; how many differed.

    ``number`` gives the transaction's revision number; it is only asked for when something differs.
    """
    day, changed = today or today_here(), 0
    with Session(connection, join_transaction_mode="rollback_only", autoflush=False) as session:
        register = Register.load(session)
    for chunk in chunks(service_ids):
        # A session of its own for each portion: what the caller has cached is not what will be committed.
        with Session(connection, join_transaction_mode="rollback_only", autoflush=False) as session:
            changed += _publish_chunk(session, register, chunk, number, day)
    return changed


def _publish_chunk(session: Session, register: Register, ids: Sequence[str], number: Callable[[], int], today: dt.date) -> int:
    services = session.scalars(select(Service).where(Service.id.in_(ids)).options(*_loads(Service, _TOP)))
    wanted = {s.id: (publish(s, today, register), s.slug) for s in services}
    columns = select(Publication.service_id, Publication.data, Publication.due_on).where(Publication.service_id.in_(ids))
    old = {id_: (data, due) for id_, data, due in session.execute(columns)}
    fresh: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for service_id, (data, slug) in wanted.items():
        due = due_on(data, today)
        if service_id in old and old[service_id] == (data, due):
            continue
        row = _row(service_id, slug, data, due, number())
        (changed if service_id in old else fresh).append(row)
    changed += [_row(gone, gone, None, None, number()) for gone in old.keys() - wanted.keys() if old[gone] != (None, None)]
    _store(session, fresh, changed)
    return len(fresh) + len(changed)


def _row(service_id: str, slug: str, data: dict[str, Any] | None, due: dt.date | None, number: int) -> dict[str, Any]:
    return {
        "service_id": service_id,
        "slug": data["slug"] if data else slug,
        "data": data,
        "due_on": due,
        "revision": number,
        "published_at": now(),
    }


def _store(session: Session, fresh: list[dict[str, Any]], changed: list[dict[str, Any]]) -> None:
    connection, table = session.connection(), Publication.__table__
    if fresh:
        connection.execute(insert(table), fresh)  # type: ignore[arg-type]
    if changed:
        fields = ("slug", "data", "due_on", "revision", "published_at")
        step = update(table).where(table.c.service_id == bindparam("key"))  # type: ignore[arg-type]
        step = step.values({f: bindparam(f"new_{f}") for f in fields})
        connection.execute(step, [{"key": r["service_id"], **{f"new_{f}": r[f] for f in fields}} for r in changed])
