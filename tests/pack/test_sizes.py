"""What a pack of 1,000 services weighs, and what an edit costs a phone. Bytes, not time: the same on every machine."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from flask import Flask
from sqlalchemy.orm import Session

from directory.extensions import db
from directory.generate import generate
from directory.models import Schedule, Service
from directory.pack.building import PackBuilder
from directory.pack.routes import MANIFEST_QUALITY
from directory.pack.store import BEST
from tests.conftest import make_app
from tests.pack.conftest import builder_of, hashes

pytestmark = pytest.mark.thorough

SEED, TODAY = 1, dt.date(2026, 11, 24)
# Design 9 gives all of it 250 KB (docs/pack.md, Sizes, tells what is over it and why).
MOST_OF_SERVICES, MOST_OF_THE_REST = 165_000, 152_000
MOST_OF_AN_EDIT = 15_000
# What edits are tried on: enough to hit shards large and small.
TRIED = 4


def pack_of(services: int, folder: Path, empty_folder: Path) -> Flask:
    """An app with so many generated services and its pack."""
    shutil.copytree(empty_folder, folder)
    app = make_app(folder)
    with app.app_context():
        generate(db.session(), services, seed=SEED, today=TODAY)
        db.session.remove()
    builder_of(app).build(BEST)
    return app


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory, empty_folder: Path) -> Flask:
    return pack_of(1_000, tmp_path_factory.mktemp("thousand") / "data", empty_folder)


def brotli_sizes(builder: PackBuilder) -> dict[str, int]:
    return {name: (builder.store.folder / f"{sha}.br").stat().st_size for name, sha in hashes(builder).items()}


def test_a_thousand_services_and_the_words_to_find_them(thousand: Flask) -> None:
    sizes = brotli_sizes(builder_of(thousand))
    services = sum(size for name, size in sizes.items() if name.startswith("services-"))
    assert services <= MOST_OF_SERVICES
    assert sum(sizes.values()) - services <= MOST_OF_THE_REST


def _new_text(session: Session, service: Service) -> None:
    service.description = "Wij lezen ook xylofooncontracten na, elke dinsdag in de bibliotheek. Kom langs, de koffie staat klaar."


def _new_hours(session: Session, service: Service) -> None:
    service.schedules = [Schedule(freq="WEEKLY", byday="TU,FR", opens_at="08:17", closes_at="11:43")]


def _one_more(session: Session, service: Service) -> None:
    # A seed of its own, so that it is an entry that isn't there yet.
    generate(session, 1, seed=int(service.id[:8], 16), today=TODAY)


def _one_less(session: Session, service: Service) -> None:
    service.hidden = True


EDITS: dict[str, Callable[[Session, Service], None]] = {
    "text": _new_text, "hours": _new_hours, "new": _one_more, "removed": _one_less,
}  # fmt: skip


def cost_of(app: Flask, edit: Callable[[Session, Service], None], number: int) -> int:
    """Bytes that a phone with the last pack downloads after an edit of this service: manifest and files that it hasn't got."""
    builder = builder_of(app)
    before = set(hashes(builder).values())
    with app.app_context():
        edit(db.session(), db.session.query(Service).order_by(Service.id).offset(number).limit(1).one())
        db.session.commit()
        db.session.remove()
    builder.keep_current()
    changed = set(hashes(builder).values()) - before
    assert changed
    files = sum((builder.store.folder / f"{sha}.br").stat().st_size for sha in changed)
    return files + len(brotli.compress(builder.store.content("manifest.json"), quality=MANIFEST_QUALITY))


@pytest.mark.parametrize("sort", EDITS)
def test_an_edit_costs_a_phone_little(thousand: Flask, sort: str) -> None:
    assert max(cost_of(thousand, EDITS[sort], 211 * number) for number in range(TRIED)) <= MOST_OF_AN_EDIT


def test_no_shard_is_so_large_that_its_edit_would_cost_more(thousand: Flask) -> None:
    """Whichever service is edited."""
    sizes = brotli_sizes(builder_of(thousand))
    manifest = len(brotli.compress(builder_of(thousand).store.content("manifest.json"), quality=MANIFEST_QUALITY))
    assert manifest + max(size for name, size in sizes.items() if name.startswith("services-")) <= MOST_OF_AN_EDIT


@pytest.mark.slow
def test_an_edit_costs_as_little_in_a_large_directory(tmp_path: Path, empty_folder: Path) -> None:
    app = pack_of(5_000, tmp_path / "data", empty_folder)
    assert {sort: cost for sort, edit in EDITS.items() if (cost := cost_of(app, edit, 1_000)) > MOST_OF_AN_EDIT} == {}
    test_no_shard_is_so_large_that_its_edit_would_cost_more(app)
