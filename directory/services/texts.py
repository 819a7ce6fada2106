"""Small, shared ways to make text for people and addresses from text."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Lower case without accents; letters of other scripts stay as they are."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)


def slugify(text: str) -> str:
    """A readable part of an address: ``Huuradvies Balen (voorbeeld)`` → ``huuradvies-balen-voorbeeld``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80].strip("-") or "aanbod"
