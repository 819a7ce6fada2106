"""What time changes is published anew, and no old publication says "open" or "free" for longer than its facts hold."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from directory.config import BRUSSELS
from directory.extensions import db
from directory.models import DirectoryState, Publication, Revision, Service
from directory.search.documents import document_of
from directory.search.follower import IndexFollower
from directory.search.index import WhooshIndex
from directory.services import due, publishing
from directory.services.due import publish_due
from directory.services.opening import horizon, moves_on, state_at
from tests.services.entries import a_service, fact

pytestmark = pytest.mark.thorough

NOVEMBER = dt.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "today_here", lambda: NOVEMBER)


def published(app: Flask, **columns: object) -> str:
    """A service, published on 24 November 2026; its id."""
    due_sessions(app)
    service = a_service(**columns)
    db.session.add(service)
    db.session.commit()
    return service.id


def due_sessions(app: Flask) -> sessionmaker:  # type: ignore[type-arg]
    """The sessions of the follower, with everything that the code's own version asks for already done."""
    sessions = sessionmaker(db.engine)
    publish_due(sessions, NOVEMBER)
    return sessions


def row(service_id: str) -> Publication:
    return db.session.get_one(Publication, service_id, populate_existing=True)


@pytest.fixture
def context(any_app: Flask):
    with any_app.app_context():
        yield any_app
        db.session.remove()


def test_a_tariff_is_believed_until_the_year_is_over(context: Flask) -> None:
    service_id = published(context, facts={"cost_type": fact("free", "2026-11-01")}, schedules=[])
    sessions = due_sessions(context)
    assert row(service_id).due_on == dt.date(2027, 1, 1)
    assert row(service_id).data["derived"]["believed_until"] == {"cost_type": "2026-12-31"}
    assert document_of(row(service_id).data, 1)[0].free is True
    assert publish_due(sessions, dt.date(2026, 12, 31)) == 0
    assert publish_due(sessions, dt.date(2027, 1, 1)) == 1
    assert row(service_id).data["derived"]["freshness"]["stale"] == ["cost_type"]
    assert document_of(row(service_id).data, 1)[0].free is None
    assert row(service_id).due_on is None
    assert publish_due(sessions, dt.date(2027, 1, 1)) == 0


def test_opening_hours_move_on_each_quarter(context: Flask) -> None:
    service_id = published(context, facts={"hours": fact(None, "2026-11-20")})
    sessions = due_sessions(context)
    assert row(service_id).due_on == dt.date(2027, 1, 1)
    assert row(service_id).data["derived"]["opening"]["until"] == "2027-03-31"
    assert publish_due(sessions, dt.date(2027, 1, 1)) == 1
    assert row(service_id).data["derived"]["opening"]["until"] == "2027-06-30"
    # Checked on 20 November, believed for 92 days: the next thing that happens is that the hours grow stale.
    assert row(service_id).due_on == dt.date(2027, 2, 21)


def test_an_old_publication_never_says_open(context: Flask) -> None:
    """Even where nothing is published anew: a phone without a network, or a server that stood still."""
    service_id = published(context, facts={"hours": fact(None, "2026-11-20")})
    opening = row(service_id).data["derived"]["opening"]
    monday = dt.datetime(2026, 11, 30, 10, tzinfo=BRUSSELS)
    assert state_at(opening, monday) == "open"
    assert state_at(opening, dt.datetime(2027, 2, 22, 10, tzinfo=BRUSSELS)) == "unknown"
    fresh_but_past = {**opening, "checked_on": "2027-04-01"}
    assert state_at(fresh_but_past, dt.datetime(2027, 4, 5, 10, tzinfo=BRUSSELS)) == "unknown"


def test_what_is_published_anew_makes_no_revision_of_the_truth_but_reaches_the_index(context: Flask, tmp_path: Path) -> None:
    service_id = published(context, facts={"cost_type": fact("free")}, schedules=[])
    days = [NOVEMBER]
    follower = IndexFollower(WhooshIndex(tmp_path / "clocked"), due_sessions(context), lambda: days[0])
    follower.publish_due()
    follower.catch_up()
    revisions = db.session.scalars(select(Revision.id)).all()
    assert follower.index.view().documents[0]["free"] is True
    days[0] = dt.date(2027, 1, 1)
    assert follower.publish_due() == 1
    assert follower.publish_due() == 0
    follower.catch_up()
    view = follower.index.view()
    assert [d["free"] for d in view.live_documents()] == [None]
    assert view.revision == db.session.scalar(select(DirectoryState.revision))
    assert db.session.scalars(select(Revision.id)).all() == revisions
    assert row(service_id).data["facts"]["cost_type"]["value"] == "free"


def test_two_processes_publish_what_is_due_once(context: Flask) -> None:
    ids = [published(context, name=f"Dienst {n}", facts={"cost_type": fact("free")}, schedules=[]) for n in range(3)]
    sessions = due_sessions(context)
    assert publish_due(sessions, dt.date(2027, 1, 1)) == 3
    numbers = {row(i).revision for i in ids}
    assert publish_due(sessions, dt.date(2027, 1, 1)) == 0
    assert {row(i).revision for i in ids} == numbers


def test_another_version_of_the_code_publishes_all_and_builds_anew(context: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    service_id = published(context)
    sessions = due_sessions(context)
    monkeypatch.setattr(due, "FORMAT", due.FORMAT + 1)
    before = row(service_id).revision
    assert publish_due(sessions, NOVEMBER) == 1
    assert row(service_id).revision > before
    state = db.session.scalars(select(DirectoryState).execution_options(populate_existing=True)).one()
    assert state.purge_revision > before
    assert publish_due(sessions, NOVEMBER) == 0


def test_a_service_without_a_publication_gets_one(context: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    service_id = published(context)
    sessions = due_sessions(context)
    db.session.delete(row(service_id))
    db.session.commit()
    monkeypatch.setattr(due, "FORMAT", due.FORMAT + 1)
    publish_due(sessions, NOVEMBER)
    assert row(service_id).data["id"] == service_id == db.session.get_one(Service, service_id).id


@pytest.mark.parametrize(
    ("today", "moves"),
    [
        (dt.date(2026, 1, 1), dt.date(2026, 4, 1)),
        (dt.date(2026, 3, 31), dt.date(2026, 4, 1)),
        (dt.date(2026, 12, 31), dt.date(2027, 1, 1)),
        (dt.date(2028, 2, 29), dt.date(2028, 4, 1)),
    ],
)
def test_the_horizon_moves_on_the_first_of_a_quarter(today: dt.date, moves: dt.date) -> None:
    assert moves_on(today) == moves
    assert horizon(moves) != horizon(today) == horizon(moves - dt.timedelta(days=1))
