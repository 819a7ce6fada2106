"""Makes the pack equal to the database: only what changed is read, written and compressed."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from directory.config import REGION_NAME, ROOT
from directory.models import DirectoryState, Publication
from directory.pack.columns import dump
from directory.pack.files import fixed_files
from directory.pack.shards import shard_content, shard_name, shard_of, shards_for
from directory.pack.store import BEST, FAST, WELL_WITHIN_A_SECOND, Json, PackStore

# Higher when a phone that knows only the old form could not read the new one.
FORMAT = 3
# Phones tell the age of what they hold by `generated_at`: where nothing changes, it still has to say that this is so.
FRESH = dt.timedelta(hours=1)
Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """The present moment."""
    return dt.datetime.now(dt.UTC)


@functools.cache
def _form() -> str:
    """Changes when code or seeds would make other files of the same services."""
    digest = hashlib.sha256(str(FORMAT).encode())
    sources = [*(ROOT / "directory").rglob("*.py"), *(ROOT / "seeds" / "vocabulary").iterdir(), ROOT / "seeds" / "places.tsv"]
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@dataclass(slots=True)
class Truth:
    """One moment of the database: whose it is, its last write, and the revision of each entry, in so many shards."""

    identity: str
    revision: int
    purge_revision: int
    services: dict[str, int] = field(default_factory=dict)
    shards: list[dict[str, int]] = field(default_factory=list)

    def deal(self, shards: int) -> None:
        """Deal the entries out."""
        self.shards = [{} for _ in range(shards)]
        for service_id, revision in self.services.items():
            self.shards[shard_of(service_id, shards)][service_id] = revision

    def digest(self, shard: int) -> str:
        """Changes when anything in the shard does."""
        return hashlib.sha256(dump([_form(), self.identity, self.shards[shard]]).encode()).hexdigest()


class PackBuilder:
    """Builds one pack. Safe to call from any number of processes at once: they take turns, and the later revision wins."""

    def __init__(self, folder: Path, sessions: sessionmaker[Session], now: Clock = utc_now) -> None:
        self.store = PackStore(folder, lambda: now().timestamp())
        self._sessions, self._now = sessions, now

    def keep_current(self) -> None:
        """Bring the pack up to the database where it is behind; cheap where it is not."""
        if not self._is_current():
            self.build(only_if_behind=True)

    def build(self, quality: int | None = None, *, only_if_behind: bool = False) -> Json:
        """Build what differs; the manifest. Without a ``quality`` it is as good as nobody has to wait for."""
        with self.store.locked(), self._moment() as session:
            before = self.store.manifest()
            if only_if_behind and before and self._is_current():
                return before
            return self._build(session, _truth(session), quality)

    def holds_old_secrets(self) -> bool:
        """Whether something has become confidential since the pack was built, so that nobody may be told of it."""
        with self._sessions() as session:
            now = session.scalars(select(DirectoryState)).one()
            state = self.store.state()
            return (state.get("identity"), state.get("purge_revision")) != (now.identity, now.purge_revision)

    def _is_current(self) -> bool:
        with self._sessions() as session:
            now = session.scalars(select(DirectoryState)).one()
            state, manifest = self.store.state(), self.store.manifest()
        told = (state.get("identity"), state.get("revision"), state.get("purge_revision"), state.get("form"))
        if manifest is None or told != (now.identity, now.revision, now.purge_revision, _form()):
            return False
        age = self._now() - dt.datetime.fromisoformat(manifest["generated_at"])
        return dt.timedelta() <= age < FRESH

    @contextmanager
    def _moment(self) -> Iterator[Session]:
        """A session that sees one moment of the database, whatever others write meanwhile."""
        with self._sessions() as session:
            if session.get_bind().dialect.name == "postgresql":
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            else:
                session.connection().exec_driver_sql("BEGIN")
            yield session

    def _build(self, session: Session, truth: Truth, quality: int | None) -> Json:
        state = self.store.state()
        truth.deal(shards_for(len(truth.services), state.get("shards")))
        files = self._fixed(state, quality) | self._shards(session, truth, state, quality)
        manifest = {
            "format": FORMAT,
            "region": REGION_NAME,
            "generated_at": self._now().isoformat(timespec="seconds"),
            "revision": truth.revision,
            "services": len(truth.services),
            "files": [{"name": name, "sha256": f["sha256"], "bytes": f["bytes"]} for name, f in files.items()],
        }
        notes = {"identity": truth.identity, "revision": truth.revision, "purge_revision": truth.purge_revision, "form": _form()}
        notes["shards"] = len(truth.shards)
        # Something became confidential since: no file from before may be asked for any more, not even by name.
        purge = (state.get("identity"), state.get("purge_revision")) != (truth.identity, truth.purge_revision)
        self.store.publish(manifest, {**notes, "files": files}, purge)
        return manifest

    def _fixed(self, state: Json, quality: int | None) -> Json:
        names = ("vocabulary", "terms", "words", "places")
        kept = {name: _kept(self.store, state, name, _form(), quality) for name in names}
        missing = [name for name, file in kept.items() if file is None]
        made = self._write({name: (fixed_files()[name], _form()) for name in missing}, quality)
        return {name: kept[name] or made[name] for name in names}

    def _shards(self, session: Session, truth: Truth, state: Json, quality: int | None) -> Json:
        digests = {shard_name(n): truth.digest(n) for n in range(len(truth.shards))}
        kept = {name: _kept(self.store, state, name, digest, quality) for name, digest in digests.items()}
        missing = [n for n in range(len(truth.shards)) if kept[shard_name(n)] is None]
        contents = _contents(session, truth, missing)
        made = self._write({name: (content, digests[name]) for name, content in contents.items()}, quality)
        return {name: kept[name] or made[name] for name in digests}

    def _write(self, contents: dict[str, tuple[bytes, str]], quality: int | None) -> Json:
        """Write these files; what there is to remember of each."""
        small = sum(len(content) for content, _ in contents.values()) <= WELL_WITHIN_A_SECOND
        effort = quality or (BEST if small else FAST)
        written = {}
        for name, (content, digest) in contents.items():
            sha256 = self.store.add(content, effort)
            written[name] = {"sha256": sha256, "bytes": len(content), "digest": digest, "quality": effort}
        return written

    def polish(self) -> bool:
        """Compress one file as well as can be that was compressed in a hurry; whether there was one."""
        if all(file["quality"] == BEST for file in self.store.state().get("files", {}).values()):
            return False
        with self.store.locked():
            state = self.store.state()
            file = next((f for f in state["files"].values() if f["quality"] != BEST), None)
            if file:
                self.store.compress(file["sha256"], self.store.content(file["sha256"]), BEST)
                file["quality"] = BEST
                self.store.remember(state)
        return True


def _kept(store: PackStore, state: Json, name: str, digest: str, quality: int | None) -> Json | None:
    """What is known of a file that need not be written again."""
    file: Json | None = state.get("files", {}).get(name)
    good = file and file["digest"] == digest and file["quality"] >= (quality or 0) and store.has(file["sha256"])
    return file if good else None


def _truth(session: Session) -> Truth:
    state = session.scalars(select(DirectoryState)).one()
    truth = Truth(state.identity, state.revision, state.purge_revision)
    rows = session.execute(select(Publication.service_id, Publication.revision).where(Publication.data.is_not(None)))
    truth.services = {row.service_id: row.revision for row in rows}
    return truth


def _contents(session: Session, truth: Truth, shards: Sequence[int]) -> dict[str, bytes]:
    """Name → content of these shards."""
    made = {}
    for number in shards:
        ids = list(truth.shards[number])
        rows = session.scalars(select(Publication).where(Publication.service_id.in_(ids)).order_by(Publication.service_id))
        found: list[tuple[Any, int]] = [(row.data, row.revision) for row in rows]
        made[shard_name(number)] = dump(shard_content(found)).encode()
    return made
