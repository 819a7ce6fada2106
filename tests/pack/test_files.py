"""What a phone learns from `terms` and `words` is what the server knows (docs/pack.md, read as the TypeScript twin reads it)."""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from typing import Any

import pytest

from directory.pack.columns import FIRST, column_of
from directory.pack.files import fixed_files, front_coded
from directory.pack.shards import NAMES
from directory.reach.places import places
from directory.search.analysis import stopwords
from directory.search.codes import published_codes
from directory.search.compounds import parts
from directory.search.danger import _danger_words, _meanings, danger_phrases, near_danger
from directory.search.everyday import RICE_BITS, StemSet
from directory.search.evidence import _is_everyday
from directory.search.spelling import SHORTEST_WORD, Speller
from directory.search.stems import stem
from directory.search.vocabulary import common_words, load_vocabulary, vocabulary_speller
from directory.search.wishes import flag_phrases, flag_words, language_words
from directory.search.wordlists import word_list

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    return {name: json.loads(content) for name, content in fixed_files().items()}


def lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def unfront(text: str) -> list[str]:
    found, before = [], ""
    for shared, rest in re.findall(r"([A-Z])([^A-Z]*)", text):
        before = before[: ord(shared) - ord("A")] + rest
        found.append(before)
    return found


def known_on_the_phone(files: dict[str, Any]) -> set[str]:
    words = files["words"]
    flagged = {word for phrases in words["flags"].values() for phrase in lines(phrases) for word in phrase.split(" ")}
    return (
        set(frequency_on_the_phone(files))
        | set(lines(words["stop"])) | set(unfront(words["everyday"])) | set(lines(words["parts"]))
        | {word for spoken in words["languages"].values() for word in lines(spoken)}
        | (flagged - set(lines(words["flags_misspelled"])))
    )  # fmt: skip


def frequency_on_the_phone(files: dict[str, Any]) -> Counter[str]:
    misspelled = set(lines(files["terms"]["misspelled"]))
    phrases = [phrase.split(" ") for phrase in unfront(files["terms"]["phrases"])]
    counts = Counter(word for phrase in phrases for word in phrase if word not in misspelled)
    counts.update(lines(files["words"]["stop"]))
    return counts


def test_terms_are_the_thesaurus_whole(files: dict[str, Any]) -> None:
    terms = files["terms"]
    told = [
        (tuple(phrase.split(" ")), tuple(terms["meanings"][ord(number) - FIRST].split(",")))
        for phrase, number in zip(unfront(terms["phrases"]), terms["means"], strict=True)
    ]
    assert len(told) == len(dict(told))
    assert dict(told) == {phrase: tuple(needs) for phrase, needs in load_vocabulary().phrases.items()}


def test_the_words_that_errors_are_mended_to(files: dict[str, Any]) -> None:
    assert frequency_on_the_phone(files) == load_vocabulary().frequency


def test_lists_of_words(files: dict[str, Any]) -> None:
    words = files["words"]
    assert set(lines(words["stop"])) == stopwords()
    assert set(lines(words["parts"])) == parts()
    assert set(lines(words["innocent"])) == word_list("danger-innocent")
    assert {word: code for code, spoken in words["languages"].items() for word in lines(spoken)} == language_words()
    assert {tuple(p.split(" ")): flag for flag, found in words["flags"].items() for p in lines(found)} == flag_phrases()
    flagged = {word for phrase in flag_phrases() for word in phrase}
    assert flagged - set(lines(words["flags_misspelled"])) == flag_words()
    told = {(tuple(p.split(" ")), line, now) for line, now, found in words["danger"] for p in lines(found)}
    assert told == {(p.words, p.line, p.immediate) for p in danger_phrases()}


def hashes_on_the_phone(coded: str) -> tuple[int, ...]:
    """Read as docs/pack.md tells."""
    bits = "".join(f"{byte:08b}" for byte in base64.b64decode(coded))
    found, before = [], -1
    for ones, rest in re.findall(rf"(1*)0([01]{{{RICE_BITS}}})", bits):
        before += 1 + (len(ones) << RICE_BITS | int(rest, 2))
        found.append(before)
    return tuple(found)


def test_fewer_everyday_words_know_the_same(files: dict[str, Any]) -> None:
    """Every word of any of our lists, some mistyped, is known, everyday and dangerous on the phone as it is on the server."""
    stems = StemSet(hashes_on_the_phone(files["words"]["stems"]))
    phone = Speller(frequency_on_the_phone(files), known_on_the_phone(files), stems=stems)
    server = vocabulary_speller()
    common = common_words()
    assert len(unfront(files["words"]["everyday"])) < 0.1 * len(common)
    tried = {*common, *load_vocabulary().frequency, *(w[:-1] + "x" for w in common), *(w[1:] for w in common)}
    assert [w for w in tried if len(w) >= SHORTEST_WORD and phone.knows(w) != server.knows(w)] == []
    everyday = {stem(word) for word in unfront(files["words"]["everyday"])}
    strange = [atom for atom in map(stem, tried) if atom not in load_vocabulary().weight]
    assert [atom for atom in strange if (atom in everyday or atom in stems) != _is_everyday(atom)] == []
    # Only these can be taken for a word of danger where they are not known.
    short = {word for word in common if len(word) < SHORTEST_WORD}
    assert (near_danger(sorted(common)) | short) <= known_on_the_phone(files)


def test_few_strangers_are_taken_for_everyday_stems() -> None:
    """A set of hashes errs, but rarely; what is in it, it never denies."""
    members, strangers = {stem(word) for word in common_words()}, [f"{word}q" for word in common_words()]
    made = StemSet.of(members)
    assert all(member in made for member in members)
    assert sum(stranger in made for stranger in strangers) < 0.01 * len(strangers)


def test_near_danger_finds_whatever_would_be_taken_for_danger() -> None:
    known = sorted(common_words())[::40]
    found = near_danger(known)
    dangerous = {word for word, _stem, _sound in _danger_words()}
    for word in known:
        # Doubled letters sound the same: a slip of the same word that nobody knows.
        if word not in found and word not in dangerous:
            assert {m for m in _meanings(word) if stem(m) != stem(word)} == set(), word


def test_vocabulary_is_that_of_the_api_and_more(files: dict[str, Any]) -> None:
    found = files["vocabulary"]
    assert {key: found[key] for key in published_codes()} == json.loads(json.dumps(published_codes()))
    assert {row["line"] for row in found["danger_lines"]} == {phrase.line for phrase in danger_phrases()} | {"112"}
    assert set(found["intakes"]) == {"Balen", "Dessel", "Mol", "Retie"}
    assert found["names"] == list(NAMES)


def test_options_stand_in_the_order_in_which_people_read_them() -> None:
    assert [list(k["facts"][0]["options"]) for k in json.loads(fixed_files()["vocabulary"])["kinds"]] == [
        list(k["facts"][0]["options"]) for k in published_codes()["kinds"]
    ]


def test_places_are_all_places(files: dict[str, Any]) -> None:
    assert files["places"] == [place.as_dict() for place in places()]


def test_front_coding() -> None:
    assert front_coded(["aanvraag", "aan", "dvd"]) == "AaanDvraagAdvd"
    assert unfront(front_coded(sorted(parts()))) == sorted(parts())


def test_names_are_each_told_once() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert column_of([{"name": "a"}, {"name": "b", "own": 1}], {"name": 7}) == [5, [7, 1, [2, "a\nb"], "own", "01", [0, 1, 1]]]


def test_true_and_one_are_two_values() -> None:
    assert column_of([1, True, 1.5, "1", None], {}) == [3, [1, True, 1.5, "1", None]]
