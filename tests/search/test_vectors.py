"""The shared cases, on the Python side."""

from __future__ import annotations

from typing import Any

import pytest

from directory.reach.places import distance_km
from directory.search.analysis import words
from directory.search.danger import dangers
from directory.search.stems import stem
from directory.search.understanding import understand
from directory.search.vocabulary import load_vocabulary, vocabulary_speller
from tests.vectors import cases


@pytest.mark.parametrize("case", cases("words"), ids=lambda c: c["text"])
def test_words(case: dict[str, Any]) -> None:
    assert words(case["text"]) == case["words"]


@pytest.mark.parametrize("case", cases("stems"), ids=lambda c: c["word"])
def test_stems(case: dict[str, Any]) -> None:
    assert stem(case["word"]) == case["stem"]


def test_stems_of_thousands_of_words() -> None:
    many: list[tuple[str, str]] = [(word, stemmed) for word, stemmed in cases("stems_many")]
    assert [(word, stemmed) for word, stemmed in many if stem(word) != stemmed] == []


@pytest.mark.parametrize("case", cases("dangers"), ids=lambda c: c["query"])
def test_dangers(case: dict[str, Any]) -> None:
    assert dangers(case["query"]) == case["lines"]


@pytest.mark.parametrize("case", cases("spelling"), ids=lambda c: c["typed"])
def test_spelling(case: dict[str, Any]) -> None:
    assert vocabulary_speller().correct(case["typed"]) == case["meant"]


@pytest.mark.parametrize("case", cases("understanding"), ids=lambda c: c["query"])
def test_understanding(case: dict[str, Any]) -> None:
    found = understand(case["query"], load_vocabulary(), vocabulary_speller())
    seen = {
        "need": next(iter(found.needs), None),
        "place": found.place.id if found.place else None,
        "languages": found.languages,
        "flags": found.flags,
        "corrected": found.corrected,
    }
    assert {key: seen[key] for key in case if key != "query"} == {key: value for key, value in case.items() if key != "query"}


@pytest.mark.parametrize("case", cases("distances"), ids=lambda c: str(c["km"]))
def test_distances(case: dict[str, Any]) -> None:
    assert distance_km(*case["from"], *case["to"]) == pytest.approx(case["km"], abs=0.0006)
