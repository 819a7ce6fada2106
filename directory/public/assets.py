"""Style sheets and the built app."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, send_from_directory

from directory.config import ROOT

blueprint = Blueprint("assets", __name__)
STATIC = ROOT / "static"


@blueprint.get("/static/<path:name>")
def static(name: str) -> Any:
    """A style sheet or picture."""
    return send_from_directory(STATIC, name) if name.endswith((".css", ".svg", ".png")) else ("", 404)


@blueprint.get("/app/")
def app_shell() -> Any:
    """The app."""
    return send_from_directory(STATIC / "pwa" / "dist", "index.html")


@blueprint.get("/app/<path:name>")
def app_file(name: str) -> Any:
    """A file of the built app."""
    return send_from_directory(STATIC / "pwa" / "dist", name)
