"""Everyday words, as few as do the same: most of the list says nothing that another word of it does not say already.

The speller knows a word of four letters or more by its stem (`Speller.knows`), `evidence` looks at stems, and `danger` asks for
a word itself only where a word of danger is a slip away. So a word counts if it brings a stem, is short, or is such a near miss.
"""

from __future__ import annotations

from collections.abc import Iterable

from directory.search.analysis import stopwords
from directory.search.compounds import parts
from directory.search.danger import near_danger
from directory.search.spelling import SHORTEST_WORD
from directory.search.stems import stem
from directory.search.vocabulary import common_words, load_vocabulary
from directory.search.wishes import flag_words, language_words


def other_known_words() -> frozenset[str]:
    """The words that are known without the list of everyday words."""
    return frozenset(load_vocabulary().frequency) | stopwords() | parts() | language_words().keys() | flag_words()


def _stems(words: Iterable[str]) -> set[str]:
    return {stem(word) for word in words}


def everyday_words() -> frozenset[str]:
    """A subset of `common-words` with which the phone knows, weighs and mistakes words just as the server does."""
    common, others = common_words(), other_known_words()
    only_here = common - others
    kept = {word for word in only_here if len(word) < SHORTEST_WORD} | near_danger(sorted(only_here))
    # Stems that the speller has to know, and those that `evidence` has to find everyday.
    missing = (_stems(common) - _stems(others)) | (_stems(common) - load_vocabulary().weight.keys())
    missing -= _stems(kept)
    for word in sorted(common, key=lambda word: (len(word), word)):
        if stem(word) in missing:
            kept.add(word)
            missing.discard(stem(word))
    return frozenset(kept)
