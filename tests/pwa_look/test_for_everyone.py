"""The app for who sees, hears, moves or understands otherwise: axe on every screen, and the main job with a keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser import run_node

ENTRY = "Gemeente Mol - budgetbeheer"
NEUTRAL = "https://www.meteo.be/nl"
AXE_TIMEOUT_S = 600


@pytest.mark.browser
def test_no_screen_breaks_a_rule_of_accessibility(app_base: str) -> None:
    """Light, dark, right to left, at 200 %, wide; nothing too wide, and nothing to tap smaller than a fingertip."""
    assert run_node("app-axe.mjs", app_base, timeout=AXE_TIMEOUT_S) == []


@pytest.fixture(scope="module")
def walked(app_base: str) -> Any:
    return run_node("app-keyboard.mjs", app_base)


@pytest.mark.browser
def test_the_main_job_is_done_with_a_keyboard_alone(walked: Any) -> None:
    main = walked["main"]
    assert main["skip"]["pressed"] == 1
    assert all(main[step]["ring"] for step in ("skip", "field", "card", "call", "save", "saved", "back"))
    assert main["afterTyping"]["name"] == "q", "results that come while one types leave the focus in the field"
    assert (main["afterEnter"]["tag"], main["afterEnter"]["name"]) == ("h1", "5 diensten")
    assert (main["entry"]["tag"], main["entry"]["name"]) == ("h1", ENTRY)
    assert main["entry"]["title"] == f"{ENTRY} · Gezel"
    assert main["call"]["href"] == "tel:+3214272400"
    assert main["saved"]["name"] == "Bewaard"
    assert (main["back"]["tag"], main["back"]["name"], main["back"]["words"]) == ("a", ENTRY, "budgetbeheer")


@pytest.mark.browser
def test_a_screen_reader_is_told_what_everything_is(walked: Any) -> None:
    main = walked["main"]
    assert set(main["start"].values()) == {1}, main["start"]
    assert set(main["results"].values()) == {1}, main["results"]
    assert {main["entry"][name] for name in ("region Wanneer", "region Hoe geraak je er", "region Na te vragen")} == {1}
    assert walked["sheet"]["named"] == 1


@pytest.mark.browser
def test_a_sheet_holds_the_focus_and_gives_it_back_and_late_results_never_take_it(walked: Any) -> None:
    sheet = walked["sheet"]
    assert sheet["opener"]["ring"]
    assert sheet["outside"] == []
    assert sheet["after"]["name"] == "Filters"
    assert walked["late"]["before"] == walked["late"]["after"] != "q"


@pytest.mark.browser
def test_three_times_escape_leaves_nothing_behind(walked: Any) -> None:
    assert walked["left"][-1] == NEUTRAL
    assert not [address for address in walked["left"] if "/app" in address or "/aanbod" in address]
