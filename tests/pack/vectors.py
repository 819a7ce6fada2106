"""What the phone has to make of a shard: written from publications, and read by pytest and vitest (`tests/vectors/pack.json`)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from directory.pack.shards import NAMES, shard_content
from directory.pack.slim import LEFT_OUT
from directory.search.analysis import analyse
from directory.search.codes import published_codes
from directory.search.documents import document_of, texts_of
from directory.services.facts import NOT_APPLICABLE, VARIES, FactField, FactType
from directory.services.kinds import kind_of
from directory.services.opening import from_fact_hours, opening_of
from directory.services.publication import NEEDS_TAXONOMY, believed, freshness, hour_notes

TODAY = dt.date(2026, 11, 24)


def codes() -> dict[str, Any]:
    """The parts of the vocabulary that a shard is read with."""
    published = published_codes()
    kinds = [
        {**kind, "facts": [{k: f[k] for k in ("code", "type", "shelf_life", "options")} for f in kind["facts"]]}
        for kind in published["kinds"]
    ]
    return {"themes": published["themes"], "needs": published["needs"], "kinds": kinds, "names": list(NAMES)}


def on_the_phone(publication: dict[str, Any]) -> dict[str, Any]:
    """A publication as the phone has it: nothing of it lost but what ties tables together."""
    facts = {code: fact for code, fact in publication.get("facts", {}).items() if fact}
    derived = {**publication["derived"], "freshness": freshness(publication["kind"], facts, TODAY)}
    attributes = [a for a in publication.get("attributes", []) if a["taxonomy_term"].get("taxonomy") != NEEDS_TAXONOMY]
    parts = {key: _without_ties(value) for key, value in publication.items() if key not in LEFT_OUT | {"attributes"}}
    whole = {"status": "active", **parts, "id": publication["id"], "facts": facts, "derived": derived}
    notes = hour_notes(publication)
    whole |= {"hour_notes": notes} if notes else {}
    return whole | ({"attributes": _without_ties(attributes)} if attributes else {})


def _without_ties(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ties(part) for key, part in value.items() if key not in LEFT_OUT and part is not None}
    return [_without_ties(part) for part in value] if isinstance(value, list) else value


def _fact(value: Any, checked_on: str | None = "2026-11-01", role: str = "provider", **more: Any) -> dict[str, Any]:
    return {"value": value, "source": "telefoon", "checked_on": checked_on, "checked_by_role": role, **more}


def odd_publications() -> list[tuple[dict[str, Any], int]]:
    """What seeds don't have: facts that no stream can say, values of every sort, places that are none, texts with line ends."""
    empty = {"themes": [], "places": [], "serves": [], "confidential": False, "opening": None, "phone_opening": None}
    first = {
        "id": "00000000-0000-4000-8000-000000000001",
        "slug": "anders-dan-de-naam",
        "name": "Eén\nnaam, Çok güzel (voorbeeld)",
        "example": True,
        "kind": "childcare",
        "status": "temporarily closed",
        "description": "Regel één.\nRegel twee! En drie",
        "email": "a@example.org",
        "attributes": [
            {"id": "x", "label": "eigen", "taxonomy_term": {"id": "t", "code": "eigen", "name": "Eigen", "taxonomy": "eigen"}}
        ],
        "facts": {
            code: _fact(
                VARIES if n % 3 else NOT_APPLICABLE,
                None if n % 5 == 0 else f"2026-{n % 11 + 1:02}-03",
                "gezel" if n % 7 == 0 else "coordinator",
            )
            for n, code in enumerate(kind_of("childcare").facts)
        }
        | {"of_another_kind": _fact(["a", {"b": 1}]), "hours": _fact(None, note="een deel meer dan wij kennen")},
        "organization": {"name": "Huis", "phones": [{"number": "014 00 00 00", "description": "onthaal"}]},
        "service_at_locations": [
            {"id": "l", "location": {"id": "v", "location_type": "virtual", "municipality": "Mol"}, "phones": [{"number": "1"}]},
            {
                "id": "m",
                "location": {"id": "w", "location_type": "physical", "confidential": True},
                "service_areas": [{"id": "a", "name": "Mol"}],
            },
            {"id": "n", "location": {"id": "y", "location_type": "physical", "addresses": [{"city": "Geel"}], "latitude": 51.1}},
        ],
        "schedules": [
            {
                "id": "s",
                "freq": "MONTHLY",
                "byday": "2WE",
                "description": "De tweede woensdag.",
                "notes": "Niet in de herfstvakantie.",
            },
            {"id": "t", "closed": True, "valid_from": "2026-12-24", "description": "Kerstvakantie"},
        ],
        "capacities": [{"id": "c", "available": 0, "updated": "2026-11-01", "unit": {"id": "u", "name": "plaats"}}],
        "derived": {
            **empty,
            "needs": [],
            "serves": ["Mol"],
            "confidential": True,
            "places": [{"municipality": "Geel", "village": "Geel", "latitude": 51.1, "longitude": None, "example": False}],
        },
    }
    second: dict[str, Any] = {
        "id": "00000000-0000-4000-8000-000000000002",
        "slug": "x-y",
        "name": "X & Y",
        "kind": "general",
        "status": "active",
        "facts": {f.code: _fact(_sample(f)) for f in kind_of("general").facts.values()},
        "derived": {**empty, "needs": ["debt-mediation"], "themes": ["debt"]},
    }
    second["derived"]["phone_opening"] = opening_of(from_fact_hours(_sample_of(FactType.HOURS)), TODAY, "2026-11-01")
    for publication in (first, second):
        until = believed(publication["kind"], publication["facts"])
        publication["derived"]["believed_until"] = {code: day.isoformat() for code, day in sorted(until.items()) if day}
    return [(first, 7), (second, 0)]


_SAMPLES = {
    FactType.YES_NO: False, FactType.NUMBER: 2.5, FactType.DURATION: {"amount": 0, "unit": "weeks"}, FactType.TEXT: "- ! . ~\n",
    FactType.MONEY: {"amount": 4.05, "unit": "per keer", "year": 2026}, FactType.DATE: "2027-01-08", FactType.TABLE: None,
    FactType.HOURS: [{"days": ["MO", "TU"], "opens": "09:00", "closes": "24:00"}],
}  # fmt: skip


def _sample_of(type_: FactType) -> Any:
    return _SAMPLES[type_]


def _sample(field: FactField) -> Any:
    """A value that fits."""
    options = list(field.options)
    return {FactType.CHOICE: options[-1:] and options[-1], FactType.CHOICES: options[::-1]}.get(field.type) or _SAMPLES.get(
        field.type
    )


def case(publications: list[tuple[dict[str, Any], int]]) -> dict[str, Any]:
    """One case: the publications, the shard, and what it has to become."""
    expected, analysed = [], {}
    for publication, revision in publications:
        phone = on_the_phone(publication)
        document, tokens = document_of(phone, revision)
        analysed.update({text: analyse(text) for text in texts_of(phone)})
        expected.append({"publication": phone, "document": document.as_dict(), "tokens": list(tokens)})
    return {
        "today": TODAY.isoformat(),
        "publications": [list(pair) for pair in publications],
        "codes": codes(),
        "shard": shard_content(publications),
        "analysed": analysed,
        "expected": expected,
    }
