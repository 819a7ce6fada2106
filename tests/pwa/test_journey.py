"""What the app is for: everything without a network, also from cold, and what was told arrives once."""

from __future__ import annotations

import pytest

from directory.extensions import db
from directory.models import Report
from tests.browser import run_node
from tests.pwa.conftest import Served

pytestmark = pytest.mark.browser


def test_a_gezel_works_offline_from_cold_and_reports_arrive_once(served: Served) -> None:
    seen = run_node("journey.mjs", served.url)
    assert seen["installability"] == []
    assert seen["statusOnline"] == []
    assert seen["danger"] == "tel:112"
    assert seen["statusOffline"] == ["Zonder internet. Gegevens van vandaag."]
    assert seen["deepLink"] == seen["name"]
    assert seen["stillSaved"] == 1
    # Not one request left for the server, not even one that was then lost.
    assert seen["askedOffline"] == 0
    told = {report["key"]: report for report in seen["reports"]}
    assert sorted(report["kind"] for report in told.values()) == ["answer", "wrong"]
    # Two answers were lost, so both reports were sent again; each counts once.
    assert seen["tries"] >= len(told) + 2
    assert seen["left"] == 0
    with served.app.app_context():
        rows = db.session.query(Report).all()
        assert sorted(row.id for row in rows) == sorted(told)
        assert {row.id: (row.kind, row.service_id) for row in rows} == {
            key: (report["kind"], report["service_id"]) for key, report in told.items()
        }
    # Nothing that was typed stands in any address, and no request tells which entry was looked at.
    assert [line for line in seen["log"] if "?" in line or "aanbod" in line or "huur" in line] == []
