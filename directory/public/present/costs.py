"""What it costs: an amount carries its year, and "Gratis" stands only where a source says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

from directory.public.present.ages import parse_date
from directory.public.present.words import capital, euro


def cost_line(option: dict[str, Any], today: dt.date) -> str:
    """One price with its year: ``Per keer: 4 euro (2026)``. An old year, or none, becomes a question."""
    amount = option.get("amount")
    words = [euro(amount)] if amount is not None else []
    if option.get("currency") not in (None, "EUR") and amount is not None:
        words = [f"{amount:g} {option['currency']}"]
    if option.get("amount_description"):
        words.append(option["amount_description"])
    text = " ".join(words)
    if option.get("option"):
        text = f"{capital(option['option'])}: {text}" if text else capital(option["option"])
    return f"{text} ({_year(option, today)})" if amount is not None else text


def _year(option: dict[str, Any], today: dt.date) -> str:
    begins, ends = parse_date(option.get("valid_from")), parse_date(option.get("valid_to"))
    if begins is None:
        return "we weten niet van welk jaar, vraag het na"
    if begins.year >= today.year or (ends is not None and ends >= today):
        return str(begins.year)
    return f"prijs van {begins.year}, vraag het na"
