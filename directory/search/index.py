"""The index: Whoosh keeps the postings on disk, numpy scores them. Derived: safe to delete at any time.

Never the truth: `state.json` says up to which revision of the database it goes. Writers take one lock; readers see
an immutable `View` and swap to the next one when the state file changes.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

from whoosh import index as whoosh_index
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.index import Index, LockError
from whoosh.reading import IndexReader, TermNotFound

from directory.search.documents import FORMAT, document_of
from directory.search.view import Segment, View

WRITER_TIMEOUT_S = 30.0
OPEN_ATTEMPTS = 20
_FIELDS = ("name", "keywords", "text")


class SearchIndex(Protocol):
    """What search needs of an index. One contract test holds every implementation to it."""

    def revision(self) -> int:
        """The database revision up to which the index goes; -1 where there is no usable index."""

    def apply(self, changes: Iterable[tuple[str, int, dict[str, Any] | None]], revision: int) -> None:
        """Take in publications (service id, its revision, its data or ``None`` to forget it)."""

    def rebuild(self, changes: Iterable[tuple[str, int, dict[str, Any] | None]], revision: int) -> None:
        """Throw everything away and take in these."""

    def view(self) -> View:
        """What can be searched now."""

    def contents(self) -> dict[str, int]:
        """Service id → revision of everything in it."""


def _schema() -> Schema:
    text = TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)
    return Schema(id=ID(unique=True, stored=True), name=text, keywords=text, text=text, doc=STORED)


class WhooshIndex:
    """A `SearchIndex` in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state_path = folder / "state.json"
        self._lock = threading.Lock()
        self._segments: dict[str, Segment] = {}
        self._view: View | None = None
        self._seen: tuple[int, int] | None = None

    # writing

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """One writer at a time over all processes; the lock dies with its process."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        with Path(f"{self._folder}.lock").open("w", encoding="utf-8") as file:
            deadline = time.monotonic() + WRITER_TIMEOUT_S
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise LockError(f"{self._folder} has been locked for {WRITER_TIMEOUT_S:.0f} s") from None
                    time.sleep(0.01)
            yield

    def _write(self, ix: Index, changes: Iterable[tuple[str, int, dict[str, Any] | None]], fresh: bool) -> None:
        writer = ix.writer(timeout=WRITER_TIMEOUT_S)
        try:
            for service_id, revision, publication in changes:
                if not fresh:
                    writer.delete_by_term("id", service_id)
                if publication is not None:
                    document, fields = document_of(publication, revision)
                    texts = dict(zip(_FIELDS, fields, strict=True))
                    writer.add_document(id=service_id, doc=json.dumps(document.as_dict()), **texts)
            writer.commit()
        except BaseException:
            writer.cancel()
            raise

    def _save_state(self, folder: Path, revision: int) -> None:
        path = folder / "state.json"
        temporary = path.with_suffix(".new")
        temporary.write_text(json.dumps({"format": FORMAT, "revision": revision}), encoding="utf-8")
        temporary.replace(path)

    def apply(self, changes: Iterable[tuple[str, int, dict[str, Any] | None]], revision: int) -> None:
        """Take in what changed since the index's own revision."""
        with self._writing():
            if revision <= self.revision():
                return
            self._write(whoosh_index.open_dir(str(self._folder)), changes, fresh=False)
            self._save_state(self._folder, revision)

    def rebuild(self, changes: Iterable[tuple[str, int, dict[str, Any] | None]], revision: int) -> None:
        """Build a new index beside the old one, then swap them."""
        with self._writing():
            fresh, old = Path(f"{self._folder}.new"), Path(f"{self._folder}.old")
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir(parents=True)
            self._write(whoosh_index.create_in(str(fresh), _schema()), changes, fresh=True)
            self._save_state(fresh, revision)
            shutil.rmtree(old, ignore_errors=True)
            if self._folder.exists():
                self._folder.rename(old)
            fresh.rename(self._folder)
            shutil.rmtree(old, ignore_errors=True)

    # reading

    def revision(self) -> int:
        """The revision that the state file names; -1 where it is missing, damaged or of another format."""
        try:
            state = json.loads(self._state_path.read_text(encoding="utf-8"))
            return int(state["revision"]) if state["format"] == FORMAT else -1
        except (OSError, ValueError, KeyError, TypeError):
            return -1

    def _stamp(self) -> tuple[int, int] | None:
        try:
            stat = self._state_path.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_ino

    def view(self) -> View:
        """The newest view; a new one is made only when the state file changed."""
        stamp = self._stamp()
        if self._view is not None and stamp == self._seen:
            return self._view
        with self._lock:
            if self._view is None or stamp != self._seen:
                self._view, self._seen = self._open_view(), stamp
            return self._view

    def _open_view(self) -> View:
        """Open a reader; a merge by another process can take a file away between listing and opening."""
        for attempt in range(OPEN_ATTEMPTS):
            try:
                reader = whoosh_index.open_dir(str(self._folder)).reader()
                break
            except (FileNotFoundError, whoosh_index.EmptyIndexError):
                if attempt == OPEN_ATTEMPTS - 1:
                    return View([], -1)
                time.sleep(0.01 * (attempt + 1))
        leaves = [leaf for leaf, _offset in reader.leaf_readers()]
        segments = {name: self._segments.get(name) or Segment(leaf) for name, leaf in map(_named, leaves)}
        for name, leaf in map(_named, leaves):
            segments[name] = segments[name].with_deletions(leaf)
        self._segments = segments
        return View(list(segments.values()), self.revision())

    def contents(self) -> dict[str, int]:
        """Service id → revision, read from the documents themselves."""
        return {doc["id"]: doc["revision"] for doc in self.view().live_documents()}


def _named(leaf: IndexReader) -> tuple[str, IndexReader]:
    return leaf.segment().segment_id(), leaf


__all__ = ["LockError", "SearchIndex", "TermNotFound", "WhooshIndex"]
