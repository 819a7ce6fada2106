"""What holds for every row of the thesaurus and of the everyday words."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from directory.search.analysis import stopwords, words
from directory.services.taxonomy import VOCABULARY_DIR, needs, read_tsv, themes

COLUMNS = ["term", "language", "theme", "need"]
LANGUAGES = {"nl", "nl-dialect", "nl-typo", "fr", "en", "ar", "tr", "uk", "ru"}
FEWEST_TERMS = 8
# An everyday file goes about one need thoroughly or not at all.
FEWEST_EVERYDAY_TERMS = 50
# A longer sentence is no longer what people type.
LONGEST_TERM_WORDS = 10
FILES = sorted([*VOCABULARY_DIR.glob("thesaurus*.tsv"), *VOCABULARY_DIR.glob("everyday*.tsv")])
by_file = pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])


def test_the_files_are_there() -> None:
    assert {path.name for path in FILES} >= {"thesaurus.tsv", "everyday-a.tsv", "everyday-b.tsv"}


@by_file
def test_every_line_has_the_four_columns(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[0].split("\t") == COLUMNS
    assert lines[-1] == "", "the last line has no end"
    assert [line for line in lines[:-1] if line.count("\t") != len(COLUMNS) - 1] == []


@by_file
def test_languages_themes_and_needs_are_ours_and_agree(path: Path) -> None:
    rows = read_tsv(path)
    assert {row["language"] for row in rows} <= LANGUAGES
    assert {row["theme"] for row in rows} <= themes().keys()
    assert {row["need"] for row in rows} <= needs().keys()
    assert [(row["term"], row["theme"]) for row in rows if needs()[row["need"]].theme != row["theme"]] == []


@by_file
def test_terms_are_tidy(path: Path) -> None:
    terms = [row["term"] for row in read_tsv(path)]
    assert [t for t in terms if t != " ".join(t.split()) or not t] == [], "blank or odd whitespace"
    assert [t for t in terms if t != unicodedata.normalize("NFC", t)] == [], "letters taken apart"
    assert [t for t in terms if any(unicodedata.category(c) in {"Cc", "Cf"} for c in t)] == [], "invisible characters"
    assert [t for t in terms if t != t.lower()] == [], "capitals"
    assert [t for t in terms if len(words(t)) > LONGEST_TERM_WORDS] == [], "too long"


@by_file
def test_no_term_has_only_stop_words(path: Path) -> None:
    empty = [row["term"] for row in read_tsv(path) if set(words(row["term"])) <= stopwords()]
    assert empty == [], "the search never finds these"


def test_a_term_stands_once_under_a_need_in_a_language() -> None:
    counts = Counter((" ".join(words(row["term"])), row["language"], row["need"]) for path in FILES for row in read_tsv(path))
    assert [row for row, count in counts.items() if count > 1] == []


def test_every_need_has_words() -> None:
    terms: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for path in FILES:
        for row in read_tsv(path):
            terms[row["need"]].add(tuple(words(row["term"])))
    assert {need: len(terms[need]) for need in needs() if len(terms[need]) < FEWEST_TERMS} == {}


def test_every_need_is_put_into_everyday_words() -> None:
    counts = Counter(row["need"] for path in FILES if path.name.startswith("everyday") for row in read_tsv(path))
    assert {need: counts[need] for need in needs() if counts[need] < FEWEST_EVERYDAY_TERMS} == {}


@pytest.mark.parametrize("language", sorted(LANGUAGES - {"nl-dialect", "nl-typo"}))
def test_every_need_has_words_in_every_language(language: str) -> None:
    spoken = {row["need"] for path in FILES for row in read_tsv(path) if row["language"] == language}
    assert needs().keys() - spoken == set()
