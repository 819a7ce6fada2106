"""The pack's folder: files named by their hash, each with its compressed forms beside it, and the manifest that names them.

A name in the manifest is a promise. So whatever is written gets a temporary name, is made durable, and takes its own name only
when it is whole: compressed forms before their file, files before the manifest. Who writes holds the lock of the folder.
"""

from __future__ import annotations

import contextlib
import fcntl
import gzip
import hashlib
import json
import os
import re
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli

MANIFEST = "manifest.json"
# What the builder has to remember; not public, and safe to lose.
STATE = ".state.json"
LOCK = ".lock"
TEMPORARY = ".writing-"
# A phone that began copying before an edit, and has a network once a fortnight, still finds the files that it began with.
KEEP_OLD_FILES_S = 31 * 24 * 3600
# Brotli's best takes a tenth of a second for a shard and a second for the thesaurus: nobody should wait for the latter.
BEST, FAST = 11, 5
# So much compresses at its best within a quarter of a second.
WELL_WITHIN_A_SECOND = 100_000
SUFFIXES = {"br": ".br", "gzip": ".gz"}
_CONTENT = re.compile(r"([0-9a-f]{64})(\.br|\.gz)?")
Json = dict[str, Any]


def is_content_name(name: str) -> bool:
    """Whether this can be the name of a file of the pack."""
    match = _CONTENT.fullmatch(name)
    return match is not None and match[2] is None


class PackStore:
    """One folder. ``clock`` gives the present as seconds since 1970."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self.folder, self._clock = folder, clock

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """The right to write, for one process and thread at a time; it is let go when the process dies, however that happens."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / LOCK).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def manifest(self) -> Json | None:
        """The manifest that phones see now; ``None`` where there is none that can be read."""
        return self._read(MANIFEST)

    def state(self) -> Json:
        """What the last builder that came to its end remembered."""
        return self._read(STATE) or {}

    def _read(self, name: str) -> Json | None:
        try:
            found = json.loads((self.folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def has(self, sha256: str) -> bool:
        """Whether this file is here, whole, in all its forms."""
        return all((self.folder / f"{sha256}{suffix}").is_file() for suffix in ("", *SUFFIXES.values()))

    def add(self, content: bytes, quality: int) -> str:
        """Write a file and its compressed forms, where they aren't here yet or can be smaller; its name."""
        name = hashlib.sha256(content).hexdigest()
        if self.has(name):
            if quality == BEST:
                self.compress(name, content, quality)
        else:
            self.compress(name, content, quality)
            self._put(f"{name}.gz", gzip.compress(content, mtime=0))
            self._put(name, content)
        return name

    def compress(self, name: str, content: bytes, quality: int) -> None:
        """Write the brotli form of a file, with this effort."""
        self._put(f"{name}.br", brotli.compress(content, quality=quality))

    def content(self, name: str) -> bytes:
        """A file as it is without compression."""
        return (self.folder / name).read_bytes()

    def publish(self, manifest: Json, state: Json, purge: bool) -> None:
        """From here on phones see this pack. What it no longer names stays for a month; not at all where ``purge`` says so."""
        self._sync_folder()
        before = _named(self.manifest())
        self._put(MANIFEST, json.dumps(manifest, separators=(",", ":")).encode())
        self._sync_folder()
        named = _named(manifest)
        self._retire(before - named)
        self._throw_away(named, 0 if purge else KEEP_OLD_FILES_S)
        self.remember(state)

    def remember(self, state: Json) -> None:
        """Keep the builder's notes; last of all, so that what a crash left undone is done again."""
        self._put(STATE, json.dumps(state, indent=1, sort_keys=True).encode())

    def _put(self, name: str, content: bytes) -> None:
        temporary = self.folder / f"{TEMPORARY}{uuid.uuid4().hex}"
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.folder / name)

    def _sync_folder(self) -> None:
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _retire(self, names: set[str]) -> None:
        """A month counts from the day on which a file is replaced, not from that on which it was made."""
        now = self._clock()
        for name in names:
            for suffix in ("", *SUFFIXES.values()):
                with contextlib.suppress(FileNotFoundError):
                    os.utime(self.folder / f"{name}{suffix}", (now, now))

    def _throw_away(self, named: set[str], older_than_s: float) -> None:
        """Files that no manifest names any more, and what a dead builder left: the lock says that no other one is at work."""
        now = self._clock()
        for path in self.folder.iterdir():
            match = _CONTENT.fullmatch(path.name)
            old = match and match[1] not in named and now - path.stat().st_mtime >= older_than_s
            if old or path.name.startswith(TEMPORARY):
                path.unlink()


def _named(manifest: Json | None) -> set[str]:
    return {file["sha256"] for file in (manifest or {}).get("files", [])}
