"""Every write makes its revisions and its publications, in its own transaction.

Bound once to the session (`watch`): whatever code changes a record, who did it, each field before and after are kept, and
the services that the change reaches are published anew just before the commit. Nothing else writes publications, and
`guard` refuses whatever would go around this.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, insert, inspect, update
from sqlalchemy.orm import Session

from directory.models import Attribute, Base, DirectoryState, Organization, Revision, Service, now
from directory.services.dependents import REFUGE, Key, chunks, keys_of, reached_from
from directory.services.guard import UNRECORDED, allow_writes, unrecorded
from directory.services.publishing import publish_services

# The number of the write itself; it says nothing about the entry.
_BOOKKEEPING = {"version"}


@dataclass(frozen=True, slots=True)
class Author:
    """By whom a write is done: a role, and the account where there is one."""

    role: str
    account_id: str | None = None


SYSTEM = Author("system")


class HistoryError(RuntimeError):
    """A change that would lose something; the message says what to do instead."""


@dataclass(slots=True)
class _Pending:
    """What a transaction has changed so far and has yet to record or publish."""

    number: int | None = None
    keys: set[Key] = field(default_factory=set)
    changed_entries: set[str] = field(default_factory=set)


def write_as(session: Any, author: Author) -> None:
    """Whose writes follow in this session."""
    session.info["author"] = author


def watch(session: Any) -> None:
    """Bind the recording to a session factory or scoped session; once, however many apps share it."""
    listeners: dict[str, Callable[..., None]] = {
        "before_flush": _before_flush,
        "after_flush": _after_flush,
        "before_commit": _publish_before_commit,
        "after_transaction_end": _forget,
    }
    for moment, listener in listeners.items():
        if not event.contains(session, moment, listener):
            event.listen(session, moment, listener)


def _pending(session: Session) -> _Pending:
    pending: _Pending = session.info.setdefault("history", _Pending())
    return pending


def _forget(session: Session, transaction: Any) -> None:
    """A transaction is over; one that was rolled back to a savepoint may have lost its number, so that is asked again."""
    allow_writes(False)
    if transaction.parent is None:
        session.info.pop("history", None)
    elif transaction.nested:
        _pending(session).number = None


def revision_number(session: Session) -> int:
    """This transaction's number: taking it holds a lock until the commit, so numbers follow the order of commits."""
    pending = _pending(session)
    if pending.number is None:
        step = update(DirectoryState).values(revision=DirectoryState.revision + 1).returning(DirectoryState.revision)
        pending.number = int(session.connection().execute(step).scalar_one())
    return pending.number


def _is_recorded(record: Any) -> bool:
    return not isinstance(record, UNRECORDED)


def _before_flush(session: Session, _context: Any, _instances: Any) -> None:
    """Take the writers' lock before the first row's, so that two writers never wait for each other; refuse what loses."""
    deleted = [r for r in session.deleted if _is_recorded(r)]
    for record in deleted:
        if isinstance(record, Service | Organization):
            raise HistoryError(f"{record.__tablename__} {record.id} is hidden, not deleted: set `hidden` on the service")
    if (
        deleted
        or any(_is_recorded(r) for r in session.new)
        or any(_is_recorded(r) and session.is_modified(r) for r in session.dirty)
    ):
        revision_number(session)
    if deleted:
        # What hangs on a deleted record is gone once it is: look now.
        _pending(session).keys |= reached_from(session, {key for record in deleted for key in keys_of(record)})
    allow_writes(True)


