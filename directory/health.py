"""`/healthz` (alive), `/readyz` (database, index and pack agree) and `/metrics` (for Prometheus)."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, current_app
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from directory import metrics as counters
from directory import pack
from directory.extensions import db
from directory.models import Publication, Service
from directory.search import current_searcher
from directory.security import Audience, register

public = Blueprint("health", __name__)
operator = Blueprint("metrics", __name__)


@public.get("/healthz")
def healthz() -> dict[str, str]:
    """Alive."""
    return {"status": "ok"}


@public.get("/readyz")
def readyz() -> tuple[dict[str, object], int]:
    """Whether database, index and pack agree; the pack may be behind for a moment, since who asks for it has it made."""
    follower = current_searcher().follower
    try:
        database = follower.database_revision()
    except SQLAlchemyError:
        return {"database": None}, 503
    index, packed = follower.index.view().revision, pack.revision(current_app.config["SETTINGS"].pack_dir)
    agree = database == index and (packed is None or packed <= database)
    return {"database": database, "index": index, "pack": packed}, 200 if agree else 503


@operator.get("/metrics")
def metrics() -> Response:
    """Revisions, numbers of entries, and requests by route and status."""
    follower = current_searcher().follower
    gauges = {
        "database_revision": follower.database_revision(),
        "index_revision": follower.index.view().revision,
        "services": db.session.scalar(select(func.count()).select_from(Service)) or 0,
        "publications": db.session.scalar(select(func.count()).select_from(Publication).where(Publication.data.is_not(None)))
        or 0,
        "indexed_services": follower.index.view().n_docs,
    }
    return Response(counters.exposition(current_app, gauges), content_type="text/plain; version=0.0.4; charset=utf-8")


def init_app(app: Flask) -> None:
    """Register the checks."""
    register(app, public, Audience.PUBLIC)
    register(app, operator, Audience.OPERATOR)
