"""Facts as Dutch text, each with its source, its age and whether it can still be believed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from directory.public.present.ages import age, parse_date
from directory.public.present.opening import week_summary
from directory.public.present.words import capital, child_age, duration, euro, full_date, join, month_year, number
from directory.services.facts import SPECIAL_VALUES, FactField, FactType, is_stale
from directory.services.opening import from_fact_hours, opening_of

ROLES = {
    "provider": "Gezegd door de dienst zelf",
    "coordinator": "Nagekeken door de coördinator",
    "companion": "Gezegd door een gezel",
    "public-source": "Uit een openbare bron",
    "gezel": "Ingedeeld door Gezel",
}
# The source that every made-up fact of an example entry names.
EXAMPLE_SOURCE = "voorbeeld"
NO_DATE = "onbekende datum"
NO_SOURCE = "De bron is niet genoteerd"


@dataclass(frozen=True, slots=True)
class Line:
    """One known fact of an entry, ready to be shown. ``stale_since`` is the month to show with an old one."""

    code: str
    label: str
    text: str
    stale_since: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from: a name or an address on the web (where the role does not say it all), and how long ago."""

    text: str | None
    href: str | None
    role: str
    when: str


def value_text(field: FactField, value: Any) -> str:
    """A fact's value as people say it."""
    if isinstance(value, str) and value in SPECIAL_VALUES:
        return SPECIAL_VALUES[value]
    match field.type:
        case FactType.YES_NO:
            return "ja" if value else "nee"
        case FactType.CHOICE:
            return field.options[value]
        case FactType.CHOICES:
            return join([field.options[code] for code in value])
        case FactType.NUMBER:
            return child_age(value) if field.unit == "maanden" else " ".join(filter(None, [number(value), field.unit]))
        case FactType.DURATION:
            return duration(value)
        case FactType.MONEY:
            return f"{euro(value['amount'])} {value['unit']} ({value['year']})"
        case FactType.DATE:
            return full_date(dt.date.fromisoformat(value))
        case FactType.HOURS:
            return _hours_text(value)
        case FactType.TEXT:
            return str(value)
        case FactType.TABLE:
            raise ValueError(f"{field.code} stands in a table of its own")
    raise AssertionError(field.type)  # pragma: no cover


def _hours_text(value: list[dict[str, Any]]) -> str:
    opening = opening_of(from_fact_hours(value), dt.date(2026, 1, 1), None)
    return "; ".join(week_summary(opening)) if opening else ""


def stale_since(fact: dict[str, Any], field: FactField, today: dt.date) -> str | None:
    """The month in which an old fact was checked; ``onbekende datum`` without one; ``None`` for a fact still good."""
    checked = parse_date(fact.get("checked_on"))
    if not is_stale(checked, field.shelf_life, today):
        return None
    return month_year(checked) if checked else NO_DATE


def fact_line(field: FactField, fact: dict[str, Any], today: dt.date) -> Line:
    """A known fact (not one of a table) as a labelled text."""
    return Line(field.code, field.label, capital(value_text(field, fact["value"])), stale_since(fact, field, today))


def source_of(fact: dict[str, Any], today: dt.date) -> Source:
    """Where a fact comes from."""
    text, checked = str(fact.get("source") or ""), parse_date(fact.get("checked_on"))
    role = ROLES.get(str(fact.get("checked_by_role")), NO_SOURCE)
    if text == EXAMPLE_SOURCE:
        return Source(None, None, "Verzonnen als voorbeeld", "zonder bron")
    is_link = text.startswith(("https://", "http://"))
    shown = text.split("://", 1)[1].removeprefix("www.").rstrip("/") if is_link else text
    return Source(
        text=None if not shown or shown.casefold() == role.casefold() else shown,
        href=text if is_link else None,
        role=role,
        when=f"nagekeken {age(checked, today)}" if checked else "zonder datum",
    )
