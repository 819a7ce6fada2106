"""Places where services are (HSDS: location, address, accessibility, service_at_location, service_area)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models.base import Base, HasId
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
    organization_id: Mapped[str | None] = mapped_column(String(36))
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

    languages: Mapped[list[Language]] = relationship(cascade="all, delete-orphan", order_by="Language.id")
    addresses: Mapped[list[Address]] = relationship(cascade="all, delete-orphan", order_by="Address.id")
    contacts: Mapped[list[Contact]] = relationship(cascade="all, delete-orphan", order_by="Contact.id")
    accessibility: Mapped[list[Accessibility]] = relationship(cascade="all, delete-orphan", order_by="Accessibility.id")
    phones: Mapped[list[Phone]] = relationship(cascade="all, delete-orphan", order_by="Phone.id")
    schedules: Mapped[list[Schedule]] = relationship(cascade="all, delete-orphan", order_by="Schedule.id")
    service_at_locations: Mapped[list[ServiceAtLocation]] = relationship(
        back_populates="location", cascade="all, delete-orphan", order_by="ServiceAtLocation.id"
    )


class Address(HasAttributes, HasId, Base):
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


class Accessibility(HasAttributes, HasId, Base):
    """What a building offers to people with a disability."""

    __tablename__ = "accessibility"
    location_id: Mapped[str | None] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    description: Mapped[str | None]
    details: Mapped[str | None]
    url: Mapped[str | None]


class ServiceAtLocation(HasAttributes, HasId, Base):
    """A service offered at a location."""

    __tablename__ = "service_at_location"
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    location_id: Mapped[str] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    description: Mapped[str | None]
    service: Mapped[Service] = relationship(back_populates="service_at_locations")
    location: Mapped[Location] = relationship(back_populates="service_at_locations")
    service_areas: Mapped[list[ServiceArea]] = relationship(cascade="all, delete-orphan", order_by="ServiceArea.id")
    contacts: Mapped[list[Contact]] = relationship(cascade="all, delete-orphan", order_by="Contact.id")
    phones: Mapped[list[Phone]] = relationship(cascade="all, delete-orphan", order_by="Phone.id")
    schedules: Mapped[list[Schedule]] = relationship(cascade="all, delete-orphan", order_by="Schedule.id")


class ServiceArea(HasAttributes, HasId, Base):
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
