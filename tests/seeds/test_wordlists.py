"""What holds for the lists of words that a query is read with: languages, flags and stop words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from directory.search.analysis import stopwords, words
from directory.search.chips import FLAG_LABELS
from directory.search.wishes import LONGEST_FLAG, flag_phrases, flags, language_labels, language_words, spoken_languages
from directory.services.taxonomy import VOCABULARY_DIR, read_tsv
from directory.services.texts import fold
from tests.seeds import SEEDS

LANGUAGES = read_tsv(VOCABULARY_DIR / "languages.tsv")
FLAGS = read_tsv(VOCABULARY_DIR / "flags.tsv")
FLAG_LANGUAGES = {"nl", "nl-dialect", "nl-typo", "fr", "en", "ar", "tr", "uk", "ru"}


def _lines(name: str) -> list[str]:
    return [x for x in (VOCABULARY_DIR / f"{name}.txt").read_text(encoding="utf-8").splitlines() if not x.startswith("#")]


def _codes(value: Any) -> Iterator[str]:
    """The codes of all languages in a seed, however deep."""
    if isinstance(value, dict):
        spoken = value.get("languages")
        yield from (record["code"] for record in spoken) if isinstance(spoken, list) else ()
        for inner in value.values():
            yield from _codes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _codes(inner)


def _twice(found: list[Any]) -> list[Any]:
    return [one for one, count in Counter(found).items() if count > 1]


class TestLanguages:
    def test_codes_are_unique_and_each_has_a_name(self) -> None:
        assert _twice([row["code"] for row in LANGUAGES]) == []
        assert _twice([row["dutch"] for row in LANGUAGES]) == []
        assert [row for row in LANGUAGES if not row["dutch"].strip() or not row["dutch"][0].isupper()] == []

    def test_every_language_in_the_seeds_has_a_name(self) -> None:
        files = sorted(SEEDS.glob("**/*.json"))
        used = {code for path in files for code in _codes(json.loads(path.read_text(encoding="utf-8")))}
        assert used >= {"nl", "fr", "ar"}
        assert used <= language_labels().keys()

    def test_no_word_names_two_languages(self) -> None:
        named = [(word, row["code"]) for row in LANGUAGES for name in row["words"].split(";") for word in words(name)]
        assert _twice([word for word, _ in named]) == []

    def test_every_name_is_one_word_that_is_looked_up(self) -> None:
        names = [name for row in LANGUAGES for name in row["words"].split(";")]
        assert [name for name in names if len(words(name)) != 1] == []
        assert {words(name)[0] for name in names} == language_words().keys()

    def test_no_name_is_a_stop_word(self) -> None:
        assert language_words().keys() & stopwords() == set()

    @pytest.mark.parametrize(
        ("query", "spoken"),
        [
            ("arabische dokter", ["ar"]),
            ("spreekt koerdies", ["ku"]),
            ("Oekraïense vrouw", ["uk"]),
            ("oekrains", ["uk"]),
            ("polsku", ["pl"]),
            ("по-русски", ["ru"]),
            ("українською мовою", ["uk"]),
            ("بالعربية", ["ar"]),
            ("پښتو", ["ps"]),
            ("دری", ["fa"]),
            ("Türkçe konuşan", ["tr"]),
            ("tigrinja tolk", ["ti"]),
            ("afghaanse man", ["fa"]),
            ("arabic or french", ["ar", "fr"]),
            ("nederlandse les", []),
            ("engels leren", []),
            ("let's talk", []),
        ],
    )
    def test_what_a_client_speaks(self, query: str, spoken: list[str]) -> None:
        assert list(spoken_languages(words(query)).values()) == spoken


class TestFlags:
    def test_flags_are_those_with_a_label(self) -> None:
        assert {row["flag"] for row in FLAGS} == FLAG_LABELS.keys()

    def test_a_term_means_one_flag_and_stands_once(self) -> None:
        assert _twice([tuple(words(row["term"])) for row in FLAGS]) == []

    def test_every_flag_can_be_said_in_every_language(self) -> None:
        said = {(row["flag"], row["language"]) for row in FLAGS}
        assert {language for _, language in said} == FLAG_LANGUAGES
        assert {(flag, language) for flag in FLAG_LABELS for language in FLAG_LANGUAGES} - said == set()

    def test_terms_are_short_enough_to_be_found(self) -> None:
        assert [phrase for phrase in flag_phrases() if not 1 <= len(phrase) <= LONGEST_FLAG] == []

    @pytest.mark.parametrize(
        ("query", "meant"),
        [
            ("gratis advocaat", ["free"]),
            ("les 's avonds", ["evening"]),
            ("savonds", ["evening"]),
            ("iemand aan huis", ["home-visit"]),
            ("nu nog open", ["open-now"]),
            ("slapen vannacht", ["tonight"]),
            ("op zaterdag", ["weekend"]),
            ("ook online", ["online"]),
            ("ücretsiz avukat", ["free"]),
            ("بالهاتف", ["phone"]),
            ("безкоштовно", ["free"]),
            ("mogen de kinderen mee", ["children-along"]),
            # Stories of violence at home and of having no money ask for no visit and no discount.
            ("ruzie bij ons thuis", []),
            ("violence chez moi", []),
            ("насильство вдома", []),
            ("عنف في المنزل", []),
            ("geen geld voor eten", []),
            ("ik kan de huur niet betalen", []),
        ],
    )
    def test_what_is_asked_for(self, query: str, meant: list[str]) -> None:
        assert list(flags(words(query)).values()) == meant


class TestStopWords:
    def test_each_stands_once(self) -> None:
        assert _twice([fold(word) for word in _lines("stopwords")]) == []

    @pytest.mark.parametrize(
        "query",
        [
            "ik zoek hulp",
            "wie kan mij helpen aub",
            "waar moet ik naartoe voor",
            "kzoek iemand die mij kan helpen",
            "k heb een vraag",
            "I need help please",
            "j'ai besoin d'aide svp",
            "bana yardım lazım",
            "أحتاج مساعدة من فضلك",
            "мені потрібна допомога",
            "помогите пожалуйста",
            "wa moet ek doen",
            "veur wie is da",
            "kunt ge mij helpen",
            "een probleem met",
        ],
    )
    def test_these_say_nothing_about_the_subject(self, query: str) -> None:
        assert [word for word in words(query) if word not in stopwords()] == []

    @pytest.mark.parametrize(
        "word",
        [
            "les",
            "mes",
            "dans",
            "son",
            "pas",
            "su",
            "есть",
            "alleen",
            "thuis",
            "nieuw",
            "jong",
            "oud",
            "geld",
            "werk",
            "kind",
            "school",
            "niemand",
            "snel",
            "dag",
            "eten",
            "taal",
            "huis",
        ],
    )
    def test_these_carry_a_subject(self, word: str) -> None:
        assert fold(word) not in stopwords()
