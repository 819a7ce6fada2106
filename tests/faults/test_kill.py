"""kill -9 at random moments: what was acknowledged is there, nothing is half-written, the index agrees after a start."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.config import ROOT
from directory.extensions import db
from directory.models import DirectoryState, Organization, Publication, Revision, Service
from directory.services.publication import publish
from directory.services.publishing import today_here
from tests.conftest import SECRET, make_app
from tests.faults.writer import SERVICES_PER_FILE
from tests.services.entries import a_service, an_organization

pytestmark = pytest.mark.thorough


def write_until_killed(app: Flask, work: str, chance: random.Random) -> list[list[str]]:
    """Start a writer, kill it some moments after its first write; what it acknowledged."""
    env = {
        **os.environ, "GEZEL_DATA": str(app.config["SETTINGS"].data_dir), "SECRET_KEY": SECRET,
        "DATABASE_URL": app.config["SETTINGS"].database_url, "PYTHONUNBUFFERED": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.faults.writer", work]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        assert first, process.stderr.read()
        time.sleep(chance.uniform(0.0, 1.2))
        assert process.poll() is None, process.stderr.read()
        os.kill(process.pid, signal.SIGKILL)
        told = first + process.stdout.read()
    # A last line without its end was not yet told.
    return [line.split() for line in told[: told.rfind("\n") + 1].splitlines()]


def check_truth(app: Flask) -> None:
    """Publications are what the records give, numbers are in order, and after a start the index is the same."""
    fresh = make_app(app.config["SETTINGS"].data_dir, app.config["SETTINGS"].database_url)
    with fresh.app_context():
        with Session(db.engine) as session:
            rows = {p.service_id: p for p in session.scalars(select(Publication))}
            number = session.scalars(select(DirectoryState.revision)).one()
            services = session.scalars(select(Service)).all()
            assert {s.id for s in services} == rows.keys()
            for service in services:
                assert rows[service.id].data == publish(service, today_here())
                assert rows[service.id].revision <= number
            assert (session.scalar(select(func.max(Revision.number))) or 0) <= number
        follower = fresh.extensions["gezel-search"].follower
        follower.check()
        assert follower.differences() == []
        assert follower.index.view().revision == number
        db.engine.dispose()


def check_edits(app: Flask, told: list[list[str]]) -> None:
    with app.app_context():
        for _edit, service_id, version in told:
            service = db.session.get_one(Service, service_id, populate_existing=True)
            now = int(str(service.alert).removeprefix("versie "))
            assert now >= int(version)
            # Text and phone were one write: both or neither.
            assert service.phones[0].number == f"+32 14 {now:06d}"
            kept = select(Revision).where(Revision.entity_id == service_id, Revision.field == "alert")
            assert f"versie {version}" in {r.after for r in db.session.scalars(kept)}
        db.session.remove()


def check_imports(app: Flask, told: list[list[str]]) -> None:
    with app.app_context():
        counts = dict(
            db.session.execute(
                select(Organization.name, func.count(Service.id))
                .join(Service, Service.organization_id == Organization.id)
                .where(Organization.name.like("Vzw %"))
                .group_by(Organization.name)
            ).all()
        )
        assert set(counts.values()) <= {SERVICES_PER_FILE}
        assert {f"Vzw {name}" for _batch, name in told} <= counts.keys()
        db.session.remove()


CHECKS: dict[str, Callable[[Flask, list[list[str]]], None]] = {"edits": check_edits, "imports": check_imports}


def kill_times(app: Flask, times: int, seed: int) -> None:
    chance = random.Random(seed)
    with app.app_context():
        db.session.add_all([a_service(f"Dienst {n}", organization=an_organization(name=f"Huis {n}")) for n in range(5)])
        db.session.commit()
        db.session.remove()
    for turn in range(times):
        work = ("edits", "imports")[turn % 2]
        told = write_until_killed(app, work, chance)
        assert told
        CHECKS[work](app, told)
        check_truth(app)


def test_twice_killed_and_nothing_lost(any_app: Flask) -> None:
    kill_times(any_app, times=2, seed=1)


@pytest.mark.slow
def test_twenty_times_killed_and_nothing_lost(empty_app: Flask) -> None:
    kill_times(empty_app, times=20, seed=20)


@pytest.mark.slow
@pytest.mark.postgres
def test_six_times_killed_on_postgresql_and_nothing_lost(new_app: Callable[[], Flask], request: pytest.FixtureRequest) -> None:
    if "postgres" not in request.node.callspec.id:
        pytest.skip("SQLite is killed twenty times above")
    kill_times(new_app(), times=6, seed=6)
