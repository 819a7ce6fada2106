# ruff: noqa: E501 - one made-up record a line reads as a table
"""A refuge with its secrets in every place where people write them, and every public output of an app that holds it."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from directory.extensions import db
from directory.models import (
    Accessibility,
    Address,
    Attribute,
    Contact,
    CostOption,
    Funding,
    Language,
    Location,
    Organization,
    OrganizationIdentifier,
    Phone,
    Program,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    Taxonomy,
    TaxonomyTerm,
    Unit,
    Url,
)  # fmt: skip
from directory.models.base import Base
from directory.security import Audience, audience_of
from tests.conftest import run_cli
from tests.services.entries import fact, need

QUERIES = ("vluchthuis", "geweld thuis", "opvang voor vrouwen", "spreekuur", "haven", "huurcontract", "Mol", "kantoor turnhout")
FAR_QUERIES = ("format=ndjson", "full=true", "minimal=true", "postcode=2470&proximity=5000", "search=haven", "per_page=100")


@dataclass(frozen=True)
class Secret:
    """Everything about one confidential place."""

    street: str
    number: str
    village: str
    municipality: str
    postcode: str
    latitude: float
    longitude: float
    phone: str
    word: str

    @property
    def address(self) -> str:
        return f"{self.street} {self.number}"

    def markers(self) -> list[str]:
        """What may be nowhere, in any spelling that a folded comparison finds. The municipality is tested by its absence."""
        bare = re.sub(r"\D", "", self.phone)[-8:]
        return [
            self.street.lower(), self.word, self.village.lower(), f"{self.latitude:.3f}", f"{self.longitude:.3f}", bare,
            self.street.lower().replace("straat", "str"), self.street.lower().replace("straat", " straat"),
        ]  # fmt: skip


HERE = Secret("Zwanenzangstraat", "17", "Kraaiveld", "Retie", "2470", 51.26713, 5.08291, "+32 14 37 91 83", "xqmarkerxq")
THERE = Secret("Egelantierstraat", "203", "Vossenhoek", "Dessel", "2480", 51.23857, 5.11472, "+32 14 62 04 75", "zzandersz")


def fixed(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


class _Ids:
    """Ids that are the same in each world: nothing but the secret may differ."""

    def __init__(self) -> None:
        self.count = 0

    def next(self) -> str:
        self.count += 1
        return fixed(f"part {self.count}")


def fill(app: Flask, secret: Secret, confidential: bool = True) -> None:
    """Write the refuge, its office, and its organization's other service, each telling what they should not."""
    ids = _Ids()

    def made(model: type[Base], **columns: Any) -> Any:
        return model(id=ids.next(), **columns)

    tells = f"Wij zitten in de {secret.address} te {secret.village}. Bel gerust."
    place_only = f"Het vluchthuis ligt in {secret.municipality}. Je bent er veilig."
    with app.app_context():
        tag = Taxonomy(id=fixed("tags"), name="eigen", description="eigen")
        term = TaxonomyTerm(id=fixed("tag"), code="eigen", name="eigen", description="eigen", taxonomy_detail=tag)
        address = made(
            Address, attention=f"t.a.v. {secret.word}", address_1=secret.address, address_2=f"bus {secret.word}",
            city=secret.village, region=secret.municipality, state_province="Antwerpen", postal_code=secret.postcode, country="BE",
            address_type="physical",
        )  # fmt: skip
        refuge = Location(
            id=fixed("refuge"), confidential=confidential, name=f"Huis {secret.word}", alternate_name=f"{secret.word}burcht",
            description=f"{tells} {secret.word} {secret.word}.", transportation=f"Bus 490, halte {secret.village} Kerk.",
            latitude=secret.latitude, longitude=secret.longitude, municipality=secret.municipality,
            url=f"https://{secret.word}.example.org", external_identifier=f"{secret.word}-77", addresses=[address],
            phones=[made(Phone, number=secret.phone, description=f"Nachtlijn {secret.word}, vraag naar Riet.")],
            schedules=[made(Schedule, freq="WEEKLY", byday="TU", opens_at="10:07", closes_at="11:13", notes=f"Bel aan bij {secret.word}.")],
            accessibility=[made(Accessibility, description=f"Hellend vlak aan de {secret.street}.", details=secret.word)],
            languages=[made(Language, code="fr", note=f"via {secret.word}")],
            contacts=[made(Contact, name=f"Riet {secret.word}", email=f"riet@{secret.word}.example.org", phones=[made(Phone, number=secret.phone)])],
            attributes=[made(Attribute, link_entity="location", taxonomy_term=term, value=secret.word, label=secret.word)],
        )  # fmt: skip
        office = Location(
            id=fixed("office"), name="Kantoor", municipality="Turnhout", latitude=51.3225, longitude=4.9447,
            description=f"Vraag hier naar {secret.address}.",
            addresses=[made(Address, address_1="Markt 1", city="Turnhout", state_province="Antwerpen", postal_code="2300", country="BE", address_type="physical")],
        )  # fmt: skip
        # The same spot once more, written down by someone who forgot to say that it is secret.
        twin = Location(
            id=fixed("twin"), name="Secretariaat", municipality=secret.municipality, latitude=secret.latitude + 0.0001,
            longitude=secret.longitude,
            addresses=[made(Address, address_1=secret.address.upper(), city=secret.village, state_province="Antwerpen", postal_code=secret.postcode, country="BE", address_type="postal")],
        )  # fmt: skip
        haven = Organization(
            id=fixed("haven"), name="Vzw De Haven", description=f"De Haven helpt. {tells} {place_only}", email="info@dehaven.example.org",
            alternate_name=f"Haven {secret.street}", website=f"https://dehaven.example.org/{secret.street.lower()}-{secret.number}",
            additional_websites=[made(Url, label="site", url=f"https://{secret.word}.example.org/")],
            phones=[made(Phone, number="+32 78 15 00 00", description=f"Of bel {secret.phone}.")],
            contacts=[made(Contact, title="onthaal", department=f"{secret.street}", email="onthaal@dehaven.example.org")],
            funding=[made(Funding, source=f"Huurt {secret.address}.")],
            programs=[made(Program, name="Veilig", description=tells), made(Program, name=f"Project {secret.address}", description="Veilig.")],
            organization_identifiers=[made(OrganizationIdentifier, identifier_type="KBO", identifier="0400.000.000")],
        )  # fmt: skip
        needs = [
            made(Attribute, link_entity="service", taxonomy_term=need(c), position=n)
            for n, c in enumerate(("refuge", "family-violence"))
        ]
        needs.append(
            made(Attribute, link_entity="service", taxonomy_term=term, value=f"{secret.word} 1", label=secret.address, position=9)
        )
        shelter = Service(
            id=fixed("shelter"), name=f"Vluchthuis De Haven in {secret.municipality}", slug=f"vluchthuis-de-haven-{secret.municipality.lower()}",
            alternate_name=f"Huis aan de {secret.street}", description=f"Een veilige plek voor vrouwen. {tells} {place_only} Voor Balen, Dessel, Geel, Mol en Retie.",
            alert=f"Verbouwing in de {secret.street.replace('straat', 'str.')} {secret.number}! Of in de {secret.street.replace('straat', ' straat')}.", fees_description=f"Betaal aan de balie, {secret.address}.",
            application_process=f"Bel ons. Kom niet naar {secret.village}.", eligibility_description=f"Vrouwen uit {secret.postcode} ook.",
            wait_time=f"{secret.word}dagen {secret.address}", url=f"https://dehaven.example.org/{secret.street}", email=f"x@{secret.municipality.lower()}.example.org",
            accreditations=tells, licenses=tells, interpretation_services=tells, fees=tells, assurer_email=f"{secret.word}@example.org",
            status="active", organization=haven, last_modified=_moment(), kind="general",
            facts={
                "hours": fact(None, source=f"https://www.{secret.municipality.lower()}.be/{secret.street}"), "cost_type": fact("free"),
                "extra_costs": fact(f"Waarborg, {secret.address}."), "who_decides": fact("Het team."),
                "complaints": fact(f"Schrijf naar {secret.address}, {secret.village}."),
                "phone_hours": fact([{"days": ["MO"], "opens": "09:00", "closes": "12:00"}]),
            },
            phones=[made(Phone, number="+32 78 15 00 01", description=f"Noodlijn. {tells}")],
            contacts=[made(Contact, name="Riet Peeters", title="verantwoordelijke")],
            schedules=[made(Schedule, freq="WEEKLY", byday="MO", opens_at="09:00", closes_at="12:00", notes=tells, description=place_only)],
            service_areas=[made(ServiceArea, name=m, description=f"vanuit {secret.village}", extent=f"{secret.latitude},{secret.longitude}", extent_type="geojson") for m in ("Balen", "Dessel", "Mol", "Retie")],
            cost_options=[made(CostOption, option=f"dag {secret.address}", amount=3, amount_description=tells)],
            required_documents=[made(RequiredDocument, document=f"plannetje {secret.street}"), made(RequiredDocument, document="identiteitskaart", position=1)],
            additional_urls=[made(Url, url=f"https://x.example.org/{secret.street}-{secret.number}", label=tells)],
            languages=[made(Language, code="nl", note=tells)], attributes=needs,
            program=haven.programs[1],
            capacities=[made(ServiceCapacity, available=2, updated=_moment(), unit=made(Unit, name=f"bedden {secret.street}"))],
        )  # fmt: skip
        link = ServiceAtLocation(
            id=fixed("link"), location=refuge, description=tells, phones=[made(Phone, number=secret.phone)],
            contacts=[made(Contact, name=secret.word)], schedules=[made(Schedule, freq="WEEKLY", byday="WE", opens_at="08:01", closes_at="08:09", notes=secret.word)],
            service_areas=[made(ServiceArea, name="Geel", description=secret.village)],
        )  # fmt: skip
        shelter.service_at_locations = [link, ServiceAtLocation(id=fixed("twinlink"), location=twin)]
        hours = Service(
            id=fixed("hours"), name="Spreekuur De Haven", slug="spreekuur-de-haven", description=f"Kom langs in Turnhout. {tells} {place_only}",
            organization=haven, last_modified=_moment(), facts={"cost_type": fact("free"), "complaints": fact(tells)},
            phones=[made(Phone, number="+32 78 15 00 02", description=f"Niet {secret.phone}.")],
            attributes=[made(Attribute, link_entity="service", taxonomy_term=need("victim-support"))],
            service_areas=[made(ServiceArea, name="Retie")],
            service_at_locations=[ServiceAtLocation(id=fixed("officelink"), location=office)],
        )  # fmt: skip
        others = [
            Service(
                id=fixed(f"other {n}"), name=f"Luisterpunt {n}", slug=f"luisterpunt-{n}", description="Praat met ons over geweld thuis.",
                last_modified=_moment(), attributes=[made(Attribute, link_entity="service", taxonomy_term=need("refuge"))],
                service_at_locations=[ServiceAtLocation(id=fixed(f"otherlink {n}"), location=Location(id=fixed(f"place {n}"), latitude=lat, longitude=lon, municipality=m))],
            )
            for n, (m, lat, lon) in enumerate((("Retie", 51.2655, 5.0875), ("Dessel", 51.2415, 5.1195), ("Mol", 51.19, 5.116), ("Balen", 51.17, 5.17)))
        ]  # fmt: skip
        db.session.add_all([shelter, hours, *others])
        db.session.commit()
        app.extensions["gezel-search"].follower.publish_due()
        app.extensions["gezel-search"].follower.catch_up()
        db.session.remove()


