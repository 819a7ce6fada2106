"""The labels of the evaluation sets stay true to the taxonomy and to the danger words, whatever changes there."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

HERE = Path(__file__).parent
VOCABULARY = HERE.parent.parent / "seeds" / "vocabulary"
SETS = ("dev", "held", "dev2", "held2")
# The second sets hold innocent sentences with a whole term in them on purpose ("wil niet meer leven van het ocmw").
WITHOUT_DANGER_TERMS = ("dev", "held")
MUNICIPALITIES = {"", "Balen", "Dessel", "Mol", "Retie"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def words(text: str) -> list[str]:
    """The words of `text` without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ı", "i"))
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))


def danger_terms_in(query: str) -> list[str]:
    """The terms of danger.tsv that stand in `query` as whole words, in order and side by side."""
    text = f" {' '.join(words(query))} "
    terms = (row["term"] for row in rows(VOCABULARY / "danger.tsv"))
    return [term for term in terms if f" {' '.join(words(term))} " in text]


THEME_OF = {row["need"]: row["theme"] for row in rows(VOCABULARY / "needs.tsv")}


@pytest.mark.parametrize("name", SETS)
def test_every_need_is_asked_for_and_every_code_exists(name: str) -> None:
    queries = [row for row in rows(HERE / f"queries-{name}.tsv") if row["needs"]]
    assert {row["needs"].split(";")[0] for row in queries} == set(THEME_OF)
    for row in queries:
        assert set(row["themes"].split(";")) == {THEME_OF[need] for need in row["needs"].split(";")}, row
        assert row["place"] in MUNICIPALITIES, row
        assert row["must_not"] in {"", *THEME_OF.values()} - set(row["themes"].split(";")), row


@pytest.mark.parametrize("kind", ["queries", "danger"])
def test_no_two_sets_share_a_query(kind: str) -> None:
    all_ = [words(row["query"]) for name in SETS for row in rows(HERE / f"{kind}-{name}.tsv")]
    assert len({tuple(query) for query in all_}) == len(all_)


@pytest.mark.parametrize("name", SETS)
def test_only_emergencies_hold_a_danger_term(name: str) -> None:
    calm = [row["query"] for row in rows(HERE / f"queries-{name}.tsv") if row["themes"] != "emergency"]
    if name in WITHOUT_DANGER_TERMS:
        calm += [row["query"] for row in rows(HERE / f"danger-{name}.tsv") if row["danger"] == "n"]
    assert len(calm) > 90
    assert {query: terms for query in calm if (terms := danger_terms_in(query))} == {}
