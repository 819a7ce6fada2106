"""Opening hours: HSDS schedules (RRULE fields) become weekly minutes and dated exceptions.

Everything that computes reads only that form: ``{"weekly": [[day, opens, closes], …], "exceptions": {date: spans |
null}, "from", "until", "incomplete", "checked_on"}``. Days count from Monday = 0, times are minutes of wall-clock time in
Europe/Brussels. An exception replaces its day: ``[]`` is closed, ``null`` is unknown (public holidays).
Outside ``from`` … ``until`` nothing is known.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import holidays
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from directory.config import BRUSSELS
from directory.services.facts import WEEKDAYS, ShelfLife, is_stale

State = Literal["open", "closed", "unknown"]
Opening = dict[str, Any]
Span = list[int]
DAY_MINUTES = 24 * 60
# Rules that begin earlier or recur more rarely are mistakes, and would cost much to follow.
EARLIEST_YEAR, MOST_INTERVAL = 1970, 520
_BYDAY = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


class ScheduleError(ValueError):
    """A schedule that cannot be understood."""


def local_now() -> dt.datetime:
    """The present wall-clock moment in Europe/Brussels, without a zone, as opening hours are written."""
    return dt.datetime.now(BRUSSELS).replace(tzinfo=None)


def horizon(today: dt.date) -> tuple[dt.date, dt.date]:
    """The days that a publication speaks of: this quarter and the next (it moves once a quarter)."""
    first_month = 3 * ((today.month - 1) // 3) + 1
    start = dt.date(today.year, first_month, 1)
    months = first_month - 1 + 6
    return start, dt.date(today.year + months // 12, months % 12 + 1, 1) - dt.timedelta(days=1)


def moves_on(today: dt.date) -> dt.date:
    """The day on which the horizon of today moves on: the first of the next quarter."""
    # A quarter has at most 92 days, and its next one at least 90.
    return (horizon(today)[0] + dt.timedelta(days=95)).replace(day=1)


@functools.lru_cache(maxsize=8)
def public_holidays(start: dt.date, end: dt.date) -> frozenset[dt.date]:
    """Belgium's public holidays in these days."""
    days = holidays.country_holidays("BE", years=range(start.year, end.year + 1))
    return frozenset(day for day in days if start <= day <= end)


def _minutes(clock: str) -> int:
    match = _CLOCK.match(clock.strip())
    if not match or int(match[1]) > 24 or int(match[2]) > 59:
        raise ScheduleError(clock)
    return min(int(match[1]) * 60 + int(match[2]), DAY_MINUTES)


