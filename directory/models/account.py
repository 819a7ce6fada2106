"""Who may change what: accounts without passwords, one-time tokens, and which organizations they speak for."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models.base import Base, HasId, now

ROLES = ("provider", "companion", "coordinator")


class Account(HasId, Base):
    """A person who signs in by mail."""

    __tablename__ = "account"
    email: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    memberships: Mapped[list[Membership]] = relationship(cascade="all, delete-orphan")


class Membership(Base):
    """An account that speaks for an organization."""

    __tablename__ = "membership"
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), primary_key=True)


class Token(HasId, Base):
    """A one-time token. Only its hash is stored; taking it is an UPDATE that succeeds once."""

    __tablename__ = "token"
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str]
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime | None]
