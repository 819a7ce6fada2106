"""What the phone has to make of a shard: written from publications, and read by pytest and vitest (`tests/vectors/pack.json`)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from directory.pack.shards import NAMES, shard_content
from directory.pack.slim import LEFT_OUT
from directory.search.analysis import analyse
from directory.search.codes import published_codes
from directory.search.documents import document_of, texts_of
from directory.services.publication import NEEDS_TAXONOMY, freshness

TODAY = dt.date(2026, 11, 24)


def codes() -> dict[str, Any]:
    """The parts of the vocabulary that a shard is read with."""
    published = published_codes()
    kinds = [
        {**kind, "facts": [{k: f[k] for k in ("code", "type", "shelf_life", "options")} for f in kind["facts"]]}
        for kind in published["kinds"]
    ]
    return {"themes": published["themes"], "needs": published["needs"], "kinds": kinds, "names": list(NAMES)}


def on_the_phone(publication: dict[str, Any]) -> dict[str, Any]:
    """A publication as the phone has it: nothing of it lost but what ties tables together."""
    facts = {code: fact for code, fact in publication.get("facts", {}).items() if fact}
    derived = {**publication["derived"], "freshness": freshness(publication["kind"], facts, TODAY)}
    attributes = [a for a in publication.get("attributes", []) if a["taxonomy_term"].get("taxonomy") != NEEDS_TAXONOMY]
    parts = {key: _without_ties(value) for key, value in publication.items() if key not in LEFT_OUT | {"attributes"}}
    whole = {**parts, "id": publication["id"], "facts": facts, "derived": derived}
    return whole | ({"attributes": _without_ties(attributes)} if attributes else {})


def _without_ties(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ties(part) for key, part in value.items() if key not in LEFT_OUT and part is not None}
    return [_without_ties(part) for part in value] if isinstance(value, list) else value


def case(publications: list[tuple[dict[str, Any], int]]) -> dict[str, Any]:
    """One case: the publications, the shard, and what it has to become."""
    expected, analysed = [], {}
    for publication, revision in publications:
        phone = on_the_phone(publication)
        document, tokens = document_of(phone, revision)
        analysed.update({text: analyse(text) for text in texts_of(phone)})
        expected.append({"publication": phone, "document": document.as_dict(), "tokens": list(tokens)})
    return {
        "today": TODAY.isoformat(),
        "publications": [list(pair) for pair in publications],
        "codes": codes(),
        "shard": shard_content(publications),
        "analysed": analysed,
        "expected": expected,
    }
