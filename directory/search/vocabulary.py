"""The words that people really type, and what they mean (`seeds/vocabulary/`): learned once per process.

The thesaurus is read twice over. As *phrases*: a term that stands in a query, word for word, means its needs. And as
*evidence*: each atom of a term (`analysis.atoms`, inflections taken together) tells something of the needs of the terms that it
stands in, so that a problem put in words that no term has still points somewhere.
"""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from directory.search.analysis import atoms, stopwords, words
from directory.search.inflections import root, roots_among
from directory.search.spelling import Speller
from directory.search.wishes import flag_words, language_words
from directory.search.wordlists import word_list
from directory.services.taxonomy import VOCABULARY_DIR, needs, read_tsv

Phrase = tuple[str, ...]
THESAURUS, EVERYDAY = "thesaurus*.tsv", "everyday*.tsv"
# A longer wording is somebody's own sentence, hardly ever typed again word for word. It is no term, so that a phone downloads
# half as much; but what its words tell still counts (without it 2 % of the held sets are no longer found), and they stay known.
MOST_WORDS, MOST_ATOMS = 5, 3
# What people type that the directory is not about (`elsewhere.txt`) competes with the needs as if it were one.
ELSEWHERE = "elsewhere"

# How much more a word that many terms share tells by its spread over the needs than one that few do.
SHARPNESS = 2.5
LEAST_WEIGHT = 0.05
# Added to every count, so that a word seen once is no proof; the log odds that count as certain; and their share of a word seen
# once is half, for one term may hold it by chance (``zonnig huis``). Tuned by leaving a tenth of the terms out.
SMOOTHING, CERTAIN_ODDS, SEEN_HALF, MOST_TOLD = 0.3, 5.0, 1.0, 1.2


@dataclass(frozen=True, slots=True)
class Term:
    """One thing people type: its content atoms with how much each tells, and the needs it means."""

    phrase: Phrase
    atoms: frozenset[str]
    needs: tuple[str, ...]
    mass: float


@dataclass(frozen=True, slots=True)
class Longer:
    """The longer wordings, as they are counted: how many there are of each need, and atom → need → in how many it stands."""

    wordings: Mapping[str, int]
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, ready to be looked up.

    ``phrases``: folded words → needs. ``terms_by_atom``: atom → numbers of terms. ``weight``: atom → how much it tells
    (0…1). ``share``: atom → need → how much likelier the need is where it stands, about 0…1; ``small_share``: the same of
    stop words. ``longer``: what longer wordings added to that. ``elsewhere``: phrases of what the directory
    is not about. ``known``: words that are never a typing error.
    ``frequency``: words that an error can be corrected to, with how often they occur.
    """

    phrases: Mapping[Phrase, tuple[str, ...]]
    longest: int
    terms: tuple[Term, ...]
    terms_by_atom: Mapping[str, tuple[int, ...]]
    weight: Mapping[str, float]
    share: Mapping[str, Mapping[str, float]]
    small_share: Mapping[str, Mapping[str, float]]
    elsewhere: frozenset[Phrase]
    longer: Longer
    known: frozenset[str]
    frequency: Mapping[str, int]

    def atoms_of(self, phrase: Sequence[str]) -> list[str]:
        """The atoms of a phrase without its stop words, each by the root that the terms know."""
        return [root(atom, self.weight) for atom in content_atoms(phrase)]


def content_atoms(phrase: Sequence[str]) -> list[str]:
    """The atoms of a phrase without its stop words."""
    stop = stopwords()
    return [atom for word in phrase if word not in stop for atom in atoms(word)]


def _root_atoms(phrases: Iterable[Phrase]) -> dict[Phrase, frozenset[str]]:
    """The atoms of each phrase by their roots."""
    own = {phrase: content_atoms(phrase) for phrase in phrases}
    roots = roots_among(atom for found in own.values() for atom in found)
    return {phrase: frozenset(roots[atom] for atom in found) for phrase, found in own.items()}


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


def elsewhere_phrases() -> frozenset[Phrase]:
    """The folded words of each line of `elsewhere.txt`."""
    return frozenset(tuple(words(line)) for line in word_list("elsewhere"))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How often each atom (or stop word) stands in the terms of each need, and how many terms each need has."""

    counts: Mapping[str, Counter[str]]
    terms_of: Counter[str]

    def weight(self, atom: str) -> float:
        """How much an atom tells: one of one need all, one of all needs nothing.

        Counts are taken per term of the need: a need with many terms is no likelier than one with few.
        """
        damped: list[float] = [math.log1p(count) ** SHARPNESS / self.terms_of[need] for need, count in self.counts[atom].items()]
        parts = [value / sum(damped) for value in damped]
        entropy: float = -sum(p * math.log(p) for p in parts)
        return max(LEAST_WEIGHT, 1.0 - entropy / math.log(len(needs())))

    def share(self, atom: str) -> dict[str, float]:
        """Need → how much likelier it is where the atom stands: the positive log odds of naive Bayes."""
        seen, terms = self.counts[atom].total(), self.terms_of.total()
        found = {}
        for need, count in self.counts[atom].items():
            of_need = (count + SMOOTHING) / (self.terms_of[need] + 2 * SMOOTHING)
            of_others = (seen - count + SMOOTHING) / (terms - self.terms_of[need] + 2 * SMOOTHING)
            odds = math.log(of_need / of_others)
            if odds > 0:
                found[need] = min(MOST_TOLD, odds / CERTAIN_ODDS) * seen / (seen + SEEN_HALF)
        return found


