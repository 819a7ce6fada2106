"""Names of languages in Dutch."""

from __future__ import annotations

from typing import Any

from directory.search.wishes import language_labels


def language_name(record: dict[str, Any]) -> str:
    """An HSDS language as people call it, with its note: ``Arabisch (op dinsdag)``."""
    code = str(record.get("code") or "").lower()
    name = language_labels().get(code) or record.get("name") or code or "een taal zonder naam"
    return f"{name} ({record['note']})" if record.get("note") else str(name)
