"""Telephone numbers: shown as people write them, dialled in international form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

REGION = "BE"
# 112, 1712 and the like: they have no international form. 116 000 is a European number of six digits.
LONGEST_SHORT_NUMBER = 6

# Already grouped by someone who knows the number (070 245 245): stays as it is.
_AS_PEOPLE_WRITE = re.compile(r"0[1-9]\d*( \d+)+")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number that can be shown and dialled. ``href`` is ``None`` where it cannot be dialled as written."""

    text: str
    href: str | None
    label: str | None = None


def phone(number: str, label: str | None = None) -> Phone:
    """``014/74 44 44`` → shown ``014 74 44 44``, dialled ``tel:+3214744444``; a short number stays as it is."""
    digits = re.sub(r"\D", "", number)
    if 3 <= len(digits) <= LONGEST_SHORT_NUMBER and number.strip()[0] not in "+0":
        return Phone(number.strip(), f"tel:{digits}", label)
    try:
        parsed = phonenumbers.parse(number, REGION)
    except NumberParseException:
        return Phone(number.strip(), None, label)
    if not phonenumbers.is_possible_number(parsed):
        return Phone(number.strip(), None, label)
    dialled = phonenumbers.format_number(parsed, PhoneNumberFormat.RFC3966).replace("-", "")
    if _AS_PEOPLE_WRITE.fullmatch(number.strip()):
        return Phone(number.strip(), dialled, label)
    own = phonenumbers.region_code_for_country_code(parsed.country_code or 0) == REGION
    shown = phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL if own else PhoneNumberFormat.INTERNATIONAL)
    return Phone(shown, dialled, label)


def phones_of(publication: dict[str, Any]) -> list[Phone]:
    """Every number of an entry, the most direct first, each once: the service's own, at the place, the organization's."""
    links = publication.get("service_at_locations", [])
    holders: list[dict[str, Any]] = [publication, *publication.get("contacts", []), *links]
    holders += [contact for link in links for contact in link.get("contacts", [])]
    holders += [link.get("location", {}) for link in links]
    organization = publication.get("organization", {})
    holders += [organization, *organization.get("contacts", [])]
    found: dict[str, Phone] = {}
    for holder in holders:
        for record in holder.get("phones", []):
            if record.get("type") in ("fax", "text"):
                continue
            label = record.get("description") or holder.get("department") or holder.get("title")
            made = phone(record["number"], label)
            found.setdefault(made.href or made.text, made)
    return list(found.values())
