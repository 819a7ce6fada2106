"""Through every floor: seed → database → publication → index → search → page → pack → app offline → an edit."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from directory.extensions import db
from directory.models import Organization, Service
from tests.conftest import run_cli

QUERY = "huurkontract lezen voor ge tekent balen"


def test_a_seeded_entry_is_found_and_readable(seeded_client: FlaskClient) -> None:
    answer = seeded_client.get("/api/search", query_string={"q": QUERY}).json
    assert answer is not None
    first = answer["results"][0]
    assert "housing" in first["themes"]
    page = seeded_client.get(f"/aanbod/{first['slug']}")
    assert page.status_code == 200
    assert first["name"] in page.text


def test_the_search_form_posts_and_works_without_javascript(seeded_client: FlaskClient) -> None:
    page = seeded_client.post("/", data={"q": QUERY})
    assert re.search(r'data-themes="[^"]*housing', page.text)


def test_an_edit_by_a_signed_in_provider_is_found_and_packed(app: Flask) -> None:
    with app.app_context():
        organization = db.session.query(Organization).filter_by(name="Huurdersbond").one().name
        service_id = db.session.query(Service).filter_by(name="Huurdersbond").one().id
    link = run_cli(app, "invite", "huis@example.org", "--role", "provider", "--organization", organization).output.strip()
    client = app.test_client()
    path = link.removeprefix("http://localhost")
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(path).text)
    assert token
    assert client.post(path, data={"csrf_token": token[1]}).status_code == 302
    form = client.get(f"/beheer/aanbod/{service_id}").text
    token, version = re.search(r'csrf_token" value="([^"]+)"', form), re.search(r'name="version" value="(\d+)"', form)
    assert token
    assert version
    edit = {"csrf_token": token[1], "version": version[1], "description": "Wij lezen ook xylofooncontracten na."}
    assert client.post(f"/beheer/aanbod/{service_id}", data=edit).status_code == 302
    app.extensions["gezel-search"].follower.catch_up()
    found = client.get("/api/search", query_string={"q": "xylofooncontracten"}).json
    assert [r["id"] for r in found["results"]] == [service_id]
    manifest = client.get("/pack/manifest.json").json
    texts = [client.get(f"/pack/{file['sha256']}").text for file in manifest["files"]]
    assert sum("xylofooncontracten" in text for text in texts) == 1


@pytest.fixture
def live_server(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.browser
def test_the_installed_app_answers_without_a_network(live_server: str) -> None:
    from tests.browser import run_node

    assert run_node("offline.mjs", live_server) == {"installable": [], "online": True, "offline": True}
