"""Which services, organizations, places and terms an HSDS query means. Only what is published is ever found.

What needs a place is read from the publications themselves: only they know which places are confidential.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session
from werkzeug.exceptions import UnprocessableEntity

from directory.hsds.feed import Record, publications
from directory.hsds.ids import uuid_of
from directory.models import Attribute, Organization, Publication, Service, ServiceAtLocation, TaxonomyTerm
from directory.reach.places import Place, distance_km, with_postcode
from directory.search import current_searcher
from directory.search.query import SearchQuery
from directory.services.texts import fold

_SEARCH_PAGE = 1_000
# Service areas that hold every Belgian, and every Flemish, postal code.
_COUNTRY = {"belgie", "belgique", "belgium"}
_FLANDERS = {"vlaanderen", "vlaams gewest", "flanders"}


def _is_flemish(code: str) -> bool:
    number = int(code) if code.isascii() and code.isdigit() else 0
    return 1500 <= number <= 3999 or 8000 <= number <= 9999


def _wrong(field: str, text: str) -> UnprocessableEntity:
    """The 422 that names what is wrong with a parameter, in the error shape of the API."""
    error = UnprocessableEntity()
    error.data = {"errors": {field: [text]}}  # type: ignore[attr-defined]  # where flask-smorest looks for it
    return error


@dataclass(frozen=True, slots=True)
class Around:
    """A postal code, and how many metres around its centre where that is asked."""

    place: Place
    metres: float | None

    @classmethod
    def of(cls, query: Record) -> Around | None:
        """What a query asks; 422 where the postal code is not known, or a distance has no postal code."""
        code, metres = query.get("postcode"), query.get("proximity")
        if code is None:
            if metres is not None:
                raise _wrong("proximity", "Name the postcode that it is measured from.")
            return None
        place = with_postcode(code.strip())
        if place is None:
            raise _wrong("postcode", f"{code!r} is not a postal code of the region or its neighbours.")
        return cls(place, metres)

    def holds(self, data: Record, link: Record) -> bool:
        """Whether a service at a location is meant. A confidential place is only known by its service area."""
        location = link["location"]
        if self.metres is not None:
            latitude, longitude = location.get("latitude"), location.get("longitude")
            if location.get("confidential") or latitude is None or longitude is None:
                return False
            return distance_km(self.place.lat, self.place.lon, latitude, longitude) * 1000 <= self.metres
        areas = [*data.get("service_areas", []), *link.get("service_areas", [])]
        return self._covers(areas) if areas else self._is_in(location)

    def holds_service(self, data: Record) -> bool:
        """Whether a service is meant: at one of its places, or by its area where it has no place."""
        links = data.get("service_at_locations", [])
        if any(self.holds(data, link) for link in links):
            return True
        return self.metres is None and not links and self._covers(data.get("service_areas", []))

    def _covers(self, areas: list[Record]) -> bool:
        code = self.place.postcode or ""
        mine = {fold(self.place.name), fold(self.place.municipality or ""), code} | _COUNTRY
        mine |= _FLANDERS if _is_flemish(code) else set()
        return any(fold(area.get("name", "")) in mine for area in areas)

    def _is_in(self, location: Record) -> bool:
        if location.get("confidential"):
            return False
        codes = {address.get("postal_code") for address in location.get("addresses", [])}
        return self.place.postcode in codes or location.get("municipality") == self.place.name


def _published() -> Select[Any]:
    return select(Service.id).join(Publication, Publication.service_id == Service.id).where(Publication.data.is_not(None))


def _under_term(query: Record) -> Select[Any] | None:
    """The ids of services with the term or taxonomy that a query names."""
    tied = select(Attribute.link_id).join(TaxonomyTerm, TaxonomyTerm.id == Attribute.taxonomy_term_id)
    tied = tied.where(Attribute.link_entity == "service")
    found = None
    if query.get("taxonomy_term_id"):
        term = uuid_of("taxonomy_term", query["taxonomy_term_id"])
        found = tied.where(or_(TaxonomyTerm.id == term, TaxonomyTerm.parent_id == term))
    if query.get("taxonomy_id"):
        of_taxonomy = tied.where(TaxonomyTerm.taxonomy_id == uuid_of("taxonomy", query["taxonomy_id"]))
        found = of_taxonomy if found is None else found.where(Attribute.link_id.in_(of_taxonomy))
    return found


def searched(words: str) -> list[str]:
    """The ids of services that these words find, best first."""
    found: list[str] = []
    page, more = 1, True
    while more:
        answer = current_searcher().search(SearchQuery(q=words, page=page, page_size=_SEARCH_PAGE))
        found += [result["id"] for result in answer["results"]]
        more, page = page * _SEARCH_PAGE < answer["total"], page + 1
    return found


def service_ids(session: Session, query: Record, *, search: bool = True) -> list[str]:
    """The services that a query means: as search ranks them where it has words, else by id."""
    statement = _published().order_by(Service.id)
    under_term = _under_term(query)
    if under_term is not None:
        statement = statement.where(Service.id.in_(under_term))
    if query.get("organization_id"):
        statement = statement.where(Service.organization_id == uuid_of("organization", query["organization_id"]))
    after: dt.datetime | None = query.get("modified_after")
    if after is not None:
        statement = statement.where(Service.last_modified >= after)
    ids: list[str] = list(session.scalars(statement))
    if search and query.get("search"):
        wanted = set(ids)
        ids = [id_ for id_ in dict.fromkeys(searched(query["search"])) if id_ in wanted]
    around = Around.of(query)
    return ids if around is None else [data["id"] for data in publications(session, ids) if around.holds_service(data)]


def organization_ids(session: Session, query: Record) -> list[str]:
    """The organizations of the services that a query means, and those whose own name holds its words."""
    wanted = set(service_ids(session, query, search=False))
    rows = session.execute(_published().join(Organization).add_columns(Organization.id, Organization.name))
    of_service, names = {}, {}
    for service_id, organization_id, name in rows:
        if service_id in wanted:
            of_service[service_id], names[organization_id] = organization_id, name
    if not query.get("search"):
        return sorted(names)
    words = fold(query["search"].strip())
    named = sorted(id_ for id_, name in names.items() if words in fold(name))
    found = [of_service[id_] for id_ in searched(query["search"]) if id_ in of_service]
    return list(dict.fromkeys([*named, *found]))


def links(session: Session, query: Record) -> list[tuple[str, str]]:
    """The services at a location that a query means, as (service id, id of the link)."""
    ids, around = service_ids(session, query), Around.of(query)
    if around is not None:
        return [
            (data["id"], link["id"])
            for data in publications(session, ids)
            for link in data.get("service_at_locations", [])
            if around.holds(data, link)
        ]
    columns = select(ServiceAtLocation.service_id, ServiceAtLocation.id)
    of_service: dict[str, list[str]] = {}
    for service_id, link_id in session.execute(columns.order_by(ServiceAtLocation.position, ServiceAtLocation.id)):
        of_service.setdefault(service_id, []).append(link_id)
    return [(id_, link_id) for id_ in ids for link_id in of_service.get(id_, [])]


def service_of_link(session: Session, link_id: str) -> str | None:
    """The service of a service at a location."""
    return session.scalar(select(ServiceAtLocation.service_id).where(ServiceAtLocation.id == link_id))


def services_of_organizations(session: Session, ids: list[str]) -> dict[str, list[Record]]:
    """The publications of these organizations' services, by organization."""
    found: dict[str, list[Record]] = {id_: [] for id_ in ids}
    services: list[str] = list(session.scalars(_published().where(Service.organization_id.in_(ids)).order_by(Service.id)))
    for data in publications(session, services):
        found[data["organization"]["id"]].append(data)
    return found


def matches(record: Any, words: str | None) -> bool:
    """Whether a taxonomy or term holds these words in its name, code or description."""
    text = fold(" ".join(filter(None, (record.name, getattr(record, "code", None), record.description))))
    return all(word in text for word in fold(words or "").split())
