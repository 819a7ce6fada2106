"""What a person chose on the search form. It is posted and never stands in an address, a title or a log."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from directory.search.wishes import language_labels
from directory.services.kinds import KINDS
from directory.services.taxonomy import needs, obstacles, situations, themes

LONGEST_QUERY, LONGEST_PLACE = 300, 80
LONGEST_CHIP, MOST_DROPPED = 80, 30
MOST_PAGES = 10_000
RADII_KM = (5, 10, 20, 40)
# Yes/no choices with the words of their chip.
FLAGS = {
    "free": "gratis",
    "no_status": "zonder statuut",
    "home_visit": "aan huis",
    "open_now": "nu open",
    "available": "plaats vrij",
}


@dataclass(frozen=True, slots=True)
class SearchForm:
    """Every choice of the form. ``drop`` holds the chips (``type:code``) that were taken away from what was understood."""

    q: str = ""
    start: str = ""
    radius_km: int | None = None
    languages: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    page: int = 1

    @property
    def asks_something(self) -> bool:
        """Whether there is anything to search for."""
        chosen = (self.languages, self.flags, self.themes, self.needs, self.kinds, self.obstacles, self.situations)
        return bool(self.q or any(chosen))

    @property
    def has_filters(self) -> bool:
        """Whether a choice of the folded part of the form is in use, so that it must stand open."""
        return bool(self.languages or self.flags or self.radius_km)


def _codes(posted: MultiDict[str, str], name: str, known: Collection[str]) -> tuple[str, ...]:
    """The known codes among those posted, each once; others are of an older page and mean nothing."""
    return tuple(dict.fromkeys(code for code in posted.getlist(name) if code in known))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 7 else otherwise


def read_form(posted: MultiDict[str, str]) -> SearchForm:
    """The form as it was posted, with the one chip taken away that a person pressed."""
    q = " ".join(posted.get("q", "").split())[:LONGEST_QUERY]
    radius = _number(posted.get("radius_km"), 0)
    # Chips that were taken away belong to the words that they came from: other words start afresh.
    dropped = [chip for chip in posted.getlist("drop") if len(chip) <= LONGEST_CHIP][:MOST_DROPPED]
    drop = dict.fromkeys(dropped) if posted.get("asked", "") == q else {}
    form = SearchForm(
        q=q,
        start=" ".join(posted.get("from", "").split())[:LONGEST_PLACE],
        radius_km=radius if radius in RADII_KM else None,
        languages=_codes(posted, "language", language_labels()),
        flags=tuple(flag for flag in FLAGS if posted.get(flag)),
        themes=_codes(posted, "theme", themes()),
        needs=_codes(posted, "need", needs()),
        kinds=_codes(posted, "kind", KINDS),
        obstacles=_codes(posted, "obstacle", obstacles()),
        situations=_codes(posted, "situation", situations()),
        drop=tuple(drop),
        page=min(max(_number(posted.get("page"), 1), 1), MOST_PAGES),
    )
    return without(form, posted.get("without", ""))


_FIELD_OF_CHIP = {
    "language": "languages", "theme": "themes", "need": "needs", "kind": "kinds", "obstacle": "obstacles",
    "situation": "situations", "flag": "flags",
}  # fmt: skip


def without(form: SearchForm, chip: str) -> SearchForm:
    """The form without this chip (``type:code``): unchosen where it was chosen, else dropped from what was understood."""
    type_, _, code = chip.partition(":")
    if not code or len(chip) > LONGEST_CHIP:
        return form
    if type_ == "radius":
        return replace(form, radius_km=None)
    field = _FIELD_OF_CHIP.get(type_)
    chosen: tuple[str, ...] = getattr(form, field) if field else ()
    if field and code in chosen:
        kept: dict[str, Any] = {field: tuple(c for c in chosen if c != code)}
        return replace(form, **kept)
    return replace(form, drop=(*form.drop, chip))
