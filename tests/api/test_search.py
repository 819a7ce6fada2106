"""`/api/search` and `/api/suggest` as the contract says."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

ANSWER = {"total", "page", "page_size", "took_ms", "interpreted", "results", "fallback"}
INTERPRETED = {"themes", "needs", "kinds", "place", "languages", "flags", "danger", "corrected"}
RESULT = {
    "id", "slug", "name", "organization", "kind", "themes", "needs", "municipality", "distance_km", "reach", "access", "example",
    "freshness", "score",
}  # fmt: skip


def get(client: FlaskClient, **query: Any) -> Any:
    answer = client.get("/api/search", query_string=query)
    assert answer.status_code == 200, answer.text
    return answer.json


def test_an_answer_has_the_shape_of_the_contract(seeded_client: FlaskClient) -> None:
    answer = get(seeded_client, q="overdosis methadon mol", page_size=5)
    assert set(answer) == ANSWER
    assert set(answer["interpreted"]) >= INTERPRETED
    assert answer["results"][0]["danger"] is True
    assert len(answer["results"]) == 5
    for result in answer["results"]:
        assert set(result) >= RESULT
        assert result["reach"] is None
        assert result["access"] is None


def test_post_gives_the_same_answer_and_keeps_the_client_to_itself(seeded_client: FlaskClient) -> None:
    fields = {"q": "kinderopvang", "from": "Mol", "language": ["fr"], "page_size": 7}
    posted = seeded_client.post("/api/search", json={**fields, "client": {"nickname": "Zonnebloem"}})
    assert "Zonnebloem" not in posted.text
    assert {**posted.json, "took_ms": 0} == {**get(seeded_client, **fields), "took_ms": 0}


@pytest.mark.parametrize("start", ["Mol", "mol", "2400", "station-mol", "51.1919,5.1166", "Achterbos"])
def test_from_takes_a_name_an_id_a_postcode_or_coordinates(seeded_client: FlaskClient, start: str) -> None:
    first = get(seeded_client, need="dutch-nt2", **{"from": start})["results"][0]
    assert first["municipality"] == "Mol" or "Mol" in first["serves"] or first["delivery"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("from", "Atlantis"), ("from", "99,999"), ("theme", "love"), ("need", "x"), ("kind", "x"), ("obstacle", "x"),
        ("situation", "x"),
        ("language", "xx"), ("page", 0), ("page_size", 101), ("radius_km", -1), ("radius_km", "nan"), ("open_at", "soon"),
        ("modes", "fly"),
        ("drop", "colour:red"), ("q", "x" * 301), ("nonsense", "1"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named_in_the_one_error_shape(seeded_client: FlaskClient, field: str, value: Any) -> None:
    answer = seeded_client.get("/api/search", query_string={field: value})
    assert answer.status_code == 422
    assert set(answer.json) == {"code", "status", "message", "errors"}
    assert [name.partition(".")[0] for name in answer.json["errors"]] == [field]


def test_repeated_values_of_a_filter_are_any_of_them(seeded_client: FlaskClient) -> None:
    both = {r["id"] for r in get(seeded_client, theme=["debt", "legal"], page_size=100)["results"]}
    one = {r["id"] for r in get(seeded_client, theme="debt", page_size=100)["results"]}
    other = {r["id"] for r in get(seeded_client, theme="legal", page_size=100)["results"]}
    assert both == one | other


def test_different_filters_all_hold(seeded_client: FlaskClient) -> None:
    found = get(seeded_client, theme="work", kind="work-placement", no_status=True, free=True, page_size=100)["results"]
    assert found
    for result in found:
        assert "work" in result["themes"]
        assert result["kind"] == "work-placement"
        assert result["no_status"] is not False
        assert result["free"] is not False


def test_suggestions_are_needs_services_and_places(seeded_client: FlaskClient) -> None:
    def suggest(typed: str) -> list[dict[str, Any]]:
        answer: list[dict[str, Any]] = seeded_client.get("/api/suggest", query_string={"q": typed}).json["suggestions"]
        return answer

    assert ("need", "rental-advice") in {(s["type"], s.get("code")) for s in suggest("huurcontr")}
    assert ("service", "Huurdersbond") in {(s["type"], s["label"]) for s in suggest("huurders")}
    assert ("place", "Retie") in {(s["type"], s["label"]) for s in suggest("ret")}
    assert suggest("x") == []
    assert suggest("غير") == [] or suggest("غير")[0]["type"] == "need"


def test_an_empty_search_has_no_results(seeded_client: FlaskClient) -> None:
    assert get(seeded_client)["total"] == 0


@pytest.mark.parametrize("body", ["[" * 100_000 + "]" * 100_000, '{"q":' * 50_000 + "1" + "}" * 50_000, '{"q"', b"\xff"])
def test_a_body_that_cannot_be_read_is_the_callers_fault(client: FlaskClient, body: str | bytes) -> None:
    answer = client.post("/api/search", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json["code"] == 400
