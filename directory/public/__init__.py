"""Pages that anyone can read, without JavaScript; and the app's shell."""

from __future__ import annotations

from flask import Flask

from directory.security import Audience, register


def init_app(app: Flask) -> None:
    """Register pages, style sheets and the app."""
    from directory.public.assets import blueprint as assets
    from directory.public.pages import blueprint as pages

    register(app, pages, Audience.PUBLIC)
    register(app, assets, Audience.PUBLIC)
