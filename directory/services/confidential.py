"""Confidential locations: what may be said of them, and of the services and organizations there (mission, rule 2).

Of the location itself only its id passes. What stands elsewhere is held against the secrets of the place:

* *phrases* (address, coordinates, the place's own names and texts, its contacts) are looked for in everything that its
  organizations publish; a sentence that holds one is left out;
* *digits* (telephone numbers of the place that its service does not publish itself) likewise;
* *places* (its village, municipality, postal code): in the texts of a service there, a sentence that names one is left out
  unless it names the whole service area; in the texts of its organization, where it also speaks of the refuge.

An open location of the same organization on the same spot is as confidential as the refuge.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from directory.models import Contact, Location, Organization, Phone, Service, ServiceAtLocation
from directory.services.streets import spellings
from directory.services.texts import fold

NAME_WITHHELD = "Dienst met een geheim adres"
SOURCE_WITHHELD = "niet openbaar"
UNIT_WITHHELD = "plaatsen"
# Shorter words ("de", a house number) stand in innocent sentences too; up to the second length only whole words count.
_SHORTEST_SECRET, _WHOLE_WORD = 4, 5
_PHONE_DIGITS = 8
# Two points this near are one spot: a ten-thousandth of a degree is 7 to 11 metres here.
_SAME_SPOT_DEGREES = 0.0005
# A number, or a small letter after a full stop, goes on with what stands before it: "Kerkstr. 17", "Kerkstraat\n17".
_SENTENCE_END = re.compile(r"(?<=\.)\s+(?![a-z\d\s])|(?<=[!?;])\s+(?![\d\s])|\n+(?![\d\n])")
_NOT_A_WORD = re.compile(r"[\W_]+")
_HOUSE_NUMBER = re.compile(r"[\s,]*\d[\w\s/.,-]*$")
_LINKS = {"url", "uri", "website", "email", "logo", "schedule_link", "extent"}
_SPEAKS_OF_A_REFUGE = (
    "vluchthuis",
    "opvanghuis",
    "schuil",
    "safehouse",
    "geheim",
    "crisisopvang",
    "noodopvang",
    "doorgangswoning",
)
# A record of these lists that lost this field says nothing any more, or is no longer valid HSDS.
_NEEDED = {
    "phones": "number", "additional_urls": "url", "additional_websites": "url", "addresses": "address_1",
    "organization_identifiers": "identifier", "programs": "name", "languages": "code", "required_documents": "document",
}  # fmt: skip


def words(text: str) -> str:
    """Folded words between single spaces, so that spelling, case and punctuation hide nothing."""
    return f" {_NOT_A_WORD.sub(' ', fold(text)).strip()} "


@dataclass(slots=True)
class Secrets:
    """What gives one or more confidential places away, as folded words and bare digits."""

    phrases: set[str] = field(default_factory=set)
    digits: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    spots: set[str] = field(default_factory=set)
    points: set[tuple[float, float]] = field(default_factory=set)

    def add(self, other: Secrets) -> None:
        """Take in another place's secrets too."""
        for name in self.__dataclass_fields__:
            getattr(self, name).update(getattr(other, name))

    def give_away(self, text: str) -> bool:
        """Whether the text holds an address, a coordinate, a number or another phrase of the place."""
        folded = words(text)
        if any(_stands_in(phrase, folded) for phrase in self.phrases):
            return True
        bare = re.sub(r"\D", "", text) if self.digits else ""
        return any(number in bare for number in self.digits)

    def names_place(self, text: str) -> bool:
        """Whether the text names the village, the municipality or the postal code."""
        folded = words(text)
        return any(f" {place} " in folded for place in self.places)

    def is_spot_of(self, location: Location) -> bool:
        """Whether this location is on the spot of a confidential one."""
        if any(_spot(a) in self.spots for a in location.addresses):
            return True
        if location.latitude is None or location.longitude is None:
            return False
        return any(
            abs(location.latitude - lat) < _SAME_SPOT_DEGREES and abs(location.longitude - lon) < _SAME_SPOT_DEGREES
            for lat, lon in self.points
        )


NOTHING = Secrets()


