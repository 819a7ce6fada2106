"""The facts of a shard's services as streams: nine in ten bytes of an entry are facts, and most of them say little new.

Facts go by kind, then by field in the order of `Kind.facts`, then by service, so that alike stands beside alike. Per fact one
character in each stream; what a character cannot say stands in ``rest``. Read back by `static/pwa/src/pack/facts.ts`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from directory.services.facts import NOT_APPLICABLE, VARIES, FactField, FactType
from directory.services.kinds import kind_of

# The first of as many printable characters as are needed to number anything; days start beyond control characters.
FIRST, FIRST_DAY = ord("A"), 0xA1
NO_DAY = " "
# A value that stands in `rest`, the end of a list of codes, a fact that only dates a table, and values that any fact can have.
REST, END, NOTHING, SPECIAL = "!", ".", "0", {NOT_APPLICABLE: "-", VARIES: "~"}
# In this order parts of a value stand in `rest`.
SPAN = ("days", "opens", "closes")
KEYS = {FactType.DURATION: ("amount", "unit"), FactType.MONEY: ("amount", "unit", "year")}
PARTS = {"value", "source", "checked_on", "checked_by_role"}


@dataclass(slots=True)
class FactStreams:
    """What is said of every fact.

    ``has``: per field of a kind, which of its services have the fact. Per fact ``values``, ``days`` before ``newest`` on which
    it was checked, and ``told``: which of ``sources`` (source, role) said it.
    """

    newest: dt.date
    has: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    sources: dict[tuple[str | None, str], int] = field(default_factory=dict)
    rest: list[Any] = field(default_factory=list)

    def add_field(self, field_: FactField, services: Sequence[Mapping[str, Any]]) -> None:
        """The facts of one field, of all services of a kind."""
        has = [field_.code in facts for facts in services]
        self.has.append("".join("1" if it_has else "0" for it_has in has) if any(has) else "")
        for facts in services:
            if field_.code in facts:
                self._add(field_, facts[field_.code])

    def _add(self, field_: FactField, fact: Mapping[str, Any]) -> None:
        value = _letters_of(field_, fact["value"])
        self.values.append(value)
        if value == REST:
            self.rest.append(_positional(field_.type, fact["value"]))
        checked = fact["checked_on"]
        before = (self.newest - dt.date.fromisoformat(checked)).days if checked else None
        self.days.append(NO_DAY if before is None else chr(FIRST_DAY + before))
        source = (fact["source"], fact["checked_by_role"])
        self.told.append(chr(FIRST + self.sources.setdefault(source, len(self.sources))))

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "newest": self.newest.isoformat(),
            "has": ",".join(self.has),
            "values": "".join(self.values),
            "days": "".join(self.days),
            "told": "".join(self.told),
            "sources": [list(source) for source in self.sources],
            "rest": self.rest,
        }


def _positional(type_: FactType, value: Any) -> Any:
    """A value without the names of its parts, where its type says what they are."""
    if type_ is FactType.HOURS and isinstance(value, list):
        return [[span[key] for key in SPAN] for span in value]
    keys = KEYS.get(type_)
    return [value[key] for key in keys] if keys and isinstance(value, dict) and set(value) == set(keys) else value


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
            return chr(FIRST + options.index(value))
        case FactType.CHOICES if isinstance(value, list) and all(code in options for code in value):
            return "".join(chr(FIRST + options.index(code)) for code in value) + END
    return REST


def known_facts(publication: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that have a value or a date, and that the streams can say."""
    fields = kind_of(publication["kind"]).facts
    facts = publication.get("facts", {})
    return {code: fact for code, fact in facts.items() if fact and code in fields and set(fact) == PARTS}


def fact_streams(publications: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The streams of these publications' facts. A kind's services are in the order of the publications."""
    facts = [known_facts(publication) for publication in publications]
    days = [fact["checked_on"] for of_one in facts for fact in of_one.values() if fact["checked_on"]]
    streams = FactStreams(dt.date.fromisoformat(max(days, default="2000-01-01")))
    for kind in sorted({publication["kind"] for publication in publications}):
        mine = [fact for fact, publication in zip(facts, publications, strict=True) if publication["kind"] == kind]
        for field_ in kind_of(kind).facts.values():
            streams.add_field(field_, mine)
    return streams.as_dict()
