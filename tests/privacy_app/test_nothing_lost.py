"""What a person typed outlives a server that goes away, a tab that dies, a second tab and a full disk; and a wipe wipes it."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from directory.extensions import db
from directory.services.reports import all_reports
from tests.browser import run_node
from tests.conftest import make_app
from tests.screens import served


@pytest.mark.browser
def test_nothing_that_was_typed_is_lost_until_it_is_wiped(seeded_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(seeded_folder, tmp_path / "data")
    app = make_app(tmp_path / "data")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with served(app) as base:
        left = run_node("faults.mjs", base)
    # The server went away: the report waited, and arrived once.
    assert left["waitingWhileDown"] == 1
    assert left["sent"] == ["confirm"]
    with app.app_context():
        assert [report.kind for report in all_reports(db.session())] == ["confirm"]
        db.session.remove()
        db.engine.dispose()
    # The tab died under the fingers, three times.
    assert [left["note"], left["remark"], left["need"], left["nickname"]] == [
        left["typed"],
        left["typed"],
        "detox",
        "Zilvermeeuw",
    ]
    # Two tabs: each saw what the other did, and neither wrote over it.
    assert left["seenByTheOther"] is True
    assert left["situations"] == ["Zilvermeeuw", "Roodborst", "Geen situatie gebruiken"]
    # The disk was full for a while.
    assert left["shownWhileFull"] == "Bel na 10 uur."
    assert left["keptAfterwards"] == "Bel na 10 uur. Echt."
    # And then all was wiped: what is on the device is what everyone has.
    assert left["words"] == []
    assert left["own"] == 0
    assert (left["localStorage"], left["sessionStorage"]) == ([], [])
    # What was put in a file before is read back whole; half a file changes nothing.
    assert left["file"].startswith("gezel-bewaard-")
    assert left["badFile"] == "Dit bestand is stuk. Er is niets veranderd."
    assert left["savedOfBadFile"] == 0
    assert left["noteFromFile"] == "Bel na 10 uur. Echt."
    assert left["listFromFile"] == 1
