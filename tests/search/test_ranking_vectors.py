"""The shared cases of ranking: a directory of a few documents, on the Python side."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from directory.reach.places import resolve
from directory.search.analysis import words
from directory.search.columns import Columns
from directory.search.follower import IndexFollower
from directory.search.query import SearchQuery
from directory.search.scorer import FIELDS, Floats
from directory.search.searcher import Searcher
from directory.search.view import Documents, Ints, Segment, View
from directory.search.vocabulary import load_vocabulary
from directory.services.taxonomy import theme_of_need
from tests.vectors import VECTORS, cases

CONFIRMED = {"checked_on": "2026-11-03", "by_role": "provider", "confirmed": True, "stale": []}
UNKNOWN = dict.fromkeys(
    ("organization", "municipality", "delivery", "languages", "interpreter", "free", "no_status", "available", "children_along",
     "no_reading", "opening", "phone_opening", "summary")
)  # fmt: skip


def document_of(said: dict[str, Any]) -> dict[str, Any]:
    """A whole document of what a vector says of it."""
    themes = list(dict.fromkeys(theme_of_need(need) for need in said["needs"]))
    bare = {"revision": 1, "slug": said["id"], "kind": "general", "themes": themes, "places": [], "serves": [], "phones": []}
    lengths = tuple(len(field.split()) for field in said["tokens"])
    return UNKNOWN | bare | {"example": False, "confidential": False, "freshness": CONFIRMED, "lengths": lengths} | said


class MemorySegment(Segment):
    """A segment of documents that no index holds."""

    def __init__(self, documents: list[dict[str, Any]]) -> None:
        self._said = documents
        self.documents = Documents([json.dumps(d) for d in documents])
        self.size = len(documents)
        self.lengths = np.array([d["lengths"] for d in documents], dtype=np.float64)
        self.columns = Columns.of(documents)
        self.titles = [tuple(words(d["name"])) for d in documents]
        self.names = {word for title in self.titles for word in title}
        self.live = np.ones(self.size, dtype=np.bool_)

    def postings(self, field: str, term: str) -> tuple[Ints, Floats]:
        """Counted anew each time: there are few."""
        place = list(FIELDS).index(field)
        counts = [Counter(d["tokens"][place].split())[term] for d in self._said]
        rows = np.flatnonzero(counts)
        return rows, np.array(counts, dtype=np.float64)[rows]


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    said = json.loads((VECTORS / "ranking.json").read_text(encoding="utf-8"))["documents"]
    view = View([MemorySegment([document_of({"tokens": ["", "", ""], **d}) for d in said])], revision=1)
    follower = SimpleNamespace(index=SimpleNamespace(view=lambda: view))
    return Searcher(cast("IndexFollower", follower), load_vocabulary())


def query_of(said: dict[str, Any]) -> SearchQuery:
    """The query of a case."""
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items() if name != "from"}
    if "open_at" in said:
        fields["open_at"] = dt.datetime.fromisoformat(said["open_at"])
    return SearchQuery(**fields, from_=resolve(said["from"]) if "from" in said else None)


@pytest.mark.parametrize("case", cases("ranking"), ids=lambda case: case["why"])
def test_ranking(searcher: Searcher, case: dict[str, Any]) -> None:
    results = searcher.search(query_of(case["query"]))["results"]
    assert [r["id"] for r in results] == case["ids"]
    by_id = {r["id"]: r for r in results}
    assert {i: by_id[i]["unconfirmed"] for i in case.get("unconfirmed", {})} == case.get("unconfirmed", {})
    assert {i: by_id[i]["distance_km"] for i in case.get("distances", {})} == case.get("distances", {})
