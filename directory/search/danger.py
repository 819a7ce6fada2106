"""Words of immediate danger → the line to call (mission, rule 1). A false alarm is a fault too.

A phrase of `danger.tsv` is seen where *all* its words stand close together, in any order ("die mij slaat"), each as
written, inflected, or with a typing error that makes no other word. A denial in between ("ik wil niet dood"), or a new clause
between words that stand the other way round ("is dood en ik wil"), leaves it unseen.

Innocent contexts are data (`danger-innocent.txt`). A phrase of several words ("geslagen met schulden") takes its words out before
danger is looked for, so that only these words are harmless and the same ones elsewhere in the text still count. A single word
("cursus", "film") makes what stands near it innocent, but never what someone says of themselves ("slaat mij").
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import cdist

from directory.search.analysis import words
from directory.search.spelling import sounds
from directory.search.stems import stem
from directory.search.vocabulary import load_vocabulary
from directory.search.wordlists import word_list
from directory.services.taxonomy import VOCABULARY_DIR, read_tsv

LINE_112 = "112"
# How many other words may stand between the words of a phrase.
MOST_BETWEEN = 2
SHORTEST_INFLECTED, SHORTEST_FOR_TWO, SHORTEST_ALONE = 5, 9, 8
DENIALS = frozenset({"niet", "ni", "nie", "nooit", "geen", "not", "never", "pas", "jamais", "не", "degil", "لا"})
# A clause begins here: what stands before it belongs to another thought.
CONJUNCTIONS = frozenset({"en", "maar", "want", "dus", "of", "and", "but", "et", "mais"})
# A small word that points stands right before its own word where the order is another: not "mijn zoon kinderen slaat".
POINTING = frozenset({"de", "het", "een", "mijn", "onze", "ons", "zijn", "haar", "my", "the", "mon", "ma", "mes", "les", "la"})
# Whoever says this speaks of a person, whatever course or film is mentioned beside it.
PERSONAL = frozenset(
    {"ik", "mij", "mijn", "ons", "onze", "mijzelf", "mezelf", "i", "me", "my", "myself", "je", "moi", "mon", "ma"}
)
# So near stands a word that makes a phrase innocent.
NEAR = 3
# Words that people write in more than one way, by the form that danger.tsv uses.
SAME = {"me": "mij", "mn": "mijn", "m": "mij", "zij": "hij", "ze": "hij", "nie": "niet", "ni": "niet", "k": "ik"}


@dataclass(frozen=True, slots=True)
class DangerPhrase:
    """Words that call for a line; ``immediate`` is a danger to life now."""

    words: tuple[str, ...]
    line: str
    immediate: bool


def _same(word: str) -> str:
    return SAME.get(word, word)


@functools.cache
def danger_phrases() -> tuple[DangerPhrase, ...]:
    """Every phrase of `danger.tsv` and of our own variants of them."""
    rows = [row for name in ("danger.tsv", "danger-variants.tsv") for row in read_tsv(VOCABULARY_DIR / name)]
    return tuple(DangerPhrase(tuple(map(_same, words(row["term"]))), row["line"], row["immediate"] == "y") for row in rows)


@functools.cache
def _phrases_by_word() -> dict[str, tuple[DangerPhrase, ...]]:
    """Phrases by their longest word."""
    found: dict[str, list[DangerPhrase]] = {}
    for phrase in danger_phrases():
        found.setdefault(max(phrase.words, key=len), []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


@functools.cache
def _danger_words() -> tuple[tuple[str, str, str], ...]:
    """Each word of the phrases with its stem and its sound."""
    found = sorted({word for phrase in danger_phrases() for word in phrase.words})
    return tuple((word, stem(word), sounds(word)) for word in found)


@functools.lru_cache(maxsize=20_000)
def _meanings(typed: str) -> frozenset[str]:
    """The words of danger that a typed word can be: as written, inflected, or mistyped where it is no other word."""
    known = typed in load_vocabulary().known
    stemmed, heard = stem(typed), sounds(typed)
    return frozenset(
        meant
        for meant, meant_stem, meant_sound in _danger_words()
        if typed == meant
        or (
            len(meant) >= SHORTEST_INFLECTED
            and len(typed) >= SHORTEST_INFLECTED - 1
            and (
                (len(typed) >= SHORTEST_INFLECTED and stemmed == meant_stem)
                or (not known and _is_slip(typed, meant, heard == meant_sound))
            )
        )
    )


def _is_slip(typed: str, meant: str, sounds_the_same: bool) -> bool:
    most = 2 if len(meant) >= SHORTEST_FOR_TWO else 1
    return sounds_the_same or DamerauLevenshtein.distance(typed, meant, score_cutoff=most) <= most


def near_danger(known: Sequence[str]) -> frozenset[str]:
    """Which of these words would be taken for a word of danger, were they not words of their own."""
    meant = [(word, sound) for word, _, sound in _danger_words() if len(word) >= SHORTEST_INFLECTED]
    heard = {sound for _, sound in meant}
    distances = cdist(known, [word for word, _ in meant], scorer=DamerauLevenshtein.distance, score_cutoff=2, dtype=np.uint8)
    reach = np.array([2 if len(word) >= SHORTEST_FOR_TWO else 1 for word, _ in meant])
    slips: list[bool] = np.any(distances <= reach, axis=1).tolist()
    return frozenset(word for word, slips_ in zip(known, slips, strict=True) if slips_ or sounds(word) in heard)


def _is_sure(phrase: DangerPhrase, typed: Sequence[str]) -> bool:
    """A short word that is a phrase by itself has no other words to bear it out: it counts only as written."""
    return len(phrase.words) > 1 or len(phrase.words[0]) >= SHORTEST_ALONE or phrase.words[0] in typed


def _stands_in(phrase: DangerPhrase, typed: Sequence[str], meanings: Sequence[frozenset[str]]) -> bool:
    """Whether all words of the phrase stand close together and say what the phrase says."""
    reach = len(phrase.words) + MOST_BETWEEN
    for start in range(max(1, len(typed) - reach + 1)):
        places = _places_of(phrase.words, meanings[start : start + reach])
        if places and _says_it(phrase, [start + place for place in places], typed):
            return True
    return False


def _places_of(meant: Sequence[str], window: Sequence[frozenset[str]]) -> list[int]:
    """Where the words stand in the window, each in a place of its own; empty where one is missing."""
    places: list[int] = []
    for word in meant:
        place = next((n for n, can_be in enumerate(window) if n not in places and word in can_be), None)
        if place is None:
            return []
        places.append(place)
    return places


def _says_it(phrase: DangerPhrase, places: Sequence[int], typed: Sequence[str]) -> bool:
    """Whether these places hold the phrase: undenied, in one clause, and out of an innocent context."""
    between = {typed[n] for n in range(min(places), max(places)) if n not in places}
    if between & DENIALS:
        return False
    if sorted(places) != list(places):
        follows = zip(phrase.words, places, places[1:], strict=False)
        if between & CONJUNCTIONS or any(word in POINTING and after != place + 1 for word, place, after in follows):
            return False
    around = typed[max(0, min(places) - NEAR) : max(places) + NEAR + 1]
    return bool(PERSONAL & set(phrase.words)) or not _innocent_words() & set(around)


@functools.cache
def _innocent_words() -> frozenset[str]:
    return frozenset(line for line in word_list("danger-innocent") if " " not in line)


@functools.cache
def _innocent_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Innocent phrases by the stem of their first word, each as the stems of its words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in word_list("danger-innocent"):
        stems = tuple(stem(_same(word)) for word in words(line))
        if len(stems) > 1:
            found.setdefault(stems[0], []).append(stems)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _innocent_places(typed: Sequence[str]) -> set[int]:
    """Where words stand that an innocent phrase holds: in its order, inflected or not, with few words in between."""
    stems = [stem(word) for word in typed]
    covered: set[int] = set()
    for start, first in enumerate(stems):
        for phrase in _innocent_phrases().get(first, ()):
            covered.update(_follow(phrase, start, typed, stems))
    return covered


def _follow(phrase: Sequence[str], start: int, typed: Sequence[str], stems: Sequence[str]) -> list[int]:
    """The places of an innocent phrase that begins here; empty where it doesn't go on."""
    places = [start]
    for word in phrase[1:]:
        last = places[-1]
        reach = 1 if typed[last] in POINTING else 1 + MOST_BETWEEN
        ahead = stems[last + 1 : last + 1 + reach]
        # The nearest of equal words is meant ("wil dood sinds de dood van …"), so that the other one still counts.
        if word not in ahead or stems[last] in ahead[: ahead.index(word)]:
            return []
        places.append(last + 1 + ahead.index(word))
    return places


def dangers(text: str) -> list[str]:
    """The lines that a text calls for, most pressing first; 112 before any other where life is in danger now."""
    typed = [_same(word) for word in words(text)]
    innocent = _innocent_places(typed)
    meanings = [frozenset() if n in innocent else _meanings(word) for n, word in enumerate(typed)]
    candidates = {p for can_be in meanings for word in can_be for p in _phrases_by_word().get(word, ())}
    seen = [phrase for phrase in candidates if _is_sure(phrase, typed) and _stands_in(phrase, typed, meanings)]
    seen.sort(key=lambda p: (not p.immediate, p.line != LINE_112, p.line))
    return list(dict.fromkeys(p.line for p in seen))
