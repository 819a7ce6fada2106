"""Whoosh's own scorer on the very same index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whoosh import index as whoosh_index
from whoosh.query import Or, Term
from whoosh.scoring import BM25F

from benchmarks.engines.base import TOP, Engine, Publication
from directory.search.index import WhooshIndex
from directory.search.scorer import FIELDS, K1


class WhooshOwn(Engine):
    """`Searcher.search` with `BM25F`, which scores the fields apart and adds them up."""

    name, label = "whoosh", "Whoosh's own scorer"

    def build(self, publications: Iterable[Publication]) -> None:  # noqa: D102
        WhooshIndex(self.folder / "index").rebuild(((p["id"], 1, p) for p in publications), 1)

    def open(self) -> None:  # noqa: D102
        self._index = WhooshIndex(self.folder / "index")
        lengths = {f"{field}_B": b for field, (_, b) in FIELDS.items()}
        self._weighting = BM25F(K1=K1, **lengths)
        self._refresh()

    def _refresh(self) -> None:
        state = self._index.state()
        assert state is not None
        folder = self.folder / "index" / state.generation
        self._searcher: Any = whoosh_index.open_dir(str(folder)).searcher(weighting=self._weighting)

    def search(self, tokens: list[str]) -> list[str]:  # noqa: D102
        query = Or([Term(field, token, boost=weight) for token in set(tokens) for field, (weight, _) in FIELDS.items()])
        return [hit["id"] for hit in self._searcher.search(query, limit=TOP)]

    def edit(self, publication: Publication) -> None:  # noqa: D102
        revision = self._index.revision() + 1
        self._index.apply([(publication["id"], revision, publication)], revision)
        self._searcher.close()
        self._refresh()
