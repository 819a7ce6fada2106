"""The declarative base, the columns every table shares, and how HSDS names map to tables."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment in UTC: aware in Python, stored without a zone so that SQLite and PostgreSQL agree."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[dt.datetime]:
        """What a value is in Python."""
        return dt.datetime

    def process_bind_param(self, value: dt.datetime | None, _dialect: Any) -> dt.datetime | None:
        """Store as naive UTC; a naive moment is refused, since nobody can tell what it means."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no timezone")
        return value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, _dialect: Any) -> dt.datetime | None:
        """Read back as aware UTC."""
        return None if value is None else value.replace(tzinfo=dt.UTC)


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        str: Text,
        dict[str, Any]: JSON(none_as_null=True),
        dt.datetime: UtcDateTime,
    }


def new_id() -> str:
    """A fresh id for a record that is born here."""
    return str(uuid.uuid4())


def now() -> dt.datetime:
    """The present moment, in UTC."""
    return dt.datetime.now(dt.UTC)


class HasId:
    """A UUID as primary key; it stays the same over import and export."""

    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)


class IsPart(HasId):
    """A record that stands in a list of another one, in the order in which its owner gave the list."""

    position: Mapped[int] = mapped_column(default=0)


def parts_of(name: str) -> Any:
    """The relationship to all records of that class that belong to this one, in their owner's order."""
    return relationship(cascade="all, delete-orphan", order_by=f"{name}.position, {name}.id")
