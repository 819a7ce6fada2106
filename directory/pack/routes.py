"""`/pack/manifest.json` and `/pack/<sha256>`: what a CDN or a folder on a stick serves as well."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import logging

from flask import Blueprint, Response, abort, request, send_from_directory

from directory.compression import accepted_encoding, compress
from directory.extensions import limiter
from directory.pack import current_builder
from directory.pack.store import MANIFEST, SUFFIXES, is_content_name

log = logging.getLogger(__name__)
blueprint = Blueprint("pack", __name__, url_prefix="/pack")
FOREVER = "public, max-age=31536000, immutable"
# The manifest is compressed while a phone waits: for a hundredth of a second, and once for all of them.
MANIFEST_QUALITY = 11


@functools.lru_cache(maxsize=8)
def _compressed(content: bytes, encoding: str) -> bytes:
    return compress(content, encoding, MANIFEST_QUALITY)


@blueprint.get(f"/{MANIFEST}")
def manifest() -> Response:
    """Which files make up the pack now."""
    builder = current_builder()
    try:
        builder.keep_current()
    except Exception:
        if builder.store.manifest() is None or builder.holds_old_secrets():
            raise
        # An older pack is better than none; the follower tries again.
        log.exception("the pack could not be built: the last good one is told of")
    content, encoding = builder.store.content(MANIFEST), accepted_encoding()
    response = Response(_compressed(content, encoding) if encoding else content, content_type="application/json")
    if encoding:
        response.content_encoding = encoding
    response.set_etag(f"{hashlib.sha256(content).hexdigest()[:32]}{f'-{encoding}' if encoding else ''}")
    response.last_modified = dt.datetime.fromtimestamp((builder.store.folder / MANIFEST).stat().st_mtime, dt.UTC)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept-Encoding")
    response.make_conditional(request)
    return response


@blueprint.get("/<name>")
@limiter.exempt
def file(name: str) -> Response:
    """One immutable file, in the smallest form that the caller takes."""
    store, encoding = current_builder().store, accepted_encoding()
    if not is_content_name(name) or not (store.folder / name).is_file():
        abort(404)
    if encoding and not (store.folder / f"{name}{SUFFIXES[encoding]}").is_file():
        encoding = None
    response = send_from_directory(store.folder, f"{name}{SUFFIXES[encoding] if encoding else ''}", mimetype="application/json")
    if encoding:
        response.content_encoding = encoding
    response.headers["Cache-Control"] = FOREVER
    response.vary.add("Accept-Encoding")
    return response
