"""`gezel generate N`: synthetic services, for measuring and for trying things out. Every one is badged as an example."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from directory.errors import GezelError
from directory.generate.records import Record, ServiceStream
from directory.models import Base, Location, Organization, Service
from directory.services.history import Author, write_as

# One transaction: large enough to be quick, small enough for memory and for other writers.
CHUNK = 1_000
# Records that several others share: made once, then referred to by id.
_SHARED: dict[str, type[Base]] = {"organization": Organization, "location": Location}


def generate(
    session: Session,
    size: int,
    *,
    seed: int,
    today: dt.date,
    force: bool = False,
    progress: Callable[[int], object] = lambda _done: None,
) -> int:
    """Make sure that the first `size` services of this seed are in the database; how many were added.

    `progress` is called with the number done since its last call.
    Raises `GezelError` where there are real entries, unless forced: synthetic help beside real help misleads people.
    """
    if not force and session.scalar(select(Service.id).where(Service.example.is_(False)).limit(1)):
        raise GezelError("this directory holds real entries; made-up ones among them mislead people (--force to do it anyway)")
    write_as(session, Author("seed"))
    added = 0
    stream = itertools.islice(ServiceStream(seed, today), size)
    while records := list(itertools.islice(stream, CHUNK)):
        added += _write(session, records)
        progress(len(records))
    return added


def _present(session: Session, model: Any, ids: Iterable[str]) -> set[str]:
    return set(session.scalars(select(model.id).where(model.id.in_(list(ids)))))


def _write(session: Session, records: list[Record]) -> int:
    """Write what is not there yet, in one transaction."""
    present = _present(session, Service, (r["id"] for r in records))
    new = [record for record in records if record["id"] not in present]
    builder = _Builder(session, new)
    session.add_all([builder.build(Service, record) for record in new])
    session.commit()
    session.expunge_all()
    return len(new)


class _Builder:
    """HSDS records → rows; a shared record becomes one row, or only its id where it is in the database already."""

    def __init__(self, session: Session, records: list[Record]) -> None:
        locations = [link["location"]["id"] for record in records for link in record["service_at_locations"]]
        self._stored = _present(session, Organization, {record["organization"]["id"] for record in records})
        self._stored |= _present(session, Location, locations)
        self._made: dict[str, Any] = {}

    def build(self, model: type[Any], record: Record) -> Any:
        """The row of a record, with the rows of everything nested in it."""
        relationships = inspect(model).relationships
        values: Record = {}
        for key, value in record.items():
            if key not in relationships:
                values[key] = value
            elif key not in _SHARED:
                values[key] = [self.build(relationships[key].mapper.class_, item) for item in value]
            elif value["id"] in self._stored:
                values[f"{key}_id"] = value["id"]
            else:
                values[key] = self._shared(key, value)
        return model(**values)

    def _shared(self, key: str, record: Record) -> Any:
        if record["id"] not in self._made:
            self._made[record["id"]] = self.build(_SHARED[key], record)
        return self._made[record["id"]]
