"""Keeps the index equal to the database: catch up after writes, check and mend at start."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from directory.models import DirectoryState, Publication
from directory.search.index import SearchIndex

Changes = Iterator[tuple[str, int, dict[str, Any] | None]]
log = logging.getLogger(__name__)
POLL_S = 0.5
_CHUNK = 500


class IndexFollower:
    """Brings one index up to the database's revision. Safe to call from any number of processes at once."""

    def __init__(self, index: SearchIndex, sessions: sessionmaker[Session]) -> None:
        self.index = index
        self._sessions = sessions
        self._wake = threading.Event()

    def database_revision(self) -> int:
        """The number of the last committed write."""
        with self._sessions() as session:
            return session.scalar(select(DirectoryState.revision)) or 0

    def _changes(self, session: Session, after: int) -> Changes:
        query = select(Publication).where(Publication.revision > after).order_by(Publication.revision, Publication.service_id)
        for row in session.scalars(query.execution_options(yield_per=_CHUNK)):
            yield row.service_id, row.revision, row.data

    def catch_up(self) -> bool:
        """Take in what is missing; whether there was anything."""
        mine, theirs = self.index.revision(), self.database_revision()
        if mine == theirs:
            return False
        if mine < 0 or mine > theirs:
            self.rebuild()
            return True
        with self._sessions() as session:
            self.index.apply(self._changes(session, mine), theirs)
        return True

    def rebuild(self) -> None:
        """Build the index anew from the publications."""
        revision = self.database_revision()
        with self._sessions() as session:
            self.index.rebuild((c for c in self._changes(session, -1) if c[2] is not None), revision)

    def differences(self) -> list[str]:
        """Ids of services that the index misses, holds in another revision, or holds though they are gone."""
        with self._sessions() as session:
            rows = session.execute(select(Publication.service_id, Publication.revision, Publication.data.is_(None)))
            truth = {service_id: revision for service_id, revision, gone in rows if not gone}
        try:
            found = self.index.contents()
        except Exception:  # noqa: BLE001 - an index that cannot be read in any way is all difference
            return sorted(truth)
        return sorted(i for i in truth.keys() | found.keys() if truth.get(i) != found.get(i))

    def check(self) -> list[str]:
        """Find every difference and mend it by building anew; the ids that differed."""
        self.catch_up()
        different = self.differences()
        if different:
            self.rebuild()
        return different

    def wake(self) -> None:
        """There may be something to take in."""
        self._wake.set()

    def follow(self) -> threading.Thread:
        """Follow the database for as long as this process lives, in a thread of its own."""

        def run() -> None:
            while True:
                self._wake.wait(POLL_S)
                self._wake.clear()
                try:
                    self.catch_up()
                except Exception:  # the next round tries again; the database is the truth
                    log.exception("the index could not catch up")

        thread = threading.Thread(target=run, name="index-follower", daemon=True)
        thread.start()
        return thread
