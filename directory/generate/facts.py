"""Structured facts of synthetic entries: any kind's, from what its fields declare; some old, many unknown, as in life."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from directory.generate.words import zipf_choice, zipf_sample
from directory.services.facts import NOT_APPLICABLE, VARIES, WEEKDAYS, FactField, FactType
from directory.services.kinds import kind_of

KNOWN_SHARE, KNOWN_SHARE_DECISIVE = 0.35, 0.65
SPECIAL_SHARE = 0.03
_SOURCES = (("provider", "de aanbieder zelf"), ("public-source", "https://voorbeeld.invalid/"), ("coordinator", "telefoon"))
_NUMBERS = {
    "maanden": (0, 144), "%": (10, 100), "slaapkamers": (1, 5), "uur per week": (2, 38),
    "dagen per week": (1, 5), "mensen": (4, 20),
}  # fmt: skip
_SENTENCES = ("Dat bekijken we samen met jou.", "Vraag het aan het onthaal.", "Daar helpen we je bij.", "Dat beslist het team.")
# How many days and sources the facts of one entry have, as often as those of `seeds/examples`.
_SITTINGS = (1, 1, 1, 1, 1, 2, 2, 3, 3, 4)
# The lower of two facts that bound each other, and the upper.
_BOUNDS = (("child_age_from", "child_age_to"), ("hours_min", "hours_max"))


def _value(rng: random.Random, field: FactField, today: dt.date) -> Any:
    match field.type:
        case FactType.YES_NO:
            return rng.random() < 0.5
        case FactType.CHOICE:
            return zipf_choice(rng, tuple(field.options))
        case FactType.CHOICES:
            chosen = zipf_sample(rng, tuple(field.options), rng.randint(1, 3))
            return ["none"] if "none" in chosen else chosen
        case FactType.NUMBER:
            return rng.randint(*_NUMBERS.get(field.unit or "", (0, 20)))
        case FactType.DURATION:
            return {"amount": rng.randint(0, 12), "unit": zipf_choice(rng, ("weeks", "days", "months"))}
        case FactType.MONEY:
            return {"amount": rng.randint(1, 60) / 2, "unit": zipf_choice(rng, ("per keer", "per jaar")), "year": today.year}
        case FactType.DATE:
            return (today + dt.timedelta(days=rng.randint(7, 120))).isoformat()
        case FactType.HOURS:
            return [{"days": list(WEEKDAYS[: rng.randint(1, 5)]), "opens": "09:00", "closes": rng.choice(("12:00", "16:30"))}]
        case FactType.TEXT:
            return zipf_choice(rng, _SENTENCES)
        case FactType.TABLE:
            return None


def sitting(rng: random.Random, today: dt.date) -> dict[str, Any]:
    """Who told facts and when: mostly this season, some so long ago that they are stale."""
    role, source = zipf_choice(rng, _SOURCES)
    checked_on = today - dt.timedelta(days=min(int(rng.expovariate(1 / 70)), 900))
    return {"source": source, "checked_on": checked_on.isoformat(), "checked_by_role": role}


def facts_of(rng: random.Random, kind: str, tables: set[str], today: dt.date) -> dict[str, Any]:
    """The facts of a service of this kind; a fact that stands in a table only where that table is filled (``tables``)."""
    facts = {}
    # Nobody asks for one fact at a time: the facts of an entry were told in few sittings.
    sittings = [sitting(rng, today) for _ in range(rng.choice(_SITTINGS))]
    for code, field in kind_of(kind).facts.items():
        if field.type is FactType.TABLE:
            if field.hsds in tables:
                facts[code] = {"value": None, **zipf_choice(rng, sittings)}
        elif rng.random() < (KNOWN_SHARE_DECISIVE if field.decisive else KNOWN_SHARE):
            special = rng.random() < SPECIAL_SHARE
            value = rng.choice((NOT_APPLICABLE, VARIES)) if special else _value(rng, field, today)
            facts[code] = {"value": value, **zipf_choice(rng, sittings)}
    for low, high in _BOUNDS:
        _put_in_order(facts, low, high)
    return facts


def _put_in_order(facts: dict[str, Any], low: str, high: str) -> None:
    values = [facts[code]["value"] for code in (low, high) if code in facts]
    if len(values) == 2 and all(isinstance(v, int) for v in values):
        facts[low]["value"], facts[high]["value"] = sorted(values)
