"""`gezel generate N`: synthetic services, for measuring and for trying things out. Every one is badged as an example."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.errors import GezelError
from directory.generate.records import ServiceStream
from directory.hsds.documents import Entry
from directory.hsds.importer import import_entries
from directory.hsds.problems import Findings, Origin
from directory.models import Service
from directory.services.history import Author, write_as

# One transaction: large enough to be quick, small enough for memory and for other writers.
CHUNK = 1_000


def generate(
    session: Session,
    size: int,
    *,
    seed: int,
    today: dt.date,
    force: bool = False,
    progress: Callable[[int], object] = lambda _done: None,
) -> int:
    """Make sure that the first `size` services of this seed are in the directory; how many were not there yet.

    They come in as anyone's file does, through the importer. `progress` is called with the number done since its last call.
    Raises `GezelError` where there are real entries, unless forced: synthetic help beside real help misleads people.
    """
    if not force and session.scalar(select(Service.id).where(Service.example.is_(False)).limit(1)):
        raise GezelError("this directory holds real entries; made-up ones among them mislead people (--force to do it anyway)")
    write_as(session, Author("seed"))
    made = 0
    stream = itertools.islice(ServiceStream(seed, today), size)
    while records := list(itertools.islice(stream, CHUNK)):
        entries = [Entry("service", record, Origin("gezel generate", record["name"])) for record in records]
        made += import_entries(session, entries, Findings()).counts["service"]["new"]
        session.expunge_all()
        progress(len(records))
    return made