def _stands_in(phrase: str, folded: str) -> bool:
    return f" {phrase} " in folded if len(phrase) <= _WHOLE_WORD else f" {phrase}" in folded


def _spot(address: Any) -> str:
    return words(f"{address.address_1} {address.postal_code}")


def public_location(location: Location) -> dict[str, Any]:
    """All that may be said of a confidential location: that it exists and is kept secret."""
    return {"id": location.id, "location_type": location.location_type, "confidential": True}


class Register:
    """The secrets of every confidential location, by location and by the organizations behind it."""

    def __init__(self, locations: Iterable[Location] = ()) -> None:
        self._of_location: dict[str, Secrets] = {}
        self._of_organization: dict[str, Secrets] = defaultdict(Secrets)
        for location in locations:
            secrets = self._of_location[location.id] = secrets_of(location)
            services = [link.service for link in location.service_at_locations]
            for organization_id in {location.organization_id, *(s.organization_id for s in services)} - {None}:
                self._of_organization[str(organization_id)].add(secrets)

    @classmethod
    def load(cls, session: Session) -> Register:
        """Read all confidential locations; there are few of them."""
        links = selectinload(Location.service_at_locations)
        services = links.selectinload(ServiceAtLocation.service)
        options = [
            services.selectinload(Service.phones),
            services.selectinload(Service.organization).selectinload(Organization.phones),
        ]
        for name in ("schedules", "phones"):
            options += [selectinload(getattr(Location, name)), links.selectinload(getattr(ServiceAtLocation, name))]
        for contacts in (selectinload(Location.contacts), links.selectinload(ServiceAtLocation.contacts)):
            options.append(contacts.selectinload(Contact.phones))
        options += [selectinload(part) for part in (Location.addresses, Location.accessibility, Location.attributes)]
        return cls(session.scalars(select(Location).where(Location.confidential).options(*options)))

    def of_organization(self, organization_id: str | None) -> Secrets:
        """What texts of this organization may not hold."""
        return self._of_organization.get(organization_id or "", NOTHING)

    def is_confidential(self, location: Location, organization_id: str | None) -> bool:
        """Whether nothing may be said of this location of this organization."""
        owners = {organization_id, location.organization_id}
        return location.confidential or any(self.of_organization(owner).is_spot_of(location) for owner in owners)

    def of_service(self, service: Service) -> Secrets | None:
        """What texts of a service with a confidential place may not hold; ``None`` where it has no such place."""
        places = [link.location for link in service.service_at_locations]
        hidden = [p for p in places if self.is_confidential(p, service.organization_id)]
        if not hidden:
            return None
        secrets = Secrets()
        secrets.add(self.of_organization(service.organization_id))
        for place in hidden:
            secrets.add(self._of_location.get(place.id, NOTHING))
        return secrets


def secrets_of(location: Location) -> Secrets:
    """The secrets of one confidential location."""
    services = [link.service for link in location.service_at_locations]
    known_names = words(" ".join(filter(None, _public_names(services))))
    own_names = [n for n in (location.name, location.alternate_name) if n and words(n) not in known_names]
    pieces = [*own_names, *_address_lines(location), *_coordinates(location), *_sentences_of(location), *_contact_lines(location)]
    published = {d for s in services for d in _digits([*s.phones, *(s.organization.phones if s.organization else ())])}
    places = [location.municipality, *(part for a in location.addresses for part in (a.city, a.postal_code))]
    has_point = location.latitude is not None and location.longitude is not None
    return Secrets(
        phrases={p for p in (words(piece).strip() for piece in pieces) if len(p) >= _SHORTEST_SECRET},
        digits=_digits(_phones_of(location)) - published,
        places={words(place).strip() for place in places if place},
        names={words(n).strip() for n in (*own_names, *(s.name for s in services))},
        spots={_spot(a) for a in location.addresses},
        points={(float(location.latitude or 0), float(location.longitude or 0))} if has_point else set(),
    )


def _public_names(services: Iterable[Service]) -> Iterator[str | None]:
    for service in services:
        yield from (service.name, service.alternate_name)
        if service.organization is not None:
            yield from (service.organization.name, service.organization.alternate_name)


