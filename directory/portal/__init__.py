"""Pages for the people who keep entries true."""

from __future__ import annotations

from flask import Flask

from directory.security import PORTAL_PREFIX, Audience, register


def init_app(app: Flask) -> None:
    """Register sign-in and the own entries."""
    from directory.portal.entries import blueprint as entries
    from directory.portal.signin import blueprint as signin

    register(app, signin, Audience.PUBLIC, url_prefix=PORTAL_PREFIX)
    register(app, entries, Audience.SIGNED_IN, url_prefix=PORTAL_PREFIX)
