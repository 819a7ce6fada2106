"""What words tell of needs when no term of the thesaurus stands in them word for word.

Two readings of the same atoms are mixed. *Coverage*: how much of one term's atoms the query holds, in any order
(``contract huur nakijken``). *Share*: to which needs each atom points by itself, by the log odds of naive Bayes (Manning,
Raghavan & Schütze, "Introduction to Information Retrieval", 2008, ch. 13). Stop words tell a little too, beside others.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence

from directory.search.everyday import everyday_stems
from directory.search.stems import stem
from directory.search.vocabulary import Vocabulary, common_words

# An atom that no term holds tells nothing, but makes it likelier that the query is about something else; an everyday
# word much less so than a rare one.
UNKNOWN_WEIGHT, EVERYDAY_WEIGHT = 0.9, 0.35
COVERAGE_PART, SHARE_PART, SMALL_PART = 0.3, 0.7, 0.5
# Half of a term says less than half of what the whole says.
COVERAGE_POWER = 1.5
# Below CERTAIN two atoms have to tell a need, or one has to tell it nearly alone.
CERTAIN, TELLING, TELLING_ALONE = 0.6, 0.025, 0.85
# A vague word by itself explains no more than it would beside another one.
LEAST_MASS = 0.7
# So many of the strongest needs are asked whether the query is about a need at all.
ASKED = 2


@functools.cache
def _everyday_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in common_words())


def _is_everyday(atom: str) -> bool:
    return atom in _everyday_stems() or atom in everyday_stems()


def _is_number(atom: str) -> bool:
    """A number, an hour (``5u``), an age or a year: it tells nothing, and is strange to nothing."""
    return atom[:1].isdecimal()


def _weight(atom: str, vocabulary: Vocabulary) -> float:
    known = vocabulary.weight.get(atom)
    if known is not None:
        return known
    if _is_number(atom):
        return 0.0
    return EVERYDAY_WEIGHT if _is_everyday(atom) else UNKNOWN_WEIGHT


def mass(atoms: Sequence[str], vocabulary: Vocabulary) -> float:
    """How much there is to explain in these atoms."""
    return sum(_weight(atom, vocabulary) for atom in dict.fromkeys(atoms))


def evidence(atoms: Sequence[str], small: Sequence[str], vocabulary: Vocabulary) -> dict[str, float]:
    """Need → how strongly these atoms (and stop words) point to it, about 0…1. One vague word alone points nowhere."""
    found = list(dict.fromkeys(atoms))
    if not found:
        return {}
    whole = max(mass(found, vocabulary), LEAST_MASS)
    told: dict[str, list[float]] = defaultdict(list)
    shared_mass: dict[int, float] = defaultdict(float)
    for atom in found:
        for need, part in vocabulary.share.get(atom, {}).items():
            told[need].append(part)
        for number in vocabulary.terms_by_atom.get(atom, ()):
            shared_mass[number] += vocabulary.weight[atom]
    coverage = _coverage(shared_mass, whole, vocabulary)
    beside = _told_by_small(small, vocabulary)
    strength = {
        need: COVERAGE_PART * coverage[need] + SHARE_PART * (sum(parts) + SMALL_PART * beside[need]) / whole
        for need, parts in told.items()
    }
    strange = any(atom not in vocabulary.weight and not _is_everyday(atom) and not _is_number(atom) for atom in found)
    strongest = sorted(strength, key=lambda need: (-strength[need], need))[:ASKED]
    return strength if any(_is_borne_out(told[need], strength[need], strange) for need in strongest) else {}


def _told_by_small(small: Sequence[str], vocabulary: Vocabulary) -> dict[str, float]:
    """Need → what the stop words tell of it."""
    beside: dict[str, float] = defaultdict(float)
    for word in dict.fromkeys(small):
        for need, part in vocabulary.small_share.get(word, {}).items():
            beside[need] += part
    return beside


def _coverage(shared_mass: dict[int, float], whole: float, vocabulary: Vocabulary) -> dict[str, float]:
    """Need → how well its best term is covered."""
    coverage: dict[str, float] = defaultdict(float)
    for number, covered in shared_mass.items():
        term = vocabulary.terms[number]
        score = (covered / term.mass) ** COVERAGE_POWER * (covered / whole) ** 0.5
        for need in term.needs:
            coverage[need] = max(coverage[need], score)
    return coverage


def _is_borne_out(parts: Sequence[float], strength: float, strange: bool) -> bool:
    """Whether two words tell the same; or one tells it clearly, and no strange word beside it (bitcoin kopen) is the subject."""
    several = sum(part >= TELLING for part in parts) >= 2
    return several or (not strange and (strength >= CERTAIN or max(parts) >= TELLING_ALONE))
