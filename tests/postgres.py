"""A PostgreSQL server that lives as long as the tests: on a socket in a folder of its own, as a user that is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from flask import Flask

from directory.extensions import db
from tests.conftest import make_app, run_cli

# Durable as in production but for the waiting: no test cuts the power.
SERVER_OPTIONS = "-c listen_addresses='' -c fsync=off -c shared_buffers=32MB -c max_connections=60"
TEMPLATE = "gezel_template"


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.fail("no PostgreSQL server here: .ci/install-servers installs one")
    return found[-1].parent


class Cluster:
    """A cluster in a folder; databases in it are made from an empty, migrated template."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._bin = folder, _binaries()
        self._made = 0

    def _run(self, *command: str) -> None:
        if os.getuid() == 0:
            command = ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command)
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        if os.getuid() == 0:
            postgres = pwd.getpwnam("postgres")
            os.chown(self.folder, postgres.pw_uid, postgres.pw_gid)
        data, log = str(self.folder / "data"), str(self.folder / "log")
        self._run(str(self._bin / "initdb"), "-D", data, "-U", "gezel", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        options = f"{SERVER_OPTIONS} -k {self.folder}"
        self._run(str(self._bin / "pg_ctl"), "-D", data, "-l", log, "-w", "-o", options, "start")

    def stop(self) -> None:
        self._run(str(self._bin / "pg_ctl"), "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def url(self, name: str) -> str:
        return f"postgresql://gezel@/{name}?host={self.folder}"

    def create(self, name: str, template: str = "template1") -> str:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def new_database(self) -> str:
        """The address of a fresh database with tables and the taxonomy."""
        self._made += 1
        return self.create(f"gezel_{self._made}", TEMPLATE)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    # Not pytest's own temporary folder: a socket's path may be 107 characters long, and postgres must get in.
    folder = Path(tempfile.mkdtemp(prefix="gezel-pg-", dir="/tmp"))
    cluster = Cluster(folder)
    cluster.start()
    try:
        app = make_app(folder / "template", cluster.create(TEMPLATE))
        result = run_cli(app, "init", "--empty")
        assert result.exit_code == 0, result.output
        _let_go(app)
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _let_go(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without even tables, of either sort."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'blank.sqlite3'}"
    cluster: Cluster = request.getfixturevalue("postgres")
    cluster._made += 1
    return cluster.create(f"blank_{cluster._made}")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def new_app(
    request: pytest.FixtureRequest, tmp_path: Path, copy_of: Callable[[Path], Flask], empty_folder: Path
) -> Iterator[Callable[[], Flask]]:
    """Makes apps with tables, the taxonomy and no entry, on SQLite and on PostgreSQL."""
    made: list[Flask] = []

    def make() -> Flask:
        if request.param == "sqlite":
            return copy_of(empty_folder)
        cluster: Cluster = request.getfixturevalue("postgres")
        app = make_app(tmp_path / f"pg{len(made)}", cluster.new_database())
        made.append(app)
        return app

    yield make
    for app in made:
        _let_go(app)


@pytest.fixture
def any_app(new_app: Callable[[], Flask]) -> Flask:
    """One app as `new_app` makes them."""
    return new_app()
