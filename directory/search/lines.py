"""The lines to call in danger, as results. 112 stands first where the other line's hours aren't confirmed (mission, rule 1)."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Sequence
from typing import Any

from directory.config import ROOT
from directory.reach.places import Place
from directory.search.danger import LINE_112
from directory.search.view import View
from directory.services.taxonomy import VOCABULARY_DIR, read_tsv

CRISIS = "crisis-ocmw"
_NAMESPACE = uuid.UUID("5d8f1a52-6f0e-5b34-9f0c-0e2f6a4b7c11")
PHONE_HOURS = "phone_hours"


@functools.cache
def _lines() -> dict[str, dict[str, str]]:
    return {row["line"]: row for row in read_tsv(VOCABULARY_DIR / "danger-lines.tsv")}


@functools.cache
def intakes() -> dict[str, str]:
    """Municipality → id of the service that is its general intake."""
    return {row["municipality"]: row["service_id"] for row in read_tsv(ROOT / "seeds" / "region" / "intake.tsv")}


def intake_documents(view: View, place: Place | None) -> list[dict[str, Any]]:
    """The general intake of the place's municipality; of all municipalities of the region where that isn't known."""
    mine = intakes().get((place.municipality or "") if place else "")
    wanted = [mine] if mine else list(intakes().values())
    return [view.documents[view.by_id[i]] for i in wanted if i in view.by_id]


def danger_results(view: View, lines: Sequence[str], place: Place | None) -> list[dict[str, Any]]:
    """A result for each line; 112 is added before lines that cannot be relied on at every hour."""
    if not lines:
        return []
    certain = all(_hours_are_confirmed(view, line) for line in lines)
    order = list(lines) if certain else [LINE_112, *(line for line in lines if line != LINE_112)]
    return [_crisis(view, place) if line == CRISIS else _line(view, line) for line in order]


def _hours_are_confirmed(view: View, line: str) -> bool:
    document = _document(view, line)
    return line == LINE_112 or bool(document and document["phone_opening"] and PHONE_HOURS not in document["freshness"]["stale"])


def _document(view: View, line: str) -> dict[str, Any] | None:
    row = view.by_id.get(_lines()[line]["service_id"])
    return None if row is None else view.documents[row]


def _line(view: View, line: str) -> dict[str, Any]:
    known, document = _lines()[line], _document(view, line)
    result = _bare(line, known["service_id"], known["name"], known["phone"] or None)
    result["hours"] = None if _hours_are_confirmed(view, line) else "Uren niet bevestigd."
    if document:
        result |= {"slug": document["slug"], "phone_opening": document["phone_opening"], "freshness": document["freshness"]}
    return result


def _crisis(view: View, place: Place | None) -> dict[str, Any]:
    found = intake_documents(view, place)
    contacts = [{"name": d["name"], "slug": d["slug"], "municipality": d["municipality"], **_first_phone(d)} for d in found]
    only = contacts[0] if len(contacts) == 1 else None
    result = _bare(
        CRISIS,
        str(uuid.uuid5(_NAMESPACE, CRISIS)),
        only["name"] if only else _lines()[CRISIS]["name"],
        only["phone"] if only else None,
    )
    opening = found[0]["phone_opening"] or found[0]["opening"] if only else None
    return result | {
        "slug": only["slug"] if only else None,
        "municipality": only["municipality"] if only else None,
        "hours": None if opening else "Uren niet gekend. Vraag wanneer je kunt bellen.",
        "phone_opening": opening,
        "contacts": contacts,
    }


def _first_phone(document: dict[str, Any]) -> dict[str, str | None]:
    first = next(iter(document["phones"]), None)
    return {"phone": first["number"] if first else None, "phone_label": (first["label"] or None) if first else None}


def _bare(line: str, service_id: str, name: str, phone: str | None) -> dict[str, Any]:
    known = _lines()[line]
    return {
        "danger": True, "line": line, "id": service_id, "slug": None, "name": name, "organization": None, "kind": "general",
        "phone": phone, "phones": [{"number": phone, "label": ""}] if phone else [], "sentence": known["sentence"], "hours": None,
        "phone_opening": None, "contacts": [], "themes": ["emergency"], "needs": [known["need"]], "municipality": None,
        "distance_km": None, "reach": None, "access": None, "example": False, "freshness": None, "score": None,
    }  # fmt: skip
