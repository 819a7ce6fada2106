"""The words of synthetic entries: what people call each need, invented proper names, and how often each turns up."""

from __future__ import annotations

import functools
import itertools
import random
from collections.abc import Sequence
from typing import TypeVar

from directory.services.taxonomy import VOCABULARY_DIR, needs, read_tsv

T = TypeVar("T")
# Longer terms are whole sentences of a client ("ik zie het niet meer zitten"), not words of a provider.
LONGEST_TERM = 2
_LANDSCAPE = (
    "linde", "heide", "ven", "molen", "dorp", "kempen", "nete", "kanaal", "zand", "berken", "dennen", "kapel", "hoeve", "beek",
    "turf", "zwaluw", "brem", "vlas", "leem", "weide", "akker", "wilgen", "eiken", "sluis", "markt", "kerk", "station", "bos",
)  # fmt: skip
_HOUSE = (
    "hof", "huis", "brug", "poort", "plein", "kring", "punt", "wijzer", "draad", "anker", "bron", "licht", "wende", "haven",
    "kamer", "schuur", "tafel", "ring", "trap", "veld", "winkel", "werf",
)  # fmt: skip
_STREET = ("straat", "straat", "straat", "laan", "weg", "baan", "dreef", "steenweg", "plein")
_FORM = ("vzw {}", "Huis {}", "{}", "Centrum {}", "Groep {}", "Steunpunt {}")


@functools.cache
def _cumulative_zipf(size: int) -> tuple[float, ...]:
    """Weights 1 / (rank + 2.7), summed: how often the words of real text turn up (Zipf's law with Mandelbrot's shift, 1953)."""
    return tuple(itertools.accumulate(1 / (rank + 2.7) for rank in range(1, size + 1)))


def zipf_choice(rng: random.Random, options: Sequence[T]) -> T:
    """One option, earlier ones more often."""
    return rng.choices(options, cum_weights=_cumulative_zipf(len(options)))[0]


def zipf_sample(rng: random.Random, options: Sequence[T], size: int) -> list[T]:
    """Different options, as many as asked where there are, common ones first and most often."""
    drawn = [zipf_choice(rng, options) for _ in range(3 * size)]
    return list(dict.fromkeys(drawn))[:size]


@functools.cache
def terms_of_needs() -> dict[str, tuple[str, ...]]:
    """Need → the standard Dutch words for it, from the thesaurus; its label where there is none."""
    found: dict[str, dict[str, None]] = {code: {} for code in needs()}
    for row in read_tsv(VOCABULARY_DIR / "thesaurus.tsv") + read_tsv(VOCABULARY_DIR / "everyday-b.tsv"):
        if row["language"] == "nl" and len(row["term"].split()) <= LONGEST_TERM and row["need"] in found:
            found[row["need"]][row["term"]] = None
    return {code: tuple(terms) or (needs()[code].label.lower(),) for code, terms in found.items()}


@functools.cache
def ordered_needs() -> tuple[str, ...]:
    """Need codes in an order of its own, so that how often one turns up does not follow the alphabet.

    None of an emergency: who reads "levensgevaar" on a made-up entry could call its number.
    """
    codes = sorted(need.code for need in needs().values() if need.theme != "emergency")
    return tuple(random.Random("needs").sample(codes, len(codes)))  # noqa: S311 - not a secret


def proper_name(rng: random.Random) -> str:
    """A name that no one has: ``Lindehof``."""
    return (rng.choice(_LANDSCAPE) + rng.choice(_HOUSE)).capitalize()


def organization_name(rng: random.Random) -> str:
    """The name of an organisation: ``vzw Lindehof``."""
    return zipf_choice(rng, _FORM).format(proper_name(rng))


def street_name(rng: random.Random) -> str:
    """A street and a number: ``Molenstraat 12``."""
    return f"{rng.choice(_LANDSCAPE).capitalize()}{rng.choice(_STREET)} {rng.randint(1, 180)}"
