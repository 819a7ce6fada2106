"""An endless, repeatable stream of synthetic services as HSDS records (with Gezel's profile)."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import json
import random
import uuid
from collections.abc import Iterator
from typing import Any

from directory.config import MUNICIPALITIES, ROOT
from directory.generate.facts import facts_of
from directory.generate.sentences import DOCUMENTS, Texts, entry_name
from directory.generate.words import ordered_needs, organization_name, street_name, zipf_choice, zipf_sample
from directory.services.kinds import KINDS
from directory.services.taxonomy import needs

Record = dict[str, Any]
BADGE = " (voorbeeld)"
_SERVICES_PER_ORGANIZATION = 4
_LANGUAGES = (("nl", "Nederlands"), ("en", "Engels"), ("fr", "Frans"), ("ar", "Arabisch"), ("tr", "Turks"), ("uk", "Oekraïens"))
_WEEKS = (
    (("MO,TU,WE,TH,FR", "09:00", "12:00"), ("MO,TU,TH", "13:00", "16:30")),
    (("MO,WE,FR", "09:00", "12:30"),),
    (("TU,TH", "13:30", "17:00"), ("TU", "18:00", "20:00")),
    (("MO,TU,WE,TH,FR", "07:00", "18:00"),),
    (("WE", "13:30", "17:00"), ("SA", "10:00", "12:00")),
)
_KIND_SHARE = 0.75  # of the services in a kind's themes; the others are general


@functools.cache
def _places() -> tuple[Record, ...]:
    """Places with coordinates; a hamlet without any takes those of its municipality."""
    with (ROOT / "seeds" / "places.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    centres = {row["name"]: row for row in rows if row["kind"] == "municipality"}
    known = [{**row, **{c: row[c] or centres[row["municipality"]][c] for c in ("lat", "lon", "postcode")}}
             for row in rows if row["kind"] != "station" and row["municipality"] in centres]  # fmt: skip
    return tuple(row for row in known if row["lat"])


@functools.cache
def _term_ids() -> dict[str, str]:
    """Need → id of its term in the seeded taxonomy."""
    terms = json.loads((ROOT / "seeds" / "taxonomy.json").read_text(encoding="utf-8"))["taxonomy_terms"]
    return {term["code"]: term["id"] for term in terms if term["taxonomy"] == "gezel-needs"}


def _kind_for(rng: random.Random, need: str) -> str:
    theme = needs()[need].theme
    kinds = sorted(code for code, kind in KINDS.items() if theme in kind.themes)
    return rng.choice(kinds) if kinds and rng.random() < _KIND_SHARE else "general"


class ServiceStream:
    """Services one after another. The n-th is the same for the same seed and day, however many are taken."""

    def __init__(self, seed: int, today: dt.date) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - repeatable on purpose, and not a secret
        self._today = today

    def __iter__(self) -> Iterator[Record]:
        while True:
            organization = self._organization()
            home = self._location(organization["name"])
            # Many organisations with one service, a few with many, four on average.
            for _ in range(1 + int(self._rng.expovariate(1 / (_SERVICES_PER_ORGANIZATION - 0.5)))):
                yield self._service(organization, home)

    def _id(self) -> str:
        return str(uuid.UUID(int=self._rng.getrandbits(128), version=4))

    def _phone(self) -> Record:
        # No zone is called 000, so nobody's telephone rings.
        pairs = [f"{self._rng.randrange(100):02d}" for _ in range(3)]
        return {"id": self._id(), "number": f"000 {' '.join(pairs)}", "type": "voice"}

    def _organization(self) -> Record:
        name = organization_name(self._rng)
        return {"id": self._id(), "name": name + BADGE, "description": f"{name} is een voorbeeld.", "phones": [self._phone()]}

    def _location(self, name: str, confidential: bool = False) -> Record:
        rng, place = self._rng, self._rng.choice(_places())
        return {
            "id": self._id(),
            "location_type": "physical",
            "name": name,
            "municipality": place["municipality"],
            "latitude": round(float(place["lat"]) + rng.gauss(0, 0.008), 5),
            "longitude": round(float(place["lon"]) + rng.gauss(0, 0.012), 5),
            "example_coordinates": True,
            "confidential": confidential,
            "addresses": [{
                "id": self._id(), "address_1": street_name(rng), "city": place["name"], "state_province": "Antwerpen",
                "postal_code": place["postcode"], "country": "BE", "address_type": "physical",
            }],
        }  # fmt: skip

    def _needs(self) -> list[str]:
        main = zipf_choice(self._rng, ordered_needs())
        near = [code for code in ordered_needs() if needs()[code].theme == needs()[main].theme]
        others = zipf_sample(self._rng, near, self._rng.choice((0, 0, 1, 1, 2)))
        return list(dict.fromkeys([main, *others]))

    def _service(self, organization: Record, home: Record) -> Record:
        rng, codes = self._rng, self._needs()
        secret = codes[0] == "refuge"
        location = self._location("Vluchthuis", confidential=True) if secret else self._own_or(home)
        place = location["municipality"] if location and not secret else rng.choice(MUNICIPALITIES)
        area = rng.sample(MUNICIPALITIES, rng.choice((1, 2, 4, 4)))
        name = entry_name(rng, codes[0], place)
        texts = Texts(rng, codes, place, area[0])
        record: Record = {
            "id": self._id(),
            "name": name + BADGE,
            "kind": _kind_for(rng, codes[0]),
            "example": True,
            "status": "active",
            "description": texts.description(),
            "last_modified": f"{self._today}T09:00:00+00:00",
            "organization": organization,
            "attributes": [
                {"id": self._id(), "link_entity": "service", "taxonomy_term_id": _term_ids()[code], "label": code}
                for code in codes
            ],
            "phones": [self._phone()],
            "service_at_locations": [{"id": self._id(), "location": location}] if location else [],
            **self._often_missing(texts, area),
        }
        tables = {key for key, value in record.items() if value} | ({"locations"} if location else set())
        return {**record, "facts": facts_of(rng, record["kind"], tables, self._today)}

    def _own_or(self, home: Record) -> Record | None:
        """Most services are at their organisation's place, some have their own, some have none."""
        draw = self._rng.random()
        return home if draw < 0.6 else self._location(home["name"]) if draw < 0.9 else None

    def _often_missing(self, texts: Texts, area: list[str]) -> Record:
        """What real entries often leave out, left out as often."""
        rng = self._rng
        parts: Record = {
            "application_process": texts.sign_up(),
            "eligibility_description": texts.eligibility(),
            "minimum_age": rng.choice((12, 16, 18, 18, 18, 25)),
            "service_areas": [{"id": self._id(), "name": a, "extent": a, "extent_type": "text"} for a in area],
            "languages": [{"id": self._id(), "code": c, "name": n} for c, n in zipf_sample(rng, _LANGUAGES, rng.randint(1, 3))],
            "required_documents": [{"id": self._id(), "document": d} for d in zipf_sample(rng, DOCUMENTS, rng.randint(1, 2))],
            "cost_options": [{
                "id": self._id(), "amount": float(rng.choice((0, 0, 2, 4, 5, 10, 20))), "currency": "EUR",
                "amount_description": "per keer", "valid_from": f"{self._today.year}-01-01",
            }],
            "schedules": [
                {"id": self._id(), "freq": "WEEKLY", "byday": days, "opens_at": opens, "closes_at": closes}
                for days, opens, closes in zipf_choice(rng, _WEEKS)
            ],
        }  # fmt: skip
        return {key: value for key, value in parts.items() if rng.random() < 0.7}
