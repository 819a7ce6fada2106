"""What a person means: danger, place, languages, flags, needs; what is left is free text.

The order matters: danger is looked for in what was typed, before anything is corrected; a place is taken out before the
thesaurus looks, so that "mol" is no animal; the thesaurus sees both what was typed and what was meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from directory.reach.places import Place
from directory.search.analysis import stopwords, tokens_of, words
from directory.search.danger import DENIALS, dangers
from directory.search.evidence import evidence, mass
from directory.search.locating import locate
from directory.search.spelling import Speller
from directory.search.vocabulary import ELSEWHERE, Vocabulary
from directory.search.wishes import flags, spoken_languages
from directory.services.taxonomy import needs as all_needs

LONGEST_QUERY_WORDS = 40
# A term that stands in the query word for word counts at least so much, and more the more of the query it explains.
PHRASE_LEAST, PHRASE_MORE = 0.3, 0.7
# A term with several meanings keeps them all, each a little less.
AMBIGUOUS = 0.85
EVIDENCE_BESIDE_PHRASE, EVIDENCE_ALONE = 0.3, 0.9
# Weaker than this, and weaker than this part of the strongest, a need is a guess that would only clutter.
WEAKEST, WEAKEST_SHARE = 0.12, 0.35
# From here on a need is shown as understood.
UNDERSTOOD_SHARE = 0.6
PART_OF_COMPOUND = 0.5
# So many small words in a row are a term of their own.
TELLING_TOGETHER = 3
# The need that can be refused, and how many words before it the denial may stand.
DENIABLE, DENIED_WITHIN = "danger", 3


@dataclass(slots=True)
class Interpretation:
    """A query, understood. ``needs``: code → weight, 1 the most certain. ``groups``: the needs of each separate phrase.

    ``terms``: tokens left for BM25F with their weights. ``corrected``: typed word → word it was taken for.
    """

    typed: tuple[str, ...] = ()
    dangers: list[str] = field(default_factory=list)
    place: Place | None = None
    languages: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    needs: dict[str, float] = field(default_factory=dict)
    groups: list[tuple[str, ...]] = field(default_factory=list)
    terms: dict[str, float] = field(default_factory=dict)
    corrected: dict[str, str] = field(default_factory=dict)

    @property
    def understood(self) -> list[str]:
        """The needs that are certain enough to be shown, strongest first."""
        strongest = max(self.needs.values(), default=0.0)
        certain = [n for n, w in self.needs.items() if w >= UNDERSTOOD_SHARE * strongest]
        return sorted(certain, key=lambda n: (-self.needs[n], n))

    @property
    def themes(self) -> list[str]:
        """The themes of those needs, in the same order."""
        return list(dict.fromkeys(all_needs()[n].theme for n in self.understood))


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    needs: tuple[str, ...]


def understand(query: str, vocabulary: Vocabulary, speller: Speller, dropped: frozenset[str] = frozenset()) -> Interpretation:
    """Interpret a query; ``dropped`` holds what the person took out of it (``need:eviction``, ``place:mol`` …)."""
    typed = words(query)[:LONGEST_QUERY_WORDS]
    found = Interpretation(typed=tuple(typed), dangers=dangers(query))
    free = set(range(len(typed)))
    located = locate(typed, speller)
    if located and f"place:{located.place.id}" not in dropped:
        found.place = located.place
        free -= set(range(located.start, located.end))
    meant = _spell(typed, free, speller, found)
    spoken = {n: code for n, code in spoken_languages(meant).items() if f"language:{code}" not in dropped}
    found.languages = list(dict.fromkeys(spoken.values()))
    wished = {span: flag for span, flag in flags(meant).items() if f"flag:{flag}" not in dropped}
    found.flags = list(dict.fromkeys(wished.values()))
    denied = {n for n in free if _is_denied(n, typed, meant[n], vocabulary)}
    free -= denied | {n for n in free if typed[n] in DENIALS and denied & set(range(n, n + DENIED_WITHIN + 1))}
    matches = _matches(typed, meant, free, vocabulary)
    in_wish = set(spoken) | {n for start, end in wished for n in range(start, end)}
    told = sorted(free - (in_wish - {n for m in matches for n in range(m.start, m.end)}))
    _weigh_needs(found, matches, [meant[n] for n in told], meant, vocabulary, dropped)
    if found.needs or not any(m.needs == (ELSEWHERE,) for m in matches):
        # What is not ours to help with is nothing to look for in entries either.
        _leave_terms(found, [meant[n] for n in sorted(free - in_wish)])
    return found


def _spell(typed: Sequence[str], free: set[int], speller: Speller, found: Interpretation) -> list[str]:
    meant = list(typed)
    for n in sorted(free):
        right = speller.correct(typed[n])
        if right:
            meant[n] = found.corrected[typed[n]] = right
    return meant


def _matches(typed: Sequence[str], meant: Sequence[str], free: set[int], vocabulary: Vocabulary) -> list[_Match]:
    """The longest terms of the thesaurus in the query, none inside another."""
    found: list[_Match] = []
    stop = stopwords()
    for start in range(len(typed)):
        for end in range(min(len(typed), start + vocabulary.longest), start, -1):
            needs = _needs_of(typed[start:end], vocabulary) or _needs_of(meant[start:end], vocabulary)
            # Small words alone say something only together ("wie gaat er mee").
            tells = any(n in free and (meant[n] not in stop or end - start >= TELLING_TOGETHER) for n in range(start, end))
            if needs and tells:
                if not any(m.start <= start and end <= m.end for m in found):
                    found.append(_Match(start, end, needs))
                break
    return found


def _is_denied(place: int, typed: Sequence[str], meant: str, vocabulary: Vocabulary) -> bool:
    """Whether someone says here that they don't want the police or an ambulance ("geen politie")."""
    if DENIALS.isdisjoint(typed[max(0, place - DENIED_WITHIN) : place]):
        return False
    shares = [vocabulary.share.get(atom, {}) for atom in vocabulary.atoms_of([meant])]
    return any(share and max(share, key=lambda need: (share[need], need)) == DENIABLE for share in shares)


