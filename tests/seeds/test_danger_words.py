"""What holds for the words of immediate danger: each row is seen in what it says, and hardly anything else is."""

from __future__ import annotations

from collections import Counter

import pytest

from directory.search.analysis import words
from directory.search.danger import dangers
from directory.services.taxonomy import VOCABULARY_DIR, read_tsv

FILES = ("danger.tsv", "danger-variants.tsv")
# What people type about these needs may well be a danger; about any other need it hardly ever is.
NEEDS_IN_DANGER = {"danger", "suicide", "family-violence", "refuge", "sexual-violence", "shelter"}
MOST_FALSE_ALARMS = 0.001

rows = [row for name in FILES for row in read_tsv(VOCABULARY_DIR / name)]


def test_every_row_calls_for_a_line_we_know() -> None:
    lines = {row["line"] for row in read_tsv(VOCABULARY_DIR / "danger-lines.tsv")}
    assert {row["line"] for row in rows} <= lines
    assert {row["immediate"] for row in rows} == {"y", "n"}


def test_a_variant_says_what_no_other_row_says() -> None:
    given, variants = ([tuple(words(row["term"])) for row in read_tsv(VOCABULARY_DIR / name)] for name in FILES)
    counts = Counter([*set(given), *variants])
    assert [phrase for phrase, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("row", rows, ids=lambda row: row["term"])
def test_a_row_is_seen_by_itself(row: dict[str, str]) -> None:
    assert row["line"] in dangers(row["term"])


def test_everyday_problems_raise_no_alarm() -> None:
    paths = [p for pattern in ("thesaurus*.tsv", "everyday*.tsv") for p in VOCABULARY_DIR.glob(pattern)]
    harmless = {row["term"] for path in paths for row in read_tsv(path) if row["need"] not in NEEDS_IN_DANGER}
    alarms = sorted(term for term in harmless if dangers(term))
    assert len(alarms) <= MOST_FALSE_ALARMS * len(harmless), alarms
