"""What a person means: danger, place, languages, flags, needs; what is left is free text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from directory.search.analysis import analyse, words
from directory.search.vocabulary import Vocabulary


@dataclass(slots=True)
class Interpretation:
    """A query, understood. Weights are between 0 and 1."""

    needs: dict[str, float] = field(default_factory=dict)
    themes: dict[str, float] = field(default_factory=dict)
    terms: dict[str, float] = field(default_factory=dict)
    place: Any = None
    languages: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    danger: list[str] = field(default_factory=list)
    corrected: dict[str, str] = field(default_factory=dict)


def understand(query: str, vocabulary: Vocabulary) -> Interpretation:
    """Longest match of the thesaurus; the rest is text."""
    found = Interpretation(terms=dict.fromkeys(analyse(query), 1.0))
    typed, start = words(query), 0
    while start < len(typed):
        for end in range(min(len(typed), start + vocabulary.longest), start, -1):
            needs = vocabulary.phrases.get(tuple(typed[start:end]))
            if needs:
                found.needs.update(dict.fromkeys(needs, 1.0))
                start = end - 1
                break
        start += 1
    return found
