"""The words that people really type, and what they mean (`seeds/vocabulary/`): learned once per process.

The thesaurus is read twice over. As *phrases*: a term that stands in a query, word for word, means its needs. And as
*evidence*: each atom of a term (`analysis.atoms`) tells something of the needs of the terms that it stands in, so that a
problem put in words that no term has still points somewhere.
"""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directory.search.analysis import atoms, stopwords, words
from directory.search.spelling import Speller
from directory.search.wishes import flag_words, language_words
from directory.search.wordlists import word_list
from directory.services.taxonomy import VOCABULARY_DIR, needs, read_tsv

Phrase = tuple[str, ...]
THESAURUS, EVERYDAY = "thesaurus*.tsv", "everyday*.tsv"
# A longer wording is somebody's own sentence, hardly ever typed again word for word: without those as much is found of the dev
# sets (a little more of one, a little less of the other), and a phone downloads half as much. Their words stay known.
MOST_WORDS, MOST_ATOMS = 5, 3

# How much more a word that many terms of a need share tells than one that few do (tuned on tests/eval, the dev set).
SHARPNESS = 2.5


@dataclass(frozen=True, slots=True)
class Term:
    """One thing people type: its content atoms with how much each tells, and the needs it means."""

    phrase: Phrase
    atoms: frozenset[str]
    needs: tuple[str, ...]
    mass: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, ready to be looked up.

    ``phrases``: folded words → needs. ``terms_by_atom``: atom → numbers of terms. ``weight``: atom → how much it tells
    (0…1). ``share``: atom → need → which part of what it tells it tells of that need. ``known``: words that are never
    a typing error. ``frequency``: words that an error can be corrected to, with how often they occur.
    """

    phrases: Mapping[Phrase, tuple[str, ...]]
    longest: int
    terms: tuple[Term, ...]
    terms_by_atom: Mapping[str, tuple[int, ...]]
    weight: Mapping[str, float]
    share: Mapping[str, Mapping[str, float]]
    known: frozenset[str]
    frequency: Mapping[str, int]


def content_atoms(phrase: Phrase) -> list[str]:
    """The atoms of a phrase without its stop words."""
    stop = stopwords()
    return [atom for word in phrase if word not in stop for atom in atoms(word)]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the thesaurus; ``spelled`` is false for typing errors on purpose."""

    phrase: Phrase
    need: str
    spelled: bool


@functools.cache
def _rows(pattern: str) -> tuple[_Row, ...]:
    found = [row for path in sorted(VOCABULARY_DIR.glob(pattern)) for row in read_tsv(path)]
    return tuple(_Row(tuple(words(row["term"])), row["need"], not row["language"].endswith("-typo")) for row in found)


def _is_short(row: _Row) -> bool:
    """Whether an everyday wording is one that others will type too."""
    return len(row.phrase) <= MOST_WORDS and len(set(content_atoms(row.phrase))) <= MOST_ATOMS


@functools.cache
def common_words() -> frozenset[str]:
    """Everyday words: they are no typing errors, and strange to no subject."""
    wordings = {word for row in _rows(EVERYDAY) if row.spelled and not _is_short(row) for word in row.phrase}
    return word_list("common-words") | wordings


def _read_phrases() -> tuple[dict[Phrase, tuple[str, ...]], set[str]]:
    """Phrase → needs, and the words that are well spelled (they stand in another row than one of typing errors)."""
    phrases: dict[Phrase, tuple[str, ...]] = {}
    spelled: set[str] = set()
    for row in (*filter(_is_short, _rows(EVERYDAY)), *_rows(THESAURUS)):
        phrases[row.phrase] = tuple(dict.fromkeys((*phrases.get(row.phrase, ()), row.need)))
        if row.spelled:
            spelled.update(row.phrase)
    for need in needs().values():
        for label in need.label.split("(")[0].split(","):
            key = tuple(words(label))
            phrases[key] = tuple(dict.fromkeys((*phrases.get(key, ()), need.code)))
            spelled.update(key)
    # An order of their own, so that sums come out the same to the last digit however the rows are stored (as in the pack).
    return {phrase: tuple(sorted(phrases[phrase])) for phrase in sorted(phrases, key=" ".join)}, spelled


def _evidence(phrases: Mapping[Phrase, tuple[str, ...]]) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """How much each atom tells, and of which needs. An atom of one need tells all, one of all needs nothing.

    Counts are taken per term of the need: a need with many terms is no likelier than one with few.
    The shares of an atom seen once add up to half: one term may hold it by chance (``zonnig huis``).
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    terms_of = Counter(need for meant in phrases.values() for need in meant)
    for phrase, meant in phrases.items():
        for atom in set(content_atoms(phrase)):
            for need in meant:
                counts[atom][need] += 1
    weight, share = {}, {}
    for atom, by_need in counts.items():
        damped = {need: math.log1p(count) ** SHARPNESS / terms_of[need] for need, count in by_need.items()}
        total = sum(damped.values())
        parts = {need: value / total for need, value in damped.items()}
        entropy = -sum(p * math.log(p) for p in parts.values())
        seen = by_need.total()
        share[atom] = {need: part * seen / (seen + 1) for need, part in parts.items()}
        weight[atom] = max(0.05, 1.0 - entropy / math.log(len(needs())))
    return weight, share


@functools.cache
def load_vocabulary() -> Vocabulary:
    """Read every list; about a second."""
    phrases, spelled = _read_phrases()
    weight, share = _evidence(phrases)
    terms: list[Term] = []
    by_atom: dict[str, list[int]] = defaultdict(list)
    for phrase, meant in phrases.items():
        found = frozenset(content_atoms(phrase))
        if found:
            for atom in found:
                by_atom[atom].append(len(terms))
            terms.append(Term(phrase, found, meant, sum(weight[a] for a in sorted(found))))
    frequency = Counter(word for phrase in phrases for word in phrase if word in spelled)
    # Small words are mistyped too (zoken): taken for themselves they tell nothing, taken for another word they mislead.
    frequency.update(stopwords())
    return Vocabulary(
        phrases=phrases,
        longest=max(map(len, phrases)),
        terms=tuple(terms),
        terms_by_atom={atom: tuple(numbers) for atom, numbers in by_atom.items()},
        weight=weight,
        share=share,
        known=_known_by(frequency) | common_words(),
        frequency=frequency,
    )


def _known_by(frequency: Iterable[str]) -> frozenset[str]:
    return frozenset(frequency) | stopwords() | word_list("compound-parts") | language_words().keys() | flag_words()


def other_known_words() -> frozenset[str]:
    """The words that are known without the everyday ones."""
    return _known_by(load_vocabulary().frequency)


@functools.cache
def vocabulary_speller() -> Speller:
    """Mends typing errors to the words of the thesaurus."""
    from directory.search.everyday import everyday_stems

    vocabulary = load_vocabulary()
    return Speller(vocabulary.frequency, vocabulary.known, stems=everyday_stems())
