"""Opening hours as people read them. Input is the computed form of `services/opening.py`, output plain Dutch.

Unknown is never shown as open or closed: no hours, hours past their shelf life and public holidays become a question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from directory.public.present.words import DAYS, capital, clock, day_month, join, month_year, weekday
from directory.services.opening import Opening, Span, State, closes_at, is_stale_on, next_opening, spans_on, state_at

DAY_MINUTES = 24 * 60
DAYS_SHOWN = 7
# Odd days and closings further away than this are for later.
EXCEPTIONS_AHEAD_DAYS = 62
EXCEPTIONS_SHOWN = 6
_WHOLE_DAY = [[0, DAY_MINUTES]]


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of one sort of hours: those of a door or those of a telephone."""

    always: str
    open_until: str
    closed: str
    opens: str
    unknown: str
    stale: str
    holiday: str


DOOR = Voice(
    always="Dag en nacht open.",
    open_until="Nu open tot {until}.",
    closed="Nu gesloten.",
    opens="Opent {when} om {clock}.",
    unknown="Vraag wanneer ze open zijn.",
    stale="De uren zijn van {since}. Vraag of ze nog kloppen.",
    holiday="Vandaag is het een feestdag. Vraag of ze open zijn.",
)
PHONE = Voice(
    always="Dag en nacht bereikbaar.",
    open_until="Nu bereikbaar tot {until}.",
    closed="Nu niet bereikbaar.",
    opens="Wel {when} vanaf {clock}.",
    unknown="Ze zeggen niet wanneer ze opnemen.",
    stale="De telefoonuren zijn van {since}.",
    holiday="Vandaag is het een feestdag. Misschien neemt niemand op.",
)


def _is_always(opening: Opening) -> bool:
    week = [[day, 0, DAY_MINUTES] for day in range(7)]
    return opening["weekly"] == week and not opening["exceptions"]


def _until(opening: Opening, moment: dt.datetime) -> str:
    """When the present span ends; one that runs on past midnight ends the next day."""
    minute = closes_at(opening, moment)
    if minute != DAY_MINUTES:
        return clock(minute or 0)
    after = spans_on(opening, moment.date() + dt.timedelta(days=1)) or []
    if after and after[0][0] == 0 and after[0] != _WHOLE_DAY[0]:
        return f"morgen {clock(after[0][1])}"
    return "middernacht"


def _when(date: dt.date, today: dt.date) -> str:
    days = (date - today).days
    if days == 0:
        return "vandaag"
    if days == 1:
        return "morgen"
    return weekday(date) if days < DAYS_SHOWN else f"{weekday(date)} {day_month(date)}"


def _unknown(opening: Opening | None, moment: dt.datetime, voice: Voice) -> str:
    if opening is None:
        return voice.unknown
    if is_stale_on(opening, moment.date()):
        checked = opening["checked_on"]
        return voice.stale.format(since=month_year(dt.date.fromisoformat(checked))) if checked else voice.unknown
    is_holiday = opening["exceptions"].get(moment.date().isoformat(), []) is None
    return voice.holiday if is_holiday else voice.unknown


def now_sentence(opening: Opening | None, moment: dt.datetime, voice: Voice = DOOR) -> tuple[State, str]:
    """Whether it is open at this wall-clock moment in Brussels, and that as a sentence."""
    state = state_at(opening, moment)
    if state == "unknown" or opening is None:
        return "unknown", _unknown(opening, moment, voice)
    if state == "open":
        if _is_always(opening):
            return state, voice.always
        return state, voice.open_until.format(until=_until(opening, moment))
    following = next_opening(opening, moment)
    if following is None:
        return state, voice.closed
    when, minute = _when(following[0], moment.date()), following[1]
    return state, f"{voice.closed} {voice.opens.format(when=when, clock=clock(minute))}"


def spans_text(spans: list[Span] | None) -> str:
    """The hours of one day: ``9.00–12.00 en 13.00–16.00``, ``gesloten``; unknown is a question."""
    if spans is None:
        return "vraag het na"
    if spans == _WHOLE_DAY:
        return "dag en nacht"
    return join([f"{clock(opens)}–{clock(closes)}" for opens, closes in spans]) if spans else "gesloten"


def coming_days(opening: Opening, today: dt.date) -> list[dict[str, str]]:
    """The next seven days as they will really be, today first: ``{"day", "hours", "state"}``."""
    days = []
    for offset in range(DAYS_SHOWN):
        date = today + dt.timedelta(days=offset)
        spans = spans_on(opening, date)
        is_holiday = opening["exceptions"].get(date.isoformat(), []) is None
        days.append({
            "day": "Vandaag" if offset == 0 else capital(weekday(date)),
            "hours": f"feestdag, {spans_text(spans)}" if is_holiday else spans_text(spans),
            "state": "unknown" if spans is None else "open" if spans else "closed",
        })  # fmt: skip
    return days


def week_summary(opening: Opening) -> list[str]:
    """The plain week in few lines: ``Maandag tot en met vrijdag 9.00–12.00``."""
    week = [[[opens, closes] for day, opens, closes in opening["weekly"] if day == number] for number in range(7)]
    lines = []
    for hours, group in groupby(enumerate(week), key=lambda item: spans_text(item[1]) if item[1] else ""):
        days = [number for number, _ in group]
        if hours:
            lines.append(f"{capital(_days_text(days))} {hours}")
    return lines


def _days_text(days: list[int]) -> str:
    if len(days) > 2:
        return f"{DAYS[days[0]]} tot en met {DAYS[days[-1]]}"
    return join([DAYS[day] for day in days])


def _runs(dates: Iterable[dt.date]) -> list[tuple[dt.date, dt.date]]:
    """Consecutive days as (first, last)."""
    runs: list[tuple[dt.date, dt.date]] = []
    for date in sorted(dates):
        if runs and date - runs[-1][1] == dt.timedelta(days=1):
            runs[-1] = (runs[-1][0], date)
        else:
            runs.append((date, date))
    return runs


def _closing(first: dt.date, last: dt.date, today: dt.date) -> str:
    if first == last:
        return f"Gesloten op {weekday(first)} {day_month(first)}."
    if first <= today:
        return f"Gesloten tot en met {day_month(last)}."
    return f"Gesloten van {day_month(first)} tot en met {day_month(last)}."


def exception_lines(opening: Opening, today: dt.date) -> list[str]:
    """What is different in the coming two months: closings, days with other hours, public holidays."""
    last = today + dt.timedelta(days=EXCEPTIONS_AHEAD_DAYS)
    days = {dt.date.fromisoformat(text): spans for text, spans in opening["exceptions"].items()}
    ahead = {date: spans for date, spans in days.items() if today <= date <= last}
    lines = [_closing(*run, today) for run in _runs(d for d, spans in ahead.items() if spans == [])]
    odd = [f"{capital(weekday(d))} {day_month(d)}: {spans_text(spans)}." for d, spans in sorted(ahead.items()) if spans]
    lines += odd[:EXCEPTIONS_SHOWN]
    if any(spans is None for date, spans in days.items() if date >= today):
        lines.append("Op feestdagen: vraag het na.")
    return lines


def has_plain_week(opening: Opening) -> bool:
    """Whether some hours come back every week; otherwise only dated days say anything."""
    return bool(opening["weekly"])
