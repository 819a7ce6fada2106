"""Opening hours from schedules: what is open, what is closed, and above all what nobody can know."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.config import BRUSSELS
from directory.services.opening import Opening, closes_at, next_opening, opening_of, spans_on, state_at

TODAY = dt.date(2026, 11, 24)
CHECKED = "2026-11-20"
MORNING = {"opens_at": "09:00", "closes_at": "12:00"}


def opening(*schedules: dict[str, Any]) -> Opening:
    found = opening_of([{**MORNING, **s} for s in schedules], TODAY, CHECKED)
    assert found is not None
    return found


def spans(found: Opening, day: str) -> Any:
    return spans_on(found, dt.date.fromisoformat(day))


def at(found: Opening | None, text: str) -> str:
    return state_at(found, dt.datetime.fromisoformat(text).replace(tzinfo=BRUSSELS))


def test_a_plain_week() -> None:
    found = opening({"freq": "WEEKLY", "byday": "MO,WE"})
    assert found["weekly"] == [[0, 540, 720], [2, 540, 720]]
    assert at(found, "2026-11-30T09:00") == "open"
    assert at(found, "2026-11-30T12:00") == "closed"
    assert at(found, "2026-12-01T10:00") == "closed"
    assert closes_at(found, dt.datetime(2026, 11, 30, 10, tzinfo=BRUSSELS)) == 720
    assert next_opening(found, dt.datetime(2026, 11, 30, 10, tzinfo=BRUSSELS)) == (dt.date(2026, 12, 2), 540)


def test_nothing_recorded_is_unknown() -> None:
    assert opening_of([], TODAY, CHECKED) is None
    assert at(None, "2026-11-30T10:00") == "unknown"


@pytest.mark.parametrize(
    "rule",
    [
        {"freq": "WEEKLY", "byday": "FR"},
        {"freq": "WEEKLY", "byday": "FR", "valid_from": "2026-11-01"},
        {"freq": "WEEKLY", "byday": "FR", "interval": 2, "dtstart": "2026-10-02"},
        {"freq": "MONTHLY", "byday": "4FR", "dtstart": "2026-01-01"},
        {"freq": "MONTHLY", "bymonthday": "25", "dtstart": "2026-01-01"},
    ],
)
def test_no_rule_that_recurs_says_open_on_a_public_holiday(rule: dict[str, Any]) -> None:
    assert spans(opening(rule), "2026-12-25") is None
    assert at(opening(rule), "2026-12-25T10:00") == "unknown"


def test_a_day_that_was_written_down_is_open_on_a_holiday_too() -> None:
    assert at(opening({"dtstart": "2026-12-25"}), "2026-12-25T10:00") == "open"


def test_what_is_always_open_is_so_on_holidays() -> None:
    always = opening({"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": "00:00", "closes_at": "24:00"})
    assert at(always, "2026-12-25T23:59") == "open"


def test_a_closed_period_wins() -> None:
    closed = {"closed": True, "valid_from": "2026-12-21", "valid_to": "2027-01-03"}
    found = opening({"freq": "WEEKLY", "byday": "MO"}, closed)
    assert spans(found, "2026-12-28") == []
    assert spans(found, "2027-01-04") == [[540, 720]]


def test_past_midnight_counts_for_the_next_day() -> None:
    found = opening({"freq": "WEEKLY", "byday": "SU", "opens_at": "22:00", "closes_at": "02:00"})
    assert at(found, "2026-11-30T01:59") == "open"
    assert at(found, "2026-11-30T02:00") == "closed"


def test_past_the_horizon_and_before_it_nothing_is_known() -> None:
    found = {**opening({"freq": "WEEKLY", "byday": "MO"}), "checked_on": "2027-03-30"}
    assert at(found, "2027-03-22T10:00") == "open"
    assert at(found, "2027-04-05T10:00") == "unknown"
    assert at(found, "2026-09-28T10:00") == "unknown"


@pytest.mark.parametrize(
    "rule",
    [
        {"freq": "DAILY"},
        {"freq": "WEEKLY", "byday": "XX"},
        {"freq": "WEEKLY", "byday": "MO", "opens_at": None},
        {"freq": "WEEKLY", "byday": "MO", "opens_at": "99:99"},
        {"freq": "WEEKLY", "interval": 2, "byday": "MO"},
        {"freq": "WEEKLY", "interval": -1, "byday": "MO", "dtstart": "2026-10-05"},
        {"freq": "MONTHLY", "bymonthday": "32", "count": 5},
        {"freq": "WEEKLY", "byyearday": "367", "count": 5},
        {"freq": "WEEKLY", "byday": "MO", "interval": 2, "dtstart": "0001-01-01"},
        {"freq": "WEEKLY", "byday": "MO", "valid_from": "gisteren"},
    ],
)
def test_what_cannot_be_understood_is_unknown_and_costs_nothing(rule: dict[str, Any]) -> None:
    began = time.process_time()
    found = opening({"freq": "WEEKLY", "byday": "TU"}, rule)
    assert time.process_time() - began < 1
    assert found["incomplete"]
    assert at(found, "2026-12-01T10:00") == "open"
    assert at(found, "2026-12-02T10:00") == "unknown"


texts = (
    st.none()
    | st.sampled_from(["", "MO", "1MO,-1FR", "31", "-1", "366", "53", "2026-11-02", "1900-01-01", "WEEKLY", "MONTHLY"])
    | st.text(max_size=8)
)
numbers = st.none() | st.integers(-3, 60) | st.floats(allow_nan=False, allow_infinity=False, min_value=-2, max_value=600)
FIELDS = (
    "valid_from",
    "valid_to",
    "dtstart",
    "until",
    "wkst",
    "freq",
    "byday",
    "byweekno",
    "bymonthday",
    "byyearday",
    "opens_at",
    "closes_at",
)
rules = st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(FIELDS, texts), "count": numbers, "interval": numbers, "closed": st.booleans()}
)


@settings(max_examples=150)
@given(st.lists(rules, max_size=4))
def test_any_schedule_gives_hours_in_order_or_none(schedules: list[dict[str, Any]]) -> None:
    found = opening_of(schedules, TODAY, CHECKED)
    if found is None:
        return
    for day in range(200):
        for opens, closes in spans_on(found, TODAY + dt.timedelta(days=day)) or []:
            assert 0 <= opens < closes <= 24 * 60
    assert all(found["from"] <= date <= found["until"] for date in found["exceptions"])
