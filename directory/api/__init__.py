"""The JSON API: `/api/…`, described at `/api/openapi.json`."""

from __future__ import annotations

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from directory.errors import GezelApi
from directory.extensions import csrf
from directory.security import Audience, register


class InOrder(DefaultJSONProvider):
    """Fields in the order in which they are told, as a person reads them; sorting them costs more than writing them."""

    sort_keys = False


def init_app(app: Flask) -> None:
    """Register every part of the API."""
    from directory.api.directory import blueprint as directory
    from directory.api.reports import blueprint as reports
    from directory.api.search import blueprint as search
    from directory.api.thin import blueprint as thin

    app.json = InOrder(app)
    api = GezelApi(app)
    for blueprint in (search, directory, reports, thin):
        # Nothing here acts for a signed-in person, so there is no session that a forged request could use.
        csrf.exempt(blueprint)
        register(app, blueprint, Audience.PUBLIC, api=api, url_prefix="/api")
