"""Engines that are to be compared must do the same work."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from directory.extensions import db
from directory.generate import generate
from directory.models import Publication

pytest.importorskip("tantivy", reason="only `make bench` installs it")

from benchmarks.engines import ENGINES, Engine

pytestmark = pytest.mark.thorough


@pytest.fixture
def publications(empty_app: Flask) -> list[dict[str, Any]]:
    with empty_app.app_context():
        generate(db.session(), 60, seed=1, today=dt.date(2026, 11, 24))
        return [row.data for row in db.session.query(Publication).order_by(Publication.service_id) if row.data]


@pytest.fixture(params=[name for name in ENGINES if name != "full"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, publications: list[dict[str, Any]]) -> Engine:
    folder = tmp_path / request.param
    folder.mkdir()
    made = ENGINES[request.param]
    made(folder).build(publications)
    opened = made(folder)
    opened.open()
    return opened


def test_each_engine_finds_what_holds_a_word_and_nothing_else(engine: Engine, publications: list[dict[str, Any]]) -> None:
    token = engine.prepare("huisarts")[0]
    holders = {p["id"] for p in publications if token in engine.prepare(f"{p['name']} {p['description']}")}
    assert holders
    assert holders <= set(engine.search([token]))
    assert engine.search(engine.prepare("xylofoon")) == []


def test_each_engine_finds_an_edit_and_forgets_what_stood_there(engine: Engine, publications: list[dict[str, Any]]) -> None:
    edited = publications[0]
    assert edited["id"] in engine.search(engine.prepare(edited["name"]))
    engine.edit({**edited, "name": "Xylofoon"})
    assert engine.search(engine.prepare("xylofoon")) == [edited["id"]]
    engine.edit({**edited, "name": "Zylofoon"})
    assert engine.search(engine.prepare("zylofoon")) == [edited["id"]]
    assert engine.search(engine.prepare("xylofoon")) == []
