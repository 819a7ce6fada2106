"""No write goes around the history: the database refuses it before it starts.

Every statement of every engine passes here. One that changes a recorded table is let through only while the history is
recording a flush, or inside `unrecorded` (a restore, a migration).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Engine, event

from directory.models import Account, Base, DirectoryState, Membership, Publication, Report, Revision, Token

# Kept without a history: what is derived, the history itself, accounts (their personal data must be erasable), and what is told
# about entries but changes none.
UNRECORDED = (Revision, Publication, DirectoryState, Token, Account, Membership, Report)
_FREE_TABLES = {model.__tablename__ for model in UNRECORDED}
RECORDED_TABLES = frozenset(Base.metadata.tables.keys() - _FREE_TABLES)
_WRITE = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)\s+[\"`\[]?(\w+)", re.I
)
_allowed: ContextVar[bool] = ContextVar("gezel_write_allowed", default=False)


class UnrecordedWriteError(RuntimeError):
    """A statement would change an entry without a revision and a publication."""


def allow_writes(allowed: bool) -> None:
    """Open or close the gate for this thread; only the history does this, around a flush that it records."""
    _allowed.set(allowed)


@contextlib.contextmanager
def unrecorded() -> Iterator[None]:
    """Let statements through that are no edit: restoring a backup, migrating."""
    token = _allowed.set(True)
    try:
        yield
    finally:
        _allowed.reset(token)


@event.listens_for(Engine, "before_cursor_execute")
def _refuse(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
    if _allowed.get():
        return
    write = _WRITE.match(statement)
    if write and write[1].lower() in RECORDED_TABLES:
        raise UnrecordedWriteError(
            f"{write[1]} is only written through the session's objects, so that its history and publication are made"
        )
