"""What was understood, as chips that a person can take out one by one."""

from __future__ import annotations

from typing import Any

from directory.search.understanding import Interpretation
from directory.search.wishes import language_labels
from directory.services.taxonomy import needs

FLAG_LABELS = {
    "free": "gratis",
    "no-status": "zonder statuut",
    "home-visit": "aan huis",
    "open-now": "nu open",
    "evening": "'s avonds",
    "weekend": "in het weekend",
    "tonight": "vannacht",
    "online": "online",
    "phone": "per telefoon",
    "children-along": "kinderen mogen mee",
    "no-reading": "zonder lezen",
}
MOST_NEEDS = 4


def chips_of(found: Interpretation) -> list[dict[str, Any]]:
    """Needs, place, languages and flags; each is taken out by ``type:code``."""
    chips = [("need", code, needs()[code].label) for code in found.understood[:MOST_NEEDS]]
    if found.place:
        chips.append(("place", found.place.id, found.place.name))
    chips += [("language", code, language_labels()[code]) for code in found.languages]
    chips += [("flag", flag, FLAG_LABELS.get(flag, flag)) for flag in found.flags]
    return [{"type": kind, "code": code, "label": label} for kind, code, label in chips]
