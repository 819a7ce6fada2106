"""Search as the product does it: understanding, ranking and results, on the directory's own data folder."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.corpus import settings_for
from benchmarks.engines.base import TOP, Engine, Publication
from directory import create_app
from directory.extensions import db
from directory.models import Service
from directory.search import current_searcher
from directory.search.query import SearchQuery


class FullSearch(Engine):
    """`Searcher.search`; an edit goes through the database, its revisions and its publication."""

    name, label = "full", "Gezel, whole search"

    def build(self, publications: Iterable[Publication]) -> None:  # noqa: ARG002, D102 - they come from the database
        self._enter()
        current_searcher().follower.rebuild()

    def _enter(self) -> None:
        create_app(settings_for(self.folder)).app_context().push()

    def open(self) -> None:  # noqa: D102
        self._enter()
        current_searcher().follower.index.view()

    def prepare(self, query: str) -> list[str]:  # noqa: D102
        return [query]

    def search(self, tokens: list[str]) -> list[str]:  # noqa: D102
        answer = current_searcher().search(SearchQuery(q=" ".join(tokens), page_size=TOP))
        return [result["id"] for result in answer["results"] if not result["danger"]]

    def edit(self, publication: Publication) -> None:  # noqa: D102
        service = db.session.get(Service, publication["id"])
        assert service is not None
        service.description = publication["description"]
        db.session.commit()
        current_searcher().follower.catch_up()
