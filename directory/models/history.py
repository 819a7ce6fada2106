"""What changed, when and by which role; and what the world may see of it (derived, kept beside the truth)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base, new_id, now


class Revision(Base):
    """One field of one record that one write changed. Kept for ever."""

    __tablename__ = "revision"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    number: Mapped[int] = mapped_column(index=True)
    at: Mapped[dt.datetime] = mapped_column(default=now)
    by_role: Mapped[str]
    by_account_id: Mapped[str | None] = mapped_column(String(36))
    entity: Mapped[str]
    entity_id: Mapped[str] = mapped_column(String(36))
    action: Mapped[str]
    field: Mapped[str | None]
    before: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    __table_args__ = (Index("ix_revision_entity", "entity", "entity_id"),)


class DirectoryState(Base):
    """One row. Writers take its lock to get the next revision number, so that numbers follow the order of commits.

    ``identity`` changes when another database takes this one's place (a restored backup), so that what was derived
    from the old one is not taken for the new one's. Derived things that were started before ``purge_revision`` are
    thrown away, not caught up: something in them has since become confidential. ``publication_format`` is that of the
    code that made the publications.
    """

    __tablename__ = "directory_state"
    id: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(default=0)
    identity: Mapped[str] = mapped_column(String(36), default=new_id)
    purge_revision: Mapped[int] = mapped_column(default=0)
    publication_format: Mapped[int] = mapped_column(default=0)


class Publication(Base):
    """What may be public of a service, made by `services.publication.publish` in the write's own transaction.

    ``data`` is ``None`` for a service that is hidden: derived things then forget it. ``due_on`` is the first day on
    which the same records would give other data (a fact grows stale, the horizon of the opening hours moves).
    """

    __tablename__ = "publication"
    service_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    slug: Mapped[str] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(index=True)
    published_at: Mapped[dt.datetime] = mapped_column(default=now)
    due_on: Mapped[dt.date | None] = mapped_column(index=True)
    data: Mapped[dict[str, Any] | None]
