"""Places where services are (HSDS: location, address, accessibility, service_at_location, service_area)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models.base import Base, HasId, IsPart, parts_of
from directory.models.contact import Contact, Language, Phone
from directory.models.schedule import Schedule
from directory.models.taxonomy import HasAttributes

if TYPE_CHECKING:
    from directory.models.service import Service


class Location(HasAttributes, HasId, Base):
    """A place. Of a confidential one nothing leaves the database that tells where it is."""

    __tablename__ = "location"
    location_type: Mapped[str] = mapped_column(default="physical")
    url: Mapped[str | None]
    organization_id: Mapped[str | None] = mapped_column(String(36), index=True)
    name: Mapped[str | None]
    alternate_name: Mapped[str | None]
    description: Mapped[str | None]
    transportation: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    external_identifier: Mapped[str | None]
    external_identifier_type: Mapped[str | None]
    # Gezel's profile
    municipality: Mapped[str | None]
    confidential: Mapped[bool] = mapped_column(default=False)
    example_coordinates: Mapped[bool] = mapped_column(default=False)

    languages: Mapped[list[Language]] = parts_of("Language")
    addresses: Mapped[list[Address]] = parts_of("Address")
    contacts: Mapped[list[Contact]] = parts_of("Contact")
    accessibility: Mapped[list[Accessibility]] = parts_of("Accessibility")
    phones: Mapped[list[Phone]] = parts_of("Phone")
    schedules: Mapped[list[Schedule]] = parts_of("Schedule")
    service_at_locations: Mapped[list[ServiceAtLocation]] = relationship(
        back_populates="location", cascade="all, delete-orphan", order_by="ServiceAtLocation.position, ServiceAtLocation.id"
    )


class Address(HasAttributes, IsPart, Base):
    """The address of a location. Belgium's `state_province` is the province."""

    __tablename__ = "address"
    location_id: Mapped[str | None] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    attention: Mapped[str | None]
    address_1: Mapped[str]
    address_2: Mapped[str | None]
    city: Mapped[str]
    region: Mapped[str | None]
    state_province: Mapped[str]
    postal_code: Mapped[str]
    country: Mapped[str]
    address_type: Mapped[str]


class Accessibility(HasAttributes, IsPart, Base):
    """What a building offers to people with a disability."""

    __tablename__ = "accessibility"
    location_id: Mapped[str | None] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    description: Mapped[str | None]
    details: Mapped[str | None]
    url: Mapped[str | None]


class ServiceAtLocation(HasAttributes, IsPart, Base):
    """A service offered at a location."""

    __tablename__ = "service_at_location"
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    location_id: Mapped[str] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    description: Mapped[str | None]
    service: Mapped[Service] = relationship(back_populates="service_at_locations")
    location: Mapped[Location] = relationship(back_populates="service_at_locations")
    service_areas: Mapped[list[ServiceArea]] = parts_of("ServiceArea")
    contacts: Mapped[list[Contact]] = parts_of("Contact")
    phones: Mapped[list[Phone]] = parts_of("Phone")
    schedules: Mapped[list[Schedule]] = parts_of("Schedule")


class ServiceArea(HasAttributes, IsPart, Base):
    """Where a service's clients may live. None recorded is unknown, not "everywhere"."""

    __tablename__ = "service_area"
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    service_at_location_id: Mapped[str | None] = mapped_column(
        ForeignKey("service_at_location.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str | None]
    description: Mapped[str | None]
    extent: Mapped[str | None]
    extent_type: Mapped[str | None]
    uri: Mapped[str | None]
