"""The service worker keeps one build whole, leaves everything else alone, waits to be agreed to, and can be taken back."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest

from directory.extensions import db
from directory.models import Report
from tests.browser import run_node
from tests.conftest import run_cli
from tests.pwa.conftest import DIST, Served

pytestmark = pytest.mark.browser


def test_the_service_worker_keeps_updates_and_lets_go(served: Served) -> None:
    invited = run_cli(served.app, "invite", "huis@example.org", "--role", "provider", "--organization", "Huurdersbond").output
    seen = run_node("worker.mjs", served.url, urlsplit(invited.strip()).path)
    assert seen["bare"] == {"withoutScript": {"app": False, "heading": "Huurdersbond"}, "firstVisit": False}

    addresses = seen["addresses"]["seen"]
    # With a guide on the phone the app takes over the entries; all else is the server's.
    assert addresses["/aanbod/huurdersbond"] is True
    assert addresses["/app/over"] is True
    assert [addresses[path] for path in ("/aanbod/huurdersbond?pagina", "/", "/thema/housing")] == [False] * 3
    assert addresses["posted"] > 0
    assert addresses["others"] == [200, 200, 200, 200]
    asked = seen["addresses"]["asked"]
    assert "GET /aanbod/huurdersbond?pagina" in asked
    assert asked.count("GET /aanbod/huurdersbond") == 2  # by the two visits before there was a guide
    assert {"POST /", "GET /beheer/", "GET /hsds/services", "GET /api/places?q=mol"} <= set(asked)
    assert [line for line in asked if line.startswith("POST /beheer/")]

    # A cookie was given (the portal's), and the caches hold the build and not one thing more.
    assert addresses["portal"] == {"path": "/beheer/", "cookies": 1}
    listed = re.search(r'\["/app/.*?\]', (DIST / "sw.js").read_text(encoding="utf-8"))
    assert listed
    assert list(seen["addresses"]["cached"].values()) == [sorted(json.loads(listed[0]))]

    assert seen["offline"] == {"/": "/app/", "/thema/housing": "/app/", "unknown": "Deze dienst staat niet in je gids"}
    assert seen["half"] == {"waiting": False, "kept": True}

    update = seen["update"]
    key = update.pop("key")
    assert update == {
        "found": True, "before": "now", "after": "next", "otherBefore": "now", "otherAfter": "next", "left": 0, "caches": 1,
    }  # fmt: skip
    with served.app.app_context():
        assert db.session.query(Report).filter_by(id=key).count() == 1

    # Loaded anew once, with what the person keeps; a half filled form of the portal was left in peace.
    assert seen["kill"] == {
        "loads": 1, "portal": "half a form", "saved": 1, "guide": 1, "caches": 0, "back": True,
    }  # fmt: skip
