"""Publication: the one function through which everything public is made.

`publish` turns a service and all that hangs on it into plain JSON: a full HSDS 3.1 service (with Gezel's profile:
``kind``, ``facts``, ``example``, ``slug``) and under ``derived`` what every reader would otherwise compute for itself.
The API, the index, the feed, the pages, the export and the pack all start from it. Confidential parts never pass.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Mapper, object_session

from directory.models import Base, Location, Organization, Service, ServiceAtLocation
from directory.services import confidential
from directory.services.confidential import Register
from directory.services.facts import believed_until
from directory.services.kinds import kind_of
from directory.services.opening import from_fact_hours, moves_on, opening_of
from directory.services.taxonomy import theme_of_need

# Higher when the same records give other data: whatever was published in another format is published anew.
FORMAT = 2
NEEDS_TAXONOMY = "gezel-needs"
PRIVATE_FIELDS = {"hidden", "edited_here_at", "position", "assurer_email"}
# A service's version counts its edits here; a taxonomy's (HSDS) is for everyone.
PRIVATE_OF_A_SERVICE = {"version"}
CONFIRMED_ROLES = ("provider", "coordinator")
Record = dict[str, Any]


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def private_fields(model: type[Base]) -> set[str]:
    """The columns of a table that no output carries."""
    return PRIVATE_FIELDS | (PRIVATE_OF_A_SERVICE if model is Service else set())


@functools.cache
def _public_names(model: type[Base]) -> tuple[str, ...]:
    mapper: Mapper[Any] = inspect(model)
    return tuple(attr.key for attr in mapper.column_attrs if attr.key not in private_fields(model))


def public_columns(record: Base) -> Record:
    """The columns of a record that may be public and are filled; a flag only where it is set."""
    found = {key: _plain(getattr(record, key)) for key in _public_names(type(record))}
    return {key: value for key, value in found.items() if value is not None and value is not False and value != {}}


def _children(records: Iterable[Base], **nested: str) -> list[Record]:
    """Records with the terms tied to them and the lists named in ``nested``."""
    return [_record(record, **nested) for record in records]


def _record(record: Any, **lists: str) -> Record:
    result = public_columns(record)
    for name in lists:
        result[name] = _children(getattr(record, name))
    if getattr(record, "attributes", None):
        result["attributes"] = [_attribute(a) for a in record.attributes]
    return {key: value for key, value in result.items() if value != []}


def _attribute(attribute: Any) -> Record:
    result = public_columns(attribute)
    result["taxonomy_term"] = publish_term(attribute.taxonomy_term)
    return result


def publish_term(term: Any) -> Record:
    """A taxonomy term with its taxonomy."""
    result = public_columns(term)
    result.setdefault("description", term.name)
    if term.taxonomy_detail is not None:
        result["taxonomy_detail"] = publish_taxonomy(term.taxonomy_detail)
    return result


def publish_taxonomy(taxonomy: Any) -> Record:
    """A taxonomy; HSDS asks a description."""
    result = public_columns(taxonomy)
    result.setdefault("description", taxonomy.name)
    return result


def _contacts(contacts: Sequence[Any]) -> list[Record]:
    """Contacts with their phones."""
    return [{**_record(contact), **({"phones": _phones(contact.phones)} if contact.phones else {})} for contact in contacts]


def _phones(phones: Sequence[Any]) -> list[Record]:
    return [_record(phone, languages="language") for phone in phones]


def publish_location(location: Location) -> Record:
    """A location in full, or next to nothing where it is flagged confidential (`Register` knows of more)."""
    if location.confidential:
        return confidential.public_location(location)
    result = _record(location, languages="", addresses="", accessibility="", schedules="")
    result["contacts"] = _contacts(location.contacts)
    result["phones"] = _phones(location.phones)
    return {key: value for key, value in result.items() if value != []}


def publish_organization(organization: Organization, register: Register | None = None) -> Record:
    """An organization without the services and locations that HSDS may list under it, and without its secrets."""
    register = register or _register_of(organization)
    result = _record(organization, additional_websites="", funding="", programs="", organization_identifiers="")
    result.setdefault("description", organization.name)
    result["contacts"] = _contacts(organization.contacts)
    result["phones"] = _phones(organization.phones)
    result = {key: value for key, value in result.items() if value != []}
    return confidential.scrub_organization(result, register.of_organization(organization.id))


def _register_of(record: Base) -> Register:
    session = object_session(record)
    if session is None:
        raise ValueError(f"{record!r} belongs to no session: what is confidential around it cannot be known")
    return Register.load(session)


def _service_at_location(link: ServiceAtLocation, register: Register, organization_id: str | None) -> Record:
    if register.is_confidential(link.location, organization_id):
        areas = [confidential.public_area(public_columns(area)) for area in link.service_areas]
        return {
            "id": link.id,
            "service_id": link.service_id,
            "location_id": link.location_id,
            **({"service_areas": areas} if areas else {}),
            "location": confidential.public_location(link.location),
        }
    result = _record(link, service_areas="", schedules="")
    result["contacts"] = _contacts(link.contacts)
    result["phones"] = _phones(link.phones)
    result["location"] = publish_location(link.location)
    return {key: value for key, value in result.items() if value != []}


def publish(service: Service, today: dt.date, register: Register | None = None) -> Record | None:
    """What the world may see of a service on this day; ``None`` where it is hidden.

    ``register`` holds what is confidential; without one it is read from the service's session.
    """
    if service.hidden:
        return None
    register = register or _register_of(service)
    result = _record(
        service, additional_urls="", schedules="", service_areas="", languages="", funding="", cost_options="",
        required_documents="",
    )  # fmt: skip
    result["contacts"] = _contacts(service.contacts)
    result["phones"] = _phones(service.phones)
    result["capacities"] = [{**_record(c), "unit": _record(c.unit)} for c in service.capacities]
    result["service_at_locations"] = [
        _service_at_location(link, register, service.organization_id) for link in service.service_at_locations
    ]
    if service.organization is not None:
        result["organization"] = publish_organization(service.organization, register)
    if service.program is not None:
        result["program"] = {"description": service.program.name, **_record(service.program)}
    result = {key: value for key, value in result.items() if value != []}
    result = _without_secrets(service, result, register)
    result["derived"] = _derived(service, result, today)
    return result


def due_on(data: Record | None, today: dt.date) -> dt.date | None:
    """The first day after today on which the same service would be published differently; ``None`` for never."""
    if data is None:
        return None
    derived = data["derived"]
    ends = (dt.date.fromisoformat(day) for day in derived["believed_until"].values())
    days = [day + dt.timedelta(days=1) for day in ends if day >= today]
    if derived["opening"] or derived["phone_opening"]:
        days.append(moves_on(today))
    return min(days, default=None)


def _without_secrets(service: Service, result: Record, register: Register) -> Record:
    secrets = register.of_service(service)
    if secrets is not None:
        return confidential.scrub_service(result, secrets)
    around = register.of_organization(service.organization_id)
    return confidential.scrub_neighbour(result, around)


def _needs(result: Record) -> list[str]:
    terms = [a["taxonomy_term"] for a in result.get("attributes", [])]
    return [t["code"] for t in terms if t.get("taxonomy") == NEEDS_TAXONOMY and "code" in t]


def _schedules(result: Record) -> list[Record]:
    """The hours that count: the service's own, else those at its location, else the location's."""
    if result.get("schedules"):
        return list(result["schedules"])
    links = result.get("service_at_locations", [])
    at_place = [s for link in links for s in link.get("schedules", [])]
    return at_place or [s for link in links for s in link["location"].get("schedules", [])]


def hour_notes(publication: Mapping[str, Any]) -> list[str]:
    """What is written with the hours (``De tweede en de vierde woensdag.``), each once; closings speak for themselves."""
    links = publication.get("service_at_locations", [])
    at_place = [s for link in links for s in [*link.get("schedules", []), *link["location"].get("schedules", [])]]
    open_ = [s for s in [*publication.get("schedules", []), *at_place] if not s.get("closed")]
    return list(dict.fromkeys(s[part] for s in open_ for part in ("description", "notes") if s.get(part)))


def _places(result: Record) -> list[Record]:
    """Where one can go: the open locations, with coordinates where they are known."""
    places = []
    for link in result.get("service_at_locations", []):
        location = link["location"]
        if location.get("confidential") or location["location_type"] == "virtual":
            continue
        address: Record = next(iter(location.get("addresses", [])), {})
        places.append({
            "municipality": location.get("municipality") or address.get("city"),
            "village": address.get("city"),
            "latitude": location.get("latitude"),
            "longitude": location.get("longitude"),
            "example": bool(location.get("example_coordinates")),
        })  # fmt: skip
    return places


def _serves(result: Record) -> list[str]:
    areas = list(result.get("service_areas", []))
    areas += [a for link in result.get("service_at_locations", []) for a in link.get("service_areas", [])]
    return sorted({a["name"] for a in areas if a.get("name")})


def _derived(service: Service, result: Record, today: dt.date) -> Record:
    facts = result.get("facts", {})
    phone_hours = (facts.get("phone_hours") or {}).get("value")
    phone_checked = (facts.get("phone_hours") or {}).get("checked_on")
    themes = list(dict.fromkeys(_theme_of(service)))
    return {
        "needs": _needs(result),
        "themes": themes,
        "places": _places(result),
        "serves": _serves(result),
        "confidential": any(link["location"].get("confidential", False) for link in result.get("service_at_locations", [])),
        "opening": opening_of(_schedules(result), today, (facts.get("hours") or {}).get("checked_on")),
        "phone_opening": opening_of(from_fact_hours(phone_hours), today, phone_checked)
        if isinstance(phone_hours, list)
        else None,
        "freshness": freshness(service.kind, facts, today),
        # For whoever reads this later than it was made, a phone without a network above all.
        "believed_until": {code: day.isoformat() for code, day in sorted(believed(service.kind, facts).items()) if day},
    }


def _theme_of(service: Service) -> list[str]:
    terms = [a.taxonomy_term for a in service.attributes if a.taxonomy_term.taxonomy == NEEDS_TAXONOMY]
    return [theme for theme in (theme_of_need(term.code) for term in terms) if theme]


def freshness(kind: str, facts: Record, today: dt.date) -> Record:
    """Who last confirmed anything of this entry, when, and how many of its facts are too old to believe today."""
    until = believed(kind, facts)
    dated = [
        (fact["checked_on"], fact["checked_by_role"], code)
        for code, fact in facts.items()
        if fact and fact.get("checked_on") and fact["checked_by_role"] != "gezel"
    ]
    confirmed = [item for item in dated if item[1] in CONFIRMED_ROLES]
    last = max(confirmed or dated, default=None)
    return {
        "checked_on": last[0] if last else None,
        "by_role": last[1] if last else None,
        "confirmed": bool(confirmed),
        "stale": sorted(code for code, day in until.items() if day is None or day < today),
    }


def believed(kind: str, facts: Record) -> dict[str, dt.date | None]:
    """The last day on which each fact counts; ``None`` for one without a date, which never does."""
    fields = kind_of(kind).facts
    known = {code: fact.get("checked_on") for code, fact in facts.items() if fact and code in fields}
    return {
        code: believed_until(dt.date.fromisoformat(day), fields[code].shelf_life) if day else None for code, day in known.items()
    }
