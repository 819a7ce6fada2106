"""A pack of the seeded directory, built once and copied."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from directory.extensions import db
from directory.models import Service
from directory.pack.building import PackBuilder
from tests.conftest import make_app


@pytest.fixture(scope="session")
def packed_folder(tmp_path_factory: pytest.TempPathFactory, seeded_folder: Path) -> Path:
    """A seeded data folder with its pack. Copy it before writing."""
    import shutil

    folder = tmp_path_factory.mktemp("packed") / "data"
    shutil.copytree(seeded_folder, folder)
    builder_of(make_app(folder)).build()
    return folder


@pytest.fixture
def packed(copy_of: Callable[[Path], Flask], packed_folder: Path) -> Flask:
    """A seeded app with its pack, to write in."""
    return copy_of(packed_folder)


@pytest.fixture
def builder(packed: Flask) -> PackBuilder:
    """The builder of `packed`."""
    return builder_of(packed)


def builder_of(app: Flask) -> PackBuilder:
    found: PackBuilder = app.extensions["gezel-pack"]
    return found


def edit(app: Flask, text: str, *, number: int = 0) -> str:
    """Change the description of a service; its id."""
    with app.app_context():
        service = db.session.query(Service).order_by(Service.id).offset(number).first()
        assert service is not None
        service.description = text
        db.session.commit()
        found = service.id
        db.session.remove()
    return found


def contents(builder: PackBuilder) -> dict[str, Any]:
    """Name → what the file holds, of the pack that phones see."""
    manifest = builder.store.manifest()
    assert manifest
    return {file["name"]: json.loads(builder.store.content(file["sha256"])) for file in manifest["files"]}


def hashes(builder: PackBuilder) -> dict[str, str]:
    """Name → sha256 of the pack that phones see."""
    manifest = builder.store.manifest()
    assert manifest
    return {file["name"]: file["sha256"] for file in manifest["files"]}