def _moment() -> Any:
    import datetime as dt

    return dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


IDS = [
    fixed(n)
    for n in ("shelter", "hours", "haven", "refuge", "twin", "office", "link", "twinlink", "officelink", "tags", "tag", "other 0")
]
# Values for the parts of addresses: what a rule's argument can be. A new sort of argument has to be added here.
SAMPLES: dict[str, list[str]] = {
    "slug": ["vluchthuis-de-haven-retie", "vluchthuis-de-haven-dessel", "spreekuur-de-haven", f"dienst-{fixed('shelter')[:8]}", "vluchthuis-de-haven"],
    "theme": ["safety", "housing", "violence", "family"],
    "secret": ["x"],
    "path": ["pages.css", "index.html", "sw.js"],
}  # fmt: skip


def samples(app: Flask, rule: Rule) -> Iterator[str]:
    """Addresses of a rule with known values filled in."""
    values: list[tuple[str, list[str]]] = []
    for argument in sorted(rule.arguments):
        if argument in SAMPLES:
            found = SAMPLES[argument]
        elif argument == "id" or argument.endswith("_id"):
            found = IDS
        elif argument == "name":
            found = _pack_names(app) if rule.rule.startswith("/pack") else SAMPLES["path"]
        else:
            raise AssertionError(f"{rule.rule}: what can {argument} be? Tell SAMPLES")
        values.append((argument, found))
    filled = [rule.rule]
    for argument, found in values:
        filled = [re.sub(rf"<(?:\w+(?:\([^)]*\))?:)?{argument}>", v, f) for f in filled for v in found]
    yield from filled


