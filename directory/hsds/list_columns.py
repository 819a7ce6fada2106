"""The columns of the simple list: heading, help, how a cell is read, and where it goes in an HSDS service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from directory.hsds.ids import derived_id
from directory.hsds.list_cells import (
    codes_of,
    one_of,
    pieces,
    read_age,
    read_date,
    read_email,
    read_hours,
    read_languages,
    read_phone,
    read_postcode,
    read_text,
    read_website,
    read_yes,
)  # fmt: skip
from directory.hsds.postcodes import province_of
from directory.reach.places import named
from directory.services.kinds import KINDS
from directory.services.kinds.common import DELIVERY
from directory.services.taxonomy import needs

_APPOINTMENT = {"walk-in": "zonder afspraak", "appointment": "op afspraak", "both": "met of zonder afspraak"}
# A list comes from a desk, not from the provider: its facts count as read, not as confirmed.
ROLE = "public-source"


@dataclass(slots=True)
class Row:
    """A service in the making; parts and facts are finished at the end, when source and date are known."""

    id: str
    organization_id: str
    file: str
    need_ids: dict[str, str]
    source: str | None = None
    checked_on: str | None = None
    record: dict[str, Any] = field(default_factory=dict)
    address: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    confidential: bool = False

    def part(self, list_: str, values: dict[str, Any], position: int = 0) -> dict[str, Any]:
        """A part of the service, under an id that stays the same."""
        return {"id": derived_id("list", self.id, list_, str(position)), **values}

    def put_list(self, list_: str, fact: str, items: list[dict[str, Any]]) -> None:
        """A whole list of parts, and the fact that dates it."""
        self.record[list_] = [self.part(list_, values, position) for position, values in enumerate(items)]
        self.facts[fact] = None

    def finish(self) -> dict[str, Any]:
        """The nested HSDS service."""
        source = self.source or f"lijst {self.file}"
        facts = {
            code: {"value": value, "source": source, "checked_on": self.checked_on, "checked_by_role": ROLE}
            for code, value in self.facts.items()
        }
        record = {"id": self.id, "status": "active", **self.record, "facts": facts}
        if self.address or self.confidential:
            record["service_at_locations"] = [self.part("service_at_locations", {"location": self._location()})]
        return record

    def _location(self) -> dict[str, Any]:
        location = self.part("location", {"location_type": "physical", "name": self.record["name"]})
        if self.confidential:
            location["confidential"] = True
        place = named(self.address.get("city", ""))
        if place and place.municipality:
            location["municipality"] = place.municipality
        if "address_1" in self.address:
            province = province_of(self.address.get("postal_code", "")) or "onbekend"
            address = {**self.address, "state_province": province, "country": "BE", "address_type": "physical"}
            location["addresses"] = [self.part("addresses", address)]
        return location


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list."""

    code: str
    heading: str
    help: str
    example: str
    read: Callable[[str], Any]
    put: Callable[[Row, Any], None]
    required: bool = False


def _field(name: str, fact: str | None = None) -> Callable[[Row, Any], None]:
    """Puts a value in a column of the service, and the fact that dates it."""

    def put(row: Row, value: Any) -> None:
        row.record[name] = value
        if fact:
            row.facts[fact] = None

    return put


def _fact(code: str) -> Callable[[Row, Any], None]:
    def put(row: Row, value: Any) -> None:
        row.facts[code] = value

    return put


def _address(name: str) -> Callable[[Row, Any], None]:
    def put(row: Row, value: Any) -> None:
        row.address[name] = value
        row.facts["address"] = None

    return put


def _put_organization(row: Row, name: str) -> None:
    row.record["organization"] = {"id": row.organization_id, "name": name}


def _put_needs(row: Row, codes: list[str]) -> None:
    row.put_list("attributes", "needs", [{"taxonomy_term_id": row.need_ids[code], "label": code} for code in codes])


def _put_phone(row: Row, number: str) -> None:
    row.record["phones"] = [row.part("phones", {"number": number, "type": "voice"})]


def _put_price(row: Row, text: str) -> None:
    if text.casefold() in ("gratis", "0", "0 euro", "niets"):
        row.facts["cost_type"] = "free"
    else:
        row.record["fees_description"] = text


def _put_confidential(row: Row, yes: bool) -> None:
    row.confidential = yes


def _put_source(row: Row, text: str) -> None:
    row.source = text


def _put_checked_on(row: Row, day: str) -> None:
    row.checked_on = day


