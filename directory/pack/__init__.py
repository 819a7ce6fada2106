"""What a phone copies: a manifest and immutable files named by their hash."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, abort, current_app, send_from_directory
from sqlalchemy import select

from directory.extensions import db
from directory.models import DirectoryState, Publication
from directory.search.documents import document_of
from directory.security import Audience, register

FORMAT = 1
blueprint = Blueprint("pack", __name__, url_prefix="/pack")


def build(folder: Path) -> dict[str, Any]:
    """Write every file of the pack, then the manifest that names them."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = db.session.scalars(select(Publication).where(Publication.data.is_not(None)).order_by(Publication.service_id))
    services = []
    for row in rows:
        assert row.data is not None
        document, fields = document_of(row.data, row.revision)
        services.append({**document.as_dict(), "tokens": " ".join(fields), "description": row.data.get("description")})
    content = json.dumps(services, ensure_ascii=False, sort_keys=True).encode()
    name = hashlib.sha256(content).hexdigest()
    (folder / name).write_bytes(content)
    manifest = {
        "format": FORMAT,
        "region": "Balen, Dessel, Mol, Retie",
        "generated_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "revision": db.session.scalar(select(DirectoryState.revision)) or 0,
        "files": [{"name": "services", "sha256": name, "bytes": len(content)}],
    }
    temporary = folder / "manifest.new"
    temporary.write_text(json.dumps(manifest), encoding="utf-8")
    temporary.replace(folder / "manifest.json")
    return manifest


@blueprint.get("/manifest.json")
def manifest() -> Any:
    """Which files make up the pack now."""
    folder = current_app.config["SETTINGS"].pack_dir
    current = db.session.scalar(select(DirectoryState.revision)) or 0
    path = folder / "manifest.json"
    if not path.exists() or json.loads(path.read_text(encoding="utf-8"))["revision"] != current:
        build(folder)
    response = send_from_directory(folder, "manifest.json")
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/<name>")
def file(name: str) -> Any:
    """One immutable file."""
    if len(name) != 64 or not name.isalnum():
        abort(404)
    response = send_from_directory(current_app.config["SETTINGS"].pack_dir, name, mimetype="application/json")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def init_app(app: Flask) -> None:
    """Register the pack's addresses."""
    register(app, blueprint, Audience.PUBLIC)