def _pack_names(app: Flask) -> list[str]:
    manifest = app.test_client().get("/pack/manifest.json").json
    return [file["sha256"] for file in manifest["files"]]


def public_outputs(app: Flask) -> dict[str, str]:
    """Every public answer that we know how to ask for: address → text. What must differ by the clock is blanked."""
    client, found = app.test_client(), {}
    for rule in app.url_map.iter_rules():
        if audience_of(app, rule.endpoint) is not Audience.PUBLIC or "GET" not in (rule.methods or ()):
            continue
        for address in samples(app, rule):
            extra = FAR_QUERIES if address.startswith("/hsds") else ()
            for url in (address, *(f"{address}?{query}" for query in extra)):
                found[f"GET {url}"] = _text(client.get(url))
    for query in QUERIES:
        found[f"API {query}"] = _text(client.get("/api/search", query_string={"q": query, "page_size": 100}))
        found[f"POST {query}"] = _text(client.post("/api/search", json={"q": query}))
        found[f"PAGE {query}"] = _text(client.post("/", data={"q": query}))
        found[f"SUGGEST {query}"] = _text(client.get("/api/suggest", query_string={"q": query}))
        found[f"CLI {query}"] = run_cli(app, "search", query).output
    return found


def _text(response: Any) -> str:
    text = response.get_data(as_text=True)
    for pattern in (r'"took_ms":\s*[\d.]+', r'"generated_at":\s*"[^"]*"', r'csrf_token" value="[^"]*"'):
        text = re.sub(pattern, '"-"', text)
    # The tag of a file tells the time at which it was written.
    tag = "" if response.headers.get("Last-Modified") else response.headers.get("ETag", "")
    return f"{response.status_code} {tag}\n{text}"


def files_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file below a folder, as text in which ASCII markers can be found."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes().decode("latin-1")


def index_contents(app: Flask) -> Iterator[tuple[str, str]]:
    """What is inside the index: stored documents and every term, whatever way they are packed on disk."""
    from whoosh import index as whoosh_index

    folder = app.config["SETTINGS"].index_dir
    state = json.loads((folder / "state.json").read_text())
    reader = whoosh_index.open_dir(str(folder / state["generation"])).reader()
    for number in range(reader.doc_count_all()):
        yield f"document {number}", json.dumps(reader.stored_fields(number), ensure_ascii=False)
    yield "terms", " ".join(f"{field}:{term.decode('utf-8', 'replace')}" for field, term in reader.all_terms())
    reader.close()