def _after_flush(session: Session, context: Any) -> None:
    """Write down what the flush did. Only now is known which parts lost their owner, and which ids were given."""
    allow_writes(False)
    rows: list[dict[str, Any]] = []
    flushed = [(state.obj(), is_delete) for state, (is_delete, only_listed) in context.states.items() if not only_listed]
    recorded = [(record, is_delete) for record, is_delete in flushed if record is not None and _is_recorded(record)]
    new = {id(record) for record in session.new}
    new_ids = {record.id for record, _is_delete in recorded if id(record) in new}
    for record, is_delete in recorded:
        if is_delete:
            rows.append(_row(session, record, "delete", before=_filled(record)))
        elif id(record) not in new:
            rows += [_row(session, record, "update", *change) for change in _changed_fields(record)]
        elif not _parent_ids(record) & new_ids:
            rows.append(_row(session, record, "create", after=_filled(record)))
    _note_touched(session, [r for r, _is_delete in recorded if id(r) not in new], former=True)
    _note_touched(session, [r for r, _is_delete in recorded if id(r) in new], former=False)
    if rows:
        session.connection().execute(insert(Revision), rows)


def _note_touched(session: Session, records: Iterable[Any], former: bool) -> None:
    """Remember what to publish, and whose entry's version moves because a part of it changed."""
    pending = _pending(session)
    for record in records:
        keys = keys_of(record, former)
        pending.keys |= keys
        if isinstance(record, Service):
            left = inspect(record).attrs.organization_id.history.deleted if former else ()
            pending.keys |= {("organization", id_) for id_ in left if id_}
        elif not isinstance(record, Organization):
            pending.changed_entries |= {id_ for table, id_ in keys if table == "service"}
    pending.changed_entries -= {record.id for record in session.new if isinstance(record, Service)}


def _changed_fields(record: Base) -> list[tuple[str, Any, Any]]:
    state = inspect(record)
    changes = []
    for attr in state.mapper.column_attrs:
        history = state.attrs[attr.key].history
        if history.has_changes() and attr.key not in _BOOKKEEPING:
            before = history.deleted[0] if history.deleted else None
            changes.append((attr.key, _json(before), _json(getattr(record, attr.key))))
    return changes


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.datetime) else value


def _filled(record: Any) -> dict[str, Any]:
    values = {attr.key: _json(getattr(record, attr.key)) for attr in inspect(record).mapper.column_attrs}
    return {key: value for key, value in values.items() if value is not None}


def _parent_ids(record: Any) -> set[str]:
    """Ids of what a new record is part of: a part that is born with its whole is told by the whole's own line."""
    if isinstance(record, Attribute):
        return {record.link_id}
    return {id_ for _table, id_ in keys_of(record, former=False) if id_ != record.id}


def _row(
    session: Session, record: Any, action: str, field_name: str | None = None, before: Any = None, after: Any = None
) -> dict[str, Any]:
    author: Author = session.info.get("author", SYSTEM)
    return {
        "number": revision_number(session), "at": now(), "by_role": author.role, "by_account_id": author.account_id,
        "entity": record.__tablename__, "entity_id": record.id, "action": action, "field": field_name,
        "before": before, "after": after,
    }  # fmt: skip


def _publish_before_commit(session: Session) -> None:
    """Publish what this transaction touched; at a savepoint nothing is due yet."""
    session.flush()
    if session.in_nested_transaction():
        return
    pending = _pending(session)
    reached = reached_from(session, pending.keys)
    if any(table == REFUGE for table, _id in reached):
        _purge_what_was_derived(session)
    _move_versions(session, pending.changed_entries)
    pending.keys, pending.changed_entries = set(), set()
    services = {id_ for table, id_ in reached if table == "service"}
    if services:
        publish_services(session.connection(), sorted(services), lambda: revision_number(session))


def _move_versions(session: Session, service_ids: set[str]) -> None:
    """A change of a part is a change of the entry: whoever edits an older version hears of it."""
    with unrecorded():
        for chunk in chunks(sorted(service_ids)):
            step = update(Service).where(Service.id.in_(chunk)).values(version=Service.version + 1)
            session.connection().execute(step)


def _purge_what_was_derived(session: Session) -> None:
    """Something about a confidential place changed: index and pack made before now may hold what has become secret."""
    session.connection().execute(update(DirectoryState).values(purge_revision=revision_number(session)))
