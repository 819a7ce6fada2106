"""After "Verlaat" neither "back" nor "forward" shows what was looked at, by button or by Escape, also after a reload."""

from __future__ import annotations

import pytest

from tests.browser import run_node
from tests.pwa.conftest import Served

pytestmark = pytest.mark.browser


def test_leaving_leaves_nothing_behind_or_ahead(served: Served) -> None:
    seen = run_node("leave.mjs", served.url)
    assert seen.pop("serverPage") == "https://www.meteo.be/nl"
    # Ahead lies the app's empty start and no more; behind lies what came before the app.
    start = {"at": "/app/", "typed": "", "cards": 0, "situation": "geen"}
    before = {"at": "/thema/housing", "typed": "", "cards": 0, "situation": ""}
    assert seen == {how: {"forward": [start, start], "back": [before]} for how in ("byButton", "byEscape", "reloaded")}
