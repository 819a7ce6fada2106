"""Stems that belong together though the stemmer leaves them apart (``slaapt``, ``slapen``; ``pil``, ``pillen``; ``kindje``).

A stem is taken for another one only where the vocabulary knows that other one, so that no rule can make up a word.
The index knows nothing of this: only what words tell of needs is read so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Iterator

from directory.search.analysis import words
from directory.search.stems import stem

SHORTEST_FORM, SHORTEST_ROOT = 4, 3
_DUTCH = re.compile(r"[a-z]+")
_DOUBLED = re.compile(r"([bdfgklmnprst])\1$")
_SMALL = re.compile(r"(?:(.{2,}?)(?:etj|tj|pj|kj|j)|(.{3,}?)ek|(.{4,}?)k)(?:e|es|s)?$")
_DONE = re.compile(
    r"(|aan|af|bij|binnen|buiten|door|in|mee|na|neer|om|op|over|rond|samen|terug|toe|uit|vast|voor|weg)ge(.{3,}[td])$"
)
# ``leest`` is of ``lezen`` and ``leeft`` of ``leven``; ``huizen`` is of ``huis`` and ``brieven`` of ``brief``.
_LONG_AND_VOICELESS = re.compile(r"(?:aa|ee|oo|uu)[fs]$")
_VOICED = re.compile(r"(?:ij|ei|ie|ui|eu|oe|ou|au|[lr])[vz]$")
VOICED = {"f": "v", "s": "z"}
VOICELESS = {"v": "f", "z": "s"}
VERB_ENDINGS = "td"
# Words that look like an inflection of another one and are none.
APART = frozenset(
    words(
        "ambulant angst bahist band bebek bed beeld beest best bested bestek beurt bild blad bloed bond boot bord borst brood "
        "brost bruss buit bulmak bust camionet card cart child cost court creat derd dienst dorst dort draad eczaned eerst "
        "feest fill first fluit fond fret fruit gard gast gebarst gebeurt gebit geboort geduld geest geld geldt gelijk gelt "
        "gemeenschap gemeent gemen gerecht gewond gezind gezond gift goed groent halt hand heard held hellend hemd herfst hoofd "
        "hout huid hurt interest kant kast kerst kind klant komst koort korst kort kost krant kruid kunst kust laagst laatst "
        "land left lest lid lift list lust maand meest mist moed moet mold moord naad naald nacht nederland nood noot opzet "
        "paard pad paket pakket parent part pint plant plast post pret punt raad rad rand rapst recht rood roulet ruit rust "
        "schuld slat soort spoed sport staart stad start steelt tablet talent task tatild tekst telenet tent test tijd toekomst "
        "toet trein troost twed uitkomst vast veld vent verstand verstat vierd viet violent vlot voed volgd volled vorst wald "
        "wall wand wast weekend weekent wenn went west wild wind winst wist worst yerd zesd zevend zuid zwart"
    )
)  # fmt: skip


def _written(bare: str) -> Iterator[str]:
    """The stems that a form without its ending can have."""
    if _LONG_AND_VOICELESS.search(bare):
        yield stem(bare)[:-1] + VOICED[bare[-1]]
        return
    stemmed = stem(bare)
    yield stemmed
    yield stemmed[:-1] if _DOUBLED.search(stemmed) else stemmed + stemmed[-1:]


def _without_verb_ending(form: str) -> Iterator[str]:
    """``slaapt`` → ``slap``, ``betaald`` → ``betal``."""
    if form[-1] in VERB_ENDINGS:
        yield from _written(form[:-1])


def forms(stemmed: str) -> Iterator[str]:
    """The stems that this one may be an inflection of, the likeliest first."""
    if _DOUBLED.search(stemmed):
        yield stemmed[:-1]
    if _VOICED.search(stemmed):
        yield stemmed[:-1] + VOICELESS[stemmed[-1]]
    yield from _without_verb_ending(stemmed)
    small = _SMALL.match(stemmed)
    if small:
        yield from _written(small[1] or small[2] or small[3])
    done = _DONE.match(stemmed)
    if done:
        yield from _written(done[1] + done[2])
        yield from _without_verb_ending(done[1] + done[2])


@functools.lru_cache(maxsize=50_000)
def _candidates(stemmed: str) -> tuple[str, ...]:
    if len(stemmed) < SHORTEST_FORM or stemmed in APART or not _DUTCH.fullmatch(stemmed):
        return ()
    return tuple(dict.fromkeys(form for form in forms(stemmed) if len(form) >= SHORTEST_ROOT and form != stemmed))


def root(stemmed: str, known: Container[str]) -> str:
    """The known stem that this one is an inflection of; itself where it is known or there is none."""
    return stemmed if stemmed in known else next((form for form in _candidates(stemmed) if form in known), stemmed)


def roots_among(stems: Iterable[str]) -> dict[str, str]:
    """Each of these stems with the one of them that it is an inflection of. A root is never longer than its inflections."""
    found: set[str] = set()
    each = sorted(set(stems), key=lambda one: (len(one), one))
    for one in each:
        if root(one, found) == one:
            found.add(one)
    return {one: root(one, found) for one in each}
