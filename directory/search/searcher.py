"""Search as everything else uses it: a query in, a page of results out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from directory.search.follower import IndexFollower
from directory.search.ranking import rank
from directory.search.understanding import understand
from directory.search.vocabulary import Vocabulary


@dataclass(slots=True)
class Searcher:
    """Holds what a search needs; made once per process."""

    follower: IndexFollower
    vocabulary: Vocabulary

    def search(self, q: str = "", page: int = 1, page_size: int = 20) -> dict[str, Any]:
        """A search answer as in the contract."""
        began = time.perf_counter()
        view, found = self.follower.index.view(), understand(q, self.vocabulary)
        ranked = rank(view, found)
        shown = ranked[(page - 1) * page_size : page * page_size]
        return {
            "total": len(ranked),
            "page": page,
            "page_size": page_size,
            "took_ms": round((time.perf_counter() - began) * 1000, 2),
            "interpreted": {"needs": list(found.needs)},
            "results": [_result(view.documents[row], score) for row, score in shown],
            "fallback": [],
        }


def _result(doc: dict[str, Any], score: float) -> dict[str, Any]:
    fields = ("id", "slug", "name", "organization", "kind", "themes", "needs", "municipality", "example", "freshness")
    return {**{f: doc[f] for f in fields}, "distance_km": None, "reach": None, "access": None, "score": round(score, 4)}
