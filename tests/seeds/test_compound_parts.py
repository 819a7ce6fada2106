"""Which words the list of parts takes apart, and which it leaves whole."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from directory.search.compounds import LINKS, parts, split_compound
from directory.search.stems import SHORTEST_STEM, stem
from directory.services.taxonomy import VOCABULARY_DIR
from directory.services.texts import fold
from tests.vectors import cases

LISTED = [
    line for line in (VOCABULARY_DIR / "compound-parts.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
SHORTEST_PART = 3
PREFIXES = ("aan", "af", "be", "ge", "her", "in", "mee", "om", "on", "ont", "op", "uit", "ver", "voor", "bij", "bel", "er", "rij")


class TestTheList:
    def test_parts_are_folded_sorted_and_stand_once(self) -> None:
        assert [part for part in LISTED if part != fold(part) or not (part.isascii() and part.isalpha())] == []
        assert sorted(set(LISTED)) == LISTED
        assert [part for part in LISTED if len(part) < SHORTEST_PART] == []

    def test_no_part_is_a_prefix_or_a_small_word(self) -> None:
        assert parts() & set(PREFIXES) == set()

    def test_no_part_says_again_what_a_link_and_a_stem_say(self) -> None:
        """``schulden`` is ``schuld`` + ``en``; an inflection is needed only where its stem is another, or a short one."""
        again = [
            (part, part + link)
            for part, link in itertools.product(sorted(parts()), LINKS[1:])
            if part + link in parts() and stem(part) == stem(part + link) and len(stem(part)) >= SHORTEST_STEM
        ]
        assert again == []


@pytest.mark.parametrize("case", cases("compounds"), ids=lambda case: case["word"])
def test_words_are_taken_apart_or_stay_whole(case: dict[str, Any]) -> None:
    assert split_compound(case["word"]) == tuple(case["parts"])
