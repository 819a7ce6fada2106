"""What is not known of an entry, as questions to ask on the phone, most decisive first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from directory.public.present.facts import stale_since
from directory.public.present.tables import table_lines
from directory.services.facts import VARIES, B, FactField, FactType

QUESTIONS_FIRST = 4
# The order in which an unanswered question can spoil a trip.
_ORDER = (B.AVAILABLE, B.REACHABLE, B.UNDERSTANDABLE, B.AFFORDABLE, B.USABLE, B.TRUSTWORTHY, B.KNOWN)
_AT_A_PLACE = {"address", "wheelchair"}


def is_known(field: FactField, publication: dict[str, Any], today: dt.date) -> bool:
    """Whether the entry answers this field, however long ago."""
    fact = (publication.get("facts") or {}).get(field.code)
    if field.type is FactType.TABLE:
        return bool(table_lines(field.code, publication, today))
    return fact is not None and fact.get("value") is not None


def _must_be_asked(field: FactField, publication: dict[str, Any], today: dt.date) -> bool:
    fact = (publication.get("facts") or {}).get(field.code)
    if not is_known(field, publication, today):
        return True
    return fact is None or fact.get("value") == VARIES or stale_since(fact, field, today) is not None


def _makes_sense(field: FactField, publication: dict[str, Any]) -> bool:
    """A secret address is not asked for; nor is any place where people are only helped at home, by phone or online."""
    if field.code not in _AT_A_PLACE:
        return True
    delivery = ((publication.get("facts") or {}).get("delivery") or {}).get("value")
    return not publication["derived"]["confidential"] and not (isinstance(delivery, list) and "on-site" not in delivery)


def questions(fields: Iterable[FactField], publication: dict[str, Any], today: dt.date) -> tuple[list[str], list[str]]:
    """The first few questions, and the others. The first few take turns over the B's, so that they cover them."""
    asked = [f for f in fields if _makes_sense(f, publication) and _must_be_asked(f, publication, today)]
    ordered = [f.question for f in _in_turns([f for f in asked if f.decisive])]
    ordered += [f.question for f in _in_turns([f for f in asked if not f.decisive])]
    unique = list(dict.fromkeys(ordered))
    return unique[:QUESTIONS_FIRST], unique[QUESTIONS_FIRST:]


def _in_turns(fields: list[FactField]) -> list[FactField]:
    queues: Mapping[B, list[FactField]] = {b: [f for f in fields if f.informs is b] for b in _ORDER}
    longest = max(map(len, queues.values()))
    return [queues[b][turn] for turn in range(longest) for b in _ORDER if turn < len(queues[b])]
