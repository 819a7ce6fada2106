"""Every route is for somebody who was named, and answers nobody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient

from directory import create_app
from directory.config import ConfigError, Settings
from directory.extensions import MOST_REQUESTS, db, limiter
from directory.models import Account
from directory.portal.accounts import issue_token
from directory.security import HEADERS, Audience, audience_of
from tests.conftest import Client
from tests.security.refuge import samples

PRODUCTION = {
    "GEZEL_ENV": "production",
    "SECRET_KEY": "p" * 32,
    "BASE_URL": "https://gezel.example.org",
    "METRICS_TOKEN": "m" * 32,
}
FROM_OUTSIDE = {"REMOTE_ADDR": "203.0.113.7"}
# What anyone may do besides reading: searching posts its words, a link of one's own signs in, a report tells of an entry.
# HSDS asks its lists by POST as well as by GET.
PUBLIC_POSTS = {
    "/", "/api/search", "/api/reports", "/beheer/in/<secret>", "/hsds/services", "/hsds/organizations",
    "/hsds/service_at_locations", "/hsds/taxonomies", "/hsds/taxonomy_terms",
}  # fmt: skip


@pytest.fixture
def production(tmp_path: Path) -> Flask:
    app = create_app(Settings.from_env({**PRODUCTION, "GEZEL_DATA": str(tmp_path)}))
    app.test_client_class = Client
    return app


def test_every_route_names_its_audience(seeded_app: Flask) -> None:
    undeclared = [r.rule for r in seeded_app.url_map.iter_rules() if audience_of(seeded_app, r.endpoint) is None]
    assert undeclared == []


def test_a_route_that_nobody_declared_is_refused(tmp_path: Path) -> None:
    app = create_app(Settings.from_env({"GEZEL_DATA": str(tmp_path)}))
    forgotten = Blueprint("forgotten", __name__)
    forgotten.get("/forgotten")(lambda: "secret")
    app.register_blueprint(forgotten)
    answer = app.test_client().get("/forgotten")
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_public_routes_are_read_and_a_few_are_posted_to(seeded_app: Flask) -> None:
    public = [r for r in seeded_app.url_map.iter_rules() if audience_of(seeded_app, r.endpoint) is Audience.PUBLIC]
    other = {r.rule: (r.methods or set()) - {"GET", "HEAD", "OPTIONS"} for r in public}
    assert {rule: methods for rule, methods in other.items() if methods} == {rule: {"POST"} for rule in PUBLIC_POSTS}


def test_what_anyone_may_post_changes_no_entry(app: Flask) -> None:
    follower, client = app.extensions["gezel-search"].follower, app.test_client()
    with app.app_context():
        before = follower.database_revision()
        for rule in PUBLIC_POSTS:
            for body in ({"json": {"q": "eten"}}, {"data": {"q": "eten"}}, {"json": [{"id": "x"}]}):
                client.post(rule.replace("<secret>", "x"), **body)
        assert follower.database_revision() == before


def test_what_is_for_people_who_signed_in_is_for_nobody_else(seeded_app: Flask) -> None:
    client, tried = seeded_app.test_client(), 0
    for rule in seeded_app.url_map.iter_rules():
        if audience_of(seeded_app, rule.endpoint) is not Audience.SIGNED_IN:
            continue
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            for address in samples(seeded_app, rule):
                answer = client.open(address, method=method)
                # A form that is posted without its token is refused before anyone asks who posts it.
                assert answer.status_code in (401, 302) or (method == "POST" and answer.status_code == 400), (method, address)
                assert answer.headers["Cache-Control"] == "no-store", (method, address)
                tried += 1
    assert tried > 5


def test_metrics_are_for_the_operator(production: Flask, seeded_client: FlaskClient) -> None:
    client = production.test_client()
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 404
    assert seeded_client.get("/metrics").status_code == 200


def test_metrics_tell_numbers_and_no_words(seeded_client: FlaskClient) -> None:
    seeded_client.get("/api/search", query_string={"q": "xqgeheimwoord"})
    answer = seeded_client.get("/metrics")
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    assert re.search(r'gezel_requests_total\{route="/api/search",status="2xx"\} \d+', answer.text)
    assert re.search(r'gezel_request_seconds_bucket\{route="/api/search",le="\+Inf"\} \d+', answer.text)
    gauges = dict(re.findall(r"^gezel_(\w+) (\d+)$", answer.text, re.MULTILINE))
    assert gauges["database_revision"] == gauges["index_revision"]
    assert int(gauges["services"]) == int(gauges["publications"]) == int(gauges["indexed_services"]) > 100
    assert "xqgeheimwoord" not in answer.text
    for line in answer.text.splitlines():
        assert re.fullmatch(r'# TYPE \w+ \w+|\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+', line), line


def test_a_histogram_counts_every_request_once(seeded_client: FlaskClient) -> None:
    def count() -> int:
        found = re.search(r'gezel_request_seconds_count\{route="/healthz"\} (\d+)', seeded_client.get("/metrics").text)
        return int(found[1]) if found else 0

    before = count()
    for _ in range(3):
        seeded_client.get("/healthz")
    assert count() == before + 3


def test_ready_means_that_database_and_index_agree(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/readyz").status_code == 200
    client.get("/pack/manifest.json")
    told = client.get("/readyz").json
    assert told["database"] == told["index"] == told["pack"]
    with app.app_context():
        from directory.models import Service

        db.session.query(Service).first().alert = "Anders."
        db.session.commit()
    assert client.get("/readyz").status_code == 503
    app.extensions["gezel-search"].follower.catch_up()
    assert client.get("/readyz").status_code == 200


def test_every_answer_carries_the_headers(seeded_app: Flask) -> None:
    client = seeded_app.test_client()
    for address in (
        "/",
        "/api/search?q=x",
        "/api/nothing",
        "/beheer/",
        "/static/pages.css",
        "/pack/manifest.json",
        "/hsds/services",
    ):
        answer = client.get(address)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, address


def test_production_asks_for_https_and_keeps_its_cookie_to_itself(production: Flask) -> None:
    assert "max-age=31536000" in production.test_client().get("/healthz").headers["Strict-Transport-Security"]
    assert production.config["SESSION_COOKIE_NAME"].startswith("__Host-")


@pytest.mark.parametrize("secure", [False, True])
def test_the_cookie_of_a_session(app: Flask, secure: bool) -> None:
    app.config["SESSION_COOKIE_SECURE"] = secure
    with app.app_context():
        account = Account(email="a@example.org", role="provider")
        db.session.add(account)
        db.session.flush()
        secret = issue_token(account)
    client = app.test_client()
    base = "https://localhost" if secure else "http://localhost"
    form = client.get(f"/beheer/in/{secret}", base_url=base)
    token = re.search(r'name="csrf_token" value="([^"]+)"', form.text)
    assert token
    answer = client.post(f"/beheer/in/{secret}", data={"csrf_token": token[1]}, base_url=base, headers={"Referer": f"{base}/"})
    assert answer.status_code == 302
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert ("Secure" in cookie) is secure
    assert "Expires=" in cookie


def test_readers_get_no_cookie(seeded_app: Flask) -> None:
    client = seeded_app.test_client()
    for address in ("/api/search?q=eten", "/healthz", "/hsds/services", "/pack/manifest.json", "/static/pages.css"):
        assert "Set-Cookie" not in client.get(address).headers, address


def test_a_form_of_the_portal_without_its_token_is_refused(app: Flask) -> None:
    for address in ("/beheer/in/x", "/beheer/aanbod/x"):
        assert app.test_client().post(address, data={"description": "x"}).status_code == 400


def test_a_secret_is_asked_for_in_production() -> None:
    for secret in ("", "short"):
        with pytest.raises(ConfigError, match="SECRET_KEY"):
            Settings.from_env({"GEZEL_ENV": "production", "SECRET_KEY": secret})
    with pytest.raises(ConfigError, match="TRUSTED_PROXIES"):
        Settings.from_env({"TRUSTED_PROXIES": "many"})


def test_only_the_tile_server_that_is_set_may_send_pictures(tmp_path: Path) -> None:
    app = create_app(Settings.from_env({"GEZEL_DATA": str(tmp_path), "TILES_URL": "https://tegels.example.org/{z}/{x}/{y}.png"}))
    policy = app.test_client().get("/healthz").headers["Content-Security-Policy"]
    assert policy == HEADERS["Content-Security-Policy"].replace("data:", "data: https://tegels.example.org")
    for wrong in ("http://a.example.org/{z}", "https://a.example.org/ ; script-src * {z}", "https://a.example.org/x.png"):
        with pytest.raises(ConfigError, match="TILES_URL"):
            Settings.from_env({"TILES_URL": wrong})


@pytest.fixture
def counting(seeded_app: Flask) -> FlaskClient:
    """A client whose requests are counted from zero, and forgotten afterwards."""
    with seeded_app.app_context():
        limiter.reset()
        yield seeded_app.test_client()
        limiter.reset()


def test_one_address_may_ask_much_but_not_everything(counting: FlaskClient) -> None:
    most = int(MOST_REQUESTS.split()[0])
    assert most >= 1000
    answers = [counting.get("/healthz", environ_base=FROM_OUTSIDE).status_code for _ in range(most + 1)]
    assert answers[:most] == [200] * most
    assert answers[most] == 429
    assert counting.get("/healthz", environ_base={"REMOTE_ADDR": "203.0.113.8"}).status_code == 200
    assert counting.get("/healthz").status_code == 200


def test_signing_in_is_limited_much_earlier(counting: FlaskClient) -> None:
    answers = {counting.get("/beheer/in/x", environ_base=FROM_OUTSIDE).status_code for _ in range(31)}
    assert answers == {200, 429}


def test_proxies_that_are_told_of_are_believed_and_no_others(tmp_path: Path) -> None:
    seen = {}
    for hops in ("0", "1"):
        app = create_app(Settings.from_env({"GEZEL_DATA": str(tmp_path), "TRUSTED_PROXIES": hops}))

        @app.before_request
        def remember(hops: str = hops) -> None:
            from flask import request

            seen[hops] = request.remote_addr

        app.test_client().get("/healthz", headers={"X-Forwarded-For": "198.51.100.1"}, environ_base=FROM_OUTSIDE)
    assert seen == {"0": "203.0.113.7", "1": "198.51.100.1"}


@pytest.mark.parametrize(
    "address",
    ["/xqecho<b>", "/aanbod/xqecho", "/hsds/services/xqecho", "/api/services/xqecho", "/beheer/in/xqecho", "/pack/xqecho"],
)
def test_error_pages_do_not_repeat_what_was_asked(seeded_client: FlaskClient, address: str) -> None:
    assert "xqecho" not in seeded_client.get(address).text
