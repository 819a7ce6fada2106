"""Facts whose value stands in an HSDS table of the publication: each as lines of text, none where it is unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from directory.public.present.ages import age, parse_date
from directory.public.present.costs import cost_line
from directory.public.present.languages import language_name
from directory.public.present.words import capital, join, number
from directory.services.facts import SPECIAL_VALUES
from directory.services.taxonomy import needs

Publication = dict[str, Any]


def addresses_of(publication: Publication) -> list[dict[str, Any]]:
    """The addresses where one can go; a confidential location has none here."""
    locations = [link["location"] for link in publication.get("service_at_locations", [])]
    return [address for location in locations for address in location.get("addresses", [])]


def address_text(address: dict[str, Any]) -> str:
    """``Veststraat 60, 2490 Balen``."""
    street = " ".join(filter(None, [address.get("address_1"), address.get("address_2")]))
    return ", ".join(filter(None, [street, f"{address.get('postal_code', '')} {address.get('city', '')}".strip()]))


def _address(publication: Publication, _today: dt.date) -> list[str]:
    return [address_text(address) for address in addresses_of(publication)]


def _service_area(publication: Publication, _today: dt.date) -> list[str]:
    serves = publication["derived"]["serves"]
    return [join(serves)] if serves else []


def _hours(publication: Publication, _today: dt.date) -> list[str]:
    return ["in uren"] if publication["derived"]["opening"] else []


def _places_free(publication: Publication, today: dt.date) -> list[str]:
    lines = []
    for capacity in publication.get("capacities", []):
        of = f" van de {number(capacity['maximum'])}" if capacity.get("maximum") else ""
        updated = parse_date(capacity.get("updated"))
        when = f" ({age(updated, today)})" if updated else ""
        unit = capacity.get("description") or capacity["unit"]["name"]
        free = f"{number(capacity['available'])}{of} vrij" if capacity["available"] else "nu geen plaats vrij"
        lines.append(f"{capital(unit)}: {free}{when}")
    return lines


def _ages(publication: Publication, _today: dt.date) -> list[str]:
    youngest, oldest = publication.get("minimum_age"), publication.get("maximum_age")
    if youngest and oldest:
        return [f"Van {number(youngest)} tot en met {number(oldest)} jaar"]
    if youngest:
        return [f"Vanaf {number(youngest)} jaar"]
    return [f"Tot en met {number(oldest)} jaar"] if oldest else []


def _cost_options(publication: Publication, today: dt.date) -> list[str]:
    return [line for line in (cost_line(option, today) for option in publication.get("cost_options", [])) if line]


def _needs(publication: Publication, _today: dt.date) -> list[str]:
    return [needs()[code].label for code in publication["derived"]["needs"] if code in needs()]


def _languages(publication: Publication, _today: dt.date) -> list[str]:
    return [language_name(record) for record in publication.get("languages", [])]


def _sign_up(publication: Publication, _today: dt.date) -> list[str]:
    return [publication["application_process"]] if publication.get("application_process") else []


def _documents(publication: Publication, _today: dt.date) -> list[str]:
    return [record["document"] for record in publication.get("required_documents", []) if record.get("document")]


def _known_as(publication: Publication, _today: dt.date) -> list[str]:
    return [publication["alternate_name"]] if publication.get("alternate_name") else []


TABLES: dict[str, Callable[[Publication, dt.date], list[str]]] = {
    "address": _address,
    "service_area": _service_area,
    "hours": _hours,
    "places_free": _places_free,
    "ages": _ages,
    "cost_options": _cost_options,
    "needs": _needs,
    "languages": _languages,
    "sign_up": _sign_up,
    "documents": _documents,
    "known_as": _known_as,
}


def table_lines(code: str, publication: Publication, today: dt.date) -> list[str]:
    """What the table of this fact says; "it varies" and "not applicable" are answers too."""
    special = SPECIAL_VALUES.get(((publication.get("facts") or {}).get(code) or {}).get("value") or "")
    return TABLES[code](publication, today) or ([capital(special)] if special else [])
