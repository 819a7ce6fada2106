"""The facts of documents laid out as numpy columns, one set per immutable segment, for ranking and filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory.reach.places import places
from directory.services.kinds import KINDS
from directory.services.taxonomy import needs, themes

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
States = NDArray[np.int8]
Document = dict[str, Any]

NO, UNKNOWN, YES = 0, -1, 1
# A service's main need counts in full, the ones after it a little less.
NEED_BY_POSITION = (1.0, 0.92, 0.85, 0.8)
NEED_AFTER = 0.75
NEED_NUMBERS = {code: n for n, code in enumerate(needs())}
THEME_NUMBERS = {code: n for n, code in enumerate(themes())}
KIND_NUMBERS = {code: n for n, code in enumerate(KINDS)}
MUNICIPALITY_NUMBERS = {name: n for n, name in enumerate(dict.fromkeys(p.municipality for p in places() if p.municipality))}
CENTRES = {p.municipality: (p.lat, p.lon) for p in places() if p.kind == "municipality"}
# Areas that hold all our municipalities.
EVERYWHERE = frozenset(
    {"België", "Vlaanderen", "Vlaams Gewest", "Kempen", "provincie Antwerpen", "Antwerpen (provincie)", "arrondissement Turnhout"}
)
COMES_TO_YOU = frozenset({"home-visit", "phone", "online", "fetches-you"})
LITTLE_CONFIRMED = 0.97
# Open after half past five is open in the evening; days count from Monday = 0.
EVENING, SATURDAY = 17 * 60 + 30, 5


def _state(value: bool | None) -> int:
    return UNKNOWN if value is None else int(value)


def _is_in(code: str, delivery: list[str] | None) -> bool | None:
    return None if delivery is None else code in delivery


@dataclass(frozen=True, slots=True)
class Columns:
    """``needs``: per need a row with its weight in each document (a need is read far oftener than a document).

    ``serves``: per municipality yes, no or unknown. ``points``: radians.
    """

    needs: Floats
    themes: Bools
    kinds: Ints
    example: Bools
    comes: Bools
    freshness: Floats
    states: dict[str, States]
    serves: States
    point_rows: Ints
    points: Floats
    ids: NDArray[np.str_]

    @classmethod
    def of(cls, documents: list[Document]) -> Columns:
        """Lay out these documents."""
        size = len(documents)
        spots = [(row, *point) for row, d in enumerate(documents) for point in _points(d)]
        return cls(
            needs=_needs(documents),
            themes=_flags(
                size, len(THEME_NUMBERS), ((r, THEME_NUMBERS[t]) for r, d in enumerate(documents) for t in d["themes"])
            ),
            kinds=np.array([KIND_NUMBERS.get(d["kind"], -1) for d in documents], dtype=np.int64),
            example=np.array([d["example"] for d in documents], dtype=np.bool_),
            comes=np.array([bool(COMES_TO_YOU & set(d["delivery"] or ())) for d in documents], dtype=np.bool_),
            freshness=np.array([1.0 if d["freshness"]["confirmed"] else LITTLE_CONFIRMED for d in documents], dtype=np.float64),
            states={
                "free": _states(d["free"] for d in documents),
                "no_status": _states(d["no_status"] for d in documents),
                "home_visit": _states(_is_in("home-visit", d["delivery"]) for d in documents),
                "online": _states(_is_in("online", d["delivery"]) for d in documents),
                "phone": _states(_is_in("phone", d["delivery"]) for d in documents),
                "available": _states(d["available"] for d in documents),
                "children_along": _states(d["children_along"] for d in documents),
                "no_reading": _states(d["no_reading"] for d in documents),
                "evening": _states(_is_open_in(d, evening=True) for d in documents),
                "weekend": _states(_is_open_in(d, evening=False) for d in documents),
            },
            serves=_serves(documents),
            point_rows=np.array([s[0] for s in spots], dtype=np.int64),
            points=np.radians(np.array([s[1:] for s in spots], dtype=np.float64).reshape(len(spots), 2)),
            ids=np.array([d["id"] for d in documents], dtype="U36"),
        )

    @classmethod
    def side_by_side(cls, parts: list[Columns]) -> Columns:
        """Several segments as one."""
        if not parts:
            return cls.of([])
        if len(parts) == 1:
            return parts[0]
        offsets = np.cumsum([0, *(len(p.ids) for p in parts)])
        joined = ("themes", "kinds", "example", "comes", "freshness", "serves", "points", "ids")
        return cls(
            **{name: np.concatenate([getattr(p, name) for p in parts]) for name in joined},
            needs=np.concatenate([p.needs for p in parts], axis=1),
            states={name: np.concatenate([p.states[name] for p in parts]) for name in parts[0].states},
            point_rows=np.concatenate([p.point_rows + offset for p, offset in zip(parts, offsets, strict=False)]),
        )


def _is_open_in(document: Document, evening: bool) -> bool | None:
    """Whether it is open in the evening, or else in the weekend; unknown without weekly hours that can be believed."""
    opening = document["opening"]
    if opening is None or not opening["weekly"] or "hours" in document["freshness"]["stale"]:
        return None
    return any(closes > EVENING if evening else day >= SATURDAY for day, _, closes in opening["weekly"])


def _points(document: Document) -> list[tuple[float, float]]:
    """Where a service can be gone to; the middle of its municipality where only that is known. A confidential one: nowhere."""
    if document["confidential"]:
        return []
    centre = CENTRES.get(document["municipality"])
    return document["places"] or ([centre] if centre else [])


def _needs(documents: list[Document]) -> Floats:
    weights = np.zeros((len(NEED_NUMBERS), len(documents)))
    for row, document in enumerate(documents):
        for position, need in enumerate(document["needs"]):
            weight = NEED_BY_POSITION[position] if position < len(NEED_BY_POSITION) else NEED_AFTER
            if need in NEED_NUMBERS:
                weights[NEED_NUMBERS[need], row] = weight
    return weights


def _flags(rows: int, columns: int, cells: Any) -> Bools:
    flags = np.zeros((rows, columns), dtype=np.bool_)
    for row, column in cells:
        flags[row, column] = True
    return flags


def _states(values: Any) -> States:
    return np.fromiter(map(_state, values), dtype=np.int8)


def _serves(documents: list[Document]) -> States:
    served = np.full((len(documents), len(MUNICIPALITY_NUMBERS)), UNKNOWN, dtype=np.int8)
    for row, document in enumerate(documents):
        areas = set(document["serves"])
        if areas:
            served[row] = YES if areas & EVERYWHERE else NO
            for area in areas & MUNICIPALITY_NUMBERS.keys():
                served[row, MUNICIPALITY_NUMBERS[area]] = YES
    return served
