"""Every code with its Dutch word, as `GET /api/vocabulary` and the pack publish it."""

from __future__ import annotations

from typing import Any

from directory.search.wishes import language_labels
from directory.services.facts import SPECIAL_VALUES
from directory.services.kinds import KINDS
from directory.services.taxonomy import needs, obstacles, situations, themes


def published_codes() -> dict[str, Any]:
    """Themes, needs, kinds with their facts, obstacles, situations, languages and special values."""
    return {
        "themes": [{"code": code, "label": label} for code, label in themes().items()],
        "needs": [{"code": n.code, "label": n.label, "theme": n.theme} for n in needs().values()],
        "kinds": [kind.as_dict() for kind in KINDS.values()],
        "obstacles": [{"code": o.code, "label": o.label, "needs": list(o.needs)} for o in obstacles().values()],
        "situations": [{"code": s.code, "label": s.label, "obstacles": list(s.obstacles)} for s in situations().values()],
        "languages": [{"code": code, "label": label} for code, label in language_labels().items()],
        "special_values": SPECIAL_VALUES,
    }
