"""What words tell of needs when no term of the thesaurus stands in them word for word.

Two readings of the same atoms are mixed. *Coverage*: how much of one term's atoms the query holds, in any order
(``contract huur nakijken``). *Share*: to which needs each atom points by itself, as a centroid classifier would
(Manning, Raghavan & Schütze, "Introduction to Information Retrieval", 2008, ch. 14).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from directory.search.vocabulary import Vocabulary

# An atom that no term holds tells nothing, but makes it likelier that the query is about something else.
UNKNOWN_WEIGHT = 0.5
COVERAGE_PART, SHARE_PART = 0.6, 0.4
# Half of a term says much less than half of what the whole says.
COVERAGE_POWER = 2.0


def mass(atoms: Sequence[str], vocabulary: Vocabulary) -> float:
    """How much there is to explain in these atoms."""
    return sum(vocabulary.weight.get(atom, UNKNOWN_WEIGHT) for atom in dict.fromkeys(atoms))


def evidence(atoms: Sequence[str], vocabulary: Vocabulary) -> dict[str, float]:
    """Need → how strongly these atoms point to it, 0…1."""
    found = list(dict.fromkeys(atoms))
    whole = mass(found, vocabulary)
    if not whole:
        return {}
    share: dict[str, float] = defaultdict(float)
    shared_mass: dict[int, float] = defaultdict(float)
    for atom in found:
        weight = vocabulary.weight.get(atom, 0.0)
        for need, part in vocabulary.share.get(atom, {}).items():
            share[need] += weight * part / whole
        for number in vocabulary.terms_by_atom.get(atom, ()):
            shared_mass[number] += weight
    coverage: dict[str, float] = defaultdict(float)
    for number, covered in shared_mass.items():
        term = vocabulary.terms[number]
        score = (covered / term.mass) ** COVERAGE_POWER * (covered / whole) ** 0.5
        for need in term.needs:
            coverage[need] = max(coverage[need], score)
    needs = share.keys() | coverage.keys()
    return {need: COVERAGE_PART * coverage[need] + SHARE_PART * share[need] for need in needs}