def _address_lines(location: Location) -> Iterator[str]:
    yield from filter(None, (location.external_identifier, location.url))
    for address in location.addresses:
        street = _HOUSE_NUMBER.sub("", address.address_1)
        yield from (address.address_1, *spellings(street), address.address_2 or "", address.attention or "")


def _coordinates(location: Location) -> Iterator[str]:
    for number in (location.latitude, location.longitude):
        if number is not None:
            # Three decimals are some hundred metres: cut and rounded.
            yield from (f"{int(number * 1000) / 1000:.3f}", f"{number:.3f}")


def _sentences_of(location: Location) -> Iterator[str]:
    """Sentences written about the place: one that says something (three words, or a number in it) may not be repeated."""
    texts = [location.description, location.transportation, *(link.description for link in location.service_at_locations)]
    schedules = [*location.schedules, *(s for link in location.service_at_locations for s in link.schedules)]
    texts += [text for s in schedules for text in (s.description, s.notes, s.schedule_link)]
    texts += [text for a in location.accessibility for text in (a.description, a.details, a.url)]
    texts += [text for a in location.attributes for text in (a.value, a.label)]
    texts += [phone.description for phone in _phones_of(location)]
    for sentence in (s for text in texts if text for s in _SENTENCE_END.split(text)):
        if len(words(sentence).split()) >= 3 or re.search(r"\d", sentence):
            yield sentence


def _contacts_of(location: Location) -> list[Contact]:
    return [*location.contacts, *(c for link in location.service_at_locations for c in link.contacts)]


def _phones_of(location: Location) -> list[Phone]:
    at_links = [phone for link in location.service_at_locations for phone in link.phones]
    return [*location.phones, *at_links, *(phone for contact in _contacts_of(location) for phone in contact.phones)]


def _contact_lines(location: Location) -> Iterator[str]:
    for contact in _contacts_of(location):
        yield from filter(None, (contact.name, contact.email))


def _digits(phones: Iterable[Phone]) -> set[str]:
    bare = (re.sub(r"\D", "", phone.number) for phone in phones)
    return {number[-_PHONE_DIGITS:] for number in bare if len(number) >= _PHONE_DIGITS}


@dataclass(frozen=True, slots=True)
class Scrubber:
    """Takes secrets out of plain JSON. ``area`` is the whole service area; ``of_service`` is the stricter rule on places."""

    secrets: Secrets
    area: tuple[str, ...] = ()
    of_service: bool = False

    def scrub(self, value: Any, key: str = "") -> Any:
        """The same JSON without any sentence that gives the place away; what then says nothing is gone."""
        if isinstance(value, dict):
            return self._scrub_record(value)
        if isinstance(value, list):
            return self._scrub_list(value, key)
        if not isinstance(value, str) or key == "id" or key.endswith("_id") or not self._tells(value):
            return value
        if key in _LINKS:
            return None
        kept = " ".join(s for s in _SENTENCE_END.split(value) if not self._tells(s)).strip()
        return kept if kept and not self._tells(kept) else None

    def _scrub_record(self, record: dict[str, Any]) -> dict[str, Any]:
        cleaned = {key: (self.scrub(item, key), item) for key, item in record.items()}
        return {key: new for key, (new, old) in cleaned.items() if new is not None or old is None}

    def _scrub_list(self, items: list[Any], key: str) -> list[Any]:
        needed = _NEEDED.get(key)
        cleaned = (self.scrub(item, key) for item in items)
        return [item for item in cleaned if item is not None and (needed is None or needed in item)]

    def _tells(self, text: str) -> bool:
        if self.secrets.give_away(text):
            return True
        if not self.secrets.names_place(text):
            return False
        folded = words(text)
        if self.of_service:
            return not self.area or not all(words(name) in folded for name in self.area)
        return any(_stands_in(word, folded) for word in (*self.secrets.names, *_SPEAKS_OF_A_REFUGE))

    def without_places(self, name: str) -> str | None:
        """A name without the words for the place; ``None`` where it gives the address away or nothing is left."""
        for place in self.secrets.places:
            pattern = rf"[\s,(–-]*\b(?:(?:in|te|van|uit)\s+)?{_loosely(place)}\b\)?"
            name = re.sub(pattern, "", name, flags=re.IGNORECASE).strip()
        return name if name and not self._tells(name) else None


