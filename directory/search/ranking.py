"""From an interpretation to an order: fit to the words, then nearness and freshness. The phone ranks by the same formula.

``fit = strongest need + SECOND_NEED · the other needs + TEXT · BM25F share`` (the BM25F share alone where no need is understood);
``score = fit · nearness · freshness · wishes``. Of equal scores the lower id comes first. Then two rules that no score may
break: each separate problem in the query has an answer among the first, and no example stands above a real entry that answers
the same need.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from directory.search.columns import NEED_NUMBERS, NO, YES, Bools, Floats, Ints
from directory.search.filters import is_open, speaks
from directory.search.understanding import Interpretation
from directory.search.view import View

SECOND_NEED, TEXT = 0.12, 0.35
# What a service must fit at least, as a share of the best fit, to be a result at all.
LEAST_FIT, LEAST_FIT_SHARE = 0.12, 0.45
# Without any need understood, so much of the words must stand in the entry.
LEAST_TEXT, LEAST_TEXT_BESIDE_NEEDS = 0.3, 0.55
WISH_MET, WISH_UNMET = 1.12, 0.85
OPEN_NOW = "open-now"
# As many separate problems as people see at a glance get an answer at the top.
MOST_GROUPS = 3
DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Wanted:
    """Needs with their weights, and the groups of needs that each want an answer of their own."""

    needs: dict[str, float]
    groups: Sequence[tuple[str, ...]] = ()


def need_fit(view: View, needs: dict[str, float]) -> Floats:
    """How well each document answers these needs."""
    best = np.zeros(len(view.documents))
    total = np.zeros(len(view.documents))
    for need, weight in needs.items():
        answered = view.columns.needs[NEED_NUMBERS[need]] * weight
        np.maximum(best, answered, out=best)
        total += answered
    return np.asarray(best + SECOND_NEED * (total - best))


def fits(view: View, found: Interpretation, wanted: Wanted) -> Floats:
    """The fit of each document; 0 for what is no result."""
    by_need = need_fit(view, wanted.needs)
    by_text = view.text_scores(found.terms) if found.terms else np.zeros(len(view.documents))
    best = float(by_need[view.live].max(initial=0.0))
    answers = (by_need >= max(LEAST_FIT, LEAST_FIT_SHARE * best)) if best else np.zeros(len(by_need), dtype=np.bool_)
    told = by_text >= (LEAST_TEXT_BESIDE_NEEDS if best else LEAST_TEXT)
    fit = by_need + TEXT * by_text if best else by_text
    return np.asarray(np.where(answers | told, fit, 0.0))


def wishes(view: View, found: Interpretation, rows: Bools, now: dt.datetime) -> Floats:
    """A factor for what the words ask for besides help (gratis, aan huis, in het Turks): known to be so, or known not to be."""
    states = [view.columns.states[name] for flag in found.flags if (name := flag.replace("-", "_")) in view.columns.states]
    if OPEN_NOW in found.flags:
        states.append(is_open(view, now, rows))
    if found.languages:
        states.append(speaks(view, found.languages, rows))
    factor = np.ones(len(view.documents))
    for state in states:
        factor *= np.where(state == YES, WISH_MET, np.where(state == NO, WISH_UNMET, 1.0))
    return factor


def ordered(view: View, rows: Bools, scores: Floats, wanted: Wanted) -> Ints:
    """Document numbers in the order in which they are shown."""
    numbers = np.flatnonzero(rows)
    own = np.round(scores[numbers], DECIMALS)
    caps = np.round(_caps(view, numbers, own, wanted), DECIMALS)
    # A capped example stands right behind the real entry that caps it; several keep their own order.
    order = numbers[np.lexsort((view.id_order[numbers], -own, caps <= own, -np.minimum(own, caps)))]
    return _each_group_first(view, order, wanted)


def _asked(wanted: Wanted) -> list[int]:
    return [NEED_NUMBERS[n] for n in wanted.needs] or list(NEED_NUMBERS.values())


def _caps(view: View, numbers: Ints, scores: Floats, wanted: Wanted) -> Floats:
    """For each example the lowest score of the real entries that answer a need that it answers; infinite for all others."""
    example = view.columns.example[numbers]
    caps = np.full(len(numbers), np.inf)
    if example.any() and not example.all():
        real, examples = numbers[~example], numbers[example]
        lowest = caps[example]
        for need in _asked(wanted):
            answered = view.columns.needs[need]
            floor = scores[~example][answered[real] > 0].min(initial=np.inf)
            lowest = np.where(answered[examples] > 0, np.minimum(lowest, floor), lowest)
        caps[example] = lowest
    return caps


def _each_group_first(view: View, order: Ints, wanted: Wanted) -> Ints:
    """The best answer of each separate problem moved to the top, where that breaks no rule about examples."""
    groups = list(dict.fromkeys(wanted.groups))[:MOST_GROUPS]
    if len(groups) < 2 or not len(order):
        return order
    top: list[int] = []
    for group in groups:
        answers: Bools = np.asarray(view.columns.needs[[NEED_NUMBERS[n] for n in group]].any(axis=0))
        if not answers[top].any():
            place = int(answers[order].argmax())
            if answers[order[place]] and not _passes_real(view, order, place, top, wanted):
                top.append(int(order[place]))
    places = sorted(int(np.flatnonzero(order == row)[0]) for row in top)
    return np.concatenate([order[places], np.delete(order, places)])


def _passes_real(view: View, order: Ints, place: int, top: list[int], wanted: Wanted) -> bool:
    """Whether moving this example up would put it above a real entry that answers the same need."""
    columns, row = view.columns, order[place]
    if not columns.example[row]:
        return False
    before = order[:place]
    real = before[~columns.example[before] & ~np.isin(before, top)]
    mine = [need for need in _asked(wanted) if columns.needs[need, row] > 0]
    return any(columns.needs[need, real].any() for need in mine)
