"""The words that people really type, and what they mean (`seeds/vocabulary/`)."""

from __future__ import annotations

from dataclasses import dataclass

from directory.search.analysis import words
from directory.services.taxonomy import VOCABULARY_DIR, read_tsv


@dataclass(frozen=True)
class Vocabulary:
    """Phrases as tuples of folded words → needs."""

    phrases: dict[tuple[str, ...], tuple[str, ...]]
    longest: int


def load_vocabulary() -> Vocabulary:
    """Read the thesaurus."""
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in read_tsv(VOCABULARY_DIR / "thesaurus.tsv"):
        key = tuple(words(row["term"]))
        phrases[key] = (*phrases.get(key, ()), row["need"])
    return Vocabulary(phrases, max(map(len, phrases)))
