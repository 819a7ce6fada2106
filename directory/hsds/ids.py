"""Ids: ours are UUIDs that stay the same over import and export; other people's become one, always the same."""

from __future__ import annotations

import re
import uuid

# A fixed name of our own (RFC 9562, version 5): the same foreign id gives the same UUID in every installation.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://openreferral.org/gezel/ids")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_uuid(text: str) -> bool:
    """Whether this is a UUID in its usual form, lower case."""
    return _UUID.fullmatch(text) is not None


def uuid_of(table: str, foreign: str) -> str:
    """The UUID under which a record of this table is known here: its own, or one made from a foreign id."""
    lower = foreign.strip().lower()
    return lower if is_uuid(lower) else str(uuid.uuid5(NAMESPACE, f"{table}:{foreign.strip()}"))


def derived_id(*parts: str) -> str:
    """A stable id for a record that has none of its own, from what makes it that record."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(parts)))
