"""Every write makes its revisions and its publications, in its own transaction.

Bound once to the session (`watch`): whatever code changes a record, who did it, each field before and after are kept, and the
services touched are published anew before the commit. Nothing else writes publications.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event, insert, inspect, select, update
from sqlalchemy.orm import Session, selectinload

from directory.config import BRUSSELS
from directory.models import (
    Account,
    Attribute,
    Base,
    Contact,
    DirectoryState,
    Location,
    Membership,
    Organization,
    Phone,
    Publication,
    Revision,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
    Token,
    now,
)  # fmt: skip
from directory.services.publication import publish

_NOT_RECORDED = (Revision, Publication, DirectoryState, Token, Account, Membership)
_PARTS_OF_A_SERVICE = ("service_id", "service_at_location_id", "location_id", "organization_id", "contact_id", "phone_id")
PUBLISH_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Author:
    """By whom a write is done: a role, and the account where there is one."""

    role: str
    account_id: str | None = None


SYSTEM = Author("system")


def write_as(session: Any, author: Author) -> None:
    """Whose writes follow in this session."""
    session.info["author"] = author


def watch(session: Any) -> None:
    """Bind the recording to a session factory or scoped session."""
    event.listen(session, "before_flush", _note_changes)
    event.listen(session, "after_flush", _note_created_and_touched)
    event.listen(session, "before_commit", _publish_touched)
    for moment in ("after_commit", "after_rollback"):
        event.listen(session, moment, _forget)


def _forget(session: Session) -> None:
    session.info.pop("revision", None)
    session.info.pop("touched", None)
    session.info.pop("revisions", None)


def revision_number(session: Session) -> int:
    """This transaction's number: taking it holds a lock until the commit, so numbers follow the order of commits."""
    if "revision" not in session.info:
        step = update(DirectoryState).values(revision=DirectoryState.revision + 1).returning(DirectoryState.revision)
        number = session.connection().execute(step).scalar()
        if number is None:
            session.connection().execute(insert(DirectoryState).values(id=1, revision=1))
            number = 1
        session.info["revision"] = number
    return int(session.info["revision"])


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.datetime) else value


def _changed_fields(record: Base) -> list[tuple[str, Any, Any]]:
    state = inspect(record)
    changes = []
    for attr in state.mapper.column_attrs:
        history = state.attrs[attr.key].history
        if history.has_changes():
            before = history.deleted[0] if history.deleted else None
            changes.append((attr.key, _json(before), _json(getattr(record, attr.key))))
    return changes


def _row(session: Session, record: Any, action: str, field: str | None = None, before: Any = None, after: Any = None) -> None:
    author: Author = session.info.get("author", SYSTEM)
    session.info.setdefault("revisions", []).append({
        "number": revision_number(session), "at": now(), "by_role": author.role, "by_account_id": author.account_id,
        "entity": record.__tablename__, "entity_id": record.id, "action": action, "field": field,
        "before": before, "after": after,
    })  # fmt: skip


def _note_changes(session: Session, _context: Any, _instances: Any) -> None:
    """What a flush is about to change or delete: the values before are only known now."""
    for record in session.dirty:
        if not isinstance(record, _NOT_RECORDED) and session.is_modified(record):
            for field, before, after in _changed_fields(record):
                _row(session, record, "update", field, before, after)
            if isinstance(record, Service):
                record.version += 1
    for record in session.deleted:
        if not isinstance(record, _NOT_RECORDED):
            _row(session, record, "delete", before=_filled(record))


def _filled(record: Any) -> dict[str, Any]:
    values = {attr.key: _json(getattr(record, attr.key)) for attr in inspect(record).mapper.column_attrs}
    return {key: value for key, value in values.items() if value is not None}


def _note_created_and_touched(session: Session, _context: Any) -> None:
    """What a flush has made (its ids are only known now), and which services it touched."""
    new = [record for record in session.new if not isinstance(record, _NOT_RECORDED)]
    new_ids = {record.id for record in new}
    for record in new:
        parents = {getattr(record, column, None) for column in (*_PARTS_OF_A_SERVICE, "link_id")}
        if isinstance(record, Service | Organization | Location) or not parents & new_ids:
            _row(session, record, "create", after=_filled(record))
    rows = session.info.pop("revisions", None)
    if rows:
        session.connection().execute(insert(Revision), rows)
    touched: set[str] = session.info.setdefault("touched", set())
    with session.no_autoflush:
        for record in [*new, *session.dirty, *session.deleted]:
            if not isinstance(record, _NOT_RECORDED):
                touched.update(_services_of(session, record))


def _services_of(session: Session, record: Any) -> Iterable[str]:
    """The services whose publication a change of this record may change."""
    if isinstance(record, Service):
        return [record.id]
    if isinstance(record, Organization):
        return session.scalars(select(Service.id).where(Service.organization_id == record.id))
    if isinstance(record, Location):
        return session.scalars(select(ServiceAtLocation.service_id).where(ServiceAtLocation.location_id == record.id))
    if isinstance(record, TaxonomyTerm):
        return session.scalars(
            select(Attribute.link_id).where(Attribute.taxonomy_term_id == record.id, Attribute.link_entity == "service")
        )
    if isinstance(record, Attribute) and record.link_entity == "service":
        return [record.link_id]
    if getattr(record, "service_id", None):
        return [record.service_id]
    return [s for column in _PARTS_OF_A_SERVICE for s in _services_through(session, column, getattr(record, column, None))]


def _services_through(session: Session, column: str, parent_id: str | None) -> Iterable[str]:
    if parent_id is None:
        return []
    match column:
        case "service_at_location_id":
            return session.scalars(select(ServiceAtLocation.service_id).where(ServiceAtLocation.id == parent_id))
        case "location_id":
            return session.scalars(select(ServiceAtLocation.service_id).where(ServiceAtLocation.location_id == parent_id))
        case "organization_id":
            return session.scalars(select(Service.id).where(Service.organization_id == parent_id))
        case "contact_id" | "phone_id":
            parent = session.get(Contact if column == "contact_id" else Phone, parent_id)
            return _services_of(session, parent) if parent is not None else []
    return []


def _publish_touched(session: Session) -> None:
    session.flush()
    touched = session.info.pop("touched", None)
    if touched:
        publish_services(session, sorted(touched))
        session.flush()


def publish_services(session: Session, service_ids: list[str]) -> None:
    """Publish these services anew under this transaction's revision number."""
    number, today = revision_number(session), dt.datetime.now(BRUSSELS).date()
    for start in range(0, len(service_ids), PUBLISH_CHUNK):
        chunk = service_ids[start : start + PUBLISH_CHUNK]
        found = {s.id: s for s in session.scalars(select(Service).where(Service.id.in_(chunk)).options(selectinload("*")))}
        old = {p.service_id: p for p in session.scalars(select(Publication).where(Publication.service_id.in_(chunk)))}
        for service_id in chunk:
            service, row = found.get(service_id), old.get(service_id)
            if row is None:
                if service is None:
                    continue
                row = Publication(service_id=service_id, slug=service.slug)
                session.add(row)
            row.data = publish(service, today) if service is not None else None
            row.slug, row.revision, row.published_at = (service.slug if service else row.slug), number, now()
