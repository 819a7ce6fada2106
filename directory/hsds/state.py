"""What the database holds of the records in an import, read in chunks as plain rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.batch import Batch
from directory.hsds.tables import NOT_REPLACED, TABLES, owner_column
from directory.models import Location, Organization, Publication, Service, ServiceAtLocation

Values = dict[str, Any]
Key = tuple[str, str]
# Well under the number of parameters that SQLite takes in one statement.
CHUNK = 500


def chunks(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    """The ids, sorted, some hundreds at a time."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


class State:
    """The rows that an import may touch, as they are now: by table, by id, by column."""

    def __init__(self, session: Session, batch: Batch) -> None:
        self._session = session
        self.rows: dict[str, dict[str, Values]] = {name: {} for name in TABLES}
        for name, ids in self._wanted(batch).items():
            self._load(name, "id", ids)
        for (child, column), parents in _replaced_columns(batch).items():
            self._load(child, column, parents)

    def _wanted(self, batch: Batch) -> dict[str, set[str]]:
        """The ids of the batch's rows and of all that they refer to."""
        wanted: dict[str, set[str]] = {name: set(rows) for name, rows in batch.rows.items()}
        for rows in batch.rows.values():
            for row in rows.values():
                for cell in row.table.cells.values():
                    value = row.values.get(cell.name)
                    if cell.target and value:
                        wanted[cell.target].add(value)
                entity = row.values.get("link_entity")
                if entity in wanted and row.values.get("link_id"):
                    wanted[str(entity)].add(row.values["link_id"])
        return wanted

    def _load(self, name: str, column: str, ids: Iterable[str]) -> None:
        table = TABLES[name].model.__table__
        for chunk in chunks(ids):
            for found in self._session.execute(select(table).where(table.c[column].in_(chunk))).mappings():
                self.rows[name][found["id"]] = dict(found)

    def children(self, child: str, column: str) -> dict[str, set[str]]:
        """Parent id → ids of the rows of this table under it."""
        found: dict[str, set[str]] = defaultdict(set)
        for id_, values in self.rows[child].items():
            if values[column]:
                found[values[column]].add(id_)
        return found

    def edited_here(self, batch: Batch) -> dict[Key, str]:
        """The services that were edited here, and the organizations and locations of such: key → name of the service."""
        service, found = Service.__table__, dict[Key, str]()
        edited = select(Service.id, Service.name, Service.organization_id).where(Service.edited_here_at.is_not(None))
        for chunk in chunks(batch.rows["organization"]):
            for row in self._session.execute(edited.where(Service.organization_id.in_(chunk))):
                found["organization", row.organization_id] = row.name
        for chunk in chunks(batch.rows["service"]):
            for row in self._session.execute(edited.where(service.c.id.in_(chunk))):
                found["service", row.id] = row.name
        at = edited.join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        for chunk in chunks(batch.rows["location"]):
            places = at.where(ServiceAtLocation.location_id.in_(chunk)).with_only_columns(
                ServiceAtLocation.location_id, Service.name
            )
            found.update({("location", location_id): name for location_id, name in self._session.execute(places)})
        return found

    def slugs(self) -> set[str]:
        """Every slug in use."""
        return set(self._session.scalars(select(Service.slug)))


def _replaced_columns(batch: Batch) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for parent, id_, key in batch.replaced:
        if key not in NOT_REPLACED:
            child = TABLES[parent].lists[key]
            found[child, owner_column(parent, child)].add(id_)
    return found


class Published:
    """What the world sees of some services, as rows: what an import that says the same must leave alone.

    A publication leaves out parts of what the database holds (rule 2, hidden fields); taking it in again may clear none.
    """

    def __init__(self, session: Session, touched: set[Key]) -> None:
        self.cells: dict[Key, list[Values]] = defaultdict(list)
        self.children: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for chunk in chunks(_services_of(session, touched)):
            query = select(Publication.data).where(Publication.service_id.in_(chunk), Publication.data.is_not(None))
            for data in session.scalars(query):
                if data is not None:
                    self._take("service", data)

    def _take(self, name: str, record: Values) -> None:
        table = TABLES[name]
        self.cells[name, record["id"]].append(record)
        for key, child in table.lists.items():
            for item in record.get(key, []):
                self.children[name, record["id"], key].add(item["id"])
                self._take(child, item)
        for key, (child, _) in table.singles.items():
            if record.get(key):
                self._take(child, record[key])

    def knows(self, key: Key) -> bool:
        """Whether the world sees anything of this record."""
        return key in self.cells


def _services_of(session: Session, touched: set[Key]) -> set[str]:
    """The services whose publications show these records."""
    ids: dict[str, list[str]] = defaultdict(list)
    for table, id_ in touched:
        ids[table].append(id_)
    found = set(ids["service"])
    for chunk in chunks(ids["organization"]):
        found.update(session.scalars(select(Service.id).join(Organization).where(Organization.id.in_(chunk))))
    for chunk in chunks(ids["location"]):
        found.update(session.scalars(select(ServiceAtLocation.service_id).join(Location).where(Location.id.in_(chunk))))
    return found
