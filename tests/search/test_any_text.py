"""Whatever people type, search answers; and what it says holds together."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.reach.places import distance_km
from directory.search import SearchQuery
from directory.search.analysis import analyse, words
from directory.search.danger import danger_phrases, dangers
from directory.search.understanding import understand
from directory.search.vocabulary import load_vocabulary, vocabulary_speller
from directory.services.taxonomy import needs

KNOWN = [" ".join(phrase) for phrase in list(load_vocabulary().phrases)[::37]]
TYPED = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from([*KNOWN, "mol", "in", "gratis", "turks", "niet", "2490"]), max_size=8).map(" ".join),
)
CALM = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(TYPED)
@CALM
def test_a_query_is_understood_the_same_way_each_time(text: str) -> None:
    first, second = (understand(text, load_vocabulary(), vocabulary_speller()) for _ in range(2))
    assert first == second
    assert all(0 < weight <= 1 for weight in first.needs.values())
    assert set(first.needs) <= set(needs())
    assert set(first.corrected) <= set(words(text))
    assert not any(vocabulary_speller().knows(word) for word in first.corrected)


@given(TYPED)
@CALM
def test_case_accents_and_spaces_do_not_matter(text: str) -> None:
    understood = understand(text, load_vocabulary(), vocabulary_speller())
    assert understand(f"  {text}\n ", load_vocabulary(), vocabulary_speller()) == understood
    assert analyse(text) == analyse(f" {text} ")


@given(TYPED)
@CALM
def test_search_answers_anything_and_pages_agree(seeded_app: Flask, text: str) -> None:
    searcher = seeded_app.extensions["gezel-search"]
    whole: dict[str, Any] = searcher.search(SearchQuery(q=text, page_size=100))
    half: dict[str, Any] = searcher.search(SearchQuery(q=text, page_size=3, page=2))
    assert [r["id"] for r in half["results"]] == [r["id"] for r in whole["results"][3:6]]
    assert whole["total"] >= len(whole["results"])
    dangerous = [r["danger"] for r in whole["results"]]
    assert dangerous == sorted(dangerous, reverse=True)
    assert bool(whole["interpreted"]["danger"]) == any(dangerous)


@given(st.text(max_size=60))
@CALM
def test_suggestions_never_fail(seeded_app: Flask, text: str) -> None:
    assert len(seeded_app.extensions["gezel-search"].suggest(text)) <= 12


@pytest.mark.parametrize("phrase", danger_phrases(), ids=lambda p: " ".join(p.words))
def test_every_phrase_of_danger_is_seen_with_words_around_it(phrase: Any) -> None:
    assert phrase.line in dangers(" ".join(phrase.words))
    assert phrase.line in dangers(f"alstublieft snel {' '.join(phrase.words)} in mol")


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
@CALM
def test_distance_is_geopys(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    from geopy.distance import great_circle

    # At the other side of the earth a millimetre is all that the arithmetic of floats can promise.
    assert distance_km(lat1, lon1, lat2, lon2) == pytest.approx(great_circle((lat1, lon1), (lat2, lon2)).km, abs=1e-4, rel=1e-8)
