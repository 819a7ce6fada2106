"""`POST /api/reports`: typed, about a service or a gap, taken once, and nothing kept about whoever tells it."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from directory.api.reports import SHAPES
from directory.extensions import db, limiter
from directory.models import Organization, Report, Service
from tests.conftest import run_cli

SERVICE = "11111111-1111-4111-8111-111111111111"
KEY = "22222222-2222-4222-8222-222222222222"
CONFIRM = {"kind": "confirm", "service_id": SERVICE, "revision": 3}
FIELDS = ("kind", "service_id", "revision", "reason", "fact", "value", "need", "municipality", "remark", "client")
GOOD: list[dict[str, Any]] = [
    CONFIRM,
    {**CONFIRM, "fact": "hours"},
    {"kind": "wrong", "service_id": SERVICE, "revision": 3, "reason": "moved", "remark": "Ze zitten nu naast de kerk."},
    {"kind": "wrong", "service_id": SERVICE, "revision": 3, "reason": "full", "fact": "waiting_time"},
    {"kind": "answer", "service_id": SERVICE, "revision": 3, "fact": "children_welcome", "value": True},
    {"kind": "answer", "service_id": SERVICE, "revision": 3, "fact": "children_welcome", "value": "no"},
    {"kind": "answer", "service_id": SERVICE, "revision": 3, "fact": "waiting_time", "value": {"amount": 6, "unit": "weeks"}},
    {"kind": "answer", "service_id": SERVICE, "revision": 3, "fact": "languages", "value": "unknown"},
    {"kind": "answer", "service_id": SERVICE, "revision": 3, "fact": "address", "value": "Kerkstraat 12, 2400 Mol"},
    {"kind": "answer", "service_id": SERVICE, "revision": 3, "fact": "places_free", "value": True},
    {**CONFIRM, "kind": "answer", "fact": "cost_options", "value": {"amount": 4.5, "unit": "per keer", "year": 2026}},
    {**CONFIRM, "kind": "answer", "fact": "hours", "value": [{"days": ["MO"], "opens": "09:00", "closes": "12:00"}]},
    {"kind": "missing", "need": "infant-childcare", "municipality": "Retie", "remark": "Niets voor 7 uur, van 24/11/2026 af."},
]
WRONG: list[tuple[dict[str, Any], str]] = [
    ({}, "kind"),
    ({"kind": "praise"}, "kind"),
    ({**CONFIRM, "service_id": "33333333-3333-4333-8333-333333333333"}, "service_id"),
    ({**CONFIRM, "service_id": "x"}, "service_id"),
    ({"kind": "confirm", "service_id": SERVICE}, "revision"),
    ({**CONFIRM, "revision": 2**31}, "revision"),
    ({**CONFIRM, "revision": "3"}, "revision"),
    ({**CONFIRM, "value": True}, "value"),
    ({**CONFIRM, "fact": "places_on_the_moon"}, "fact"),
    ({**CONFIRM, "kind": "wrong"}, "reason"),
    ({**CONFIRM, "kind": "wrong", "reason": "ugly"}, "reason"),
    ({**CONFIRM, "kind": "answer", "fact": "children_welcome"}, "value"),
    ({**CONFIRM, "kind": "answer", "value": True}, "fact"),
    ({**CONFIRM, "kind": "answer", "fact": "children_welcome", "value": "maybe"}, "value"),
    ({**CONFIRM, "kind": "answer", "fact": "waiting_time", "value": {"amount": 1e400, "unit": "weeks"}}, "value"),
    ({**CONFIRM, "kind": "answer", "fact": "complaints", "value": "Mail an.peeters@example.org."}, "value"),
    ({**CONFIRM, "kind": "answer", "fact": "complaints", "value": "x" * 3000}, "value"),
    ({**CONFIRM, "kind": "answer", "fact": "address", "value": None}, "value"),
    ({**CONFIRM, "kind": "answer", "fact": "address", "value": "Bel 014 31 22 33"}, "value"),
    ({**CONFIRM, "kind": "answer", "fact": "places_free", "value": "drie"}, "value"),
    ({"kind": "missing", "need": "infant-childcare"}, "municipality"),
    ({"kind": "missing", "need": "gold", "municipality": "Retie"}, "need"),
    ({"kind": "missing", "need": "infant-childcare", "municipality": "Parijs"}, "municipality"),
    ({"kind": "missing", "need": "infant-childcare", "municipality": "Retie", "service_id": SERVICE}, "service_id"),
    ({**CONFIRM, "remark": "Bel An op 0472 12 34 56"}, "remark"),
    ({**CONFIRM, "remark": "Bel 014/31.22.33"}, "remark"),
    ({**CONFIRM, "remark": "0032(0)14312233"}, "remark"),
    ({**CONFIRM, "remark": "rijksregister 93.05.18-223.61"}, "remark"),
    ({**CONFIRM, "remark": "mail naar an@example.org"}, "remark"),
    ({**CONFIRM, "remark": "nul\x00"}, "remark"),
    ({**CONFIRM, "remark": "half \ud83d"}, "remark"),
    ({**CONFIRM, "remark": "x" * 281}, "remark"),
    ({**CONFIRM, "client": "Saled"}, "client"),
]


def fill(app: Flask) -> Flask:
    with app.app_context():
        db.session.add(Organization(id="44444444-4444-4444-8444-444444444444", name="Huis", description="Huis"))
        db.session.add(Service(id=SERVICE, organization_id="44444444-4444-4444-8444-444444444444", name="Huis", slug="huis",
                               status="active", kind="general"))  # fmt: skip
        db.session.commit()
        db.session.remove()
    return app


@pytest.fixture
def reporting(any_app: Flask) -> Flask:
    return fill(any_app)


@pytest.fixture
def post(reporting: Flask) -> Callable[..., Any]:
    client = reporting.test_client()

    def send(body: Any, key: str | None = None) -> Any:
        return client.post("/api/reports", data=json.dumps(body), content_type="application/json",
                           headers={"Idempotency-Key": key or str(uuid.uuid4())})  # fmt: skip

    return send


def stored(app: Flask) -> list[Report]:
    with app.app_context():
        found = list(db.session.scalars(select(Report)))
        db.session.remove()
    return found


def test_every_sort_of_report_is_taken_as_it_was_sent(reporting: Flask, post: Callable[..., Any]) -> None:
    for body in GOOD:
        answer = post(body)
        assert answer.status_code == 201, (body, answer.json)
    kept = [{n: v for n in FIELDS if (v := getattr(report, n, None)) is not None} for report in stored(reporting)]
    assert sorted(json.dumps(report, sort_keys=True) for report in kept) == sorted(
        json.dumps(body, sort_keys=True) for body in GOOD
    )
    assert set(SHAPES) == {body["kind"] for body in GOOD}


def test_what_is_wrong_is_refused_with_the_field_and_nothing_kept(reporting: Flask, post: Callable[..., Any]) -> None:
    for body, field in WRONG:
        answer = post(body)
        assert answer.status_code == 422, (body, answer.json)
        assert field in answer.json["errors"], (body, answer.json)
    assert stored(reporting) == []


def test_a_key_is_asked_for_and_has_to_be_a_uuid(reporting: Flask, post: Callable[..., Any]) -> None:
    assert "Idempotency-Key" in post(CONFIRM, "not a key").json["errors"]
    assert reporting.test_client().post("/api/reports", json=CONFIRM).status_code == 422
    assert stored(reporting) == []


def test_a_report_that_is_sent_again_counts_once_and_gets_the_same_answer(reporting: Flask, post: Callable[..., Any]) -> None:
    first, again = post(CONFIRM, KEY), post(dict(reversed(CONFIRM.items())), KEY.upper())
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert first.json["id"] == KEY
    assert len(stored(reporting)) == 1


def test_a_key_that_comes_back_with_another_report_is_a_conflict(reporting: Flask, post: Callable[..., Any]) -> None:
    post(CONFIRM, KEY)
    answer = post({**CONFIRM, "revision": 4}, KEY)
    assert answer.status_code == 409
    assert set(answer.json) == {"code", "status", "message", "errors"}
    assert [report.revision for report in stored(reporting)] == [3]


def test_of_twenty_that_send_one_report_at_once_exactly_one_is_the_first(reporting: Flask) -> None:
    def send(_number: int) -> int:
        answer = reporting.test_client().post("/api/reports", json=CONFIRM, headers={"Idempotency-Key": KEY})
        return int(answer.status_code)

    with ThreadPoolExecutor(20) as pool:
        codes = Counter(pool.map(send, range(20)))
    assert codes == {201: 1, 200: 19}
    assert len(stored(reporting)) == 1


def test_a_report_changes_no_entry_and_no_revision(reporting: Flask, post: Callable[..., Any]) -> None:
    follower = reporting.extensions["gezel-search"].follower
    before = follower.database_revision()
    assert post(CONFIRM).status_code == 201
    assert follower.database_revision() == before


def test_nothing_is_kept_of_whoever_sends_it(reporting: Flask) -> None:
    sender = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "TelefoonVanSaled/1.0"}
    client = reporting.test_client()
    answer = client.post("/api/reports", json=CONFIRM, headers={"Idempotency-Key": KEY}, environ_base=sender)
    assert answer.status_code == 201
    with reporting.app_context():
        rows = [str(tuple(row)) for row in db.session.execute(select(Report.__table__))]
        db.session.remove()
    assert len(rows) == 1
    assert "203.0.113" not in rows[0]
    assert "Saled" not in rows[0]
    # To the day: no column can hold a moment.
    assert [c.name for c in Report.__table__.columns if "DATETIME" in str(c.type).upper()] == []
    limiter.reset()


def test_one_address_may_report_much_but_not_everything(empty_app: Flask) -> None:
    client = fill(empty_app).test_client()
    sender = {"REMOTE_ADDR": "203.0.113.78"}
    with empty_app.app_context():
        limiter.reset()
    codes = [
        client.post("/api/reports", json=CONFIRM, headers={"Idempotency-Key": KEY}, environ_base=sender).status_code
        for _ in range(61)
    ]
    assert codes[:60] == [201] + [200] * 59
    assert codes[60] == 429
    with empty_app.app_context():
        limiter.reset()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def lasting_client(empty_folder: Any, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    import shutil

    from tests.conftest import make_app

    folder = tmp_path_factory.mktemp("reports") / "data"
    shutil.copytree(empty_folder, folder)
    return fill(make_app(folder)).test_client()


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    body=json_values | st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=6),
    good=st.sampled_from([None, *GOOD]),
)
def test_no_body_breaks_it(lasting_client: FlaskClient, body: Any, good: dict[str, Any] | None) -> None:
    sent = {**good, **body} if good and isinstance(body, dict) else body
    answer = lasting_client.post(
        "/api/reports", data=json.dumps(sent), content_type="application/json", headers={"Idempotency-Key": str(uuid.uuid4())}
    )
    assert answer.status_code in (201, 200, 400, 422), (sent, answer.json)


def test_the_list_is_readable_and_exact_as_json(reporting: Flask, post: Callable[..., Any]) -> None:
    assert run_cli(reporting, "reports").output == "0 meldingen.\n"
    post(GOOD[2])
    post(GOOD[6])
    post(GOOD[-1])
    shown = run_cli(reporting, "reports").output
    assert 'klopt niet  Huis · verhuisd · revisie 3 · "Ze zitten nu naast de kerk."' in shown
    assert 'antwoord    Huis · waiting_time = {"amount": 6, "unit": "weeks"} · revisie 3' in shown
    assert "in Retie" in shown
    assert shown.endswith("3 meldingen.\n")
    listed = json.loads(run_cli(reporting, "reports", "--json").output)
    assert {report["reason"] for report in listed} == {"moved", None}
    with reporting.app_context():
        assert db.session.scalar(select(func.count()).select_from(Report)) == 3
        db.session.remove()
