"""Dutch compounds, split by a curated list of parts: ``huurcontract`` → ``huur`` + ``contract``.

Only parts of the list count, so that ``kinderopvang`` gives ``kinder`` + ``opvang`` and never ``kind`` + ``erop`` + ``vang``.
"""

from __future__ import annotations

import functools

from directory.search.stems import SHORTEST_STEM, stem
from directory.search.wordlists import word_list

# Letters that join parts: schuld+en+last, verkeer+s+les.
LINKS = ("", "s", "en", "e", "n")
SHORTEST_COMPOUND = 6


def parts() -> frozenset[str]:
    """The words that may stand in a compound, folded."""
    return word_list("compound-parts")


@functools.lru_cache(maxsize=100_000)
def split_compound(word: str) -> tuple[str, ...]:
    """The parts of a folded word, longest first part preferred; empty where it is not a compound of known parts."""
    if len(word) < SHORTEST_COMPOUND:
        return ()
    found = _split(word)
    return found if found and len(found) > 1 else ()


@functools.cache
def _stems() -> frozenset[str]:
    """The stems of the parts: the last part of a compound may be inflected (``huurcontracten``)."""
    return frozenset(stem(part) for part in parts())


def _is_last_part(word: str) -> bool:
    """A part, or an inflection of one. Short stems say too little: ``tal`` is of ``taal``, but ``kan`` is no ``kans``."""
    ending = stem(word)
    return word in parts() or (len(ending) >= SHORTEST_STEM and ending in _stems())


@functools.lru_cache(maxsize=100_000)
def _split(word: str) -> tuple[str, ...] | None:
    if _is_last_part(word):
        return (word,)
    for cut in range(len(word) - 3, 2, -1):
        if word[:cut] not in parts():
            continue
        for link in LINKS:
            rest = word[cut:]
            if rest.startswith(link) and len(rest) - len(link) >= 3:
                tail = _split(rest[len(link) :])
                if tail:
                    return (word[:cut], *tail)
    return None
