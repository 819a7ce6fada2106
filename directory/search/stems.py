"""Word → stem. Dutch by Snowball's ``dutch_porter``; other scripts by cutting what commonly stands before or behind a word."""

from __future__ import annotations

import functools
import re

import Stemmer

_LATIN = re.compile(r"[a-z0-9]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]+")
# Shorter words are codes (aa, a1, lac): no stemmer may touch them.
SHORTEST_STEM = 4
# Endings of Ukrainian and Russian nouns, adjectives and verbs, longest first (folded: й is и, ї is і, ё is е).
CYRILLIC_ENDINGS = (
    *("ования", "ування", "ами", "ями", "ого", "ему", "ому", "ыми", "ими", "ать", "ати", "ити", "ить"),
    *(
        "еи",
        "ои",
        "ии",
        "ыи",
        "іи",
        "ая",
        "яя",
        "ое",
        "ые",
        "ою",
        "ею",
        "ам",
        "ям",
        "ах",
        "ях",
        "ов",
        "ів",
        "еи",
        "ом",
        "ем",
        "ім",
        "ть",
        "ти",
    ),
    *("а", "я", "о", "е", "у", "ю", "и", "і", "ы", "ь"),
)
# The article and small words that Arabic writes onto the next word, and endings of gender and number (folded: ة is ه).
ARABIC_BEFORE = ("وال", "بال", "كال", "فال", "لل", "ال")
ARABIC_BEHIND = ("ات", "ين", "ون", "ها", "ه", "ي")
SHORTEST_REST = 3


@functools.cache
def _dutch() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("dutch_porter")


def _cut_cyrillic(word: str) -> str:
    for ending in CYRILLIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_REST:
            return word[: -len(ending)]
    return word


def _cut_arabic(word: str) -> str:
    for before in ARABIC_BEFORE:
        if word.startswith(before) and len(word) - len(before) >= SHORTEST_REST:
            word = word[len(before) :]
            break
    for behind in ARABIC_BEHIND:
        if word.endswith(behind) and len(word) - len(behind) >= SHORTEST_REST:
            return word[: -len(behind)]
    return word


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word; short codes and words with digits stay as they are."""
    if len(word) < SHORTEST_STEM:
        return word
    if _LATIN.fullmatch(word):
        return word if any(c.isdigit() for c in word) else str(_dutch().stemWord(word))
    if _CYRILLIC.fullmatch(word):
        return _cut_cyrillic(word)
    if _ARABIC.fullmatch(word):
        return _cut_arabic(word)
    return word
