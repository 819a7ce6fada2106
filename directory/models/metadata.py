"""What another register tells about its own records and tables (HSDS: metadata, meta_table_description).

Kept as it came in and never published: a previous value may be just what was taken away on purpose.
What happens to a record *here* stands in `history.Revision`.
"""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base, HasId
from directory.models.taxonomy import HasAttributes


class Metadata(HasId, Base):
    """One action on one field of one record, as told by the register that it came from."""

    __tablename__ = "metadata"
    resource_id: Mapped[str] = mapped_column(String(36), index=True)
    resource_type: Mapped[str]
    last_action_date: Mapped[str]
    last_action_type: Mapped[str]
    field_name: Mapped[str]
    previous_value: Mapped[str]
    replacement_value: Mapped[str]
    updated_by: Mapped[str]


class MetaTableDescription(HasAttributes, HasId, Base):
    """What a feed tells about one of its tables."""

    __tablename__ = "meta_table_description"
    name: Mapped[str | None]
    language: Mapped[str | None]
    character_set: Mapped[str | None]
