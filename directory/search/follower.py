"""Keeps the index equal to the database: catch up after writes, check and mend at start, publish what time has changed."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from directory.models import DirectoryState, Publication
from directory.search.index import Change, IndexState, LockError, SearchIndex
from directory.services.due import publish_due
from directory.services.publishing import today_here

log = logging.getLogger(__name__)
# Another process' write is seen within this time; a write of this process wakes the follower at once.
POLL_S = 0.4
PAUSE_AFTER_ERROR_S = 2.0
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Truth:
    """What the database says that every derived thing has to go by."""

    revision: int
    identity: str
    purge_revision: int

    def needs_new(self, state: IndexState | None) -> bool:
        """Whether the index cannot be caught up but has to be built anew."""
        return (
            state is None or state.identity != self.identity or state.revision > self.revision or state.base < self.purge_revision
        )


class IndexFollower:
    """Brings one index up to the database's revision. Safe to call from any number of processes at once."""

    def __init__(self, index: SearchIndex, sessions: sessionmaker[Session], today: Callable[[], dt.date] = today_here) -> None:
        self.index = index
        self._sessions = sessions
        self._today = today
        # One for each thread: what wakes one must not be taken from the other.
        self._wakes = (threading.Event(), threading.Event())
        self._stopped = threading.Event()
        self._due_done: dt.date | None = None
        # What else is made from publications and has to keep up, each a step that does nothing where nothing changed.
        self.also: list[Callable[[], object]] = []

    def truth(self) -> Truth:
        """The last committed write, of which database, and since when nothing older may remain."""
        with self._sessions() as session:
            state = session.scalars(select(DirectoryState)).one()
            return Truth(state.revision, state.identity, state.purge_revision)

    def database_revision(self) -> int:
        """The number of the last committed write."""
        return self.truth().revision

    def _changes(self, session: Session, after: int) -> Iterator[Change]:
        query = select(Publication).where(Publication.revision > after).order_by(Publication.revision, Publication.service_id)
        for row in session.scalars(query.execution_options(yield_per=_CHUNK)):
            yield row.service_id, row.revision, row.data

    def catch_up(self) -> bool:
        """Take in what is missing; whether there was anything. Afterwards the view is current."""
        truth, state = self.truth(), self.index.state()
        behind = state is None or truth.needs_new(state) or state.revision < truth.revision
        try:
            if behind:
                self._mend(truth, state)
            self.index.refresh()
        except (SQLAlchemyError, LockError):
            raise
        except Exception:
            log.exception("the index is damaged and is built anew")
            self.rebuild()
        return behind

    def _mend(self, truth: Truth, state: IndexState | None) -> None:
        if state is None or truth.needs_new(state):
            self._rebuild(only_if=truth.needs_new)
            return
        with self._sessions() as session:
            self.index.apply(self._changes(session, state.revision), truth.revision)
        if self.index.is_wasteful():
            self.rebuild()

    def rebuild(self) -> None:
        """Build the index anew from the publications."""
        self._rebuild(only_if=lambda _state: True)

    def _rebuild(self, only_if: Callable[[IndexState | None], bool]) -> None:
        truth = self.truth()
        with self._sessions() as session:
            changes = (change for change in self._changes(session, -1) if change[2] is not None)
            self.index.rebuild(changes, truth.revision, truth.identity, only_if)

    def differences(self) -> list[str]:
        """Ids of services that the index misses, holds in another revision, or holds though they are gone."""
        with self._sessions() as session:
            rows = session.execute(select(Publication.service_id, Publication.revision, Publication.data.is_(None)))
            truth = {service_id: revision for service_id, revision, gone in rows if not gone}
        try:
            found = self.index.contents() if self.index.is_intact() else {}
        except Exception:  # noqa: BLE001 - an index that cannot be read in any way is all difference
            found = {}
        return sorted(i for i in truth.keys() | found.keys() if truth.get(i) != found.get(i))

    def check(self) -> list[str]:
        """Find every difference, mend it, and make the view current; the ids that differed."""
        different = self.differences()
        if self.index.state() is not None and not self.index.is_intact():
            self.rebuild()
        self.catch_up()
        if different and self.differences():
            self.rebuild()
        return different

    def publish_due(self) -> int:
        """Publish what this day has changed, once a day; how many entries differed."""
        today = self._today()
        if self._due_done == today:
            return 0
        changed = publish_due(self._sessions, today)
        self._due_done = today
        return changed

    def wake(self) -> None:
        """There may be something to take in."""
        for event in self._wakes:
            event.set()

    def _try(self, step: Callable[[], object]) -> bool:
        """Do one step of a round; whether it went well. The next round tries again: the database is the truth."""
        try:
            step()
        except Exception:
            log.exception("what is made from the database could not follow it")
            return False
        return True

    def stop(self) -> None:
        """Follow no longer."""
        self._stopped.set()
        self.wake()

    def follow(self) -> list[threading.Thread]:
        """Follow the database until `stop` or the end of this process: the index in one thread, all else in another.

        The first pack of a large directory takes seconds; an edit is found meanwhile.
        """
        index, also = self._wakes
        work = {"index-follower": ((self.publish_due, self.catch_up), index), "publication-follower": (self.also, also)}
        threads = [threading.Thread(target=self._keep_up, args=args, name=name, daemon=True) for name, args in work.items()]
        for thread in threads:
            thread.start()
        return threads

    def _keep_up(self, steps: Sequence[Callable[[], object]], wake: threading.Event) -> None:
        while not self._stopped.is_set():
            wake.wait(POLL_S)
            wake.clear()
            if not all(self._try(step) for step in steps):
                self._stopped.wait(PAUSE_AFTER_ERROR_S)
