"""The wire between phones and the server: it loses answers, is cut, and serves other builds, as scripts tell it at `/wire/…`."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import mimetypes
import re
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Flask

Files = dict[str, bytes]


def build_in(folder: Path) -> Files:
    """Path on the server → content, of a built app."""
    files = {f"/app/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files["/sw.js"] = files.pop("/app/sw.js")
    files["/app/"] = files.pop("/app/index.html")
    return files


def next_build(files: Files, mark: str) -> Files:
    """A later build: its page bears a mark and one of its screens has another name. Its worker knows just these files."""
    renamed = re.search(r"AboutScreen-[\w-]+(?=\.js)", " ".join(files))
    assert renamed
    old, new = renamed[0].encode(), f"AboutScreen-{mark}".encode()
    made = {path.replace(old.decode(), new.decode()): content.replace(old, new) for path, content in files.items()}
    made["/app/"] = made["/app/"].replace(b"<html ", f'<html data-build="{mark}" '.encode())
    worker = made["/sw.js"].decode()
    listed = re.search(r'\["/app/.*?\]', worker)
    version = re.search(r'startsWith\("([0-9a-f]{16})"\)', worker)
    assert listed
    assert version
    digest = hashlib.sha256(b"".join(made[path] for path in json.loads(listed[0]))).hexdigest()[:16]
    made["/sw.js"] = worker.replace(version[1], digest).encode()
    return made


class Wire:
    """A WSGI app in front of ours. What scripts tell it: `lose/N` answers to reports, `cut` or `starve` (no guide)
    and `mend`, `deploy/now|next|half`, `kill` and `keep`."""

    def __init__(self, app: Flask, dist: Path) -> None:
        self._app, self._inner = app, app.wsgi_app
        self._builds: dict[str, Files] = {"now": {}, "next": next_build(build_in(dist), "next")}
        # The worker is there, but of the pages the old one: as seen while files are being copied.
        self._builds["half"] = {"/sw.js": next_build(build_in(dist), "half")["/sw.js"]}
        self.reset()

    def reset(self) -> None:
        """As at the start."""
        self._lose, self._cut, self._starve, self._build = 0, False, False, "now"
        self.log: list[str] = []
        self._keep_worker(True)

    def _keep_worker(self, keep: bool) -> None:
        self._app.config["SETTINGS"] = dataclasses.replace(self._app.config["SETTINGS"], app_worker=keep)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path: str = environ["PATH_INFO"]
        if path.startswith("/wire/"):
            return self._told(path.removeprefix("/wire/"), start_response)
        self.log.append(f"{environ['REQUEST_METHOD']} {path}{'?' if environ['QUERY_STRING'] else ''}{environ['QUERY_STRING']}")
        if self._cut:
            return _hang_up(environ)
        if self._starve and path.startswith("/pack/"):
            start_response("500 Broken", [("Content-Type", "text/plain")])
            return [b"broken"]
        content = self._builds[self._build].get(path)
        if content is None and self._build == "next" and path.startswith("/app/assets/"):
            # Files of the build before are gone from the server.
            start_response("404 Not Found", [("Content-Type", "text/plain")])
            return [b""]
        if content is not None:
            kind = mimetypes.guess_type("index.html" if path.endswith("/") else path)[0] or "application/octet-stream"
            start_response("200 OK", [("Content-Type", kind), ("Cache-Control", "no-cache")])
            return [content]
        if path == "/api/reports" and self._lose:
            self._lose -= 1
            for _ in self._inner(environ, lambda *_: lambda _: None):
                pass
            return _hang_up(environ)
        answer: Iterable[bytes] = self._inner(environ, start_response)
        return answer

    def _told(self, command: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
        name, _, value = command.partition("/")
        match name:
            case "lose":
                self._lose = int(value)
            case "cut" | "mend":
                self._cut, self._starve = name == "cut", False
            case "starve":
                self._starve = True
            case "deploy":
                self._build = value
            case "kill" | "keep":
                self._keep_worker(name == "keep")
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(self.log).encode()]


def _hang_up(environ: dict[str, Any]) -> Iterable[bytes]:
    """Close the connection without a word, as a network that is gone does."""
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionResetError
