"""Lighthouse as on a slow phone, on the app and on the readable pages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser import run_node

ENTRY = "/aanbod/gemeente-mol-budgetbeheer"
FAST = 98
# Whatever else this machine does at that moment can only make a page look slower.
TRIES = 3


def _best(base: str, what: str) -> dict[str, Any]:
    best: dict[str, Any] = {"scores": {"performance": -1}}
    for _ in range(TRIES):
        found = run_node("lighthouse.mjs", base, what)
        best = max(best, found, key=lambda result: result["scores"]["performance"])
        if best["scores"]["performance"] >= FAST:
            break
    return best


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("what", ["/app/", "results", "entry", "/", "/thema/housing", ENTRY])
def test_lighthouse_finds_nothing_to_mend(app_base: str, what: str) -> None:
    found = _best(app_base, what)
    scores = found["scores"]
    assert scores.pop("performance") >= FAST, found["lost"]
    assert set(scores.values()) == {100}, (scores, found["lost"])
