"""SQLite's full text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from benchmarks.engines.base import TOP, Engine, Publication
from directory.search.documents import document_of
from directory.search.scorer import FIELDS

_WEIGHTS = ", ".join(str(weight) for weight, _ in FIELDS.values())
_BEST = f"SELECT id FROM service WHERE service MATCH ? ORDER BY bm25(service, 0, {_WEIGHTS}) LIMIT {TOP}"
_INSERT = "INSERT INTO service (rowid, id, name, keywords, text) VALUES (?, ?, ?, ?, ?)"


class Fts5(Engine):
    """A table of its own in WAL mode, as the directory's database is."""

    name, label = "fts5", "SQLite FTS5"

    def build(self, publications: Iterable[Publication]) -> None:  # noqa: D102
        self.folder.mkdir(parents=True, exist_ok=True)
        self._connect()
        self._db.execute("CREATE VIRTUAL TABLE service USING fts5(id UNINDEXED, name, keywords, text)")
        self._db.execute("CREATE TABLE number (id TEXT PRIMARY KEY, row INTEGER NOT NULL) WITHOUT ROWID")
        for row, publication in enumerate(publications, 1):
            self._db.execute("INSERT INTO number VALUES (?, ?)", (publication["id"], row))
            self._db.execute(_INSERT, (row, publication["id"], *document_of(publication, 1)[1]))
        self._db.commit()
        self._db.execute("INSERT INTO service (service) VALUES ('optimize')")
        self._db.commit()
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _connect(self) -> None:
        self._db = sqlite3.connect(self.folder / "fts5.sqlite3")
        self._db.execute("PRAGMA journal_mode=WAL")
        # The index is no truth, ours is not synced either.
        self._db.execute("PRAGMA synchronous=OFF")

    def open(self) -> None:  # noqa: D102
        self._connect()

    def search(self, tokens: list[str]) -> list[str]:  # noqa: D102
        query = " OR ".join(f'"{token}"' for token in dict.fromkeys(tokens))
        return [row[0] for row in self._db.execute(_BEST, (query,))] if query else []

    def edit(self, publication: Publication) -> None:  # noqa: D102
        (row,) = self._db.execute("SELECT row FROM number WHERE id = ?", (publication["id"],)).fetchone()
        self._db.execute("DELETE FROM service WHERE rowid = ?", (row,))
        self._db.execute(_INSERT, (row, publication["id"], *document_of(publication, 1)[1]))
        self._db.commit()
