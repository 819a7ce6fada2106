"""What words tell of needs when no term of the thesaurus stands in them word for word.

Two readings of the same atoms are mixed. *Coverage*: how much of one term's atoms the query holds, in any order
(``contract huur nakijken``). *Share*: to which needs each atom points by itself, as a centroid classifier would
(Manning, Raghavan & Schütze, "Introduction to Information Retrieval", 2008, ch. 14).
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
COVERAGE_PART, SHARE_PART = 0.5, 0.5
# Half of a term says less than half of what the whole says.
COVERAGE_POWER = 1.5
# Below CERTAIN two atoms have to tell a need, or one has to tell it nearly alone.
CERTAIN, TELLING, TELLING_ALONE = 0.4, 0.025, 0.55


@functools.cache
def _everyday_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in common_words())


def _is_everyday(atom: str) -> bool:
    return atom in _everyday_stems() or atom in everyday_stems()


def _weight(atom: str, vocabulary: Vocabulary) -> float:
    known = vocabulary.weight.get(atom)
    if known is not None:
        return known
    if atom.isdigit():
        return 0.0
    return EVERYDAY_WEIGHT if _is_everyday(atom) else UNKNOWN_WEIGHT


def mass(atoms: Sequence[str], vocabulary: Vocabulary) -> float:
    """How much there is to explain in these atoms."""
    return sum(_weight(atom, vocabulary) for atom in dict.fromkeys(atoms))


def evidence(atoms: Sequence[str], vocabulary: Vocabulary) -> dict[str, float]:
    """Need → how strongly these atoms point to it, 0…1. One vague word alone points nowhere."""
    found = list(dict.fromkeys(atoms))
    whole = mass(found, vocabulary)
    if not whole:
        return {}
    told: dict[str, list[float]] = defaultdict(list)
    shared_mass: dict[int, float] = defaultdict(float)
    for atom in found:
        weight = vocabulary.weight.get(atom, 0.0)
        for need, part in vocabulary.share.get(atom, {}).items():
            told[need].append(weight * part)
        for number in vocabulary.terms_by_atom.get(atom, ()):
            shared_mass[number] += weight
    coverage = _coverage(shared_mass, whole, vocabulary)
    strength = {need: COVERAGE_PART * coverage[need] + SHARE_PART * sum(parts) / whole for need, parts in told.items()}
    strange = any(atom not in vocabulary.weight and not _is_everyday(atom) and not atom.isdigit() for atom in found)
    return {need: value for need, value in strength.items() if _is_borne_out(told[need], value, strange)}


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
