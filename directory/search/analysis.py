"""Words → tokens: fold accents, split compounds by a curated list of parts, stem. The same for documents and queries."""

from __future__ import annotations

import functools
import re

import Stemmer

from directory.search.compounds import split_compound
from directory.services.taxonomy import VOCABULARY_DIR
from directory.services.texts import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LATIN = re.compile(r"[a-z0-9]+")
# Shorter words are codes (aa, a1, lac): the stemmer must not touch them.
SHORTEST_STEM = 4


@functools.cache
def stopwords() -> frozenset[str]:
    """Words that carry no subject, folded."""
    lines = (VOCABULARY_DIR / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line.strip()) for line in lines if line.strip() and not line.startswith("#"))


@functools.cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("dutch_porter")


def words(text: str) -> list[str]:
    """The folded words of a text, in order; apostrophes inside a word are dropped (``foto's`` → ``fotos``)."""
    return [match.group().replace("'", "").replace("’", "") for match in _WORD.finditer(fold(text))]


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word; words of other scripts and short codes stay as they are."""
    if len(word) < SHORTEST_STEM or not _LATIN.fullmatch(word):
        return word
    return str(_stemmer().stemWord(word))


@functools.lru_cache(maxsize=100_000)
def tokens_of(word: str) -> tuple[str, ...]:
    """A word's own stem, then the stems of its parts where it is a compound."""
    parts = split_compound(word)
    own = stem(word)
    return (own, *(p for p in map(stem, parts) if p != own)) if parts else (own,)


def analyse(text: str) -> list[str]:
    """The tokens of a text, stop words left out."""
    stop = stopwords()
    return [token for word in words(text) if word not in stop for token in tokens_of(word)]
