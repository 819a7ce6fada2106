"""How to get in touch and in which language (HSDS: contact, phone, language)."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base, IsPart, parts_of
from directory.models.taxonomy import HasAttributes


class Contact(HasAttributes, IsPart, Base):
    """A desk or a role to speak to. All of it is public, as in HSDS: a private person's name does not belong here."""

    __tablename__ = "contact"
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    service_at_location_id: Mapped[str | None] = mapped_column(
        ForeignKey("service_at_location.id", ondelete="CASCADE"), index=True
    )
    location_id: Mapped[str | None] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    name: Mapped[str | None]
    title: Mapped[str | None]
    department: Mapped[str | None]
    email: Mapped[str | None]
    phones: Mapped[list[Phone]] = parts_of("Phone")


class Phone(HasAttributes, IsPart, Base):
    """A number of a service, an organization, a location or a contact."""

    __tablename__ = "phone"
    location_id: Mapped[str | None] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    contact_id: Mapped[str | None] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    service_at_location_id: Mapped[str | None] = mapped_column(
        ForeignKey("service_at_location.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[str]
    extension: Mapped[float | None]
    type: Mapped[str | None]
    description: Mapped[str | None]
    languages: Mapped[list[Language]] = parts_of("Language")


class Language(HasAttributes, IsPart, Base):
    """A language in which a service, a location or a phone can be used. None recorded is unknown, not Dutch."""

    __tablename__ = "language"
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    location_id: Mapped[str | None] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    phone_id: Mapped[str | None] = mapped_column(ForeignKey("phone.id", ondelete="CASCADE"), index=True)
    name: Mapped[str | None]
    code: Mapped[str | None]
    note: Mapped[str | None]
