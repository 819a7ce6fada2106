"""What tests share: apps on real databases, seeded once and copied."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import ScriptInfo
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from directory import create_app
from directory.cli import main
from directory.config import ROOT, Settings
from directory.extensions import db

# `make test` tries the same examples each time, so that it fails for what was changed; `make test-slow` looks for new ones.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("exploring", deadline=None, print_blob=True)
hypothesis.settings.load_profile("repeatable")
SHARED = ROOT.parent / "shared"
SECRET = "t" * 32


class Client(FlaskClient):
    """A client that reads each answer to its end, so that no file stays open."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True, **kwargs})


def make_app(folder: Path, database_url: str | None = None) -> Flask:
    """An app in this folder."""
    app = create_app(settings_for(folder, database_url))
    app.test_client_class = Client
    return app


def settings_for(folder: Path, database_url: str | None = None) -> Settings:
    """Settings of an installation in this folder."""
    env = {"GEZEL_DATA": str(folder), "SECRET_KEY": SECRET, "BASE_URL": "http://localhost"}
    return Settings.from_env(env | ({"DATABASE_URL": database_url} if database_url else {}))


def run_cli(app: Flask, *arguments: str) -> Result:
    """`gezel …` on this app."""
    return CliRunner().invoke(main, arguments, obj=ScriptInfo(create_app=lambda: app), catch_exceptions=False)


def seed(folder: Path, *arguments: str) -> None:
    """`gezel init` in this folder."""
    result = run_cli(make_app(folder), "init", *arguments)
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material that is not ours to commit; absent, the test skips (in CI it fails)."""
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{SHARED} is missing")
        pytest.skip("needs ../shared, which is not here")
    return SHARED


def once(factory: pytest.TempPathFactory, name: str, *arguments: str) -> Path:
    """A folder filled by `gezel init`: one of the processes that run the tests fills it, the others copy it."""
    base = factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = root / name
        if not folder.exists():
            seed(root / f"{name}.part", *arguments)
            (root / f"{name}.part").rename(folder)
    return Path(shutil.copytree(folder, factory.mktemp(name), dirs_exist_ok=True))


@pytest.fixture(scope="session")
def seeded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the region and the examples, made once. Copy it before writing."""
    return once(tmp_path_factory, "seeded", "--examples")


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with tables and the taxonomy, and no entry. Copy it before writing."""
    return once(tmp_path_factory, "empty", "--empty")


@pytest.fixture(scope="session")
def seeded_app(seeded_folder: Path) -> Flask:
    """The seeded app, for reading only."""
    return make_app(seeded_folder)


@pytest.fixture(scope="session")
def seeded_client(seeded_app: Flask) -> FlaskClient:
    """A client of the seeded app, for reading only."""
    return seeded_app.test_client()


@pytest.fixture
def copy_of(tmp_path: Path) -> Iterator[Callable[[Path], Flask]]:
    """Makes an app on a copy of a data folder, free to write in."""
    made: list[Flask] = []

    def make(folder: Path) -> Flask:
        target = tmp_path / f"data{len(made)}"
        shutil.copytree(folder, target)
        made.append(make_app(target))
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def app(copy_of: Callable[[Path], Flask], seeded_folder: Path) -> Flask:
    """A seeded app to write in."""
    return copy_of(seeded_folder)


@pytest.fixture
def empty_app(copy_of: Callable[[Path], Flask], empty_folder: Path) -> Flask:
    """An app without entries, to write in."""
    return copy_of(empty_folder)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of `app`."""
    return app.test_client()


from tests.postgres import any_app, blank_url, new_app, postgres  # noqa: E402, F401 - fixtures for all; it reads this module itself
