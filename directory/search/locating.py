"""The place named in a query. Many hamlets bear the name of an ordinary thing (Brand, Rouw, Sluis): those need a hint."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from directory.reach.places import Place, named, places, with_postcode
from directory.search.spelling import Speller, sounds
from directory.services.texts import fold

LONGEST_NAME = 4
SHORTEST_MISTYPED, SHORTEST_HAMLET_MISTYPED = 4, 6
HINTS = frozenset({"in", "te", "uit", "bij", "rond", "omgeving", "buurt", "gehucht", "from", "near", "a", "at"})
ARTICLES = frozenset({"de", "het", "een", "den", "ne", "nen", "t", "tegen", "met"})
# Even with a hint these are what they say: in brand, in rouw.
NEVER_ALONE = frozenset({"brand", "rouw", "berg"})


@dataclass(frozen=True, slots=True)
class Located:
    """A place, and where in the query its name stands."""

    place: Place
    start: int
    end: int


@functools.cache
def _adjectives() -> dict[str, Place]:
    """``molse``, ``balense``, ``retiese``: of a municipality."""
    found = {}
    for place in places():
        if place.kind in ("municipality", "village"):
            name = fold(place.name)
            found.update(dict.fromkeys((f"{name}se", f"{name}s"), place))
    return found


@functools.cache
def _mistypable() -> tuple[tuple[str, str, Place], ...]:
    """Folded name, its sound, place: names long enough to be recognised in spite of a typing error."""
    single = [(fold(p.name), p) for p in places() if " " not in p.name and "-" not in p.name and p.kind != "station"]
    return tuple((n, sounds(n), p) for n, p in single if p.kind != "hamlet" or len(n) >= SHORTEST_HAMLET_MISTYPED)


def _mistyped(word: str) -> Place | None:
    if len(word) < SHORTEST_MISTYPED:
        return None
    heard = sounds(word)
    for name, sound, place in _mistypable():
        near = (
            len(name) >= SHORTEST_MISTYPED and name[0] == word[0] and DamerauLevenshtein.distance(word, name, score_cutoff=1) <= 1
        )
        if heard == sound or near:
            return place
    return None


def _is_ordinary(place: Place, name: str, speller: Speller) -> bool:
    return place.kind == "hamlet" and " " not in name and speller.knows(name)


def _is_hinted(typed: Sequence[str], start: int, end: int) -> bool:
    """After "in" or "te", or as the last word of several ("water afgesloten sluis"), an ordinary word is a place."""
    before = typed[start - 1] if start else ""
    return before in HINTS or (end == len(typed) and start > 1 and before not in ARTICLES)


def locate(typed: Sequence[str], speller: Speller) -> Located | None:
    """The most telling place in the query: the longest name, a written one before a mistyped one, the last one of equals."""
    found: list[tuple[int, int, Located]] = []
    for start, word in enumerate(typed):
        for end in range(min(len(typed), start + LONGEST_NAME), start, -1):
            name = " ".join(typed[start:end])
            place = with_postcode(name) or named(name) or _adjectives().get(name)
            hinted = name not in NEVER_ALONE and _is_hinted(typed, start, end)
            if place and (hinted or not _is_ordinary(place, name, speller)):
                found.append((2, end - start, Located(place, start, end)))
                break
        else:
            if not speller.knows(word):
                place = _mistyped(word)
                if place:
                    found.append((1, 1, Located(place, start, start + 1)))
    return max(found, key=lambda f: (f[0], f[2].place.kind != "hamlet", f[1], f[2].start))[2] if found else None
