"""Our search core: Whoosh keeps the postings, numpy scores them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from benchmarks.engines.base import TOP, Engine, Publication
from directory.search.index import WhooshIndex


class Ours(Engine):
    """`WhooshIndex.view()` and `View.text_scores`, then the best by score and id."""

    name, label = "ours", "Gezel, search core"

    def build(self, publications: Iterable[Publication]) -> None:  # noqa: D102
        WhooshIndex(self.folder / "index").rebuild(((p["id"], 1, p) for p in publications), 1)

    def open(self) -> None:  # noqa: D102
        self._index = WhooshIndex(self.folder / "index")
        self._index.view()

    def search(self, tokens: list[str]) -> list[str]:  # noqa: D102
        view = self._index.view()
        scores = view.text_scores(dict.fromkeys(tokens, 1.0))
        rows = np.flatnonzero(scores > 0)
        if len(rows) > TOP:
            # Everything as good as the last one stays in, so that ties are broken by id and not by chance.
            least = np.partition(scores[rows], len(rows) - TOP)[len(rows) - TOP]
            rows = rows[scores[rows] >= least]
        best = rows[np.lexsort((view.id_order[rows], -scores[rows]))][:TOP]
        return [str(view.columns.ids[row]) for row in best]

    def edit(self, publication: Publication) -> None:  # noqa: D102
        revision = self._index.revision() + 1
        self._index.apply([(publication["id"], revision, publication)], revision)
