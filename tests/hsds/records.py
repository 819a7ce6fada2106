"""Records to import, and what to look at afterwards."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from directory.extensions import db
from directory.hsds.importer import Summary, import_path
from directory.models import DirectoryState, Publication, Revision, Service

MARK = "geheimstraat"
Record = dict[str, Any]


def uid(*parts: object) -> str:
    """A stable id for a test's record."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(map(str, parts))))


def service(number: int = 1, **changes: Any) -> Record:
    """A valid service with parts of most sorts."""
    n = number
    record: Record = {
        "id": uid("service", n),
        "name": f"Hulp bij papieren {n}",
        "description": "We vullen samen je papieren in. Je hoeft geen afspraak te maken.",
        "status": "active",
        "url": "https://www.voorbeeld.be/papieren",
        "email": "info@voorbeeld.be",
        "minimum_age": 18,
        "last_modified": "2026-11-01T09:00:00Z",
        "kind": "general",
        "facts": {
            "appointment": {"value": "walk-in", "source": "bezoek", "checked_on": "2026-11-01", "checked_by_role": "coordinator"},
            "hours": {"value": None, "source": "bezoek", "checked_on": "2026-11-01", "checked_by_role": "coordinator"},
        },
        "organization": {
            "id": uid("organization", n),
            "name": f"Buurthuis {n}",
            "description": "Een huis voor de buurt.",
            "organization_identifiers": [{"id": uid("kbo", n), "identifier_type": "KBO", "identifier": "0123.456.789"}],
        },
        "phones": [{"id": uid("phone", n), "number": "014 12 34 56", "languages": [{"id": uid("pl", n), "code": "fr"}]}],
        "languages": [{"id": uid("language", n, code), "code": code} for code in ("nl", "ar")],
        "cost_options": [{"id": uid("cost", n), "amount": 2.5, "currency": "EUR", "valid_from": "2026-01-01"}],
        "service_areas": [{"id": uid("area", n), "name": "Balen", "extent": "Balen", "extent_type": "text"}],
        "schedules": [{"id": uid("schedule", n), "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "12:00"}],
        "service_at_locations": [
            {
                "id": uid("link", n),
                "location": {
                    "id": uid("location", n),
                    "location_type": "physical",
                    "name": f"Het huis {n}",
                    "latitude": 51.1684,
                    "longitude": 5.1703,
                    "municipality": "Balen",
                    "addresses": [
                        {
                            "id": uid("address", n),
                            "address_1": f"Dorpsstraat {n}",
                            "city": "Balen",
                            "state_province": "Antwerpen",
                            "postal_code": "2490",
                            "country": "BE",
                            "address_type": "physical",
                        }
                    ],
                },
            }
        ],
        "attributes": [
            {"id": uid("attribute", n, term["code"]), "taxonomy_term": term} for term in (_term("visits"), _term("letters"))
        ],
    }
    return record | changes


def _term(code: str) -> Record:
    return {
        "id": uid("term", code),
        "code": code,
        "name": code,
        "description": code,
        "taxonomy": "others",
        "taxonomy_detail": {"id": uid("taxonomy"), "name": "others", "description": "Terms of another register."},
    }


def refuge() -> Record:
    """A service with a confidential place, whose address stands in many of its texts."""
    record = service(9, name="Veilige opvang", description=f"Je bent veilig. We wonen in de {MARK} 7.")
    place = record["service_at_locations"][0]["location"]
    place |= {"confidential": True, "name": f"Huis {MARK}", "phones": [{"id": uid("secret phone"), "number": "014 99 88 77"}]}
    place["addresses"][0]["address_1"] = f"{MARK.title()} 7"
    record["service_at_locations"][0]["schedules"] = [
        {"id": uid("secret schedule"), "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "10:00"}
    ]
    return record


def write(folder: Path, data: Any, name: str = "services.json") -> Path:
    """A JSON file."""
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def take_in(app: Flask, path: Path, **options: bool) -> Summary:
    """Import a file into this app."""
    with app.app_context():
        return import_path(db.session(), path, **options)


def count(app: Flask, model: Any) -> int:
    """How many rows a table has."""
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def trace(app: Flask) -> tuple[int | None, int, int, list[tuple[str, int]]]:
    """Everything that a write leaves behind: revision number, revisions, services, revisions of publications."""
    with app.app_context():
        published = db.session.execute(select(Publication.service_id, Publication.revision).order_by(Publication.service_id))
        return (
            db.session.scalar(select(DirectoryState.revision)),
            count(app, Revision),
            count(app, Service),
            [(id_, revision) for id_, revision in published],
        )


def publication(app: Flask, id_: str) -> Record:
    """What is public of a service."""
    with app.app_context():
        row = db.session.get(Publication, id_)
        assert row is not None
        assert row.data is not None
        return dict(row.data)
