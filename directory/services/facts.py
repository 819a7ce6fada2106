"""Facts: what a service tells about itself, each with its source and its date.

A stored fact is ``{"value", "source", "checked_on", "checked_by_role"}``; a fact that is absent or ``None`` is
*unknown*. ``NOT_APPLICABLE`` and ``VARIES`` are values of their own: they were asked and this is the answer.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

NOT_APPLICABLE = "not-applicable"
VARIES = "varies"
SPECIAL_VALUES = {NOT_APPLICABLE: "niet van toepassing", VARIES: "wisselt, vraag het na"}


class B(StrEnum):
    """The seven B's of accessibility (VVSG), in the order in which they are shown."""

    REACHABLE = "reachable"
    AVAILABLE = "available"
    AFFORDABLE = "affordable"
    USABLE = "usable"
    UNDERSTANDABLE = "understandable"
    KNOWN = "known"
    TRUSTWORTHY = "trustworthy"


class ShelfLife(StrEnum):
    """How long a fact of this sort may be believed after the day it was checked."""

    HOURS = "hours"
    WAITING = "waiting"
    TARIFF = "tariff"
    ADDRESS = "address"
    CONDITION = "condition"


SHELF_DAYS = {ShelfLife.HOURS: 92, ShelfLife.WAITING: 92, ShelfLife.ADDRESS: 365, ShelfLife.CONDITION: 365}


class FactType(StrEnum):
    """The shape of a fact's value."""

    YES_NO = "yes-no"  # bool
    CHOICE = "choice"  # one code of `options`
    CHOICES = "choices"  # list of codes of `options`, at least one
    NUMBER = "number"  # int or float in `unit`
    DURATION = "duration"  # {"amount": int, "unit": "days" | "weeks" | "months" | "years"}; amount 0 is "none"
    MONEY = "money"  # {"amount": float, "unit": "per day" …, "year": int}, in euro
    TEXT = "text"  # one plain sentence
    DATE = "date"  # "2027-01-08"
    HOURS = "hours"  # [{"days": ["MO", …], "opens": "09:00", "closes": "12:00"}, …]
    TABLE = "table"  # the value stands in the HSDS table named by `hsds`; the fact carries its source and date


@dataclass(frozen=True, slots=True)
class FactField:
    """One fact that a kind of service can have. ``label`` and ``question`` are what people read, in Dutch.

    ``yes_means`` is the value where the answer to the question is yes: "Moet ik mijn naam zeggen?" asks after "Anoniem kan"
    the other way round; ``None`` where the question cannot be answered with yes or no. ``answer`` is the shape of what is
    heard on the phone of a fact that has no value of its own (one of a table).
    """

    code: str
    type: FactType
    label: str
    question: str
    informs: B
    shelf_life: ShelfLife = ShelfLife.CONDITION
    options: Mapping[str, str] = field(default_factory=dict)
    unit: str | None = None
    hsds: str | None = None
    decisive: bool = False
    yes_means: bool | None = True
    answer: FactType | None = None

    @property
    def answered_as(self) -> FactField:
        """The fact with the shape of an answer to its question."""
        return replace(self, type=self.answer) if self.answer else self

    def as_dict(self) -> dict[str, Any]:
        """The field as `GET /api/vocabulary` publishes it: enough to build a form from."""
        return {
            "code": self.code,
            "type": self.type.value,
            "label": self.label,
            "question": self.question,
            "informs": self.informs.value,
            "shelf_life": self.shelf_life.value,
            "options": dict(self.options),
            "unit": self.unit,
            "hsds": self.hsds,
            "decisive": self.decisive,
            "yes_means": self.yes_means if self.answered_as.type is FactType.YES_NO else None,
            "answer": self.answered_as.type.value,
        }


