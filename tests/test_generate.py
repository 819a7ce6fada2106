"""`gezel generate`: the same made-up services every time, badged, valid, and never among real ones by accident."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import phonenumbers
import pytest
from click.testing import CliRunner
from flask import Flask
from flask.cli import ScriptInfo

from directory.cli import main
from directory.extensions import db
from directory.generate.records import ServiceStream
from directory.models import Publication, Revision, Service
from directory.services.facts import value_problem
from directory.services.kinds import KINDS, kind_of
from directory.services.taxonomy import needs
from tests.conftest import run_cli

pytestmark = pytest.mark.thorough

TODAY = dt.date(2026, 11, 24)


def stream(size: int, seed: int = 1) -> list[dict[str, Any]]:
    return list(itertools.islice(ServiceStream(seed, TODAY), size))


@pytest.fixture(scope="module")
def services() -> list[dict[str, Any]]:
    return stream(1_000)


def test_the_same_seed_gives_the_same_services_however_many() -> None:
    assert stream(50) == stream(80)[:50]
    assert stream(50) != stream(50, seed=2)


def test_every_one_says_that_it_is_an_example(services: list[dict[str, Any]]) -> None:
    assert all(s["example"] and s["name"].endswith(" (voorbeeld)") for s in services)
    assert all(s["organization"]["name"].endswith(" (voorbeeld)") for s in services)


def test_no_telephone_rings(services: list[dict[str, Any]]) -> None:
    numbers = [p["number"] for s in services for p in [*s["phones"], *s["organization"]["phones"]]]
    assert not [n for n in numbers if phonenumbers.is_valid_number(phonenumbers.parse(n, "BE"))]


def test_none_answers_an_emergency(services: list[dict[str, Any]]) -> None:
    codes = {a["label"] for s in services for a in s["attributes"]}
    assert len(codes) > 70
    assert not [code for code in codes if needs()[code].theme == "emergency"]


def test_every_kind_is_there_with_facts_that_fit(services: list[dict[str, Any]]) -> None:
    assert {s["kind"] for s in services} == set(KINDS)
    for service in services:
        fields = kind_of(service["kind"]).facts
        problems = [value_problem(fields[code], fact["value"]) for code, fact in service["facts"].items()]
        assert set(problems) <= {None}
        assert all(fact["checked_on"] <= TODAY.isoformat() for fact in service["facts"].values())
    assert any(set(kind_of(s["kind"]).facts) - s["facts"].keys() for s in services), "nothing is unknown"


def test_lower_bounds_stay_below_upper_ones(services: list[dict[str, Any]]) -> None:
    values = [[s["facts"].get(c, {}).get("value") for c in ("child_age_from", "child_age_to")] for s in services]
    both = [pair for pair in values if all(isinstance(v, int) for v in pair)]
    assert both
    assert all(low <= high for low, high in both)


def test_words_are_as_unequal_as_in_real_text(services: list[dict[str, Any]]) -> None:
    counts: dict[str, int] = {}
    for word in " ".join(s["description"] for s in services).lower().split():
        counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts.values(), reverse=True)
    assert ordered[9] > 5 * ordered[99] > 25 * ordered[len(ordered) // 2]


def test_generated_services_are_published_searchable_and_recorded(empty_app: Flask) -> None:
    assert "60 made, 0 were there already" in run_cli(empty_app, "generate", "60").output
    with empty_app.app_context():
        rows = db.session.query(Publication).all()
        assert len(rows) == 60
        assert all(row.data and row.data["example"] for row in rows)
        made = db.session.query(Revision).filter_by(entity="service", action="create", by_role="seed")
        assert len({revision.entity_id for revision in made}) == 60
        name = db.session.query(Service).first().name
    found = empty_app.test_client().get("/api/search", query_string={"q": name.removesuffix(" (voorbeeld)")}).json
    assert name in [result["name"] for result in found["results"]]


def test_asking_for_more_adds_only_what_is_missing(empty_app: Flask) -> None:
    run_cli(empty_app, "generate", "30")
    assert "20 made, 30 were there already" in run_cli(empty_app, "generate", "50").output


def test_among_real_entries_it_refuses_unless_forced(app: Flask) -> None:
    with app.app_context():
        before = db.session.query(Service).count()
    refused = CliRunner().invoke(main, ["generate", "5"], obj=ScriptInfo(create_app=lambda: app))
    assert refused.exit_code == 1
    assert "real entries" in refused.output
    with app.app_context():
        assert db.session.query(Service).count() == before
    assert "5 made" in run_cli(app, "generate", "5", "--force").output
