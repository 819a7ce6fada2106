"""The phone answers as the server does: the same results in the same order, and the same understood, from the files of a pack."""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from directory.config import ROOT
from directory.pack import current_builder
from directory.reach.places import places, resolve
from directory.search import SearchQuery
from directory.search.vocabulary import load_vocabulary

pytestmark = pytest.mark.thorough

PWA = ROOT / "static" / "pwa"
ROLLDOWN = PWA / "node_modules" / ".bin" / "rolldown"
SAME_SHARE = 0.99
GENERATED = 200
FIRST = 10
OF_DANGER = (
    "danger", "line", "id", "slug", "name", "phone", "sentence", "hours", "phone_opening", "themes", "needs",
    "municipality", "contacts",
)  # fmt: skip
Query = dict[str, Any]
Search = Callable[[SearchQuery], dict[str, Any]]


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The phone's search as one script for Node."""
    if not ROLLDOWN.exists() or not shutil.which("node"):
        if os.environ.get("CI") == "true":
            pytest.fail("node or what the app is built with is missing")
        pytest.skip("needs node and `npm ci` in static/pwa")
    script = tmp_path_factory.mktemp("phone") / "parity.mjs"
    arguments = [str(ROLLDOWN), "src/testing/parity.ts", "--platform", "node", "--format", "esm", "-o", str(script)]
    subprocess.run(arguments, cwd=PWA, check=True, capture_output=True)
    return script


@pytest.fixture(scope="module")
def pack(seeded_app: Flask) -> Path:
    """The pack of the region and the examples."""
    with seeded_app.app_context():
        current_builder().build()
        return current_builder().store.folder


def ask(phone: Path, pack: Path, queries: list[Query], typed: list[str]) -> dict[str, Any]:
    """What the phone answers."""
    question = json.dumps({"pack": str(pack), "queries": queries, "typed": typed})
    done = subprocess.run(["node", str(phone)], input=question, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def texts_of(path: Path) -> list[str]:
    """The queries of a set."""
    with path.open(encoding="utf-8") as file:
        return [row["query"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def mistyped(text: str, chance: random.Random) -> str:
    """A text with one letter gone, doubled or exchanged."""
    place = chance.randrange(1, max(2, len(text) - 1))
    before, here, behind = text[:place], text[place : place + 1], text[place + 1 :]
    return chance.choice([before + behind, before + here + here + behind, before + behind[:1] + here + behind[1:]])


def generated() -> list[str]:
    """Terms of the thesaurus, alone, mistyped, in pairs, with wishes, from a fixed seed."""
    chance = random.Random(2026)
    terms = [" ".join(phrase) for phrase in load_vocabulary().phrases]
    wishes = ["gratis", "in het turks", "aan huis", "zonder statuut", "s avonds", "mol", "in retie", "balen dringend"]
    made = []
    for number in range(GENERATED):
        text = chance.choice(terms)
        match number % 5:
            case 1:
                text = mistyped(text, chance)
            case 2:
                text = f"{text} {chance.choice(terms)}"
            case 3:
                text = f"{text} {chance.choice(wishes)}"
            case 4:
                text = f"{mistyped(text, chance)} en {mistyped(chance.choice(terms), chance)} {chance.choice(wishes)}"
        made.append(text)
    return made


def with_places(texts: list[str]) -> list[Query]:
    """The same from somewhere."""
    chance = random.Random(7)
    return [{"q": text, "from": chance.choice(places()).as_dict()} for text in texts]


def filtered(texts: list[str]) -> list[Query]:
    """The same with filters, and filters alone."""
    chance = random.Random(11)
    filters: list[Query] = [
        {"free": True}, {"languages": ["ar", "tr"]}, {"open_at": "2026-11-24T10:00"}, {"no_status": True}, {"home_visit": True},
        {"themes": ["housing"]}, {"kinds": ["general"]}, {"obstacles": ["no-network", "debts"]}, {"situations": ["saled"]},
        {"needs": ["dutch-nt2", "rental-advice"]}, {"radius_km": 8, "from": resolve("Mol").as_dict()}, {"available": True},
    ]  # fmt: skip
    return [{"q": text, **chance.choice(filters)} for text in texts] + [{"q": "", **one} for one in filters]


def query_of(said: Query) -> SearchQuery:
    """The server's query."""
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items() if name != "from"}
    if "drop" in said:
        fields["drop"] = frozenset(said["drop"])
    if "open_at" in said:
        fields["open_at"] = dt.datetime.fromisoformat(said["open_at"])
    start = resolve(said["from"]["id"]) if "from" in said else None
    return SearchQuery(**fields, from_=start)


def dropped(texts: list[str], search: Search) -> list[Query]:
    """The same with the first chip taken out."""
    chips = {text: search(SearchQuery(q=text))["interpreted"]["chips"] for text in texts}
    return [{"q": text, "drop": [f"{found[0]['type']}:{found[0]['code']}"]} for text, found in chips.items() if found]


def seen(answer: dict[str, Any]) -> dict[str, Any]:
    """What has to be the same: all but how long it took, and what a line of danger has for the sake of the API only."""
    results = [{k: r[k] for k in OF_DANGER} if r["danger"] else r for r in answer["results"][:FIRST]]
    return {part: answer[part] for part in ("total", "page", "interpreted", "fallback")} | {"results": results}


@pytest.mark.parametrize("kind", ["alone", "from", "filtered", "dropped"])
def test_the_phone_answers_as_the_server(seeded_app: Flask, shared: Path, phone: Path, pack: Path, kind: str) -> None:
    dev = [ROOT / "tests" / "eval" / name for name in ("queries-dev.tsv", "danger-dev.tsv")]
    texts = [text for path in (shared / "eval" / "queries.tsv", *dev) for text in texts_of(path)] + generated()
    search = seeded_app.extensions["gezel-search"].search
    makers: dict[str, Callable[[], list[Query]]] = {
        "alone": lambda: [{"q": text} for text in texts],
        "from": lambda: with_places(texts),
        "filtered": lambda: filtered(texts[::2]),
        "dropped": lambda: dropped(texts[::3], search),
    }
    queries = makers[kind]()
    answers = ask(phone, pack, queries, [])["answers"]
    different = []
    for query, answer in zip(queries, answers, strict=True):
        mine, theirs = seen(search(query_of(query))), seen(answer)
        if mine != theirs:
            different.append((query, [part for part in mine if mine[part] != theirs[part]]))
    assert len(different) <= (1 - SAME_SHARE) * len(queries), different


def test_the_phone_suggests_as_the_server(seeded_app: Flask, phone: Path, pack: Path) -> None:
    typed = [text[:length] for text in generated()[:60] for length in (2, 4, 8)]
    suggestions = ask(phone, pack, [], typed)["suggestions"]
    expected = [seeded_app.extensions["gezel-search"].suggest(text) for text in typed]
    assert [pair for pair in zip(typed, suggestions, expected, strict=True) if pair[1] != pair[2]] == []
