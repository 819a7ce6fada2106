"""Organizations and what belongs to them alone (HSDS: organization, organization_identifier, program, funding, url)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models.base import Base, HasId
from directory.models.contact import Contact, Phone
from directory.models.taxonomy import HasAttributes


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
    parent_organization_id: Mapped[str | None] = mapped_column(String(36))

    additional_websites: Mapped[list[Url]] = relationship(cascade="all, delete-orphan", order_by="Url.id")
    funding: Mapped[list[Funding]] = relationship(cascade="all, delete-orphan", order_by="Funding.id")
    contacts: Mapped[list[Contact]] = relationship(cascade="all, delete-orphan", order_by="Contact.id")
    phones: Mapped[list[Phone]] = relationship(cascade="all, delete-orphan", order_by="Phone.id")
    programs: Mapped[list[Program]] = relationship(cascade="all, delete-orphan", order_by="Program.id")
    organization_identifiers: Mapped[list[OrganizationIdentifier]] = relationship(
        cascade="all, delete-orphan", order_by="OrganizationIdentifier.id"
    )


class OrganizationIdentifier(HasAttributes, HasId, Base):
    """A number that another register gave to an organization (KBO, Sociale Kaart)."""

    __tablename__ = "organization_identifier"
    organization_id: Mapped[str] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    identifier_scheme: Mapped[str | None]
    identifier_type: Mapped[str]
    identifier: Mapped[str]


class Program(HasAttributes, HasId, Base):
    """A program under which an organization groups services."""

    __tablename__ = "program"
    organization_id: Mapped[str] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    alternate_name: Mapped[str | None]
    description: Mapped[str | None]


class Funding(HasAttributes, HasId, Base):
    """Where the money of an organization or a service comes from."""

    __tablename__ = "funding"
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    source: Mapped[str | None]


class Url(HasAttributes, HasId, Base):
    """A further address on the web of an organization or a service."""

    __tablename__ = "url"
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    label: Mapped[str | None]
    url: Mapped[str]
