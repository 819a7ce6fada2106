"""What a phone copies: a manifest and immutable files named by their hash (`docs/pack.md`)."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, current_app
from sqlalchemy.orm import sessionmaker

from directory.extensions import db
from directory.pack.building import PackBuilder
from directory.pack.store import PackStore
from directory.security import Audience, register


def revision(folder: Path) -> int | None:
    """The revision of the pack on disk; ``None`` where there is none."""
    found = (PackStore(folder).manifest() or {}).get("revision")
    return found if isinstance(found, int) else None


def init_app(app: Flask) -> None:
    """Give the app its builder, and register the pack's addresses."""
    from directory.pack.routes import blueprint

    with app.app_context():
        sessions = sessionmaker(db.engine)
    app.extensions["gezel-pack"] = PackBuilder(app.config["SETTINGS"].pack_dir, sessions)
    register(app, blueprint, Audience.PUBLIC)


def current_builder() -> PackBuilder:
    """The builder of the app at hand."""
    builder: PackBuilder = current_app.extensions["gezel-pack"]
    return builder


__all__ = ["current_builder", "init_app", "revision"]
