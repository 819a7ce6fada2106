"""Services and what belongs to them alone (HSDS: service, cost_option, required_document, service_capacity, unit)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models.base import Base, HasId, IsPart, now, parts_of
from directory.models.contact import Contact, Language, Phone
from directory.models.location import ServiceArea, ServiceAtLocation
from directory.models.organization import Funding, Organization, Program, Url
from directory.models.schedule import Schedule
from directory.models.taxonomy import HasAttributes


class Service(HasAttributes, HasId, Base):
    """One entry of the directory."""

    __tablename__ = "service"
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id", ondelete="RESTRICT"), index=True)
    program_id: Mapped[str | None] = mapped_column(ForeignKey("program.id", ondelete="SET NULL"), index=True)
    name: Mapped[str]
    alternate_name: Mapped[str | None]
    description: Mapped[str | None]
    url: Mapped[str | None]
    email: Mapped[str | None]
    status: Mapped[str] = mapped_column(default="active")
    interpretation_services: Mapped[str | None]
    application_process: Mapped[str | None]
    fees_description: Mapped[str | None]
    wait_time: Mapped[str | None]
    fees: Mapped[str | None]
    accreditations: Mapped[str | None]
    eligibility_description: Mapped[str | None]
    minimum_age: Mapped[float | None]
    maximum_age: Mapped[float | None]
    assured_date: Mapped[str | None]
    assurer_email: Mapped[str | None]
    licenses: Mapped[str | None]
    alert: Mapped[str | None]
    last_modified: Mapped[dt.datetime] = mapped_column(default=now)
    # Gezel's profile
    slug: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="general")
    example: Mapped[bool] = mapped_column(default=False)
    facts: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON()), default=dict)
    # Not public
    hidden: Mapped[bool] = mapped_column(default=False)
    edited_here_at: Mapped[dt.datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    # Two writers who both read version 3 cannot both write version 4: the second gets a `StaleDataError`.
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own base declares it

    organization: Mapped[Organization | None] = relationship()
    program: Mapped[Program | None] = relationship()
    additional_urls: Mapped[list[Url]] = parts_of("Url")
    phones: Mapped[list[Phone]] = parts_of("Phone")
    schedules: Mapped[list[Schedule]] = parts_of("Schedule")
    service_areas: Mapped[list[ServiceArea]] = parts_of("ServiceArea")
    service_at_locations: Mapped[list[ServiceAtLocation]] = relationship(
        back_populates="service", cascade="all, delete-orphan", order_by="ServiceAtLocation.position, ServiceAtLocation.id"
    )
    languages: Mapped[list[Language]] = parts_of("Language")
    funding: Mapped[list[Funding]] = parts_of("Funding")
    cost_options: Mapped[list[CostOption]] = parts_of("CostOption")
    required_documents: Mapped[list[RequiredDocument]] = parts_of("RequiredDocument")
    contacts: Mapped[list[Contact]] = parts_of("Contact")
    capacities: Mapped[list[ServiceCapacity]] = parts_of("ServiceCapacity")


class CostOption(HasAttributes, IsPart, Base):
    """One price; its year is that of `valid_from`."""

    __tablename__ = "cost_option"
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None]
    option: Mapped[str | None]
    currency: Mapped[str | None]
    amount: Mapped[float | None]
    amount_description: Mapped[str | None]


class RequiredDocument(HasAttributes, IsPart, Base):
    """A paper to bring."""

    __tablename__ = "required_document"
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    document: Mapped[str | None]
    uri: Mapped[str | None]


class Unit(HasAttributes, HasId, Base):
    """What a capacity counts (places, beds)."""

    __tablename__ = "unit"
    name: Mapped[str]
    scheme: Mapped[str | None]
    identifier: Mapped[str | None]
    uri: Mapped[str | None]


class ServiceCapacity(HasAttributes, IsPart, Base):
    """How many places are free, and since when that is known."""

    __tablename__ = "service_capacity"
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    available: Mapped[float]
    maximum: Mapped[float | None]
    description: Mapped[str | None]
    updated: Mapped[dt.datetime]
    unit: Mapped[Unit] = relationship()
