"""Filters of a search. What is known not to fit is left out; what is unknown is kept, and said to be unconfirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from directory.search.columns import KIND_NUMBERS, NEED_NUMBERS, NO, THEME_NUMBERS, UNKNOWN, YES, Bools, Floats, States
from directory.search.nearness import comes_or_serves
from directory.search.query import SearchQuery
from directory.search.view import View
from directory.services.opening import state_at
from directory.services.taxonomy import obstacles, situations

OPEN_STATES = {"open": YES, "closed": NO, "unknown": UNKNOWN}
SIMPLE = ("free", "no_status", "home_visit", "available")


def needs_of_obstacles(codes: Sequence[str]) -> list[str]:
    """The needs that lift these obstacles, most direct first."""
    return list(dict.fromkeys(need for code in codes for need in obstacles()[code].needs))


def obstacles_of(query: SearchQuery) -> list[str]:
    """The obstacles asked for, by themselves or as part of a situation."""
    of_situations = [o for code in query.situations for o in situations()[code].obstacles]
    return list(dict.fromkeys((*query.obstacles, *of_situations)))


def subject(view: View, query: SearchQuery) -> Bools:
    """Documents of the themes, needs, kinds and obstacles asked for. These are always known."""
    columns = view.columns
    keep = view.live.copy()
    if query.themes:
        keep &= columns.themes[:, [THEME_NUMBERS[t] for t in query.themes]].any(axis=1)
    if query.needs:
        keep &= (columns.needs[[NEED_NUMBERS[n] for n in query.needs]] > 0).any(axis=0)
    if query.kinds:
        keep &= np.isin(columns.kinds, [KIND_NUMBERS[k] for k in query.kinds])
    wanted = obstacles_of(query)
    if wanted:
        keep &= (columns.needs[[NEED_NUMBERS[n] for n in needs_of_obstacles(wanted)]] > 0).any(axis=0)
    return keep


def conditions(view: View, query: SearchQuery, rows: Bools, distances: Floats | None) -> dict[str, States]:
    """Filter → per document yes, no or unknown. Only rows still in the running are looked into."""
    found = {name: view.columns.states[name] for name in SIMPLE if getattr(query, name)}
    if query.languages:
        found["language"] = speaks(view, query.languages, rows)
    if query.open_at is not None:
        found["open_at"] = is_open(view, query.open_at, rows)
    if query.radius_km is not None and query.from_ is not None and distances is not None:
        found["radius"] = _radius(view, query, distances)
    return found


def speaks(view: View, languages: Sequence[str], rows: Bools) -> States:
    """One of the languages spoken, or an interpreter; unknown where neither is recorded."""
    states = np.full(len(view.documents), UNKNOWN, dtype=np.int8)
    wanted = set(languages)
    for row in np.flatnonzero(rows):
        document = view.documents[int(row)]
        spoken, interpreter = document["languages"], document["interpreter"]
        if wanted & set(spoken or ()) or interpreter:
            states[row] = YES
        elif spoken is not None and interpreter is False:
            states[row] = NO
    return states


def is_open(view: View, moment: dt.datetime, rows: Bools) -> States:
    """Open at this wall-clock moment."""
    states = np.full(len(view.documents), UNKNOWN, dtype=np.int8)
    for row in np.flatnonzero(rows):
        states[row] = OPEN_STATES[state_at(view.documents[int(row)]["opening"], moment)]
    return states


def _radius(view: View, query: SearchQuery, distances: Floats) -> States:
    assert query.from_ is not None
    assert query.radius_km is not None
    states = np.where(np.isinf(distances), UNKNOWN, np.where(distances <= query.radius_km, YES, NO))
    return np.asarray(np.where(comes_or_serves(view.columns, query.from_), YES, states), dtype=np.int8)
