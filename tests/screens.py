"""Takes the pictures of the pages and the app: `python -m tests.screens [OUT_DIR] [--full]` (`make screens`).

Both run on the seeds, examples included. Every screen and state is taken on a phone (360×740), a tablet (768×1024) and a wide
screen (1280×900), light and dark, into `build/screens`; the few that the README shows go to `docs/screens` too.
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from werkzeug.serving import make_server

from directory.config import ROOT
from tests.browser import run_node
from tests.conftest import make_app, seed

SCENES = [
    {"name": "search", "path": "/"},
    {"name": "results", "form": {"q": "huurcontract nakijken", "from": "Balen"}},
    {"name": "entry", "path": "/aanbod/de-woonmakelaar-mol-voorbeeld"},
    {"name": "theme", "path": "/thema/housing"},
    {"name": "nothing-found", "form": {"q": "xylofoon zwaffel", "from": "Retie"}},
    {"name": "danger", "form": {"q": "hij ademt niet meer"}},
]


KEPT = ("app-start-phone-light.png", "app-entry-phone-dark.png", "app-results-phone-light.png", "app-card-ar-phone-light.png")
DOCS = ROOT / "docs" / "screens"
# Some two hundred pictures, each of a screen that is walked to.
TIMEOUT_S = 1_800


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The app on a port of its own; its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def main(out: Path, *options: str) -> None:
    """Take every picture."""
    # One line a request says nothing here; an error still does.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        seed(Path(folder), "--examples")
        with served(make_app(Path(folder))) as base:
            taken = run_node("screens.mjs", base, str(out.resolve()), json.dumps(SCENES), *options, timeout=TIMEOUT_S)
            taken += run_node("app-screens.mjs", base, str(out.resolve()), *options, timeout=TIMEOUT_S)
    for path in map(Path, taken):
        print(path)
        if path.name in KEPT and not options:
            shutil.copyfile(path, DOCS / path.name)


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--full"]
    main(Path(arguments[0]) if arguments else ROOT / "build" / "screens", *(a for a in sys.argv[1:] if a == "--full"))
