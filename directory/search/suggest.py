"""What may be meant while one types: needs, services and places that start so."""

from __future__ import annotations

import bisect
import functools
from typing import Any

import numpy as np

from directory.reach.places import starting_with
from directory.search.analysis import words
from directory.search.understanding import Interpretation
from directory.search.view import View
from directory.search.vocabulary import load_vocabulary
from directory.services.taxonomy import needs

SHORTEST_PREFIX = 2
MOST_OF_EACH = 4


@functools.cache
def _terms() -> tuple[list[str], list[tuple[str, ...]]]:
    """Every term of the thesaurus as one folded string, sorted, with its needs."""
    pairs = sorted((" ".join(phrase), meant) for phrase, meant in load_vocabulary().phrases.items())
    return [term for term, _ in pairs], [meant for _, meant in pairs]


def _needs_starting_with(typed: str) -> list[str]:
    """Needs of terms that start so, the most often hit first."""
    terms, meanings = _terms()
    first, last = bisect.bisect_left(terms, typed), bisect.bisect_right(terms, typed + "\uffff")
    counts: dict[str, int] = {}
    for meant in meanings[first:last]:
        for need in meant:
            counts[need] = counts.get(need, 0) + 1
    return sorted(counts, key=lambda n: (-counts[n], n))


def _services(view: View, typed: list[str]) -> list[dict[str, Any]]:
    """Services in whose name each typed word starts a word: real ones first, then those whose name starts so, by name."""
    found = [
        row for row in np.flatnonzero(view.live) if all(any(word.startswith(part) for word in view.titles[row]) for part in typed)
    ]
    found.sort(
        key=lambda row: (
            view.columns.example[row],
            not view.titles[row][0].startswith(typed[0]),
            view.titles[row],
            view.id_order[row],
        )
    )
    return [view.documents[int(row)] for row in found[:MOST_OF_EACH]]


def suggest(view: View, typed: str, found: Interpretation) -> list[dict[str, Any]]:
    """Suggestions in the order: needs (by prefix, then as understood), services, places."""
    parts = words(typed)
    if len("".join(parts)) < SHORTEST_PREFIX:
        return []
    codes = list(dict.fromkeys((*_needs_starting_with(" ".join(parts)), *found.understood)))[:MOST_OF_EACH]
    return [
        *({"type": "need", "code": c, "label": needs()[c].label, "theme": needs()[c].theme} for c in codes),
        *(
            {"type": "service", "id": d["id"], "slug": d["slug"], "label": d["name"], "example": d["example"]}
            for d in _services(view, parts)
        ),
        *(
            {"type": "place", "id": p.id, "label": p.name, "municipality": p.municipality}
            for p in starting_with(typed, MOST_OF_EACH)
        ),
    ]
