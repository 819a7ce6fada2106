"""How old something is, as people say it, and what that says of an entry."""

from __future__ import annotations

import datetime as dt
from typing import Any

from directory.public.present.words import month_year

_DAY, _WEEK, _TWO_MONTHS, _YEAR = 1, 7, 61, 365
# A confirmation older than this is no longer said with confidence (the longest shelf life of any fact).
CONFIRMATION_DAYS = 365
_CONFIRMED_BY = {"provider": "de dienst", "coordinator": "de coördinator"}


def parse_date(text: str | None) -> dt.date | None:
    """The day in a date or timestamp; ``None`` where there is none to read."""
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def age(date: dt.date, today: dt.date) -> str:
    """``vandaag``, ``3 dagen geleden``, ``3 weken geleden``, ``4 maanden geleden``, past a year ``in maart 2025``.

    A date that is still to come (a clock that runs ahead) counts as today.
    """
    days = (today - date).days
    if days < _DAY:
        return "vandaag"
    if days == _DAY:
        return "gisteren"
    if days < _WEEK:
        return f"{days} dagen geleden"
    if days < _TWO_MONTHS:
        weeks = days // _WEEK
        return f"{weeks} {'week' if weeks == 1 else 'weken'} geleden"
    if days < _YEAR:
        return f"{days * 12 // _YEAR} maanden geleden"
    return f"in {month_year(date)}"


def freshness_sentence(freshness: dict[str, Any], today: dt.date, example: bool = False) -> str:
    """Who confirmed an entry and when: the last line of a card (the signal of `trustworthy`)."""
    if example:
        return "Voorbeeld: deze dienst bestaat niet."
    checked_on = parse_date(freshness.get("checked_on"))
    if not freshness.get("confirmed"):
        source = f" Bron van {month_year(checked_on)}." if checked_on else " De bron heeft geen datum."
        return f"Niet bevestigd door de aanbieder.{source}"
    if checked_on is None or (today - checked_on).days > CONFIRMATION_DAYS:
        since = f" sinds {month_year(checked_on)}" if checked_on else ""
        return f"Niet bevestigd{since}. Klopt dit nog?"
    return f"Bevestigd door {_CONFIRMED_BY.get(freshness.get('by_role') or '', 'de dienst')}, {age(checked_on, today)}."
