"""Style sheets, pictures and the built app."""

from __future__ import annotations

import functools
import hashlib
from typing import Any

from flask import Blueprint, abort, current_app, request, send_from_directory

from directory.config import ROOT

blueprint = Blueprint("assets", __name__)
STATIC = ROOT / "static"
SERVED = (".css", ".js", ".svg", ".png")
# Addresses carry a hash of what they hold, so a copy may be kept for as long as a browser likes.
YEAR_S = 365 * 24 * 3600


@functools.cache
def asset_url(name: str) -> str:
    """The address of a file in `static/`, other whenever the file is."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


@blueprint.get("/static/<path:name>")
def static(name: str) -> Any:
    """A style sheet, script or picture."""
    if "/" in name or not name.endswith(SERVED):
        abort(404)
    response = send_from_directory(STATIC, name, max_age=YEAR_S if "v" in request.args else None)
    if "v" in request.args:
        response.cache_control.immutable = True
    return response


@blueprint.get("/sw.js")
def service_worker() -> Any:
    """The app's service worker, at the top so that the entries' pages are its too; or what takes it off every phone."""
    worker = "sw.js" if current_app.config["SETTINGS"].app_worker else "kill.js"
    return send_from_directory(STATIC / "pwa" / "dist", worker)


@blueprint.get("/app/")
def app_shell() -> Any:
    """The app."""
    return send_from_directory(STATIC / "pwa" / "dist", "index.html")


@blueprint.get("/app/<path:name>")
def app_file(name: str) -> Any:
    """A file of the built app; a name without an ending is one of its screens."""
    if "." not in name:
        return app_shell()
    return send_from_directory(STATIC / "pwa" / "dist", name)