def believed_until(checked_on: dt.date, shelf_life: ShelfLife) -> dt.date:
    """The last day on which a fact checked on this day still counts (tariffs: until the year is over)."""
    if shelf_life is ShelfLife.TARIFF:
        return dt.date(checked_on.year, 12, 31)
    return checked_on + dt.timedelta(days=SHELF_DAYS[shelf_life])


def is_stale(checked_on: dt.date | None, shelf_life: ShelfLife, today: dt.date) -> bool:
    """Whether a fact is past its shelf life; one without a date always is."""
    return checked_on is None or today > believed_until(checked_on, shelf_life)


DURATION_UNITS = {"days": "dagen", "weeks": "weken", "months": "maanden", "years": "jaar"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def _is_span(span: Any) -> bool:
    if not isinstance(span, dict) or set(span) != {"days", "opens", "closes"} or not isinstance(span["days"], list):
        return False
    clocks = [span["opens"], span["closes"]]
    right = all(isinstance(c, str) and _CLOCK.fullmatch(c) for c in clocks)
    return bool(span["days"]) and all(d in WEEKDAYS for d in span["days"]) and right and clocks[0] < clocks[1]


def _is_codes(value: Any, options: Mapping[str, str]) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and len(set(map(str, value))) == len(value)
        and all(isinstance(v, str) and v in options for v in value)
    )


def _fits(field_: FactField, value: Any) -> bool:
    match field_.type:
        case FactType.YES_NO:
            return isinstance(value, bool)
        case FactType.CHOICE:
            return isinstance(value, str) and value in field_.options
        case FactType.CHOICES:
            return _is_codes(value, field_.options)
        case FactType.NUMBER:
            return _is_number(value) and value >= 0
        case FactType.TEXT:
            return isinstance(value, str) and bool(value.strip())
        case FactType.DATE:
            return _is_date(value)
        case FactType.DURATION:
            return (
                isinstance(value, dict)
                and set(value) == {"amount", "unit"}
                and isinstance(value["amount"], int)
                and not isinstance(value["amount"], bool)
                and value["amount"] >= 0
                and value["unit"] in DURATION_UNITS
            )
        case FactType.MONEY:
            return (
                isinstance(value, dict)
                and set(value) == {"amount", "unit", "year"}
                and _is_number(value["amount"])
                and value["amount"] >= 0
                and isinstance(value["unit"], str)
                and isinstance(value["year"], int)
            )
        case FactType.HOURS:
            return isinstance(value, list) and bool(value) and all(_is_span(span) for span in value)
        case FactType.TABLE:
            return value is None
    raise AssertionError(field_.type)  # pragma: no cover


_EXPECTED = {
    FactType.YES_NO: "true or false",
    FactType.NUMBER: "a number of 0 or more",
    FactType.DURATION: '{"amount": 6, "unit": "weeks"} (days, weeks, months or years; amount 0 is none)',
    FactType.MONEY: '{"amount": 4.0, "unit": "per keer", "year": 2026}',
    FactType.TEXT: "a sentence that is not empty (leave the fact out when it is unknown)",
    FactType.DATE: "a date such as 2027-01-08",
    FactType.HOURS: '[{"days": ["MO"], "opens": "09:00", "closes": "12:00"}]',
    FactType.TABLE: "no value of its own (it stands in the HSDS table)",
}


def expected(field_: FactField) -> str:
    """What a value of this fact must look like, for error messages."""
    if field_.type is FactType.CHOICE:
        return f"one of {', '.join(field_.options)}"
    if field_.type is FactType.CHOICES:
        return f"a list of one or more of {', '.join(field_.options)}"
    return _EXPECTED[field_.type]


def value_problem(field_: FactField, value: Any) -> str | None:
    """Why this value does not fit the fact, with what would; ``None`` where it fits."""
    special = isinstance(value, str) and value in SPECIAL_VALUES
    if special or _fits(field_, value):
        return None
    return f"{value!r} is not {expected(field_)}, nor one of {', '.join(SPECIAL_VALUES)}"
