"""Entries for tests, made through the session's objects as all code makes them."""

from __future__ import annotations

from typing import Any

from directory.extensions import db
from directory.models import (
    Address,
    Attribute,
    Contact,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
    new_id,
)  # fmt: skip


def fact(value: Any, checked_on: str = "2026-11-01", role: str = "provider", source: str = "de dienst") -> dict[str, Any]:
    return {"value": value, "source": source, "checked_on": checked_on, "checked_by_role": role}


def need(code: str) -> TaxonomyTerm:
    return db.session.query(TaxonomyTerm).filter_by(code=code, taxonomy="gezel-needs").one()


def a_location(**columns: Any) -> Location:
    defaults: dict[str, Any] = {"id": new_id(), "name": "Het huis", "latitude": 51.19, "longitude": 5.11, "municipality": "Mol"}
    address = Address(
        address_1="Lindelaan 12",
        city="Mol",
        state_province="Antwerpen",
        postal_code="2400",
        country="BE",
        address_type="physical",
    )
    return Location(**{**defaults, "addresses": [address], **columns})


def a_service(
    name: str = "Huurhulp", needs: tuple[str, ...] = ("rental-advice",), location: Location | None = None, **columns: Any
) -> Service:
    """A service with a phone, hours, a cost and a place; not yet in a session."""
    id_ = new_id()
    defaults: dict[str, Any] = {
        "id": id_,
        "slug": f"{name.lower().replace(' ', '-')}-{id_[:8]}",
        "name": name,
        "description": f"{name} helpt je verder.",
        "facts": {"hours": fact(None), "cost_type": fact("free")},
        "phones": [Phone(number="+32 14 31 22 33", languages=[Language(code="nl")])],
        "schedules": [Schedule(freq="WEEKLY", byday="MO", opens_at="09:00", closes_at="12:00")],
        "cost_options": [CostOption(option="gratis", amount=0)],
        "languages": [Language(code="nl")],
        "service_areas": [ServiceArea(name=m) for m in ("Balen", "Dessel", "Mol", "Retie")],
    }
    service = Service(**{**defaults, **columns})
    service.attributes = [Attribute(link_entity="service", taxonomy_term=need(code), position=n) for n, code in enumerate(needs)]
    if location is not None:
        service.service_at_locations = [ServiceAtLocation(location=location)]
    return service


def an_organization(**columns: Any) -> Organization:
    defaults: dict[str, Any] = {
        "id": new_id(),
        "name": "Huurwinkel",
        "description": "Een vzw.",
        "contacts": [Contact(title="onthaal")],
    }
    return Organization(**{**defaults, **columns})
