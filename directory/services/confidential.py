"""Confidential locations: what may be said of them, and of the services there (mission, rule 2)."""

from __future__ import annotations

import re
from typing import Any

from directory.models import Location

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\s*|\n")
# Shorter words (a house number, "de") stand in innocent sentences too.
_SHORTEST_SECRET = 4


def public_location(location: Location) -> dict[str, Any]:
    """All that may be said of a confidential location: that it exists and is kept secret."""
    return {"id": location.id, "location_type": location.location_type, "confidential": True}


def secrets_of(location: Location) -> list[str]:
    """The pieces of text that would give a confidential location away, in lower case."""
    pieces: list[str] = [location.name or "", location.alternate_name or "", location.external_identifier or ""]
    for address in location.addresses:
        street = re.sub(r"[\d\W]+(\w?)\s*$", "", address.address_1)
        pieces += [address.address_1, street, address.address_2 or "", address.attention or ""]
    for number in (location.latitude, location.longitude):
        if number is not None:
            pieces += [str(number), f"{number:.3f}"]
    pieces += [phone.number for phone in location.phones]
    return sorted({p.strip().lower() for p in pieces if len(p.strip()) >= _SHORTEST_SECRET}, key=len, reverse=True)


def scrub(value: Any, secrets: list[str]) -> Any:
    """The same JSON without any sentence that holds a secret; text that was nothing else becomes ``None``."""
    if isinstance(value, dict):
        return {key: scrub(item, secrets) for key, item in value.items()}
    if isinstance(value, list):
        return [scrub(item, secrets) for item in value]
    if not isinstance(value, str) or not any(secret in value.lower() for secret in secrets):
        return value
    kept = "".join(s for s in _SENTENCE.findall(value) if not any(secret in s.lower() for secret in secrets))
    return None if any(secret in kept.lower() for secret in secrets) else kept.strip() or None
