"""Words → tokens: fold accents, split compounds by a curated list of parts, stem. The same for documents and queries."""

from __future__ import annotations

import functools
import re

from directory.search.compounds import split_compound
from directory.search.stems import stem
from directory.search.wordlists import word_list
from directory.services.texts import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# French writes its small words onto the next one (l'urgence), Dutch shortens some of its own ('s avonds, 't huis).
_ELIDED = re.compile(r"(?:l|d|j|n|s|c|m|t|qu)'(?=[^\W_]{2})")


def stopwords() -> frozenset[str]:
    """Words that carry no subject, folded."""
    return word_list("stopwords")


def words(text: str) -> list[str]:
    """The folded words of a text, in order; what is elided falls off (``l'urgence`` → ``urgence``, ``foto's`` → ``fotos``)."""
    return [_ELIDED.sub("", found).replace("'", "") for found in _WORD.findall(fold(text))]


@functools.lru_cache(maxsize=100_000)
def atoms(word: str) -> tuple[str, ...]:
    """What a folded word is made of: the stems of its parts where it is a compound, else its own stem."""
    return tuple(dict.fromkeys(stem(part) for part in split_compound(word) or (word,)))


@functools.lru_cache(maxsize=100_000)
def tokens_of(word: str) -> tuple[str, ...]:
    """What is indexed of a folded word: its own stem, then its atoms."""
    return tuple(dict.fromkeys((stem(word), *atoms(word))))


def analyse(text: str) -> list[str]:
    """The tokens of a text, stop words left out."""
    stop = stopwords()
    return [token for word in words(text) if word not in stop for token in tokens_of(word)]
