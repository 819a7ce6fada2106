"""Everyday words that a phone has to know letter for letter; of all others it knows the stem (`search.everyday`).

The speller knows a word of four letters or more by its stem (`Speller.knows`), `evidence` looks at stems, and `danger` asks for
a word itself only where a word of danger is a slip away. So a word counts if it is short, or is such a near miss.
"""

from __future__ import annotations

from directory.search.danger import near_danger
from directory.search.spelling import SHORTEST_WORD
from directory.search.vocabulary import common_words, other_known_words


def everyday_words() -> frozenset[str]:
    """A small part of `common_words`: with it and the stems the phone knows, weighs and mistakes words as the server does."""
    only_here = common_words() - other_known_words()
    return frozenset(word for word in only_here if len(word) < SHORTEST_WORD) | near_danger(sorted(only_here))
