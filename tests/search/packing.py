"""The files of a pack in the form of docs/pack.md, with every shard expanded, for the phone's search to be tried on."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flask import Flask

from directory.extensions import db
from directory.models import Publication
from directory.reach.places import places
from directory.search.analysis import stopwords
from directory.search.compounds import parts
from directory.search.danger import danger_phrases
from directory.search.documents import document_of
from directory.search.lines import _lines, intakes
from directory.search.vocabulary import load_vocabulary
from directory.search.wishes import flag_phrases, flag_words, language_words
from directory.search.wordlists import word_list


def _list(texts: Iterable[str]) -> str:
    return "\n".join(sorted(texts))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    groups: dict[str, set[str]] = defaultdict(set)
    for key, text in pairs:
        groups[key].add(text)
    return {key: _list(texts) for key, texts in groups.items()}


def _front_coded(words: Iterable[str]) -> str:
    coded, before = "", ""
    for word in sorted(words):
        shared = 0
        while shared < min(len(word), len(before), 25) and word[shared] == before[shared]:
            shared += 1
        coded += chr(65 + shared) + word[shared:]
        before = word
    return coded


def vocabulary_files(app: Flask) -> dict[str, Any]:
    """`vocabulary`, `terms`, `words` and `places`."""
    vocabulary = load_vocabulary()
    of_phrases = {word for phrase in vocabulary.phrases for word in phrase}
    misspelled = {word for phrase in flag_phrases() for word in phrase} - flag_words()
    danger: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for phrase in danger_phrases():
        danger[phrase.line, phrase.immediate].add(" ".join(phrase.words))
    return {
        "vocabulary": {
            **(app.test_client().get("/api/vocabulary").get_json()),
            "danger_lines": list(_lines().values()),
            "intakes": intakes(),
        },
        "terms": {
            "needs": _grouped((",".join(meant), " ".join(phrase)) for phrase, meant in vocabulary.phrases.items()),
            "misspelled": _list(of_phrases - vocabulary.frequency.keys()),
        },
        "words": {
            "stop": _list(stopwords()),
            "parts": _list(parts()),
            "everyday": _front_coded(word_list("common-words")),
            "languages": _grouped((code, word) for word, code in language_words().items()),
            "flags": _grouped((flag, " ".join(phrase)) for phrase, flag in flag_phrases().items()),
            "flags_misspelled": _list(misspelled),
            "danger": [[line, immediate, _list(phrases)] for (line, immediate), phrases in danger.items()],
            "innocent": _list(word_list("danger-innocent")),
        },
        "places": [place.as_dict() for place in places()],
    }


def _packed(publication: dict[str, Any], revision: int) -> dict[str, Any]:
    document, tokens = document_of(publication, revision)
    return {"publication": publication, "document": document.as_dict(), "tokens": tokens}


def write_pack(app: Flask, folder: Path, shards: int = 32) -> None:
    """`<name>.json` for each file, and `manifest.json`."""
    files = vocabulary_files(app)
    with app.app_context():
        rows = db.session.scalars(db.select(Publication).where(Publication.data.is_not(None))).all()
        packed = [_packed(row.data, row.revision) for row in rows if row.data]
    for number in range(shards):
        inside = [p for p in packed if int(p["document"]["id"][:8], 16) % shards == number]
        files[f"services-{number:02}"] = inside
    entries = []
    for name, content in files.items():
        text = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
        (folder / f"{name}.json").write_bytes(text)
        entries.append({"name": name, "sha256": hashlib.sha256(text).hexdigest(), "bytes": len(text)})
    manifest = {"format": 2, "region": "", "generated_at": "2026-11-24T00:00:00", "revision": 1, "files": entries}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
