"""Dutch compounds, split by a curated list of parts: ``huurcontract`` → ``huur`` + ``contract``.

Only parts of the list count, so that ``kinderopvang`` gives ``kinder`` + ``opvang`` and never ``kind`` + ``erop`` + ``vang``.
"""

from __future__ import annotations

import functools

from directory.services.taxonomy import VOCABULARY_DIR
from directory.services.texts import fold

# Letters that join parts: schuld+en+last, verkeer+s+les.
LINKS = ("", "s", "en", "e", "n")
SHORTEST_COMPOUND = 6


@functools.cache
def parts() -> frozenset[str]:
    """The words that may stand in a compound, folded."""
    lines = (VOCABULARY_DIR / "compound-parts.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line.strip()) for line in lines if line.strip() and not line.startswith("#"))


@functools.lru_cache(maxsize=100_000)
def split_compound(word: str) -> tuple[str, ...]:
    """The parts of a folded word, longest first part preferred; empty where it is not a compound of known parts."""
    if len(word) < SHORTEST_COMPOUND:
        return ()
    found = _split(word)
    return found if found and len(found) > 1 else ()


@functools.lru_cache(maxsize=100_000)
def _split(word: str) -> tuple[str, ...] | None:
    known = parts()
    if word in known:
        return (word,)
    for cut in range(len(word) - 2, 2, -1):
        if word[:cut] not in known:
            continue
        for link in LINKS:
            rest = word[cut:]
            if rest.startswith(link) and len(rest) - len(link) >= 3:
                tail = _split(rest[len(link) :])
                if tail:
                    return (word[:cut], *tail)
    return None