def _labels(options: dict[str, str]) -> str:
    return "; ".join(f"{code} ({label})" for code, label in options.items())


_NEEDS = {need.code: need.label for need in needs().values()}
_KINDS = {kind.code: kind.label for kind in KINDS.values()}
COLUMNS = (
    Column("organization", "Organisatie", "Wie biedt de hulp aan?", "Buurthuis De Linde", read_text, _put_organization, required=True),
    Column("name", "Naam", "Hoe heet de hulp? Verander je de naam, dan is het een nieuwe dienst.", "Hulp bij papieren", read_text,
           _field("name"), required=True),
    Column("description", "Omschrijving", "Wat doen jullie, in twee korte zinnen?", "We vullen samen je papieren in.", read_text,
           _field("description")),
    Column("needs", "Waarmee help je", f"Een of meer, met een ; ertussen. Het voornaamste eerst. {_labels(_NEEDS)}", "paperwork; digital-help",
           codes_of(_NEEDS), _put_needs, required=True),
    Column("kind", "Soort", f"Laat leeg voor ander aanbod. {_labels(_KINDS)}", "general", one_of(_KINDS), _field("kind")),
    Column("phone", "Telefoon", "Eén nummer.", "014 12 34 56", read_phone, _put_phone),
    Column("email", "E-mail", "Eén adres.", "info@voorbeeld.be", read_email, _field("email")),
    Column("website", "Website", "Het hele adres.", "https://www.voorbeeld.be", read_website, _field("url")),
    Column("street", "Straat en nummer", "Waar ga je naartoe?", "Dorpsstraat 1", read_text, _address("address_1")),
    Column("postcode", "Postcode", "Vier cijfers.", "2490", read_postcode, _address("postal_code")),
    Column("city", "Gemeente", "Van het adres.", "Balen", read_text, _address("city")),
    Column("confidential", "Geheim adres", "Ja als niemand het adres mag kennen (een vluchthuis). Anders leeg of nee.", "nee", read_yes,
           _put_confidential),
    Column("area", "Werkgebied", "Gemeenten waar je moet wonen, met een ; ertussen.", "Balen; Mol", pieces,
           lambda row, names: row.put_list("service_areas", "service_area", [{"name": n, "extent": n, "extent_type": "text"} for n in names])),
    Column("hours", "Openingsuren", "Zoals: ma-vr 9:00-12:00; wo 13:00-16:30.", "ma-vr 9:00-12:00; wo 13:00-16:30", read_hours,
           lambda row, schedules: row.put_list("schedules", "hours", schedules)),
    Column("appointment", "Afspraak", _labels(_APPOINTMENT), "zonder afspraak", one_of(_APPOINTMENT), _fact("appointment")),
    Column("delivery", "Hoe help je", f"Een of meer, met een ; ertussen. {_labels(DELIVERY)}", "op het adres; per telefoon",
           codes_of(DELIVERY), _fact("delivery")),
    Column("languages", "Talen", "Talen die jullie spreken, met een ; ertussen.", "Nederlands; Frans", read_languages,
           lambda row, codes: row.put_list("languages", "languages", [{"code": code} for code in codes])),
    Column("price", "Prijs", "Schrijf gratis, of wat het kost en in welk jaar.", "gratis", read_text, _put_price),
    Column("for_whom", "Voor wie", "Wie mag komen?", "Voor wie in Balen woont.", read_text, _field("eligibility_description")),
    Column("from_age", "Vanaf leeftijd", "Een getal.", "18", read_age, _field("minimum_age", "ages")),
    Column("to_age", "Tot leeftijd", "Een getal, of leeg.", "", read_age, _field("maximum_age", "ages")),
    Column("sign_up", "Hoe aanmelden", "Wat moet je eerst doen?", "Je komt gewoon langs.", read_text, _field("application_process", "sign_up")),
    Column("documents", "Meebrengen", "Papieren, met een ; ertussen.", "identiteitskaart; de brief", pieces,
           lambda row, papers: row.put_list("required_documents", "documents", [{"document": paper} for paper in papers])),
    Column("source", "Bron", "Waar staat dit, of wie zei het? Leeg: de naam van je bestand.", "https://www.voorbeeld.be", read_text, _put_source),
    Column("checked_on", "Nagekeken op", "Wanneer keek je dit laatst na? Zoals 24/11/2026.", "24/11/2026", read_date, _put_checked_on),
)  # fmt: skip
