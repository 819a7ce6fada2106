"""The HSDS API: every parameter alone and together, every answer valid by the compiled schemas, no secret given away."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from directory.extensions import db
from directory.models import Service, TaxonomyTerm
from tests.hsds.conftest import Check
from tests.hsds.records import MARK, Record, refuge, service, take_in, uid, write

pytestmark = pytest.mark.thorough

LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
PLACED = LISTS[:3]


def get(client: FlaskClient, path: str, **query: Any) -> Any:
    """The JSON of an answer that is in order."""
    answer = client.get(f"/hsds/{path}", query_string=query)
    assert answer.status_code == 200, answer.text
    return answer.json


def ids(client: FlaskClient, path: str, **query: Any) -> list[str]:
    """The ids of a whole list."""
    return [record["id"] for record in get(client, path, per_page=500, **query)["contents"]]


@pytest.fixture
def stocked(empty_app: Flask, tmp_path: Path) -> FlaskClient:
    """Three entries: in Balen, in Dessel (served from 2025 on), and a refuge whose place is secret."""
    second = service(
        2, name="Fietsles", description="Leer fietsen.", last_modified="2025-01-01T00:00:00Z", attributes=[], service_areas=[]
    )
    place = second["service_at_locations"][0]["location"]
    place |= {"municipality": "Dessel", "latitude": 51.2385, "longitude": 5.1145}
    place["addresses"][0] |= {"city": "Dessel", "postal_code": "2480"}
    take_in(empty_app, write(tmp_path, [service(1), second, refuge()]))
    empty_app.extensions["gezel-search"].follower.catch_up()
    return empty_app.test_client()


ONE, TWO, SECRET = (uid("service", n) for n in (1, 2, 9))


def test_the_base_names_version_profile_and_openapi(seeded_client: FlaskClient) -> None:
    base = get(seeded_client, "")
    assert base["version"] == "3.1"
    assert seeded_client.get(base["openapi_url"]).status_code == 200
    patches = seeded_client.get(base["profile"]).json["patches"]
    assert set(patches) == {"service", "location", "schedule"}


def test_the_profile_describes_every_column_that_hsds_lacks(shared: Path, seeded_client: FlaskClient) -> None:
    from directory.hsds.tables import TABLES

    patches = get(seeded_client, "profile")["patches"]
    for name, table in TABLES.items():
        schema = json.loads((shared / "hsds-3.1" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
        ours = set(table.cells) - set(schema["properties"])
        assert ours == set(patches.get(name, {"properties": {}})["properties"]) - {"opens_at", "closes_at"}, name


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("services", "compiled/service"),
        ("organizations", "compiled/organization"),
        ("service_at_locations", "compiled/service_at_location"),
    ],
)
def test_every_seed_entry_is_valid_in_full(
    seeded_client: FlaskClient, errors_of: Callable[[str], Check], path: str, schema: str
) -> None:
    check, found = errors_of(schema), ids(seeded_client, path)
    assert len(found) > 40
    for id_ in found:
        assert check(get(seeded_client, f"{path}/{id_}")) == [], id_
    for line in seeded_client.get(
        f"/hsds/{path}?full=true&full_service=true&format=ndjson"
        if path == "organizations"
        else f"/hsds/{path}?full=true&format=ndjson"
    ).text.splitlines():
        assert check(json.loads(line)) == []


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("services", "compiled/service_list"), ("organizations", "compiled/organization_list"),
        ("service_at_locations", "compiled/service_at_location_list"), ("taxonomies", "taxonomy"),
    ],
)  # fmt: skip
def test_every_entry_of_a_list_is_valid(
    seeded_client: FlaskClient, errors_of: Callable[[str], Check], path: str, schema: str
) -> None:
    check = errors_of(schema)
    contents = get(seeded_client, path, per_page=500)["contents"]
    assert contents
    assert [check(record) for record in contents] == [[]] * len(contents)
    nested = {"organization", "program", "location", "service"}
    assert not any(isinstance(v, list | dict) and k not in nested | {"facts"} for record in contents for k, v in record.items())


def test_the_official_example_is_valid_as_we_give_it(empty_app: Flask, shared: Path, errors_of: Callable[[str], Check]) -> None:
    take_in(empty_app, shared / "hsds-3.1/examples/organization_full.json")
    client = empty_app.test_client()
    service_, organization = "ac148810-d857-441c-9679-408f346de14b", "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
    assert errors_of("compiled/service")(get(client, f"services/{service_}")) == []
    record = get(client, f"organizations/{organization}", full_service="true")
    assert errors_of("compiled/organization")(record) == []
    assert record["locations"]
    assert record["services"][0]["service_at_locations"]
    assert "schedules" not in get(client, f"organizations/{organization}")["services"][0]


@pytest.mark.parametrize("path", LISTS)
def test_pages_cover_a_list_once(seeded_client: FlaskClient, errors_of: Callable[[str], Check], shared: Path, path: str) -> None:
    openapi = json.loads((shared / "hsds-3.1/schema/openapi.json").read_text(encoding="utf-8"))
    keys = set(openapi["components"]["schemas"]["Page"]["properties"]) | {"contents"}
    everything, size = ids(seeded_client, path), 7 if path != "taxonomies" else 1
    first = get(seeded_client, path, per_page=size)
    assert set(first) == keys
    assert first["total_items"] == len(everything)
    pages = [get(seeded_client, path, per_page=size, page=n) for n in range(1, first["total_pages"] + 1)]
    assert [r["id"] for p in pages for r in p["contents"]] == everything
    assert [p["first_page"] for p in pages] == [n == 0 for n in range(len(pages))]
    assert [p["last_page"] for p in pages] == [n == len(pages) - 1 for n in range(len(pages))]
    beyond = get(seeded_client, path, per_page=size, page=first["total_pages"] + 1)
    assert (beyond["empty"], beyond["size"], beyond["contents"]) == (True, 0, [])


@pytest.mark.parametrize("path", LISTS)
def test_ndjson_streams_all_without_pages(seeded_client: FlaskClient, path: str) -> None:
    answer = seeded_client.get(f"/hsds/{path}?format=ndjson&per_page=1")
    assert answer.mimetype == "application/x-ndjson"
    assert answer.is_streamed or answer.text
    assert [json.loads(line)["id"] for line in answer.text.splitlines()] == ids(seeded_client, path)


@pytest.mark.parametrize("path", LISTS)
def test_post_reads_the_same(seeded_client: FlaskClient, path: str) -> None:
    assert seeded_client.post(f"/hsds/{path}?per_page=3").json == get(seeded_client, path, per_page=3)


def test_search(stocked: FlaskClient) -> None:
    assert ids(stocked, "services", search="fietsen") == [TWO]
    assert ids(stocked, "service_at_locations", search="fietsen") == [uid("link", 2)]
    assert ids(stocked, "organizations", search="fietsen") == [uid("organization", 2)]
    assert ids(stocked, "organizations", search="buurthuis 1")[0] == uid("organization", 1)
    assert ids(stocked, "services", search="xyzzy") == []
    assert len(ids(stocked, "taxonomy_terms", search="letters")) == 1
    assert len(ids(stocked, "taxonomies", search="gezel-needs")) == 1


def test_modified_after(stocked: FlaskClient) -> None:
    for moment in ("2026-11-01T09:00:00Z", "2026-11-01T10:00:00+01:00", "2026-11-01T10:00:00 01:00", "2025-06-01"):
        assert ids(stocked, "services", modified_after=moment) == sorted([ONE, SECRET])
    assert ids(stocked, "services", modified_after="2026-11-01T09:00:01Z") == []
    assert ids(stocked, "organizations", modified_after="2026-01-01") == sorted([uid("organization", 1), uid("organization", 9)])
    assert set(ids(stocked, "service_at_locations", modified_after="2026-01-01")) == {uid("link", 1), uid("link", 9)}


def test_taxonomy(stocked: FlaskClient) -> None:
    term = uid("term", "visits")
    assert set(ids(stocked, "services", taxonomy_term_id=term)) == {ONE, SECRET}
    assert set(ids(stocked, "services", taxonomy_id=uid("taxonomy"))) == {ONE, SECRET}
    assert ids(stocked, "services", taxonomy_id=uid("other")) == []
    assert ids(stocked, "services", taxonomy_term_id=term, taxonomy_id=uid("other")) == []
    assert set(ids(stocked, "organizations", taxonomy_term_id=term)) == {uid("organization", 1), uid("organization", 9)}
    assert set(ids(stocked, "service_at_locations", taxonomy_id=uid("taxonomy"))) == {uid("link", 1), uid("link", 9)}


def test_a_theme_holds_the_services_of_its_needs(seeded_app: Flask, seeded_client: FlaskClient) -> None:
    with seeded_app.app_context():
        theme = db.session.scalar(
            select(TaxonomyTerm.id).where(TaxonomyTerm.code == "housing", TaxonomyTerm.taxonomy == "gezel-themes")
        )
        need = db.session.scalar(select(TaxonomyTerm.id).where(TaxonomyTerm.code == "rental-advice"))
    of_need, of_theme = (set(ids(seeded_client, "services", taxonomy_term_id=term)) for term in (need, theme))
    assert of_need
    assert of_need < of_theme


def test_organization_id(stocked: FlaskClient) -> None:
    assert ids(stocked, "services", organization_id=uid("organization", 2)) == [TWO]
    assert ids(stocked, "service_at_locations", organization_id=uid("organization", 2)) == [uid("link", 2)]
    assert ids(stocked, "services", organization_id="elsewhere") == []


def test_minimal_and_full(stocked: FlaskClient) -> None:
    minimal = get(stocked, "services", minimal="true")
    assert minimal["contents"][0].keys() == {"id", "modified_date", "last_modified"}
    assert minimal["size"] == minimal["total_items"] == 3
    full = {record["id"]: record for record in get(stocked, "services", full="true")["contents"]}
    assert full[ONE]["service_at_locations"][0]["location"]["addresses"]
    assert full[ONE] == get(stocked, f"services/{ONE}")
    assert "derived" not in full[ONE]
    link = get(stocked, "service_at_locations", full="true", organization_id=uid("organization", 1))["contents"][0]
    assert link == get(stocked, f"service_at_locations/{uid('link', 1)}")
    organization = get(stocked, "organizations", full="true", taxonomy_id=uid("taxonomy"))["contents"][0]
    assert organization == get(stocked, f"organizations/{organization['id']}")
    assert get(stocked, "organizations", minimal="true")["contents"][0].keys() == {"id"}
    assert get(stocked, "organizations", full_service="true")["contents"][0]["services"][0]["phones"]


def test_minimal_gives_everything_on_one_page(seeded_client: FlaskClient) -> None:
    answer = get(seeded_client, "services", minimal="true")
    assert answer["size"] == answer["total_items"] > 50
    assert get(seeded_client, "services", minimal="true", per_page=2)["size"] == 2


def test_postcode_counts_the_area_else_the_address(stocked: FlaskClient) -> None:
    assert set(ids(stocked, "services", postcode="2490")) == {ONE, SECRET}, "the refuge is known by its service area"
    assert ids(stocked, "services", postcode="2480") == [TWO]
    assert ids(stocked, "service_at_locations", postcode="2480") == [uid("link", 2)]
    assert ids(stocked, "organizations", postcode="2480") == [uid("organization", 2)]
    assert ids(stocked, "services", postcode="2470") == []


def test_proximity_never_finds_a_confidential_place(stocked: FlaskClient) -> None:
    assert ids(stocked, "services", postcode="2490", proximity=100) == [ONE]
    assert set(ids(stocked, "services", postcode="2490", proximity=20_000)) == {ONE, TWO}
    assert set(ids(stocked, "services", postcode="2490", proximity=39_000_000)) == {ONE, TWO}
    assert set(ids(stocked, "service_at_locations", postcode="2480", proximity=39_000_000)) == {uid("link", 1), uid("link", 2)}
    assert ids(stocked, "organizations", postcode="2490", proximity=100) == [uid("organization", 1)]


def test_filters_add_up(stocked: FlaskClient) -> None:
    query = {"taxonomy_term_id": uid("term", "visits"), "modified_after": "2026-01-01", "postcode": "2490", "search": "papieren"}
    assert ids(stocked, "services", **query, organization_id=uid("organization", 1)) == [ONE]
    assert ids(stocked, "services", **query, organization_id=uid("organization", 2)) == []
    lines = stocked.get("/hsds/services", query_string={**query, "proximity": 50, "full": "true", "format": "ndjson"}).text
    assert [json.loads(line)["id"] for line in lines.splitlines()] == [ONE]


def test_terms(seeded_client: FlaskClient, errors_of: Callable[[str], Check]) -> None:
    needs = next(t for t in get(seeded_client, "taxonomies")["contents"] if t["name"] == "gezel-needs")
    top = get(seeded_client, "taxonomy_terms", top_only="true", per_page=500)["contents"]
    assert len(top) == 16
    under = get(seeded_client, "taxonomy_terms", parent_id=top[0]["id"])["contents"]
    assert {t["parent_id"] for t in under} == {top[0]["id"]}
    assert len(ids(seeded_client, "taxonomy_terms", taxonomy_id=needs["id"])) == 85
    assert ids(seeded_client, "taxonomy_terms", taxonomy_id=needs["id"], top_only="true") == []
    assert get(seeded_client, f"taxonomy_terms/{top[0]['id']}") == top[0]
    assert get(seeded_client, f"taxonomies/{needs['id']}") == needs
    assert {k: v for k, v in top[0].items() if k == "taxonomy_detail"}["taxonomy_detail"]["name"] == "gezel-themes"


def _texts(client: FlaskClient) -> Iterator[str]:
    for path in PLACED:
        for query in ("", "?full=true", "?full=true&format=ndjson", "?minimal=true"):
            yield client.get(f"/hsds/{path}{query}").text
    yield client.get(f"/hsds/services/{SECRET}").text
    yield client.get(f"/hsds/organizations/{uid('organization', 9)}?full_service=true").text
    yield client.get(f"/hsds/service_at_locations/{uid('link', 9)}").text


def test_no_answer_gives_a_confidential_place_away(stocked: FlaskClient) -> None:
    for text in _texts(stocked):
        assert SECRET in text or uid("organization", 9) in text or uid("link", 9) in text
        for secret in (MARK, "014 99 88 77", uid("secret schedule"), uid("address", 9)):
            assert secret not in text.lower()
    location = get(stocked, f"services/{SECRET}")["service_at_locations"][0]["location"]
    assert location.keys() == {"id", "location_type", "confidential"}


def test_hidden_entries_are_gone(stocked: FlaskClient) -> None:
    app = stocked.application
    with app.app_context():
        db.session.get_one(Service, TWO).hidden = True
        db.session.commit()
    assert TWO not in ids(stocked, "services")
    assert uid("organization", 2) not in ids(stocked, "organizations")
    assert uid("link", 2) not in ids(stocked, "service_at_locations")
    for path in (f"services/{TWO}", f"organizations/{uid('organization', 2)}", f"service_at_locations/{uid('link', 2)}"):
        assert stocked.get(f"/hsds/{path}").status_code == 404


@pytest.mark.parametrize("path", LISTS)
def test_unknown_ids_are_404_in_the_one_shape(seeded_client: FlaskClient, path: str) -> None:
    for id_ in ("nope", uid("nope"), "%00"):
        answer = seeded_client.get(f"/hsds/{path}/{id_}")
        assert answer.status_code == 404
        assert answer.json.keys() == {"code", "status", "message", "errors"}


WRONG: list[Record] = [
    {"page": "0"}, {"page": "x"}, {"per_page": "0"}, {"per_page": "501"}, {"format": "xml"}, {"unknown": "1"},
    {"search": "x" * 301},
]  # fmt: skip
WRONG_ENTRIES: list[Record] = [
    {"modified_after": "gisteren"}, {"minimal": "misschien"}, {"full": "misschien"}, {"proximity": "5"}, {"postcode": "9999"},
    {"postcode": "2490", "proximity": "-1"}, {"postcode": "2490", "proximity": "nan"}, {"postcode": "2490", "proximity": "ver"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "query"),
    [(p, q) for p in LISTS for q in WRONG] + [(p, q) for p in PLACED for q in WRONG_ENTRIES]
    + [("services", {"full_service": "1"}), ("taxonomies", {"minimal": "true"}), ("taxonomy_terms", {"top_only": "x"})],
)  # fmt: skip
def test_wrong_parameters_are_422_by_name(seeded_client: FlaskClient, path: str, query: Record) -> None:
    answer = seeded_client.get(f"/hsds/{path}", query_string=query)
    assert answer.status_code == 422, answer.text
    assert list(query)[-1] in answer.json["errors"]


def test_an_answer_is_not_made_twice(stocked: FlaskClient, tmp_path: Path) -> None:
    for path in ("services", f"services/{ONE}", "organizations?full=true", "taxonomy_terms"):
        etag = stocked.get(f"/hsds/{path}").headers["ETag"]
        again = stocked.get(f"/hsds/{path}", headers={"If-None-Match": etag})
        assert (again.status_code, again.data) == (304, b"")
    take_in(stocked.application, write(tmp_path, [service(1, name="Nieuw")]))
    assert stocked.get("/hsds/services", headers={"If-None-Match": etag}).status_code == 200
    assert "ETag" not in stocked.get("/hsds/services?search=papieren").headers
    assert stocked.get(f"/hsds/services/{ONE}").headers["Last-Modified"]


def test_any_site_may_read(seeded_client: FlaskClient) -> None:
    assert seeded_client.get("/hsds/services?per_page=1").headers["Access-Control-Allow-Origin"] == "*"


def test_the_api_is_described_as_hsds_names_it(seeded_client: FlaskClient, shared: Path) -> None:
    ours = seeded_client.get("/api/openapi.json").json["paths"]
    theirs = json.loads((shared / "hsds-3.1/schema/openapi.json").read_text(encoding="utf-8"))
    for path, methods in theirs["paths"].items():
        mine = next(v for k, v in ours.items() if k.split("{")[0] == f"/hsds{path}".split("{")[0] and ("{" in k) == ("{" in path))
        for method in methods.keys() & {"get", "post"}:
            wanted = [p.get("name") or p["$ref"].rsplit("/", 1)[1] for p in methods[method].get("parameters", [])]
            assert set(wanted) <= {p["name"] for p in mine[method].get("parameters", [])}, (path, method)