def _counted(phrases: Mapping[Phrase, tuple[str, ...]], told_by: Mapping[Phrase, Iterable[str]]) -> _Evidence:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, meant in phrases.items():
        for atom in told_by[phrase]:
            for need in meant:
                counts[atom][need] += 1
    return _Evidence(counts, Counter(need for meant in phrases.values() for need in meant))


def _longer(atoms_known: Container[str]) -> Longer:
    """The longer wordings by the atoms that terms know, in an order of their own (as in the pack)."""
    rows = [row for row in _rows(EVERYDAY) if not _is_short(row)]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for atom in {root(atom, atoms_known) for atom in content_atoms(row.phrase)}:
            if atom in atoms_known:
                counts[atom][row.need] += 1
    in_order = {atom: {need: counts[atom][need] for need in needs() if counts[atom][need]} for atom in sorted(counts)}
    return Longer(Counter(row.need for row in rows), in_order)


def _add_longer(told: _Evidence, longer: Longer) -> None:
    told.terms_of.update(longer.wordings)
    for atom, by_need in longer.counts.items():
        told.counts[atom].update(by_need)


@functools.cache
def load_vocabulary() -> Vocabulary:
    """Read every list; about a second."""
    phrases, spelled = _read_phrases()
    elsewhere = elsewhere_phrases() - phrases.keys()
    # In an order of its own as well: sums have to come out the same to the last digit.
    everything = phrases | dict.fromkeys(sorted(elsewhere, key=" ".join), (ELSEWHERE,))
    atoms_of = _root_atoms(everything)
    told = _counted(everything, {phrase: sorted(found) for phrase, found in atoms_of.items()})
    longer = _longer(told.counts)
    _add_longer(told, longer)
    weight = {atom: told.weight(atom) for atom in told.counts}
    small = _counted(everything, {phrase: sorted(stopwords() & set(phrase)) for phrase in everything})
    terms: list[Term] = []
    by_atom: dict[str, list[int]] = defaultdict(list)
    for phrase, meant in phrases.items():
        found = atoms_of[phrase]
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
        share={atom: told.share(atom) for atom in told.counts},
        small_share={word: small.share(word) for word in small.counts},
        elsewhere=elsewhere,
        longer=longer,
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
