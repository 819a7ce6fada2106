"""Typing errors, mended per word: never a known word, and only to a word that we know.

Two ways lead from an error to a word: letters that slipped (Damerau-Levenshtein distance, by symspellpy), and Dutch
written as it sounds (``sosiaal``, ``psygoloog``, ``huurkontract``: the same `sounds`). What sounds the same costs least.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Protocol

from rapidfuzz.distance import OSA
from symspellpy import SymSpell, Verbosity

from directory.search.compounds import parts, split_compound
from directory.search.stems import stem

# Below this many letters a slip of one letter makes another word too easily.
SHORTEST_WORD, SHORTEST_IN_OTHER_SCRIPT = 4, 6
VERB_ENDING = "t"
SHORTEST_FOR_TWO = 8
LONGEST_WORD = 40
# Letters of a word that symspellpy lays out: fewer cost less memory and a little more time, and find the same.
PREFIX = 5
# A word of the same sound costs less than a slip, the less the fewer letters differ (zoken is zoeken sooner than sokken).
SAME_SOUND_COST, SOUND_LETTER_COST = 0.5, 0.3
OTHER_FIRST_LETTER_COST = 0.4
# Spellings of one sound in Dutch, applied in this order to folded words.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ij|ey|ei|y", "ei"), ("ou|au", "au"), ("sch", "sg"), ("ch|kh|gh", "g"),
        ("ck|q", "k"), ("x", "ks"), ("ph", "f"), ("th|dt", "t"),
        ("c(?=[eiy])", "s"), ("c", "k"), ("z", "s"), ("v", "f"), ("ae", "aa"),
        ("d$", "t"), ("b$", "p"), ("tie$", "sie"), (r"(.)\1+", r"\1"),
        ("([aeou])i(?=[aeou])", r"\1j"), ("ie", "i"),
    )
)  # fmt: skip


@lru_cache(maxsize=50_000)
def sounds(word: str) -> str:
    """How a folded Dutch word sounds, roughly: words of one sound share it."""
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    return word


class SupportsIn(Protocol):
    """A set that can only be asked."""

    def __contains__(self, found: str, /) -> bool: ...


class Speller:
    """Knows words, and those an error can be mended to with how often they occur.

    ``stems`` are known beside those of the known words. With a ``base`` it adds to another speller: the names in one view of
    the index to the words of the thesaurus.
    """

    def __init__(
        self, frequency: Mapping[str, int], known: Iterable[str] = (), base: Speller | None = None, stems: SupportsIn = ()
    ) -> None:
        self._base, self._more_stems = base, stems
        self._known = frozenset(known) | frozenset(frequency)
        self._frequency = {w: n for w, n in frequency.items() if SHORTEST_WORD <= len(w) <= LONGEST_WORD and not w.isdigit()}

    @cached_property
    def _by_letters(self) -> SymSpell:
        found = SymSpell(max_dictionary_edit_distance=2, prefix_length=PREFIX)
        for word, count in self._frequency.items():
            found.create_dictionary_entry(word, count)
        return found

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._frequency:
            found[sounds(word)].append(word)
        return found

    def knows(self, word: str) -> bool:
        """Whether this is a word, an inflection of one or made of known parts, so that it is never corrected."""
        return word in self._known or (self._base.knows(word) if self._base else self._is_formed(word))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self._known)

    def _is_formed(self, word: str) -> bool:
        """Regularly inflected (``vervalt``, ``enkelen``) or compounded (``huurhuis``) from words that we know."""
        inflected = (word, word[:-1]) if word.endswith(VERB_ENDING) else (word,)
        return any(len(form) >= SHORTEST_WORD and self._has_stem(stem(form)) for form in inflected) or bool(split_compound(word))

    def _has_stem(self, stemmed: str) -> bool:
        return stemmed in self._stems or stemmed in self._more_stems

    def correct(self, word: str) -> str | None:
        """The word that was meant by an unknown one; ``None`` where nothing is near enough."""
        shortest = SHORTEST_WORD if word.isascii() else SHORTEST_IN_OTHER_SCRIPT
        if len(word) < shortest or len(word) > LONGEST_WORD or any(c.isdigit() for c in word) or self.knows(word):
            return None
        costs = self._costs(word)
        return min(costs, key=lambda meant: (*costs[meant], meant)) if costs else self._correct_part(word)

    def _correct_part(self, word: str) -> str | None:
        """A compound of which one part is a known part and the other an error (``huisdokkter``)."""
        for cut in range(len(word) - SHORTEST_WORD, SHORTEST_WORD - 1, -1):
            before, behind = word[:cut], word[cut:]
            if before in parts() and (right := self._nearest_part(behind)):
                return before + right
            if behind in parts() and (right := self._nearest_part(before)):
                return right + behind
        return None

    def _nearest_part(self, word: str) -> str | None:
        """The part of a compound that this is one slip or a spelling of the same sound away from."""
        costs = {meant: cost for meant, cost in self._costs(word).items() if meant in parts() and cost[0] <= 1}
        return min(costs, key=lambda meant: (*costs[meant], meant)) if costs else None

    def _costs(self, word: str) -> dict[str, tuple[float, int]]:
        """Candidates with their cost and, of equal ones, the more frequent first."""
        costs = self._base._costs(word) if self._base else {}
        for meant in self._by_sound.get(sounds(word), ()):
            cost = SAME_SOUND_COST + SOUND_LETTER_COST * OSA.distance(word, meant)
            costs.setdefault(meant, (cost, -self._frequency[meant]))
        reach = 2 if len(word) >= SHORTEST_FOR_TWO else 1
        for found in self._by_letters.lookup(word, Verbosity.ALL, max_edit_distance=reach):
            cost = found.distance + (0.0 if word[0] == found.term[0] else OTHER_FIRST_LETTER_COST)
            costs.setdefault(found.term, (cost, -self._frequency[found.term]))
        return costs


__all__ = ["Speller", "sounds"]
