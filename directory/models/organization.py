"""Organizations and what belongs to them alone (HSDS: organization, organization_identifier, program, funding, url)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models.base import Base, HasId, IsPart, parts_of
from directory.models.contact import Contact, Phone
from directory.models.taxonomy import HasAttributes

if TYPE_CHECKING:
    from directory.models.location import Location


class Organization(HasAttributes, HasId, Base):
    """A body that provides services. KBO and Sociale Kaart numbers stand in its identifiers."""

    __tablename__ = "organization"
    name: Mapped[str]
    alternate_name: Mapped[str | None]
    description: Mapped[str | None]
    email: Mapped[str | None]
    website: Mapped[str | None]
    tax_status: Mapped[str | None]
    tax_id: Mapped[str | None]
    year_incorporated: Mapped[float | None]
    legal_status: Mapped[str | None]
    logo: Mapped[str | None]
    uri: Mapped[str | None]
    # No foreign key: a feed may name a parent (or, in a location, an owner) that it does not carry.
    parent_organization_id: Mapped[str | None] = mapped_column(String(36), index=True)

    additional_websites: Mapped[list[Url]] = parts_of("Url")
    funding: Mapped[list[Funding]] = parts_of("Funding")
    contacts: Mapped[list[Contact]] = parts_of("Contact")
    phones: Mapped[list[Phone]] = parts_of("Phone")
    programs: Mapped[list[Program]] = parts_of("Program")
    organization_identifiers: Mapped[list[OrganizationIdentifier]] = parts_of("OrganizationIdentifier")
    locations: Mapped[list[Location]] = relationship(
        primaryjoin="Organization.id == foreign(Location.organization_id)", viewonly=True, order_by="Location.id"
    )


class OrganizationIdentifier(HasAttributes, IsPart, Base):
    """A number that another register gave to an organization (KBO, Sociale Kaart)."""

    __tablename__ = "organization_identifier"
    organization_id: Mapped[str] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    identifier_scheme: Mapped[str | None]
    identifier_type: Mapped[str]
    identifier: Mapped[str]


class Program(HasAttributes, IsPart, Base):
    """A program under which an organization groups services."""

    __tablename__ = "program"
    organization_id: Mapped[str] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    alternate_name: Mapped[str | None]
    description: Mapped[str | None]


class Funding(HasAttributes, IsPart, Base):
    """Where the money of an organization or a service comes from."""

    __tablename__ = "funding"
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    source: Mapped[str | None]


class Url(HasAttributes, IsPart, Base):
    """A further address on the web of an organization or a service."""

    __tablename__ = "url"
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    label: Mapped[str | None]
    url: Mapped[str]
