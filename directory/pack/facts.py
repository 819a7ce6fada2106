"""The facts of a shard's services as streams: nine in ten bytes of an entry are facts, and most of them say little new.

Facts go by kind, then by field in the order of `Kind.facts`, then by service, so that alike stands beside alike; each sort of
value has a stream of its own. Facts of an entry that were told by one person on one day are a *sitting*. Read back by
`static/pwa/src/pack/facts.ts`.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from directory.pack.columns import FIRST, column_of
from directory.services.facts import NOT_APPLICABLE, VARIES, FactField, FactType
from directory.services.kinds import kind_of

# A value that stands in `rest`, the end of a list of codes, a fact that only dates a table, and values that any fact can have.
REST, END, NOTHING, SPECIAL = "!", ".", "0", {NOT_APPLICABLE: "-", VARIES: "~"}
# Sorts of values that letters can say nearly all of.
YES_NO, CODES, OTHERS = "yes_no", "codes", "others"
SORTS = {FactType.YES_NO: YES_NO, FactType.CHOICE: CODES, FactType.CHOICES: CODES}
PARTS = {"value", "source", "checked_on", "checked_by_role"}
Sitting = tuple[str | None, str | None, str]


@dataclass(slots=True)
class FactStreams:
    """What is said of every fact.

    ``has``: per field of a kind, which of its services have the fact, as bits. ``letters``: sort of value → its stream.
    ``told``: per fact, which sitting of its service. ``sittings``: those of each service. ``rest``: type → values in full.
    """

    services: int
    has: list[bool] = field(default_factory=list)
    letters: dict[str, list[str]] = field(default_factory=lambda: {YES_NO: [], CODES: [], OTHERS: []})
    told: list[str] = field(default_factory=list)
    sittings: list[dict[Sitting, int]] = field(init=False)
    rest: dict[str, list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sittings = [{} for _ in range(self.services)]

    def add_field(self, field_: FactField, facts_of: Mapping[int, Mapping[str, Any]]) -> None:
        """The facts of one field, of all services of a kind: number of the service → its facts."""
        for service, facts in facts_of.items():
            self.has.append(field_.code in facts)
            if field_.code in facts:
                self._add(field_, facts[field_.code], self.sittings[service])

    def _add(self, field_: FactField, fact: Mapping[str, Any], sittings: dict[Sitting, int]) -> None:
        letters = _letters_of(field_, fact["value"])
        self.letters[SORTS.get(field_.type, OTHERS)].append(letters)
        if letters == REST:
            self.rest.setdefault(field_.type.value, []).append(fact["value"])
        sitting = (fact["checked_on"], fact["source"], fact["checked_by_role"])
        self.told.append(chr(FIRST + sittings.setdefault(sitting, len(sittings))))

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON. How many sittings a service has, `told` tells."""
        sittings = [sitting for of_one in self.sittings for sitting in of_one]
        return {
            "has": packed_bits(self.has),
            **{sort: "".join(letters) for sort, letters in self.letters.items()},
            "told": "".join(self.told),
            **_days_of([checked_on for checked_on, _, _ in sittings]),
            "sources": column_of([[source, role] for _, source, role in sittings], {}),
            "rest": {type_: column_of(values, {}) for type_, values in sorted(self.rest.items())},
        }


def packed_bits(bits: Sequence[bool]) -> str:
    """Eight to a byte, the first one highest, in base64."""
    whole = bytes(sum(bit << (7 - place) for place, bit in enumerate(bits[n : n + 8])) for n in range(0, len(bits), 8))
    return base64.b64encode(whole).decode()


def _days_of(days: Sequence[str | None]) -> dict[str, Any]:
    """The newest day, and for each day how many before that."""
    newest = dt.date.fromisoformat(max((day for day in days if day), default="2000-01-01"))
    before = [None if day is None else (newest - dt.date.fromisoformat(day)).days for day in days]
    return {"newest": newest.isoformat(), "days": column_of(before, {})}


def _letters_of(field_: FactField, value: Any) -> str:
    """A value in letters, by the type of its field; `REST` where that cannot say it."""
    if isinstance(value, str) and value in SPECIAL:
        return SPECIAL[value]
    options = sorted(field_.options)
    match field_.type:
        case FactType.TABLE if value is None:
            return NOTHING
        case FactType.YES_NO if isinstance(value, bool):
            return "1" if value else "0"
        case FactType.CHOICE if value in options:
            return _letters(options, [value])
        case FactType.CHOICES if isinstance(value, list) and all(code in options for code in value):
            return _letters(options, value) + END
    return REST


def _letters(options: Sequence[str], codes: Iterable[str]) -> str:
    return "".join(chr(ord("A") + options.index(code)) for code in codes)


def known_facts(publication: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that have a value or a date, and that the streams can say."""
    fields = kind_of(publication["kind"]).facts
    facts = publication.get("facts", {})
    return {code: fact for code, fact in facts.items() if fact and code in fields and set(fact) == PARTS}


def fact_streams(publications: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The streams of these publications' facts. A kind's services are in the order of the publications."""
    facts = [known_facts(publication) for publication in publications]
    streams = FactStreams(len(publications))
    for kind in sorted({publication["kind"] for publication in publications}):
        mine = {n: facts[n] for n, publication in enumerate(publications) if publication["kind"] == kind}
        for field_ in kind_of(kind).facts.values():
            streams.add_field(field_, mine)
    return streams.as_dict()
