"""What can be asked of search, as one typed object (the contract's filters that need no timetable)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from directory.reach.places import Place


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search. Repeatable filters hold any of their values; different filters all hold.

    ``open_at`` is wall-clock time in Europe/Brussels. ``drop`` names what the person took out of what was understood
    (``need:eviction``, ``place:mol``, ``language:ar``, ``flag:free``).
    """

    q: str = ""
    themes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    from_: Place | None = None
    radius_km: float | None = None
    languages: tuple[str, ...] = ()
    free: bool = False
    no_status: bool = False
    home_visit: bool = False
    open_at: dt.datetime | None = None
    available: bool = False
    drop: frozenset[str] = frozenset()
    page: int = 1
    page_size: int = 20
