"""What things are about (HSDS: taxonomy, taxonomy_term, attribute)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, declared_attr, foreign, mapped_column, relationship

from directory.models.base import Base, HasId, IsPart


class Taxonomy(HasId, Base):
    """A set of terms. Gezel has two of its own: themes and needs."""

    __tablename__ = "taxonomy"
    name: Mapped[str]
    description: Mapped[str | None]
    uri: Mapped[str | None]
    version: Mapped[str | None]


class TaxonomyTerm(HasId, Base):
    """One term; a need's parent is its theme."""

    __tablename__ = "taxonomy_term"
    code: Mapped[str | None] = mapped_column(index=True)
    name: Mapped[str]
    description: Mapped[str | None]
    parent_id: Mapped[str | None] = mapped_column(String(36))
    taxonomy: Mapped[str | None]
    language: Mapped[str | None]
    taxonomy_id: Mapped[str | None] = mapped_column(ForeignKey("taxonomy.id", ondelete="SET NULL"), index=True)
    term_uri: Mapped[str | None]
    taxonomy_detail: Mapped[Taxonomy | None] = relationship()


class Attribute(IsPart, Base):
    """Ties a term to any record (`link_id`, `link_entity`); on a service, a need that it answers."""

    __tablename__ = "attribute"
    link_id: Mapped[str] = mapped_column(String(36), index=True)
    link_entity: Mapped[str]
    taxonomy_term_id: Mapped[str] = mapped_column(ForeignKey("taxonomy_term.id", ondelete="CASCADE"), index=True)
    link_type: Mapped[str | None]
    value: Mapped[str | None]
    label: Mapped[str | None]
    taxonomy_term: Mapped[TaxonomyTerm] = relationship()


class HasAttributes:
    """For every record that terms can be tied to."""

    if TYPE_CHECKING:
        id: Any
        attributes: Mapped[list[Attribute]]
    else:

        @declared_attr
        def attributes(cls):  # noqa: ANN201, N805 - what SQLAlchemy calls on the class
            """The terms tied to this record, main one first."""
            return relationship(
                Attribute,
                primaryjoin=lambda: cls.id == foreign(Attribute.link_id),
                order_by=lambda: (Attribute.position, Attribute.id),
                cascade="all, delete-orphan",
                overlaps="attributes",
            )