def _needs_of(words_: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The needs of these words as a term, also where the term writes them as one (``budget beheer``)."""
    together = tuple(words_)
    if together in vocabulary.elsewhere:
        return (ELSEWHERE,)
    return vocabulary.phrases.get(together) or vocabulary.phrases.get(("".join(words_),))


def _weigh_needs(
    found: Interpretation,
    matches: Sequence[_Match],
    told: Sequence[str],
    meant: Sequence[str],
    vocabulary: Vocabulary,
    dropped: frozenset[str],
) -> None:
    """Phrases word for word, and beside them the evidence of single atoms."""
    told_atoms = vocabulary.atoms_of(told)
    whole = mass(told_atoms, vocabulary) or 1.0
    weights: dict[str, float] = {}
    for match in matches:
        own = vocabulary.atoms_of(meant[match.start : match.end])
        weight = PHRASE_LEAST + PHRASE_MORE * min(1.0, mass(own, vocabulary) / whole)
        for need in match.needs:
            weights[need] = max(weights.get(need, 0.0), weight * (AMBIGUOUS if len(match.needs) > 1 else 1.0))
    small = [word for word in meant if word in stopwords()]
    for need, strength in evidence(told_atoms, small, vocabulary).items():
        beside = weights.get(need)
        weights[need] = strength * EVIDENCE_ALONE if beside is None else beside + EVIDENCE_BESIDE_PHRASE * strength
    elsewhere = weights.pop(ELSEWHERE, 0.0)
    strongest = max(weights.values(), default=0.0)
    if elsewhere >= strongest:
        return
    least = max(WEAKEST, WEAKEST_SHARE * strongest)
    kept = {n: w / max(strongest, 1.0) for n, w in weights.items() if w >= least and f"need:{n}" not in dropped}
    found.needs = dict(sorted(kept.items(), key=lambda item: (-item[1], item[0])))
    found.groups = [g for g in (tuple(n for n in m.needs if n in kept) for m in matches) if g]


def _leave_terms(found: Interpretation, left: Sequence[str]) -> None:
    stop = stopwords()
    for word in left:
        if word not in stop:
            whole, *parts = tokens_of(word)
            found.terms[whole] = 1.0
            for part in parts:
                found.terms.setdefault(part, PART_OF_COMPOUND)
