"""`GET /api/search` over HTTP beside an empty Flask route: same server, same client, turn by turn."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.corpus import settings_for
from benchmarks.queries import QUERIES
from benchmarks.worker import memory_mb, timed
from directory import create_app
from directory.config import ROOT
from directory.extensions import db
from directory.models import Service

# A server that finds no index builds it first, which on a busy machine takes minutes.
START_S = 900
EDITS = 20
PASSES = 3


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Client:
    """One connection that is kept open, as a browser keeps it."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def get(self, path: str, **query: str) -> tuple[int, bytes]:
        """Status and body; asked again where the server had closed an idle connection."""
        address = f"{path}?{urlencode(query)}" if query else path
        try:
            return self._ask(address)
        except (http.client.RemoteDisconnected, ConnectionError):
            self._connection.close()
            return self._ask(address)

    def _ask(self, address: str) -> tuple[int, bytes]:
        self._connection.request("GET", address)
        response = self._connection.getresponse()
        return response.status, response.read()


@contextlib.contextmanager
def serving(command: list[str], folder: Path, probe: str) -> Iterator[tuple[int, int]]:
    """A server in a process of its own: its port and the process id of its one worker."""
    port = _free_port()
    environment = {**os.environ, "GEZEL_DATA": str(folder), "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
    arguments = [str(port) if part == "PORT" else part for part in command]
    server = subprocess.Popen([sys.executable, "-m", *arguments], env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port, probe)
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="utf-8").split()
        yield port, int(children[0])
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def _wait_for(port: int, path: str) -> None:
    deadline = time.monotonic() + START_S
    while True:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if Client(port).get(path)[0] == 200:
                return
        if time.monotonic() > deadline:
            raise TimeoutError(f"no answer from {path} after {START_S} s")
        time.sleep(0.2)


def measure(data: Path, scratch: Path) -> dict[str, Any]:
    """Milliseconds of each sort of request, the worker's memory, and how long an edit of another process takes to be found."""
    folder = scratch / "http"
    shutil.copytree(data, folder)
    app_command = ["directory", "serve", "--port", "PORT", "--workers", "1"]
    with (
        serving(app_command, folder, "/healthz") as (port, worker),
        serving(["benchmarks.server", "PORT"], folder, "/empty") as (empty_port, _),
    ):
        ours, empty = Client(port), Client(empty_port)
        took: dict[str, list[float]] = {"empty": [], "search": [], "search_from": []}
        for _ in range(PASSES):
            for query in QUERIES:
                for name, call in {
                    "empty": lambda: empty.get("/empty"),
                    "search": lambda q=query: ours.get("/api/search", q=q),  # type: ignore[misc]
                    "search_from": lambda q=query: ours.get("/api/search", **{"q": q, "from": "Mol"}),  # type: ignore[misc]
                }.items():
                    milliseconds, (status, body) = timed(call)
                    if status == 200:
                        took[name].append(milliseconds)
                    else:
                        assert name == "search_from", (status, body)
        return {**took, "worker_mb": memory_mb(worker), "edit_ms": list(_edits(folder, ours))}


def _edits(folder: Path, client: Client) -> Iterator[float]:
    """Edits committed by this process, until the server's answer holds them."""
    with create_app(settings_for(folder)).app_context():
        for number, service in enumerate(db.session.query(Service).order_by(Service.id).limit(EDITS).all()):
            marker = f"zylofoon{number}q"
            service.description = f"{service.description} {marker}"
            began = time.perf_counter()
            db.session.commit()
            while service.id not in client.get("/api/search", q=marker)[1].decode():
                time.sleep(0.005)
            yield (time.perf_counter() - began) * 1_000
        db.session.remove()
        db.engine.dispose()
