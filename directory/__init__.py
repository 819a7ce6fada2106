"""Gezel: an offline-first directory of help. `create_app` is the one place where its parts are wired together."""

from __future__ import annotations

from flask import Flask

from directory.config import MAX_BODY_BYTES, ROOT, Settings
from directory.extensions import csrf, db, limiter, login, migrate


def create_app(settings: Settings | None = None) -> Flask:
    """Wire the parts. Each blueprint is registered with its audience."""
    settings = settings or Settings.from_env()
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        MAX_CONTENT_LENGTH=MAX_BODY_BYTES,
        SESSION_COOKIE_SECURE=settings.production,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        API_TITLE="Gezel",
        API_VERSION="1",
        OPENAPI_VERSION="3.0.3",
        OPENAPI_URL_PREFIX="/api",
        OPENAPI_JSON_PATH="openapi.json",
    )
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    login.init_app(app)
    csrf.init_app(app)
    limiter.init_app(app)
    _register(app)
    return app


def _register(app: Flask) -> None:
    from directory import api, health, hsds, metrics, pack, portal, public, search, security
    from directory.services import history

    history.watch(db.session)
    for part in (metrics, security, search, api, hsds, pack, portal, public, health):
        part.init_app(app)
