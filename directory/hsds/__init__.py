"""Interchange in the Human Services Data Specification 3.1."""

from __future__ import annotations

from flask import Flask

from directory.security import Audience, register


def init_app(app: Flask) -> None:
    """Register `/hsds` as part of the API that `directory.api` has made."""
    from directory.extensions import csrf
    from directory.hsds.routes import blueprint

    # Reading is all that can be done here, also by POST: no session that a forged request could use.
    csrf.exempt(blueprint)
    api = app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    register(app, blueprint, Audience.PUBLIC, api=api, url_prefix="/hsds")
