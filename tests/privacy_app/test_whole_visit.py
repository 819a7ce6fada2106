"""The client stays on the phone, and a refuge has no place there: a whole visit in a real Chromium, every request recorded."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import make_app
from tests.privacy_app.record import SECRETS, Record, here, told, visit
from tests.screens import served
from tests.security.refuge import HERE, fill

# All that the app may ask of us, by name; no query, whatever it holds.
ASKED = re.compile(r"GET /(sw\.js|app/[\w./-]*)|GET /pack/(manifest\.json|[0-9a-f]{64})|POST /api/reports")
SCREENS = re.compile(r"/app/(situatie|resultaten|bewaard|melden|over)?|/aanbod/[\w-]+")
TITLES = {"", "Gezel", "Situatie · Gezel", "Resultaten · Gezel", "Bewaard · Gezel", "Melden · Gezel", "Over · Gezel"}
# Where no entry of the seeds is: a coordinate that is found is this one.
SECRET = replace(HERE, latitude=51.31185, longitude=5.01975)
QUIET_HEADERS = {"referer", "cookie", "x-client-data"}


@pytest.fixture(scope="module")
def base(seeded_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("visited") / "data"
    shutil.copytree(seeded_folder, folder)
    app = make_app(folder)
    fill(app, SECRET)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def record(base: str, tmp_path_factory: pytest.TempPathFactory) -> Record:
    return visit(base, tmp_path_factory.mktemp("visit"))


@pytest.mark.browser
def test_no_word_of_a_client_no_coordinate_and_no_search_term_leaves_the_device(base: str, record: Record) -> None:
    ours = record.ours(base)
    assert len(ours) > 50
    asked = {f"{request['method']} {request['url'].removeprefix(base)}" for request in ours}
    assert [what for what in asked if not ASKED.fullmatch(what)] == []
    assert {urlsplit(request["url"]).netloc for request in record.pages} == {urlsplit(base).netloc}
    telling = {
        value
        for r in ours
        for name, value in zip(r["headers"][::2], r["headers"][1::2], strict=True)
        if name.lower() in QUIET_HEADERS
    }
    # A browser that looks for a newer service worker names the one that it has.
    assert telling <= {f"{base}/sw.js"}
    assert [r["url"] for r in ours if r["body"] and not r["url"].endswith("/api/reports")] == []
    # Past the list of what may be asked: the words themselves are looked for in all of it, whoever it was sent to.
    assert told(record) == []


@pytest.mark.browser
def test_a_report_holds_its_typed_values_and_nothing_else(base: str, record: Record) -> None:
    bodies = [json.loads(r["body"]) for r in record.ours(base) if r["method"] == "POST"]
    answer, wrong, missing = bodies
    assert isinstance(answer.pop("revision"), int)
    assert isinstance(wrong.pop("revision"), int)
    assert isinstance(answer.pop("fact"), str)
    assert isinstance(answer.pop("value"), bool)
    assert answer == {"kind": "answer", "service_id": record.answered}
    assert re.fullmatch(r"[0-9a-f-]{36}", wrong.pop("service_id"))
    assert wrong == {"kind": "wrong", "reason": "full", "remark": SECRETS["remark"]}
    assert missing == {"kind": "missing", "need": "detox", "municipality": "Retie"}


@pytest.mark.browser
def test_the_history_names_screens_and_entries_only(base: str, record: Record) -> None:
    visited = [e for e in [*record.history, *record.marks] if e["url"] != "about:blank"]
    assert [e["url"] for e in visited if not SCREENS.fullmatch(e["url"].removeprefix(base))] == []
    entries = {title for title in record.titles if title not in TITLES}
    assert entries == {"De Druglijn · Gezel"}
    states = [json.loads(mark["state"]) for mark in record.marks]
    assert {key for state in states for key in state} == {"gezel", "id", "index", "layers"}


@pytest.mark.browser
def test_a_pin_leaves_nothing_of_a_situation_to_read_on_the_device(record: Record) -> None:
    kept = dict(record.kept["localStorage"])
    assert set(json.loads(kept["gezel.situations"])) == {"sealed"}
    own = [text for where, text in record.kept["indexedDB"] if where.startswith("gezel-own/")]
    everything = "\n".join([*own, *kept.values()])
    assert [word for word in (SECRETS["nickname"], SECRETS["pin"], *here()) if word in everything] == []
    # What was kept on purpose is there: the same look finds words that are.
    assert SECRETS["note"] in everything
    assert SECRETS["searches"][0] in everything


@pytest.mark.browser
def test_nothing_that_a_browser_keeps_tells_where_a_refuge_is(record: Record) -> None:
    found = []
    for place in ("indexedDB", "caches", "localStorage", "sessionStorage"):
        for where, text in record.kept[place]:
            # Letters of two bytes stand apart by a zero.
            readable = text.lower() + text.replace("\x00", "").lower()
            found += [(marker, where) for marker in SECRET.markers() if marker in readable]
    assert found == []
    # Its service is there, and that of its office with its address.
    packed = "\n".join(text for _, text in record.kept["indexedDB"])
    assert "Vluchthuis De Haven" in packed
    assert "Markt 1" in packed
    assert {where.split("/")[0] for where, _ in record.kept["indexedDB"]} == {"gezel", "gezel-learned", "gezel-own"}
    assert record.kept["caches"]


@pytest.mark.browser
def test_the_check_sees_each_way_in_which_a_page_can_tell(base: str, tmp_path: Path) -> None:
    """The same look at an app that was made to tell: through addresses, bodies, headers, other hosts, workers and the history."""
    leaky = visit(base, tmp_path, "--leak")
    where = "\n".join(where for _, where in told(leaky))
    for sign in (
        r"GET \S+/api/suggest\?q=", r"body to \S+/api/search", r"headers of \S+/healthz$", r"headers of \S+/healthz\?referer",
        r"GET \S+/app/werker\.js\?q=", r"^title ", r"^history \S+/app/$",
    ):  # fmt: skip
        assert re.search(sign, where, re.MULTILINE), (sign, where)
    # To another host nothing goes at all: the policy that our pages carry holds it back.
    assert "tegels.example.org" not in where
