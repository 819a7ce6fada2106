"""The files of the pack that tell of no service: vocabulary, thesaurus, lists of words, places (`docs/pack.md`)."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from directory.pack.columns import FIRST, dump
from directory.pack.everyday import everyday_words
from directory.pack.shards import NAMES
from directory.reach.places import places
from directory.search.analysis import stopwords
from directory.search.codes import published_codes
from directory.search.compounds import parts
from directory.search.danger import danger_phrases
from directory.search.everyday import everyday_stems
from directory.search.lines import intakes
from directory.search.vocabulary import Longer, load_vocabulary
from directory.search.wishes import flag_phrases, flag_words, language_words
from directory.search.wordlists import word_list
from directory.services.taxonomy import VOCABULARY_DIR, needs, read_tsv

# Needs are numbered by characters from here on.
FIRST_LETTER = 0x21
# The most letters that a front-coded word can share with the one before it: capitals count them.
MOST_SHARED = 25


def word_lines(words: Iterable[str]) -> str:
    """Words or phrases as one string: sorted, a line each."""
    return "\n".join(sorted(words))


def front_coded(words: Iterable[str]) -> str:
    """Sorted words, each as a capital for the letters that it shares with the one before it, and the rest."""
    found, before = [], ""
    for word in sorted(words):
        shared = 0
        while shared < min(len(word), len(before), MOST_SHARED) and word[shared] == before[shared]:
            shared += 1
        found.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(found)


def _vocabulary() -> dict[str, Any]:
    lines = read_tsv(VOCABULARY_DIR / "danger-lines.tsv")
    return {**published_codes(), "danger_lines": lines, "intakes": intakes(), "names": list(NAMES)}


def _terms() -> dict[str, Any]:
    vocabulary = load_vocabulary()
    # In the order of their code, as front-coding needs it.
    phrases = sorted((" ".join(phrase), ",".join(meant)) for phrase, meant in vocabulary.phrases.items())
    # The most frequent meanings have the numbers that take one byte.
    meanings = [meaning for meaning, _ in Counter(sorted(meaning for _, meaning in phrases)).most_common()]
    # A stop word counts once more than it stands in phrases.
    misspelled = {w for phrase in vocabulary.phrases for w in phrase if vocabulary.frequency.get(w, 0) == (w in stopwords())}
    return {
        "phrases": front_coded(phrase for phrase, _ in phrases),
        "meanings": meanings,
        "means": "".join(chr(FIRST + meanings.index(meaning)) for _, meaning in phrases),
        "misspelled": word_lines(misspelled),
        "longer": dict(vocabulary.longer.wordings),
        "longer_told": _longer_told(vocabulary.longer),
    }


def _longer_told(longer: Longer) -> str:
    """A line for each atom: the atom, and for each wording that it stands in a character that numbers its need."""
    letters = {need: chr(FIRST_LETTER + number) for number, need in enumerate(needs())}
    told = {atom: "".join(letters[need] * count for need, count in by_need.items()) for atom, by_need in longer.counts.items()}
    return "\n".join(f"{atom} {letters}" for atom, letters in told.items())


def _by_value(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """(phrase, code) as code → its phrases."""
    found: dict[str, list[str]] = defaultdict(list)
    for phrase, code in pairs:
        found[code].append(phrase)
    return {code: word_lines(phrases) for code, phrases in found.items()}


def _danger() -> list[list[Any]]:
    found: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for phrase in danger_phrases():
        found[phrase.line, phrase.immediate].add(" ".join(phrase.words))
    return [[line, immediate, word_lines(found[line, immediate])] for line, immediate in sorted(found)]


def _words() -> dict[str, Any]:
    flags = flag_phrases()
    misspelled = {word for phrase in flags for word in phrase} - flag_words()
    return {
        "stop": word_lines(stopwords()),
        "parts": word_lines(parts()),
        "everyday": front_coded(everyday_words()),
        "stems": everyday_stems().coded(),
        "languages": _by_value(language_words().items()),
        "flags": _by_value((" ".join(phrase), flag) for phrase, flag in flags.items()),
        "flags_misspelled": word_lines(misspelled),
        "danger": _danger(),
        "innocent": word_lines(word_list("danger-innocent")),
        "elsewhere": word_lines(" ".join(phrase) for phrase in load_vocabulary().elsewhere),
    }


@functools.cache
def fixed_files() -> dict[str, bytes]:
    """Name → content of the files that only another version of the code or the seeds changes; made once per process."""
    contents = {
        "vocabulary": _vocabulary(),
        "terms": _terms(),
        "words": _words(),
        "places": [place.as_dict() for place in places()],
    }
    # The order of the options of a fact is that in which people read them.
    return {name: dump(content, sort_keys=name != "vocabulary").encode() for name, content in contents.items()}
