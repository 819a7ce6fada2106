"""Publications as HSDS: the forms that the API and the export give, full or as a list shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.state import chunks
from directory.hsds.tables import TABLES
from directory.models import Publication

Record = dict[str, Any]


def without_empty(value: Any) -> Any:
    """The same JSON without `null`: a text that was all secret is absent, which HSDS knows, and not null, which it does not."""
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item is not None}
    return [without_empty(item) for item in value] if isinstance(value, list) else value


def full_service(data: Record) -> Record:
    """A service with all that nests in it, and Gezel's profile; what we derive for ourselves stays ours."""
    facts = {code: fact for code, fact in data.get("facts", {}).items() if fact}
    record: Record = without_empty({key: value for key, value in data.items() if key not in ("derived", "facts")})
    return {**record, "facts": facts} if facts else record


def columns_of(table: str, record: Record) -> Record:
    """Only the record's own columns, as a list shows it."""
    return {key: value for key, value in record.items() if key == "id" or key in TABLES[table].cells}


def service_in_list(data: Record) -> Record:
    """A service as a list shows it: its own columns, organization and program."""
    full = full_service(data)
    parts: Record = {key: columns_of(key, full[key]) for key in ("organization", "program") if key in full}
    return {**columns_of("service", full), **parts}


def minimal_service(data: Record) -> Record:
    """Enough to see what changed. OpenAPI calls the moment `modified_date`, the schema `last_modified`."""
    return {"id": data["id"], "modified_date": data["last_modified"], "last_modified": data["last_modified"]}


def full_service_at_location(data: Record, link: Record) -> Record:
    """A service at a location, with both in full; the service without its other locations."""
    service = {key: value for key, value in full_service(data).items() if key != "service_at_locations"}
    record: Record = without_empty(link)
    return {**record, "service": service}


def service_at_location_in_list(data: Record, link: Record) -> Record:
    """A service at a location as a list shows it."""
    record: Record = without_empty(link)
    place = columns_of("location", record["location"])
    return {**columns_of("service_at_location", record), "location": place, "service": service_in_list(data)}


def organization_of(publications: list[Record]) -> Record:
    """An organization, from the publications of its services: each tells the same of it."""
    record: Record = without_empty(publications[0]["organization"])
    return record


def locations_of(publications: list[Record]) -> list[Record]:
    """The places of these services, each once."""
    found = {
        link["location"]["id"]: without_empty(link["location"])
        for data in publications
        for link in data.get("service_at_locations", [])
    }
    return [found[id_] for id_ in sorted(found)]


def full_organization(publications: list[Record], *, full_service_: bool) -> Record:
    """An organization with its own parts, places and services, these as a list shows them or in full."""
    record, services = organization_of(publications), sorted(publications, key=lambda data: data["id"])
    places = [place for place in locations_of(publications) if place.get("organization_id") == record["id"]]
    shown = [full_service(data) if full_service_ else service_in_list(data) for data in services]
    return {**record, **({"locations": places} if places else {}), "services": shown}


def publications(session: Session, ids: list[str]) -> Iterator[Record]:
    """The publications of these services, in this order, read some hundreds at a time; hidden ones are passed over."""
    for start in range(0, len(ids), 500):
        wanted = ids[start : start + 500]
        query = select(Publication.service_id, Publication.data).where(Publication.service_id.in_(wanted))
        found = {service_id: data for service_id, data in session.execute(query) if data is not None}
        yield from (found[service_id] for service_id in wanted if service_id in found)


def all_publications(session: Session) -> Iterator[Record]:
    """Every publication, by id."""
    ids = list(session.scalars(select(Publication.service_id).where(Publication.data.is_not(None))))
    for chunk in chunks(ids):
        yield from publications(session, list(chunk))
