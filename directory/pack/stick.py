"""The app and the pack as a folder that any static server can serve: the same addresses as here, and nothing that computes."""

from __future__ import annotations

import shutil
from pathlib import Path

from directory.config import ROOT
from directory.errors import GezelError
from directory.pack.store import MANIFEST, SUFFIXES, PackStore

APP = ROOT / "static" / "pwa" / "dist"
INDEX = """<!doctype html><html lang="nl"><meta charset="utf-8"><title>Gezel</title>
<meta http-equiv="refresh" content="0; url=app/"><a href="app/">Gezel</a></html>
"""


def write_stick(store: PackStore, folder: Path, app: Path = APP) -> int:
    """Fill the folder; how many files are in it. What another build left in its parts goes; what is not ours stays."""
    if not (app / "index.html").is_file():
        raise GezelError("the app is not built: run make build first")
    with store.locked():
        manifest = store.manifest()
        if manifest is None:
            raise GezelError("there is no pack: run gezel pack build first")
        _empty(folder / "app")
        _empty(folder / "pack")
        shutil.copytree(app, folder / "app", dirs_exist_ok=True)
        for name in [MANIFEST, *(file["sha256"] for file in manifest["files"])]:
            for suffix in ("", *SUFFIXES.values()):
                if (store.folder / f"{name}{suffix}").is_file():
                    shutil.copy2(store.folder / f"{name}{suffix}", folder / "pack")
    # Its scope is the folder that it stands in.
    shutil.copy2(app / "sw.js", folder)
    (folder / "index.html").write_text(INDEX, encoding="utf-8")
    return sum(path.is_file() for part in ("app", "pack") for path in (folder / part).rglob("*")) + 2


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
