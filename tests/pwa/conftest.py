"""One seeded server, real and on a port, for all tests of the app in a browser."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

from directory.config import ROOT
from directory.pack import current_builder
from tests.conftest import make_app
from tests.pwa.wire import Wire

DIST = ROOT / "static" / "pwa" / "dist"


@dataclass(frozen=True)
class Served:
    """The app, its address, and the wire that leads to it."""

    app: Flask
    url: str
    wire: Wire


@pytest.fixture(scope="session")
def _served(seeded_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("pwa") / "data"
    shutil.copytree(seeded_folder, folder)
    app = make_app(folder)
    with app.app_context():
        current_builder().keep_current()
    wire = Wire(app, DIST)
    app.wsgi_app = wire  # type: ignore[assignment, method-assign]
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Served(app, f"http://localhost:{server.server_port}", wire)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def served(_served: Served) -> Served:
    """The server with a wire that is whole."""
    _served.wire.reset()
    return _served
