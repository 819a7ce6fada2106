"""Whether a pack is whole: all that its manifest names is there, is what it says, and in every form."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import brotli

NAMES = ["vocabulary", "terms", "words", "places", *(f"services-{n:02}" for n in range(16))]


def manifest_of(folder: Path) -> dict[str, Any]:
    """The manifest of a whole pack; fails where the pack is not whole."""
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest) == {"format", "region", "generated_at", "revision", "services", "files"}
    assert [file["name"] for file in manifest["files"]] == NAMES
    for file in manifest["files"]:
        content = (folder / file["sha256"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"], file
        assert len(content) == file["bytes"], file
        assert brotli.decompress((folder / f"{file['sha256']}.br").read_bytes()) == content, file
        assert gzip.decompress((folder / f"{file['sha256']}.gz").read_bytes()) == content, file
        json.loads(content)
    return manifest
