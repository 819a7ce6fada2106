"""A backup holds everything and goes back whole or not at all, from either database into either."""

from __future__ import annotations

import json
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from directory.extensions import db
from directory.models import Account, Base, DirectoryState, Location, Membership, Revision, Service, Token, now
from directory.portal.accounts import issue_token
from tests.conftest import make_app, run_cli
from tests.services.entries import a_location, a_service, an_organization

pytestmark = pytest.mark.thorough


@pytest.fixture
def full(any_app: Flask) -> Flask:
    with any_app.app_context():
        organization = an_organization()
        db.session.add(a_service("Huurhulp", organization=organization, location=a_location(confidential=True)))
        db.session.commit()
        db.session.scalars(select(Service)).one().description = "Bijgewerkt é 🙂."
        db.session.commit()
        account = Account(email="iemand@example.org", role="provider", memberships=[Membership(organization_id=organization.id)])
        db.session.add(account)
        db.session.commit()
        issue_token(account)
        any_app.extensions["gezel-search"].follower.catch_up()
        db.session.remove()
    return any_app


def everything(app: Flask) -> dict[str, list[Any]]:
    """All rows of all tables but the tokens; the identity is meant to differ."""
    with app.app_context():
        found = {}
        for table in Base.metadata.sorted_tables:
            rows = db.session.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            drop = {"identity", "purge_revision"} if table.name == DirectoryState.__tablename__ else set()
            found[table.name] = [{k: v for k, v in row.items() if k not in drop} for row in rows]
        db.session.remove()
    found.pop(Token.__tablename__)
    return found


@pytest.fixture
def target(blank_url: str, tmp_path: Path) -> Iterator[Flask]:
    """An app on a database without even tables."""
    app = make_app(tmp_path / "blank", blank_url)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def restored(app: Flask, file: Path) -> Any:
    return run_cli(app, "restore", str(file))


def test_everything_comes_back_and_the_directory_goes_on(full: Flask, target: Flask, tmp_path: Path) -> None:
    file = tmp_path / "gezel.backup"
    result = run_cli(full, "backup", str(file))
    assert result.exit_code == 0, result.output
    result = restored(target, file)
    assert result.exit_code == 0, result.output
    assert everything(target) == everything(full)
    with target.app_context():
        assert db.session.scalars(select(Location)).one().confidential
        assert db.session.scalar(select(func.count()).select_from(Token)) == 0
        follower = target.extensions["gezel-search"].follower
        assert follower.differences() == []
        before = db.session.scalar(select(func.max(Revision.id)))
        db.session.scalars(select(Service)).one().alert = "Het gaat verder."
        db.session.commit()
        assert db.session.scalar(select(func.max(Revision.id))) == before + 1
        db.session.remove()


def test_a_backup_is_for_its_owner_only_and_says_what_is_in_it(full: Flask, tmp_path: Path) -> None:
    file = tmp_path / "gezel.backup"
    run_cli(full, "backup", str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert "token.ndjson" not in archive.namelist()
        assert manifest["tables"]["service"]["rows"] == len(archive.read("service.ndjson").splitlines()) == 1
    assert [p for p in tmp_path.iterdir() if p.name.startswith(".gezel")] == []


def test_a_backup_sees_one_moment_while_others_write(full: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from directory import backup

    file, write_table = tmp_path / "gezel.backup", backup._write_table
    written = []

    def write_while_reading(connection: Any, archive: Any, table: Any) -> Any:
        told = write_table(connection, archive, table)
        if table.name == "directory_state":
            db.session.scalars(select(Service)).one().alert = "Tijdens de kopie."
            db.session.commit()
            written.append(table.name)
        return told

    monkeypatch.setattr(backup, "_write_table", write_while_reading)
    assert run_cli(full, "backup", str(file)).exit_code == 0
    assert written
    with zipfile.ZipFile(file) as archive:
        assert "Tijdens de kopie" not in "".join(archive.read(name).decode() for name in archive.namelist())


DAMAGES: dict[str, Callable[[Path], None]] = {
    "truncated": lambda file: file.write_bytes(file.read_bytes()[:-200]),
    "no zip": lambda file: file.write_text("hallo"),
    "another zip": lambda file: rewritten(file, keep=lambda _name: False),
    "a table is missing": lambda file: rewritten(file, keep=lambda name: name != "phone.ndjson"),
    "a line is missing": lambda file: rewritten(file, change=("revision.ndjson", lambda text: text.split("\n", 1)[1])),
    "a value was changed": lambda file: rewritten(
        file, change=("service.ndjson", lambda text: text.replace("Bijgewerkt", "Vervalst"))
    ),
    "a field too many": lambda file: rewritten(file, change=("phone.ndjson", lambda text: text.replace('{"', '{"x": 1, "', 1))),
    "no JSON": lambda file: rewritten(file, change=("service.ndjson", lambda text: "{" + text)),
    "another format": lambda file: rewritten(file, change=("manifest.json", lambda text: text.replace("backup-1", "backup-9"))),
    "other tables": lambda file: rewritten(file, change=("manifest.json", lambda text: re.sub(r'"0\d{3}"', '"0000"', text))),
}


def rewritten(
    file: Path, keep: Callable[[str], bool] = lambda _name: True, change: tuple[str, Callable[[str], str]] | None = None
) -> None:
    with zipfile.ZipFile(file) as archive:
        contents = {name: archive.read(name).decode() for name in archive.namelist() if keep(name)}
    if change:
        contents[change[0]] = change[1](contents[change[0]])
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in contents.items():
            archive.writestr(name, text)


@pytest.fixture(scope="module")
def good_backup(tmp_path_factory: pytest.TempPathFactory, empty_folder: Path) -> bytes:
    import shutil

    folder = tmp_path_factory.mktemp("backup")
    shutil.copytree(empty_folder, folder / "data")
    app = make_app(folder / "data")
    with app.app_context():
        db.session.add(a_service("Huurhulp", description="Bijgewerkt.", organization=an_organization()))
        db.session.commit()
        db.session.remove()
    run_cli(app, "backup", str(folder / "file"))
    with app.app_context():
        db.engine.dispose()
    return (folder / "file").read_bytes()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_backup_restores_nothing(good_backup: bytes, target: Flask, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "gezel.backup"
    file.write_bytes(good_backup)
    DAMAGES[damage](file)
    result = restored(target, file)
    assert result.exit_code == 1
    assert "Nothing was restored" in result.output
    assert {name: len(rows) for name, rows in everything(target).items() if rows} == {"directory_state": 1}


def test_a_database_that_is_not_empty_is_left_alone(full: Flask, tmp_path: Path) -> None:
    file = tmp_path / "gezel.backup"
    run_cli(full, "backup", str(file))
    before = everything(full)
    result = restored(full, file)
    assert result.exit_code == 1
    assert "not empty" in result.output
    assert everything(full) == before


def test_a_backup_that_cannot_be_finished_leaves_no_file(full: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from directory import backup

    monkeypatch.setattr(backup, "_schema_of", lambda _connection: 1 / 0)
    file = tmp_path / "gezel.backup"
    file.write_text("de vorige kopie")
    with pytest.raises(ZeroDivisionError):
        run_cli(full, "backup", str(file))
    assert file.read_text() == "de vorige kopie"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_the_time_of_a_backup_is_told(full: Flask, tmp_path: Path) -> None:
    run_cli(full, "backup", str(tmp_path / "b"))
    with zipfile.ZipFile(tmp_path / "b") as archive:
        assert json.loads(archive.read("manifest.json"))["created_at"][:10] == now().date().isoformat()
