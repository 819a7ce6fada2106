"""HSDS files → database: all or nothing, every problem named, and a second time without effect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.batch import Batch
from directory.hsds.checks import check
from directory.hsds.documents import Entry, read_entries, tables_in
from directory.hsds.files import read_path
from directory.hsds.plan import Plan, make_plan
from directory.hsds.problems import Findings, ImportRefusedError, Origin, Problem
from directory.hsds.state import Key, State, Values, chunks
from directory.hsds.tables import TABLES
from directory.models import Base

COUNTED = ("service", "organization", "location", "taxonomy_term", "taxonomy")


@dataclass(slots=True)
class Summary:
    """What an import did, or would do. ``counts`` holds new, changed, same and kept per table."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    warnings: list[tuple[str, int]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    kept_entries: list[str] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """How many records are new or changed."""
        return sum(count["new"] + count["changed"] for count in self.counts.values())


def import_path(session: Session, path: Path, *, dry_run: bool = False, force: bool = False) -> Summary:
    """Take in a file, folder or zip and commit; `ImportRefusedError`, with nothing written, where anything is wrong."""
    findings = Findings()
    files = read_path(path, findings)
    entries = list(read_entries(files, findings))
    if not entries:
        findings.refuse(
            Origin(path.name), "", "holds no records", "HSDS is one record, a list, a page with “contents” or CSV tables"
        )
    spoken = tables_in(files, entries) if any(entry.tabular for entry in entries) else set()
    return import_entries(session, entries, findings, spoken=spoken, dry_run=dry_run, force=force)


def import_entries(
    session: Session,
    entries: Iterable[Entry],
    findings: Findings,
    *,
    spoken: set[str] | None = None,
    dry_run: bool = False,
    force: bool = False,
) -> Summary:
    """Take in records that are already read, and commit. ``spoken`` are the tables that a package of tables holds in full."""
    batch = Batch(findings)
    for entry in entries:
        batch.add(entry)
    batch.finish(spoken or set())
    state = State(session, batch)
    check(batch, state)
    findings.stop_if_any()
    plan = make_plan(session, batch, state, force=force)
    summary = _summarize(plan, batch, state)
    if not dry_run:
        try:
            _write(session, plan, state)
            session.commit()
        except BaseException:
            session.rollback()
            raise
    return summary


def _write(session: Session, plan: Plan, state: State) -> None:
    with session.no_autoflush:
        for (table, id_), values in plan.create.items():
            session.add(TABLES[table].model(id=id_, **values))
        for table in TABLES:
            changed = {id_: values for (name, id_), values in plan.update.items() if name == table}
            gone = {id_ for name, id_ in plan.delete if name == table}
            _write_table(session, table, changed, gone, state.rows[table])


def _write_table(session: Session, table: str, changed: dict[str, Values], gone: set[str], before: dict[str, Values]) -> None:
    model = TABLES[table].model
    for chunk in chunks(changed.keys() | gone):
        found = select(model).where(model.__table__.c.id.in_(chunk)).execution_options(populate_existing=True)
        for record in session.scalars(found):
            id_ = str(record.__dict__["id"])
            _is_as_planned(table, record, before[id_], changed.get(id_, {}))
            if id_ in gone:
                session.delete(record)
            for column, value in changed.get(id_, {}).items():
                setattr(record, column, value)


def _is_as_planned(table: str, record: Base, before: Values, changed: Values) -> None:
    """`ImportRefusedError` where someone edited the record since it was compared: an import never takes an edit unseen."""
    looked_at = [*changed, *(["version"] if table == "service" else [])]
    if any(getattr(record, column) != before[column] for column in looked_at):
        what = f"{table} {before['id']} was changed here during the import"
        raise ImportRefusedError([Problem(Origin(""), "", what, "Import the file again")])


def _summarize(plan: Plan, batch: Batch, state: State) -> Summary:
    changed = {home for key in plan.touched() for home in plan.homes.get(key, {key})}
    summary = Summary()
    for table in COUNTED:
        count: Counter[str] = Counter()
        for id_ in batch.rows[table]:
            key = (table, id_)
            count[_what_happens(key, plan, state, changed)] += 1
        if count:
            summary.counts[table] = count
    summary.warnings = [(str(problem), times) for problem, times in batch.findings.warnings.items()]
    summary.kept = [_kept_line(key, name, batch) for key, name in sorted(plan.kept.items())]
    summary.kept_entries = list(plan.kept.values())
    return summary


def _what_happens(key: Key, plan: Plan, state: State, changed: set[Key]) -> str:
    if key in plan.kept:
        return "kept"
    if key[1] not in state.rows[key[0]]:
        return "new"
    return "changed" if key in changed else "same"


def _kept_line(key: Key, name: str, batch: Batch) -> str:
    row = batch.rows[key[0]].get(key[1])
    where = f"{row.origin}: " if row else ""
    return f"{where}{key[0]} {key[1]} was left as it is here, since “{name}” was edited here. Use --force to take the file's"
