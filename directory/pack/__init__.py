"""What a phone copies: a manifest and immutable files named by their hash."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
import uuid
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
# A phone that is halfway through copying still finds the files of the manifest that it began with.
KEEP_OLD_FILES_S = 24 * 3600
blueprint = Blueprint("pack", __name__, url_prefix="/pack")


def build(folder: Path) -> dict[str, Any]:
    """Write every file of the pack, then the manifest that names them; throw away what no phone asks for any more."""
    folder.mkdir(parents=True, exist_ok=True)
    state = db.session.scalars(select(DirectoryState)).one()
    rows = db.session.scalars(select(Publication).where(Publication.data.is_not(None)).order_by(Publication.service_id))
    services = []
    for row in rows:
        assert row.data is not None
        document, fields = document_of(row.data, row.revision)
        services.append({**document.as_dict(), "tokens": " ".join(fields), "description": row.data.get("description")})
    content = json.dumps(services, ensure_ascii=False, sort_keys=True).encode()
    name = hashlib.sha256(content).hexdigest()
    _write(folder / name, content)
    manifest = {
        "format": FORMAT,
        "region": "Balen, Dessel, Mol, Retie",
        "generated_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "revision": state.revision,
        "files": [{"name": "services", "sha256": name, "bytes": len(content)}],
    }
    before = revision(folder)
    _write(folder / "manifest.json", json.dumps(manifest).encode())
    purge = before is not None and before < state.purge_revision
    _throw_away(folder, keep={"manifest.json", name}, older_than_s=0 if purge else KEEP_OLD_FILES_S)
    return manifest


def revision(folder: Path) -> int | None:
    """The revision of the pack on disk; ``None`` where there is none."""
    try:
        return int(json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["revision"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, whoever else writes it at the same time."""
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    temporary.write_bytes(content)
    temporary.replace(path)


def _throw_away(folder: Path, keep: set[str], older_than_s: float) -> None:
    """Old files; at once where something in them has become confidential."""
    for path in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another worker was first
            if path.name not in keep and time.time() - path.stat().st_mtime >= older_than_s:
                path.unlink()


@blueprint.get("/manifest.json")
def manifest() -> Any:
    """Which files make up the pack now."""
    folder = current_app.config["SETTINGS"].pack_dir
    current = db.session.scalar(select(DirectoryState.revision)) or 0
    if revision(folder) != current:
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