def _date(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise ScheduleError(text) from error


def _numbers(text: str | None, most: int) -> list[int] | None:
    """Numbers counted from either end, 1 to ``most``: one that no year has would be looked for until the year 9999."""
    try:
        numbers = [int(part) for part in text.split(",")] if text else None
    except ValueError as error:
        raise ScheduleError(text) from error
    if numbers and not all(1 <= abs(number) <= most for number in numbers):
        raise ScheduleError(text)
    return numbers


def _interval(schedule: Mapping[str, Any]) -> int:
    interval = int(schedule.get("interval") or 1)
    if not 1 <= interval <= MOST_INTERVAL:
        raise ScheduleError(interval)
    return interval


def _weekdays(byday: str | None) -> list[weekday] | None:
    if not byday:
        return None
    matches = [_BYDAY.fullmatch(part.strip().upper()) for part in byday.split(",")]
    if not all(matches):
        raise ScheduleError(byday)
    return [weekday(WEEKDAYS.index(m[2]), int(m[1]) if m[1] else None) for m in matches if m]


def _bounds(schedule: Mapping[str, Any], start: dt.date, end: dt.date) -> tuple[dt.date, dt.date]:
    first = [d for d in (_date(schedule.get("valid_from")),) if d]
    last = [d for d in (_date(schedule.get("valid_to")), _date(schedule.get("until"))) if d]
    return max([start, *first]), min([end, *last])


def _is_plain_week(schedule: Mapping[str, Any], start: dt.date, end: dt.date) -> bool:
    """Whether the rule is the same every week of the whole horizon."""
    if (schedule.get("freq") or "WEEKLY") != "WEEKLY" or (schedule.get("interval") or 1) != 1 or schedule.get("count"):
        return False
    if any(schedule.get(part) for part in ("byweekno", "bymonthday", "byyearday")) or not schedule.get("byday"):
        return False
    begins = _date(schedule.get("dtstart"))
    return _bounds(schedule, start, end) == (start, end) and (begins is None or begins <= start)


def _is_one_day(schedule: Mapping[str, Any]) -> bool:
    """Whether it tells of one day only, by its date."""
    return not schedule.get("freq") and not schedule.get("byday")


def _dates(schedule: Mapping[str, Any], start: dt.date, end: dt.date) -> list[dt.date]:
    """The days in the horizon on which a rule that is not a plain week holds."""
    first, last = _bounds(schedule, start, end)
    begins = _date(schedule.get("dtstart")) or _date(schedule.get("valid_from"))
    if schedule.get("freq") not in (None, "", "WEEKLY", "MONTHLY"):
        raise ScheduleError(schedule["freq"])
    if _is_one_day(schedule):
        if begins is None:
            raise ScheduleError("neither a day nor a rule")
        return [begins] if first <= begins <= last else []
    if first > last:
        return []
    if schedule.get("freq") == "WEEKLY" and (schedule.get("interval") or 1) != 1 and begins is None:
        raise ScheduleError("every so many weeks, but counted from when?")
    if begins is not None and begins.year < EARLIEST_YEAR:
        raise ScheduleError(begins)
    rule = rrule(
        MONTHLY if schedule.get("freq") == "MONTHLY" else WEEKLY,
        dtstart=dt.datetime.combine(begins or first, dt.time()),
        interval=_interval(schedule),
        wkst=WEEKDAYS.index(schedule["wkst"]) if schedule.get("wkst") else None,
        count=int(schedule["count"]) if schedule.get("count") and not schedule.get("until") else None,
        until=None if schedule.get("count") and not schedule.get("until") else dt.datetime.combine(last, dt.time()),
        byweekday=_weekdays(schedule.get("byday")),
        byweekno=_numbers(schedule.get("byweekno"), 53),
        bymonthday=_numbers(schedule.get("bymonthday"), 31),
        byyearday=_numbers(schedule.get("byyearday"), 366),
    )
    lower, upper = (dt.datetime.combine(day, dt.time()) for day in (first, last))
    return [moment.date() for moment in rule.between(lower, upper, inc=True)]


def _spans(schedule: Mapping[str, Any]) -> list[tuple[int, int, int]]:
    """The parts of a day, as (days later, opens, closes): past midnight counts for the next day."""
    if not schedule.get("opens_at") or not schedule.get("closes_at"):
        raise ScheduleError("no time")
    opens, closes = _minutes(schedule["opens_at"]), _minutes(schedule["closes_at"])
    if closes > opens:
        return [(0, opens, closes)]
    if closes == 0 or closes == opens == 0:
        return [(0, opens, DAY_MINUTES)]
    return [(0, opens, DAY_MINUTES), (1, 0, closes)]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Sorted spans without overlap."""
    result: list[Span] = []
    for opens, closes in sorted(map(tuple, spans)):
        if result and opens <= result[-1][1]:
            result[-1][1] = max(result[-1][1], closes)
        else:
            result.append([opens, closes])
    return result


def _closed_days(schedule: Mapping[str, Any], start: dt.date, end: dt.date) -> list[dt.date]:
    begins = _date(schedule.get("valid_from")) or _date(schedule.get("dtstart"))
    ends = _date(schedule.get("valid_to")) or _date(schedule.get("until")) or begins
    if begins is None or ends is None:
        raise ScheduleError("closed, but when?")
    first, last = max(begins, start), min(ends, end)
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


class _Hours:
    """Schedules gathered: what holds every week, on dated days, and when it is closed."""

    def __init__(self, start: dt.date, end: dt.date) -> None:
        self.start, self.end = start, end
        self.weekly: dict[int, list[Span]] = defaultdict(list)
        self.dated: dict[dt.date, list[Span]] = defaultdict(list)
        self.named: set[dt.date] = set()
        self.closed: set[dt.date] = set()
        self.any_hours = False

    def add(self, schedule: Mapping[str, Any]) -> None:
        """Take in one schedule; `ScheduleError` where it cannot be understood."""
        if schedule.get("closed"):
            self.closed.update(_closed_days(schedule, self.start, self.end))
            return
        self.any_hours = True
        spans = _spans(schedule)
        if _is_plain_week(schedule, self.start, self.end):
            for day in _weekdays(schedule["byday"]) or ():
                for later, opens, closes in spans:
                    self.weekly[(day.weekday + later) % 7].append([opens, closes])
            return
        for date in _dates(schedule, self.start, self.end):
            if _is_one_day(schedule):
                self.named.add(date)
            for later, opens, closes in spans:
                self.dated[date + dt.timedelta(days=later)].append([opens, closes])

    def week(self) -> dict[int, list[Span]]:
        """The spans of each weekday, merged."""
        return {day: _merged(spans) for day, spans in self.weekly.items()}

    def exceptions(self) -> dict[str, list[Span] | None]:
        """The days that differ from the week; a public holiday is unknown unless it is always open."""
        week = self.week()
        always = all(week.get(day) == [[0, DAY_MINUTES]] for day in range(7))
        holidays_ = () if always else public_holidays(self.start, self.end)
        found: dict[str, list[Span] | None] = {date.isoformat(): None for date in holidays_ if week.get(date.weekday())}
        for date, extra in self.dated.items():
            if date in holidays_ and date not in self.named:
                # A rule that recurs does not think of holidays; a date that was written down does.
                found[date.isoformat()] = None
            elif self.start <= date <= self.end:
                found[date.isoformat()] = _merged([*week.get(date.weekday(), []), *extra])
        found.update({date.isoformat(): [] for date in self.closed})
        return dict(sorted(found.items()))


def opening_of(schedules: Iterable[Mapping[str, Any]], today: dt.date, checked_on: str | None) -> Opening | None:
    """The computed form of these schedules; ``None`` where no hours are recorded (unknown, not closed)."""
    hours, incomplete = _Hours(*horizon(today)), False
    for schedule in schedules:
        try:
            hours.add(schedule)
        except ValueError:  # a `ScheduleError`, or a date or number that Python itself refuses
            incomplete = True
    if not hours.any_hours:
        return None
    week = hours.week()
    return {
        "weekly": [[day, *span] for day in sorted(week) for span in week[day]],
        "exceptions": hours.exceptions(),
        "from": hours.start.isoformat(),
        "until": hours.end.isoformat(),
        "incomplete": incomplete,
        "checked_on": checked_on,
    }


def spans_on(opening: Opening | None, date: dt.date) -> list[Span] | None:
    """The open spans of a day, ``[]`` where closed, ``None`` where unknown. Says nothing about staleness."""
    if opening is None or not opening["from"] <= date.isoformat() <= opening["until"]:
        return None
    if date.isoformat() in opening["exceptions"]:
        spans: list[Span] | None = opening["exceptions"][date.isoformat()]
    else:
        spans = [[opens, closes] for day, opens, closes in opening["weekly"] if day == date.weekday()]
    return None if not spans and opening["incomplete"] else spans


def is_stale_on(opening: Opening, date: dt.date) -> bool:
    """Whether these hours were checked too long ago to be believed."""
    checked = opening["checked_on"]
    return is_stale(dt.date.fromisoformat(checked) if checked else None, ShelfLife.HOURS, date)


def state_at(opening: Opening | None, moment: dt.datetime) -> State:
    """Open, closed or unknown at this wall-clock moment; hours past their shelf life are unknown."""
    if opening is None or is_stale_on(opening, moment.date()):
        return "unknown"
    spans = spans_on(opening, moment.date())
    if spans is None:
        return "unknown"
    minute = moment.hour * 60 + moment.minute
    if any(opens <= minute < closes for opens, closes in spans):
        return "open"
    return "unknown" if opening["incomplete"] else "closed"


def closes_at(opening: Opening, moment: dt.datetime) -> int | None:
    """The minute at which the present span ends."""
    minute = moment.hour * 60 + moment.minute
    spans = spans_on(opening, moment.date()) or []
    return next((closes for opens, closes in spans if opens <= minute < closes), None)


def next_opening(opening: Opening, moment: dt.datetime, days: int = 14) -> tuple[dt.date, int] | None:
    """The next day and minute on which it surely opens; ``None`` where an unknown day comes first."""
    for offset in range(days):
        date = moment.date() + dt.timedelta(days=offset)
        spans = spans_on(opening, date)
        if spans is None:
            return None
        after = moment.hour * 60 + moment.minute if offset == 0 else -1
        opens = next((span[0] for span in spans if span[0] > after), None)
        if opens is not None:
            return date, opens
    return None


def from_fact_hours(value: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Schedules for a fact of type hours, so that phone hours compute as opening hours do."""
    return [
        {"freq": "WEEKLY", "byday": ",".join(span["days"]), "opens_at": span["opens"], "closes_at": span["closes"]}
        for span in value
    ]


__all__ = [
    "Opening",
    "closes_at",
    "from_fact_hours",
    "horizon",
    "is_stale_on",
    "next_opening",
    "opening_of",
    "spans_on",
    "state_at",
]
