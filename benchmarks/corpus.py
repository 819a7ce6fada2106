"""The data of a measurement: a directory of N synthetic services, made once and kept until what makes it changes."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import time
from pathlib import Path
from typing import Any

import flask_migrate
from sqlalchemy import select

from directory import create_app
from directory.config import ROOT, Settings
from directory.extensions import db
from directory.generate import generate
from directory.hsds.importer import import_path
from directory.models import Publication
from directory.search import current_searcher

SEED = 1
# What the entries and their publications are made by. Analysis and index are not: each measurement indexes anew.
_SOURCES = ("directory/generate", "directory/models", "directory/services", "migrations", "seeds")


def settings_for(folder: Path) -> Settings:
    """An installation in this folder, on SQLite whatever the environment says."""
    return Settings.from_env({"GEZEL_DATA": str(folder), "SECRET_KEY": "b" * 32})


def _made_from(size: int, today: dt.date) -> str:
    paths = sorted(p for source in _SOURCES for p in [ROOT / source, *(ROOT / source).rglob("*")] if p.is_file())
    digest = hashlib.sha256(f"{size} {SEED} {today}".encode())
    for path in paths:
        if path.suffix != ".pyc":
            digest.update(path.read_bytes())
    return digest.hexdigest()


def prepare(folder: Path, size: int, today: dt.date) -> float | None:
    """A data folder with this many services and no index; the seconds that generating took, or ``None`` where it was there."""
    stamp, made_from = folder / "made-from", _made_from(size, today)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_from:
        return None
    shutil.rmtree(folder, ignore_errors=True)
    app = create_app(settings_for(folder))
    with app.app_context():
        flask_migrate.upgrade(directory=str(ROOT / "migrations"))
        # As `gezel init` does: on a database of today's format nothing waits to be published anew when it is served.
        current_searcher().follower.publish_due()
        import_path(db.session(), ROOT / "seeds" / "taxonomy.json")
        began = time.perf_counter()
        generate(db.session(), size, seed=SEED, today=today)
        seconds = time.perf_counter() - began
        db.session.remove()
        db.engine.dispose()
    stamp.write_text(made_from, encoding="utf-8")
    return seconds


def publications(folder: Path) -> list[dict[str, Any]]:
    """Everything that is public in this data folder, as plain JSON, in order of id."""
    with create_app(settings_for(folder)).app_context():
        rows = db.session.scalars(select(Publication.data).order_by(Publication.service_id)).all()
        return [json.loads(json.dumps(row)) for row in rows if row is not None]
