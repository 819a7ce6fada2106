"""Small pieces of written Dutch: lists, days, dates, clock times, numbers, durations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_ONE = {"days": "dag", "weeks": "week", "months": "maand", "years": "jaar"}
_MANY = {"days": "dagen", "weeks": "weken", "months": "maanden", "years": "jaar"}
# From this age on, people count a child's age in years.
MONTHS_UNTIL_YEARS = 24


def join(parts: Sequence[str]) -> str:
    """``a``, ``a en b``, ``a, b en c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}" if parts else ""


def capital(text: str) -> str:
    """The same text with a capital in front (``'s avonds`` → ``'s Avonds``), the rest untouched."""
    start = 3 if text.startswith("'s ") else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def clock(minute: int) -> str:
    """A minute of the day as people write it: ``9.00``; midnight at the end of a day is ``24.00``."""
    return f"{minute // 60}.{minute % 60:02d}"


def day_month(date: dt.date) -> str:
    """``3 januari``."""
    return f"{date.day} {MONTHS[date.month - 1]}"


def full_date(date: dt.date) -> str:
    """``3 januari 2027``."""
    return f"{day_month(date)} {date.year}"


def month_year(date: dt.date) -> str:
    """``januari 2027``."""
    return f"{MONTHS[date.month - 1]} {date.year}"


def weekday(date: dt.date) -> str:
    """``dinsdag``."""
    return DAYS[date.weekday()]


def number(value: float) -> str:
    """A number with a decimal comma, without decimals that say nothing: ``12``, ``2,5``."""
    return f"{value:.10g}".replace(".", ",")


def euro(amount: float) -> str:
    """An amount of money: ``4 euro``, ``2,50 euro``."""
    return f"{amount:.0f} euro" if float(amount).is_integer() else f"{amount:.2f}".replace(".", ",") + " euro"


def duration(value: dict[str, Any]) -> str:
    """``{"amount": 6, "unit": "weeks"}`` → ``6 weken``; nothing is ``geen``."""
    amount = value["amount"]
    return f"{amount} {(_ONE if amount == 1 else _MANY)[value['unit']]}" if amount else "geen"


def child_age(months: float) -> str:
    """An age in months as parents say it: ``18 maanden``, ``2,5 jaar``, ``3 jaar``."""
    if months < MONTHS_UNTIL_YEARS:
        return f"{number(months)} maand{'' if months == 1 else 'en'}"
    years, rest = divmod(int(months), 12)
    return f"{number(years + 0.5) if rest == 6 else years} jaar" + (f" en {rest} maanden" if rest not in (0, 6) else "")
