"""The JSON API: `/api/…`, described at `/api/openapi.json`."""

from __future__ import annotations

from flask import Flask
from flask_smorest import Api

from directory.security import Audience, register


def init_app(app: Flask) -> None:
    """Register every part of the API."""
    from directory.api.search import blueprint as search

    api = Api(app)
    register(app, search, Audience.PUBLIC, api=api, url_prefix="/api")
