"""`/healthz` (alive) and `/readyz` (database, index and pack agree)."""

from __future__ import annotations

from flask import Blueprint, Flask

from directory.search import current_searcher
from directory.security import Audience, register

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> dict[str, str]:
    """Alive."""
    return {"status": "ok"}


@blueprint.get("/readyz")
def readyz() -> tuple[dict[str, object], int]:
    """Whether database and index agree."""
    follower = current_searcher().follower
    database, index = follower.database_revision(), follower.index.revision()
    return {"database": database, "index": index}, 200 if database == index else 503


def init_app(app: Flask) -> None:
    """Register the checks."""
    register(app, blueprint, Audience.PUBLIC)
