"""Search on the phone: the app in a real Chromium, slowed four times, beside MiniSearch on the same data."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from benchmarks import corpus
from benchmarks.http import serving
from benchmarks.queries import QUERIES
from directory import create_app
from directory.config import ROOT
from directory.pack import current_builder
from directory.search import current_searcher
from directory.search.documents import texts_of

SCRIPT = ROOT / "static" / "pwa" / "bench" / "phone.mjs"
APP = ROOT / "static" / "pwa" / "dist" / "index.html"
# A cheap phone beside the machine that measures, as Lighthouse's mobile tests take it.
TIMES_SLOWER = 4
# Every fifth of the 200, each typed letter by letter: some hundreds of searches.
EVERY = 5
PATIENCE_S = 600


def can_measure() -> bool:
    """Whether the app is built and what drives Chromium is installed."""
    return APP.is_file() and (ROOT / "static" / "pwa" / "node_modules" / "minisearch").is_dir() and bool(shutil.which("chromium"))


def measure(data: Path, scratch: Path, rounds: int) -> dict[str, Any]:
    """Milliseconds of the first copy, of cold starts without a network, and of searches as one types; memory of the page."""
    folder = scratch / "phone"
    shutil.copytree(data, folder)
    with create_app(corpus.settings_for(folder)).app_context():
        current_searcher().follower.catch_up()
        pack = current_builder().build()
    questions = scratch / "questions.json"
    documents = [_document(publication) for publication in corpus.publications(data)]
    asked = {"documents": documents, "queries": QUERIES[::EVERY], "rounds": rounds, "times": TIMES_SLOWER}
    questions.write_text(json.dumps(asked), encoding="utf-8")
    command = ["directory", "serve", "--port", "PORT", "--workers", "1"]
    with serving(command, folder, "/healthz") as (port, _):
        arguments = ["node", str(SCRIPT), f"http://localhost:{port}", str(questions)]
        done = subprocess.run(arguments, cwd=SCRIPT.parent, stdout=subprocess.PIPE, timeout=PATIENCE_S, check=True)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    brotli = sum((folder / "pack" / f"{file['sha256']}.br").stat().st_size for file in pack["files"])
    return figures | {"pack_kb": brotli / 1_000}


def _document(publication: dict[str, Any]) -> dict[str, str]:
    name, keywords, text = texts_of(publication)
    return {"id": publication["id"], "name": name, "keywords": keywords, "text": text}
