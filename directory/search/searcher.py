"""Search as everything else uses it: a query in, a page of results out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from directory.reach.places import Place
from directory.search import chips, filters, nearness, ranking
from directory.search.columns import NO, UNKNOWN, Bools, Floats, States
from directory.search.filters import obstacles_of
from directory.search.follower import IndexFollower
from directory.search.lines import danger_results, intake_documents
from directory.search.query import SearchQuery
from directory.search.ranking import Wanted
from directory.search.suggest import suggest
from directory.search.understanding import Interpretation, understand
from directory.search.view import View
from directory.search.vocabulary import Vocabulary
from directory.services.kinds import KINDS
from directory.services.opening import local_now
from directory.services.taxonomy import needs, obstacles

# Needs that lift an obstacle less directly count a little less each.
LESS_DIRECT = 0.12
# A person with no one beside them is first of all offered someone who goes along (issue: "it comes first").
COMPANION_FIRST = frozenset({"no-network", "discouraged"})
COMPANION_NEED, COMPANION_WEIGHT = "buddy", 1.3
# An unconfirmed result comes after every confirmed one, whatever its score.
BEHIND = 1_000.0
MOST_FALLBACK_NEEDS = 3
DANGER_NEED = "danger"


@dataclass(slots=True)
class Searcher:
    """Holds what a search needs; made once per process."""

    follower: IndexFollower
    vocabulary: Vocabulary

    def interpret(self, query: SearchQuery) -> Interpretation:
        """What the words of the query mean to us."""
        return understand(query.q, self.vocabulary, self.follower.index.view().speller, query.drop)

    def suggest(self, typed: str) -> list[dict[str, Any]]:
        """Needs, services and places that may be meant by what is being typed."""
        view = self.follower.index.view()
        return suggest(view, typed, understand(typed, self.vocabulary, view.speller))

    def search(self, query: SearchQuery) -> dict[str, Any]:
        """A search answer as in the contract."""
        began = time.perf_counter()
        view = self.follower.index.view()
        found = understand(query.q, self.vocabulary, view.speller, query.drop)
        if found.dangers:
            # Its lines stand on top already; other emergency numbers below them would only hold up.
            found.needs.pop(DANGER_NEED, None)
        start = query.from_ or found.place
        dangers = danger_results(view, found.dangers, start)
        run = _Run(view, query, found, start, without={line["id"] for line in dangers})
        total = len(dangers) + len(run.order)
        first, last = (query.page - 1) * query.page_size, query.page * query.page_size
        shown = dangers[first:last]
        shown += [run.result(int(row)) for row in run.order[max(0, first - len(dangers)) : max(0, last - len(dangers))]]
        return {
            "total": total,
            "page": query.page,
            "page_size": query.page_size,
            "took_ms": round((time.perf_counter() - began) * 1000, 2),
            "interpreted": _interpreted(found),
            "results": shown,
            "fallback": [] if len(run.order) else _fallback(view, found, start),
        }


class _Run:
    """One search: what is in it, in which order."""

    def __init__(self, view: View, query: SearchQuery, found: Interpretation, start: Place | None, without: set[str]) -> None:
        self.view = view
        self.wanted = _wanted(query, found)
        self.distances: Floats | None = nearness.place_distances(view.columns, start) if start else None
        rows, scores = self._scores(query, found, start)
        # A line that already stands on top is no result a second time.
        rows[[view.by_id[i] for i in without if i in view.by_id]] = False
        located = SearchQuery(**{**_fields(query), "from_": start}) if query.from_ is None and start else query
        self.conditions = filters.conditions(view, located, rows, self.distances)
        rows, unconfirmed = _sift(rows, self.conditions)
        self.scores = scores
        self.order = ranking.ordered(view, rows, scores - BEHIND * unconfirmed, self.wanted)

    def _scores(self, query: SearchQuery, found: Interpretation, start: Place | None) -> tuple[Bools, Floats]:
        view = self.view
        rows = filters.subject(view, query)
        if query.q.strip() and found.typed:
            fit = ranking.fits(view, found, Wanted(found.needs, found.groups))
            only_place = found.place is not None and not found.needs and not found.terms
            if only_place and _narrowed(query):
                fit = np.ones(len(view.documents))
            rows = rows & (fit > 0)
        elif _narrowed(query):
            fit = ranking.need_fit(view, self.wanted.needs) if self.wanted.needs else np.ones(len(view.documents))
        else:
            fit, rows = np.zeros(len(view.documents)), np.zeros(len(view.documents), dtype=np.bool_)
        scores = fit * view.columns.freshness * ranking.wishes(view, found, rows, local_now())
        if start is not None and self.distances is not None:
            scores = scores * nearness.nearness(nearness.effective_km(view.columns, start, self.distances))
        return rows, scores

    def result(self, row: int) -> dict[str, Any]:
        """One result as in the contract."""
        document = self.view.documents[row]
        # From the middle of a municipality no distance is told: it would look like more than we know.
        known = self.distances is not None and document["places"] and not document["confidential"]
        km = float(self.distances[row]) if known and self.distances is not None else None
        return {
            **{field: document[field] for field in RESULT_FIELDS},
            "danger": False,
            "distance_km": None if km is None else round(km, 1),
            "reach": None,
            "access": None,
            "unconfirmed": [name for name, states in self.conditions.items() if states[row] == UNKNOWN],
            "score": round(float(self.scores[row]), 4),
        }


RESULT_FIELDS = (
    "id", "slug", "name", "organization", "kind", "themes", "needs", "municipality", "summary", "phones", "opening",
    "phone_opening", "languages", "free", "no_status", "delivery", "serves", "example", "confidential", "freshness",
)  # fmt: skip


def _fields(query: SearchQuery) -> dict[str, Any]:
    return {name: getattr(query, name) for name in SearchQuery.__slots__}


def _narrowed(query: SearchQuery) -> bool:
    """Whether something other than words says what is looked for."""
    return bool(
        query.themes or query.needs or query.kinds or query.obstacles or query.situations or query.languages or query.free
        or query.no_status or query.home_visit or query.open_at or query.available or query.radius_km
    )  # fmt: skip


def _wanted(query: SearchQuery, found: Interpretation) -> Wanted:
    """The needs that decide the order: those asked for by code, else those understood from the words."""
    weights = dict(found.needs)
    groups = list(found.groups)
    for code in obstacles_of(query):
        lifting = obstacles()[code].needs
        for position, need in enumerate(lifting):
            weights[need] = max(weights.get(need, 0.0), 1.0 - LESS_DIRECT * position)
        if code in COMPANION_FIRST:
            weights[COMPANION_NEED] = COMPANION_WEIGHT
        groups.append((COMPANION_NEED,) if code in COMPANION_FIRST else lifting[:1])
    weights.update({need: max(weights.get(need, 0.0), 1.0) for need in query.needs})
    return Wanted(weights, groups)


def _sift(rows: Bools, conditions: dict[str, States]) -> tuple[Bools, Bools]:
    """What may stay, and which of it is unconfirmed."""
    unconfirmed = np.zeros(len(rows), dtype=np.bool_)
    for states in conditions.values():
        rows = rows & (states != NO)
        unconfirmed |= states == UNKNOWN
    return rows, unconfirmed


def _interpreted(found: Interpretation) -> dict[str, Any]:
    themes = found.themes
    return {
        "themes": themes,
        "needs": found.understood,
        "kinds": [kind.code for kind in KINDS.values() if set(kind.themes) & set(themes)],
        "place": found.place.as_dict() if found.place else None,
        "languages": found.languages,
        "flags": found.flags,
        "danger": found.dangers,
        "corrected": found.corrected,
        "chips": chips.chips_of(found),
    }


def _fallback(view: View, found: Interpretation, start: Place | None) -> list[dict[str, Any]]:
    """Where nothing was found: the nearest needs, and whom to ask."""
    nearest = [{"type": "need", "code": n, "label": needs()[n].label} for n in list(found.needs)[:MOST_FALLBACK_NEEDS]]
    intake = [{"type": "intake", **{f: d[f] for f in RESULT_FIELDS}} for d in intake_documents(view, start)]
    return [*nearest, *intake]
