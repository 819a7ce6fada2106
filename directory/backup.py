"""`gezel backup` and `gezel restore`: everything in one zip, the same for SQLite and PostgreSQL.

One ndjson file a table and a manifest with the number of lines and the digest of each. Unlike an export it holds what is
confidential, the history and the accounts; only one-time tokens are left out. Read in one snapshot; restored in one
transaction, into a database that is empty.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import flask_migrate
from sqlalchemy import Connection, Engine, Table, func, insert, select, text, update

from directory.config import ROOT
from directory.errors import GezelError
from directory.models import Base, DirectoryState, Revision, Token, now
from directory.services.guard import unrecorded

FORMAT = "gezel-backup-1"
MANIFEST = "manifest.json"
ROWS_PER_INSERT = 500
_STATE = DirectoryState.__tablename__
_LEFT_OUT = {Token.__tablename__}
# A line longer than this is no record of ours but an attempt to fill the memory.
MAX_LINE_BYTES = 20_000_000


def _tables() -> list[Table]:
    """Every table of a backup, those that others refer to first."""
    return [table for table in Base.metadata.sorted_tables if table.name not in _LEFT_OUT]


def _snapshot(engine: Engine) -> Connection:
    """A connection that sees one moment, whatever others write meanwhile."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    connection.exec_driver_sql("BEGIN")
    return connection


def write_backup(engine: Engine, path: Path) -> int:
    """Write the backup; the number of records in it. The file appears when it is complete, readable for its owner only."""
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    manifest: dict[str, Any] = {"format": FORMAT, "created_at": now().isoformat(timespec="seconds"), "tables": {}}
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with _snapshot(engine) as connection, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                manifest["schema"] = _schema_of(connection)
                for table in _tables():
                    manifest["tables"][table.name] = _write_table(connection, archive, table)
                archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return sum(told["rows"] for told in manifest["tables"].values())


def _schema_of(connection: Connection) -> str:
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _write_table(connection: Connection, archive: zipfile.ZipFile, table: Table) -> dict[str, Any]:
    digest, rows = hashlib.sha256(), 0
    with archive.open(f"{table.name}.ndjson", "w", force_zip64=True) as file:
        query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=ROWS_PER_INSERT)
        for row in connection.execute(query).mappings():
            line = json.dumps(dict(row), default=_plain, ensure_ascii=False).encode() + b"\n"
            file.write(line)
            digest.update(line)
            rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def _plain(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a backup")


def restore_backup(engine: Engine, path: Path) -> int:
    """Make the tables and fill them; the number of records. `GezelError` where the file or the database is not fit for it."""
    flask_migrate.upgrade(directory=str(ROOT / "migrations"))
    try:
        with zipfile.ZipFile(path) as archive, engine.begin() as connection, unrecorded():
            manifest = _manifest_of(archive, connection)
            for table in _tables():
                _refuse_filled(connection, table)
            rows = sum(_restore_table(connection, archive, table, manifest["tables"][table.name]) for table in _tables())
            _start_anew(connection)
    except (zipfile.BadZipFile, EOFError, OSError, KeyError, TypeError, ValueError) as error:
        raise GezelError(f"{path.name} is damaged or no backup ({error}). Nothing was restored.") from error
    return rows


def _manifest_of(archive: zipfile.ZipFile, connection: Connection) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT:
        raise GezelError(f"This is a backup of another format ({manifest['format']}). Nothing was restored.")
    if manifest["schema"] != _schema_of(connection):
        raise GezelError(
            f"This backup was made by another version of Gezel (tables {manifest['schema']}, here "
            f"{_schema_of(connection)}). Restore it with that version and upgrade afterwards. Nothing was restored."
        )
    return manifest


def _refuse_filled(connection: Connection, table: Table) -> None:
    count = connection.scalar(select(func.count()).select_from(table))
    if count and table.name != _STATE:
        raise GezelError(f"This database is not empty ({count} in {table.name}). Restore into a new one. Nothing was restored.")


def _restore_table(connection: Connection, archive: zipfile.ZipFile, table: Table, told: dict[str, Any]) -> int:
    if table.name == _STATE:
        connection.execute(table.delete())
    digest, rows = hashlib.sha256(), 0
    with archive.open(f"{table.name}.ndjson") as file:
        for chunk in _chunks(file):
            for line in chunk:
                digest.update(line)
            connection.execute(insert(table), [_record_of(table, json.loads(line)) for line in chunk])
            rows += len(chunk)
    if rows != told["rows"] or digest.hexdigest() != told["sha256"]:
        raise ValueError(f"{table.name} does not hold what the manifest says")
    return rows


def _chunks(file: IO[bytes]) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    while line := file.readline(MAX_LINE_BYTES):
        chunk.append(line)
        if len(chunk) == ROWS_PER_INSERT:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _record_of(table: Table, found: dict[str, Any]) -> dict[str, Any]:
    if set(found) != set(table.c.keys()):
        raise ValueError(f"a record of {table.name} has other fields than this version knows")
    return {name: _typed(table.c[name].type.python_type, value) for name, value in found.items()}


def _typed(type_: type, value: Any) -> Any:
    if value is None or not issubclass(type_, dt.date):
        return value
    return type_.fromisoformat(value)


def _start_anew(connection: Connection) -> None:
    """Nothing that was derived from the database that stood here before is taken for this one's."""
    connection.execute(update(DirectoryState).values(identity=str(uuid.uuid4()), purge_revision=DirectoryState.revision))
    if connection.dialect.name == "postgresql":
        last = select(func.coalesce(func.max(Revision.id), 0) + 1).scalar_subquery()
        sequence = func.pg_get_serial_sequence(Revision.__tablename__, "id")
        connection.execute(select(func.setval(sequence, last, False)))
