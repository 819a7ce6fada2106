"""Pages that anyone can read, without JavaScript; and the app's shell."""

from __future__ import annotations

from flask import Flask

from directory.security import Audience, register


def init_app(app: Flask) -> None:
    """Register pages, style sheets, the app, and the pages of errors."""
    from directory.public import errors
    from directory.public.assets import asset_url
    from directory.public.assets import blueprint as assets
    from directory.public.icons import icon
    from directory.public.pages import blueprint as pages

    app.jinja_env.globals.update(icon=icon, asset=asset_url)
    register(app, pages, Audience.PUBLIC)
    register(app, assets, Audience.PUBLIC)
    errors.init_app(app)
