"""Words → ranked services."""

from __future__ import annotations

from flask import Flask, current_app
from sqlalchemy import event
from sqlalchemy.orm import sessionmaker

from directory.extensions import db
from directory.search.follower import IndexFollower
from directory.search.index import WhooshIndex
from directory.search.query import SearchQuery
from directory.search.searcher import Searcher
from directory.search.vocabulary import load_vocabulary


def init_app(app: Flask) -> None:
    """Give the app its searcher, and wake the follower after every commit."""
    with app.app_context():
        sessions = sessionmaker(db.engine)
    searcher = Searcher(IndexFollower(WhooshIndex(app.config["SETTINGS"].index_dir), sessions), load_vocabulary())
    app.extensions["gezel-search"] = searcher


def current_searcher() -> Searcher:
    """The searcher of the app at hand."""
    searcher: Searcher = current_app.extensions["gezel-search"]
    return searcher


@event.listens_for(db.session, "after_commit")
def _wake(_session: object) -> None:
    if current_app and "gezel-search" in current_app.extensions:
        current_searcher().follower.wake()


__all__ = ["SearchQuery", "Searcher", "current_searcher", "init_app"]
