"""Entries, places and vocabulary; and the document that describes the API."""

from __future__ import annotations

import json
import os
from pathlib import Path

from flask.testing import FlaskClient

from directory.services.kinds import KINDS
from directory.services.taxonomy import needs, obstacles, situations, themes

SNAPSHOT = Path(__file__).parent / "openapi.json"


def test_an_entry_in_full_with_an_etag(seeded_client: FlaskClient) -> None:
    found = seeded_client.get("/api/search", query_string={"q": "huurdersbond"}).json["results"][0]
    answer = seeded_client.get(f"/api/services/{found['id']}")
    assert answer.json["name"] == "Huurdersbond"
    assert all(set(fact) >= {"value", "source", "checked_on", "checked_by_role"} for fact in answer.json["facts"].values())
    again = seeded_client.get(f"/api/services/{found['id']}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_an_unknown_entry_is_not_there(seeded_client: FlaskClient) -> None:
    answer = seeded_client.get("/api/services/00000000-0000-4000-8000-000000000000")
    assert answer.status_code == 404
    assert set(answer.json) == {"code", "status", "message", "errors"}


def test_the_vocabulary_publishes_every_code_and_every_fact_of_each_kind(seeded_client: FlaskClient) -> None:
    answer = seeded_client.get("/api/vocabulary").json
    assert [t["code"] for t in answer["themes"]] == list(themes())
    assert {n["code"]: n["theme"] for n in answer["needs"]} == {n.code: n.theme for n in needs().values()}
    assert {o["code"] for o in answer["obstacles"]} == set(obstacles())
    assert {s["code"] for s in answer["situations"]} == set(situations())
    assert {k["code"] for k in answer["kinds"]} == set(KINDS)
    for kind in answer["kinds"]:
        for fact in kind["facts"]:
            assert set(fact) >= {"code", "type", "unit", "label", "question", "informs", "shelf_life"}
            assert fact["question"].endswith("?")


def test_places_by_the_start_of_a_name_or_a_postcode(seeded_client: FlaskClient) -> None:
    assert [p["id"] for p in seeded_client.get("/api/places?q=olm").json["places"]] == ["olmen"]
    assert {p["municipality"] for p in seeded_client.get("/api/places?q=2470").json["places"]} == {"Retie"}
    hamlets = [p for p in seeded_client.get("/api/places").json["places"] if p["kind"] == "hamlet"]
    assert hamlets
    assert all(p["approximate"] for p in hamlets)


def test_a_changed_api_shows_in_the_diff(seeded_client: FlaskClient) -> None:
    """Set UPDATE_SNAPSHOTS=1 to accept a change."""
    document = json.dumps(seeded_client.get("/api/openapi.json").json, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(document, encoding="utf-8")
    assert SNAPSHOT.read_text(encoding="utf-8") == document


def test_every_operation_says_what_it_does(seeded_client: FlaskClient) -> None:
    for path, operations in seeded_client.get("/api/openapi.json").json["paths"].items():
        for method, operation in operations.items():
            if method in ("get", "post", "put", "delete", "patch"):
                assert operation.get("summary"), (method, path)