@functools.cache
def _loosely(place: str) -> str:
    return r"[\W_]+".join(re.escape(part) for part in place.split())


def scrub_service(record: dict[str, Any], secrets: Secrets) -> dict[str, Any]:
    """The publication of a service with a confidential place, without what gives the place away."""
    links = record.get("service_at_locations", [])
    areas = [*record.get("service_areas", []), *(a for link in links for a in link.get("service_areas", []))]
    strict = Scrubber(secrets, tuple(sorted({a["name"] for a in areas if a.get("name")})), of_service=True)
    apart = {"organization", "service_at_locations", "service_areas", "facts", "name", "slug"}
    result: dict[str, Any] = strict.scrub({key: value for key, value in record.items() if key not in apart})
    _drop_what_lost_its_name(result)
    result["name"] = strict.without_places(record["name"]) or NAME_WITHHELD
    result["slug"] = record["slug"] if strict.scrub(record["slug"]) else f"dienst-{record['id'][:8]}"
    result |= _scrub_facts(strict, record)
    if "service_areas" in record:
        result["service_areas"] = [public_area(area) for area in record["service_areas"]]
    for contact in result.get("contacts", []):
        contact.pop("name", None)  # a person who works there can be followed
    if links:
        result["service_at_locations"] = Scrubber(secrets).scrub(links, "service_at_locations")
    if "organization" in record:
        result["organization"] = record["organization"]
    return result


def _drop_what_lost_its_name(record: dict[str, Any]) -> None:
    """A program or a unit of places without its name is no valid HSDS: nobody, nor we, could take it in again."""
    if "name" not in record.get("program", {"name": ""}):
        del record["program"]
        record.pop("program_id", None)
    for capacity in record.get("capacities", []):
        capacity["unit"].setdefault("name", UNIT_WITHHELD)


def scrub_neighbour(record: dict[str, Any], secrets: Secrets) -> dict[str, Any]:
    """The publication of another service of an organization that has a confidential place."""
    if secrets is NOTHING:
        return record
    apart: dict[str, Any] = {key: record[key] for key in ("organization", "name", "slug", "facts") if key in record}
    scrubber = Scrubber(secrets)
    result: dict[str, Any] = {**scrubber.scrub({key: value for key, value in record.items() if key not in apart}), **apart}
    _drop_what_lost_its_name(result)
    if secrets.give_away(record["name"]):
        result |= {"name": NAME_WITHHELD, "slug": f"dienst-{record['id'][:8]}"}
    return result | _scrub_facts(scrubber, record)


def public_area(area: dict[str, Any]) -> dict[str, Any]:
    """A service area by its name only: a drawn circle has a centre."""
    return {key: area[key] for key in ("id", "service_id", "service_at_location_id", "name") if key in area}


def _scrub_facts(scrubber: Scrubber, record: dict[str, Any]) -> dict[str, Any]:
    facts = {code: _scrub_fact(scrubber, fact) for code, fact in record.get("facts", {}).items()}
    return {"facts": {code: fact for code, fact in facts.items() if fact}} if "facts" in record else {}


def _scrub_fact(scrubber: Scrubber, fact: Any) -> Any:
    if not isinstance(fact, dict):
        return fact
    cleaned = scrubber.scrub(fact)
    if cleaned.get("value") is None and fact.get("value") is not None:
        return None
    return {**cleaned, **({"source": SOURCE_WITHHELD} if fact.get("source") and not cleaned.get("source") else {})}


def scrub_organization(record: dict[str, Any], secrets: Secrets) -> dict[str, Any]:
    """The publication of an organization that has a confidential place. Its own name always stands: it is known to all."""
    if secrets is NOTHING:
        return record
    result: dict[str, Any] = Scrubber(secrets).scrub(record)
    return {**result, "name": record["name"], "description": result.get("description") or record["name"]}
