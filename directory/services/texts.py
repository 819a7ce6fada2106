"""Small, shared ways to make text for people and addresses from text."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose, and Arabic ones that people write in more than one way.
_SAME_LETTER = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ى": "ي", "ة": "ه", "ـ": None, "’": "'", "`": "'", "´": "'"}
)


def fold(text: str) -> str:
    """Lower case without accents; letters of other scripts stay as they are."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SAME_LETTER))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)


def slugify(text: str) -> str:
    """A readable part of an address: ``Huuradvies Balen (voorbeeld)`` → ``huuradvies-balen-voorbeeld``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80].strip("-") or "aanbod"
