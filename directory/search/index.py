"""The index: Whoosh keeps the postings on disk, numpy scores them. Derived: safe to delete at any time.

Never the truth. `state.json` is the one pointer: it names the generation (a folder that Whoosh writes in), the database
and the revision up to which it goes, and size and digest of every file, so that a damaged index is known as one.
Writers take one lock over all processes; readers see an immutable `View` and swap to the next one.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import itertools
import json
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
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
# More than half of the documents deleted (and more than a handful): time to build anew.
WASTE_SHARE, WASTE_LEAST = 0.5, 200
_FIELDS = ("name", "keywords", "text")
Change = tuple[str, int, dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class IndexState:
    """What an index says of itself. ``base`` is the revision at which this generation was built from nothing."""

    identity: str
    base: int
    revision: int
    generation: str
    files: dict[str, tuple[int, str]] = field(default_factory=dict)


class SearchIndex(Protocol):
    """What search needs of an index. One contract test holds every implementation to it."""

    def state(self) -> IndexState | None:
        """Which database and revision the index goes up to; ``None`` where there is no usable index."""

    def revision(self) -> int:
        """The database revision up to which the index goes; -1 where there is no usable index."""

    def apply(self, changes: Iterable[Change], revision: int) -> None:
        """Take in publications (service id, its revision, its data or ``None`` to forget it)."""

    def rebuild(
        self, changes: Iterable[Change], revision: int, identity: str = "", only_if: Callable[[IndexState | None], bool] = ...
    ) -> None:
        """Throw everything away and take in these, if that is still needed once the lock is held."""

    def refresh(self) -> None:
        """Make the view current where the index has changed, in this process or another."""

    def view(self) -> View:
        """What can be searched now."""

    def contents(self) -> dict[str, int]:
        """Service id → revision of everything in it."""

    def is_intact(self) -> bool:
        """Whether every file is there, byte for byte."""

    def is_wasteful(self) -> bool:
        """Whether most of it is deleted."""


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

    def _write(self, ix: Index, changes: Iterable[Change], fresh: bool) -> None:
        writer = ix.writer(timeout=WRITER_TIMEOUT_S)
        try:
            for service_id, revision, publication in changes:
                if not fresh:
                    writer.delete_by_term("id", service_id)
                if publication is not None:
                    document, fields = document_of(publication, revision)
                    texts = dict(zip(_FIELDS, fields, strict=True))
                    writer.add_document(id=service_id, doc=json.dumps(document.as_dict()), **texts)
        except BaseException:
            writer.cancel()
            raise
        # Whoosh's own merging takes only small segments together: an edit never pays for the big one.
        writer.commit()

    def _save_state(self, state: IndexState) -> None:
        temporary = self._state_path.with_name(f"state.{uuid.uuid4().hex}.new")
        temporary.write_text(json.dumps({"format": FORMAT, **asdict(state)}), encoding="utf-8")
        temporary.replace(self._state_path)

    def apply(self, changes: Iterable[Change], revision: int) -> None:
        """Take in what changed since the index's own revision."""
        with self._writing():
            state = self.state()
            if state is None or revision <= state.revision:
                return
            waiting = iter(changes)
            first = next(waiting, None)
            files = state.files
            if first is not None:
                folder = self._folder / state.generation
                self._write(whoosh_index.open_dir(str(folder)), itertools.chain([first], waiting), fresh=False)
                files = _files_in(folder, state.files)
            self._save_state(IndexState(state.identity, state.base, revision, state.generation, files))
        self.refresh()

    def rebuild(
        self,
        changes: Iterable[Change],
        revision: int,
        identity: str = "",
        only_if: Callable[[IndexState | None], bool] = lambda _state: True,
    ) -> None:
        """Build a new generation beside the old one, point to it, throw away all others."""
        with self._writing():
            if not only_if(self.state()):
                return
            if self._folder.exists() and not self._folder.is_dir():
                self._folder.unlink()
            generation = uuid.uuid4().hex[:12]
            folder = self._folder / generation
            folder.mkdir(parents=True)
            self._write(whoosh_index.create_in(str(folder), _schema()), changes, fresh=True)
            self._save_state(IndexState(identity, revision, revision, generation, _files_in(folder, {})))
            self._throw_away_all_but(generation)
        self.refresh()

    def _throw_away_all_but(self, generation: str) -> None:
        """Old generations, what a killed process left half-made, and whatever else stands here: all derived."""
        for path in self._folder.iterdir():
            if path.name in (generation, self._state_path.name):
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)

    # reading

    def state(self) -> IndexState | None:
        """What the state file says; ``None`` where it is missing, damaged or of another format."""
        try:
            found = json.loads(self._state_path.read_text(encoding="utf-8"))
            if found.pop("format") != FORMAT:
                return None
            state = IndexState(**found)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return state if isinstance(state.revision, int) and isinstance(state.base, int) else None

    def revision(self) -> int:
        """The revision that the state file names; -1 where there is no usable index."""
        state = self.state()
        return -1 if state is None else state.revision

    def is_intact(self) -> bool:
        """Whether every file that the state names is there with the same bytes."""
        state = self.state()
        if state is None:
            return False
        try:
            return _files_in(self._folder / state.generation, {}) == {n: tuple(f) for n, f in state.files.items()}
        except OSError:
            return False

    def is_wasteful(self) -> bool:
        """Whether more than half of the documents are deleted ones."""
        view = self.view()
        total = len(view.documents)
        return total > WASTE_LEAST and total - view.n_docs > WASTE_SHARE * total

    def _stamp(self) -> tuple[int, int] | None:
        try:
            stat = self._state_path.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_ino

    def view(self) -> View:
        """The current view. Requests never wait for a newer one: `refresh` swaps it in when it is ready."""
        return self._view or self._refreshed()

    def refresh(self) -> None:
        """Make the view current where the state file has changed."""
        if self._view is None or self._stamp() != self._seen:
            self._refreshed()

    def _refreshed(self) -> View:
        with self._lock:
            stamp = self._stamp()
            if self._view is None or stamp != self._seen:
                self._view, self._seen = self._open_view(), stamp
            return self._view

    def _reader(self) -> IndexReader | None:
        """A reader; a merge or a rebuild by another process can take a file away between listing and opening."""
        for attempt in range(OPEN_ATTEMPTS):
            state = self.state()
            if state is None:
                return None
            try:
                return whoosh_index.open_dir(str(self._folder / state.generation)).reader()
            except (FileNotFoundError, whoosh_index.EmptyIndexError):
                time.sleep(0.01 * (attempt + 1))
        return None

    def _open_view(self) -> View:
        revision, reader = self.revision(), self._reader()
        if reader is None:
            self._segments = {}
            return View([], -1)
        segments = {name: self._segments.get(name) or Segment(leaf) for name, leaf in _named_leaves(reader)}
        for name, leaf in _named_leaves(reader):
            segments[name] = segments[name].with_deletions(leaf)
        if self._view is not None and list(segments.items()) == list(self._segments.items()):
            self._view.revision = revision
            return self._view
        self._segments = segments
        return View(list(segments.values()), revision)

    def contents(self) -> dict[str, int]:
        """Service id → revision, read from the documents on disk themselves."""
        reader = self._reader()
        if reader is None:
            return {}
        with contextlib.closing(reader):
            docs = (json.loads(fields["doc"]) for _number, fields in reader.iter_docs())
            return {doc["id"]: doc["revision"] for doc in docs}


def _files_in(folder: Path, known: dict[str, tuple[int, str]]) -> dict[str, tuple[int, str]]:
    """Size and digest of each file of the index; one that is known by name and size is not read again: none is rewritten."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name.endswith("WRITELOCK"):
            continue
        size = path.stat().st_size
        before = known.get(path.name)
        same = before is not None and before[0] == size
        digest = before[1] if before and same else hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
        found[path.name] = (size, digest)
    return found


def _named_leaves(reader: IndexReader) -> list[tuple[str, IndexReader]]:
    """The segments by id; an index without any document has a reader of no segment."""
    leaves = [leaf for leaf, _offset in reader.leaf_readers()]
    return [(leaf.segment().segment_id(), leaf) for leaf in leaves if leaf.segment() is not None]


__all__ = ["Change", "IndexState", "LockError", "SearchIndex", "TermNotFound", "WhooshIndex"]
