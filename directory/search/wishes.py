"""Wishes in a query: languages that the client speaks, and flags (gratis, aan huis, nu open …)."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from directory.search.analysis import words
from directory.services.taxonomy import VOCABULARY_DIR, read_tsv

Phrase = tuple[str, ...]
LONGEST_FLAG = 5
DUTCH = "nl"
# Beside these a language is what one wants to learn, not what one speaks.
LEARNING = frozenset(
    words(
        "leren leer les lessen taalles taallessen cursus kursus cursussen klas school oefenen praten learn learning lessons "
        "course class apprendre cours classe ogrenmek ogreniyorum kursu курс курси курсы вчити учить تعلم دروس"
    )
)  # fmt: skip
NEAR = 2


@functools.cache
def language_words() -> dict[str, str]:
    """A folded word → the code of the language that it names."""
    rows = read_tsv(VOCABULARY_DIR / "languages.tsv")
    return {
        word: row["code"] for row in rows for name in row["words"].split(";") for word in words(name)[:1] if len(words(name)) == 1
    }


@functools.cache
def language_labels() -> dict[str, str]:
    """Language code → Dutch name."""
    return {row["code"]: row["dutch"] for row in read_tsv(VOCABULARY_DIR / "languages.tsv")}


@functools.cache
def flag_phrases() -> dict[Phrase, str]:
    """Folded words → the flag that they express."""
    return {tuple(words(row["term"])): row["flag"] for row in read_tsv(VOCABULARY_DIR / "flags.tsv")}


@functools.cache
def flag_words() -> frozenset[str]:
    """The folded words of flags that are spelled well, so that none is mended into another (``savonds``, ``المساء``)."""
    rows = read_tsv(VOCABULARY_DIR / "flags.tsv")
    return frozenset(word for row in rows if not row["language"].endswith("-typo") for word in words(row["term"]))


def spoken_languages(typed: Sequence[str]) -> dict[int, str]:
    """Place in the query → language that the client speaks. Dutch never is one: everyone here writes it."""
    found = {}
    for place, word in enumerate(typed):
        code = language_words().get(word)
        near = typed[max(0, place - NEAR) : place + NEAR + 1]
        if code and code != DUTCH and not LEARNING & set(near):
            found[place] = code
    return found


def flags(typed: Sequence[str]) -> dict[tuple[int, int], str]:
    """(from, to) in the query → flag, by longest match."""
    found: dict[tuple[int, int], str] = {}
    start = 0
    while start < len(typed):
        for end in range(min(len(typed), start + LONGEST_FLAG), start, -1):
            flag = flag_phrases().get(tuple(typed[start:end]))
            if flag:
                found[start, end] = flag
                start = end - 1
                break
        start += 1
    return found
