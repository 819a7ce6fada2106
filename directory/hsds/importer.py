"""HSDS JSON → database."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from directory import models
from directory.services.texts import slugify

# nested name → table; anything else in a record is a column
NESTED: dict[str, type[models.Base]] = {
    "phones": models.Phone,
    "schedules": models.Schedule,
    "service_areas": models.ServiceArea,
    "languages": models.Language,
    "cost_options": models.CostOption,
    "required_documents": models.RequiredDocument,
    "capacities": models.ServiceCapacity,
    "attributes": models.Attribute,
    "service_at_locations": models.ServiceAtLocation,
    "addresses": models.Address,
    "organization_identifiers": models.OrganizationIdentifier,
    "additional_urls": models.Url,
}
SINGLE: dict[str, type[models.Base]] = {
    "organization": models.Organization,
    "location": models.Location,
    "unit": models.Unit,
    "taxonomy_term": models.TaxonomyTerm,
}


def import_json(session: Session, path: Path) -> int:
    """Read one JSON file of services or taxonomies; the number of records at its top."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(data, dict):
        for model, key in ((models.Taxonomy, "taxonomies"), (models.TaxonomyTerm, "taxonomy_terms")):
            for record in data[key]:
                _merge(session, model, record)
        return len(data["taxonomy_terms"])
    for record in data:
        _merge(session, models.Service, record)
    return len(data)


def _merge(session: Session, model: type[Any], record: dict[str, Any], **parent: str) -> Any:
    row = session.get(model, record["id"]) or model(id=record["id"])
    columns = {c.key for c in inspect(model).column_attrs}
    for key, value in {**record, **parent}.items():
        if key in SINGLE:
            child = _merge(session, SINGLE[key], value)
            setattr(row, key, child)
        elif key not in NESTED and key in columns:
            if key in ("last_modified", "updated"):
                setattr(row, key, dt.datetime.fromisoformat(value))
            else:
                setattr(row, key, value)
    if isinstance(row, models.Service) and not row.slug:
        taken = session.scalar(select(models.Service.id).where(models.Service.slug == slugify(row.name)))
        row.slug = slugify(row.name) + (f"-{row.id[:8]}" if taken else "")
    session.add(row)
    for key, child_model in NESTED.items():
        for position, child in enumerate(record.get(key, [])):
            extra = {"link_id": row.id, "link_entity": model.__tablename__, "position": position} if key == "attributes" else {}
            parent_column = f"{model.__tablename__}_id"
            if parent_column in {c.key for c in inspect(child_model).column_attrs}:
                extra[parent_column] = row.id
            _merge(session, child_model, child, **extra)
    return row
