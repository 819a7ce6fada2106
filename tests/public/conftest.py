"""The seeded directory with a few entries of our own, made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from directory.extensions import db
from tests.conftest import make_app
from tests.public.entries import load


@pytest.fixture(scope="session")
def pages_app(seeded_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("pages") / "data"
    shutil.copytree(seeded_folder, folder)
    app = make_app(folder)
    load(app)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def pages(pages_app: Flask) -> FlaskClient:
    return pages_app.test_client()
