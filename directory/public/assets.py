"""Style sheets, pictures and the built app."""

from __future__ import annotations

import functools
import hashlib
import mimetypes
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, current_app, request, send_from_directory
from werkzeug.security import safe_join

from directory.compression import accepted_encoding, compress
from directory.config import ROOT

blueprint = Blueprint("assets", __name__)
STATIC = ROOT / "static"
DIST = STATIC / "pwa" / "dist"
SERVED = (".css", ".js", ".svg", ".png")
# Addresses carry a hash of what they hold, so a copy may be kept for as long as a browser likes.
YEAR_S = 365 * 24 * 3600
COMPRESSED = (".css", ".js", ".svg", ".html", ".webmanifest")
# Once per file and build, while nobody but the first caller waits.
QUALITY = 9


@functools.lru_cache(maxsize=256)
def _compressed(path: Path, encoding: str, changed_ns: int) -> tuple[bytes, str]:  # noqa: ARG001 - another build is another key
    content = path.read_bytes()
    return compress(content, encoding, QUALITY), f"{hashlib.sha256(content).hexdigest()[:32]}-{encoding}"


def _send(folder: Path, name: str, *, forever: bool = False) -> Response:
    """A file of this folder, compressed where that helps and the caller takes it."""
    encoding = accepted_encoding() if name.endswith(COMPRESSED) else None
    path = Path(safe_join(str(folder), name) or "")
    if encoding and path.is_file():
        content, etag = _compressed(path, encoding, path.stat().st_mtime_ns)
        response = Response(content, mimetype=mimetypes.guess_type(name)[0] or "application/manifest+json")
        response.content_encoding = encoding
        response.set_etag(etag)
        response.cache_control.no_cache = True
        response.make_conditional(request)
    else:
        response = send_from_directory(folder, name)
    response.vary.add("Accept-Encoding")
    if forever:
        response.headers["Cache-Control"] = f"public, max-age={YEAR_S}, immutable"
    return response


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
    return _send(STATIC, name, forever="v" in request.args)


@blueprint.get("/sw.js")
def service_worker() -> Any:
    """The app's service worker, at the top so that the entries' pages are its too; or what takes it off every phone."""
    worker = "sw.js" if current_app.config["SETTINGS"].app_worker else "kill.js"
    return _send(DIST, worker)


@blueprint.get("/app/")
def app_shell() -> Any:
    """The app."""
    return _send(DIST, "index.html")


@blueprint.get("/app/<path:name>")
def app_file(name: str) -> Any:
    """A file of the built app; a name without an ending is one of its screens."""
    if "." not in name:
        return app_shell()
    # The build names these after what they hold.
    return _send(DIST, name, forever=name.startswith("assets/"))
