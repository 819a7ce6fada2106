"""A refuge has no place anywhere (mission, rule 2): what is public does not depend on where it is."""

from __future__ import annotations

import json
import math
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from directory.extensions import db
from directory.models import Address, Location, Publication
from directory.services.texts import fold
from tests.conftest import run_cli
from tests.security.refuge import HERE, THERE, Secret, files_of, fill, fixed, index_contents, public_outputs

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory, empty_folder: Path) -> Callable[[Secret], Flask]:
    """Makes apps that differ in nothing but where the refuge is; to read only."""
    import shutil

    from tests.conftest import make_app

    apps: dict[Secret, Flask] = {}

    def make(secret: Secret) -> Flask:
        if secret not in apps:
            folder = tmp_path_factory.mktemp("refuge") / "data"
            shutil.copytree(empty_folder, folder)
            apps[secret] = make_app(folder)
            fill(apps[secret], secret)
        return apps[secret]

    return make


def publication(app: Flask, name: str) -> dict[str, Any]:
    with app.app_context():
        data = db.session.get_one(Publication, fixed(name)).data
        db.session.remove()
    assert data is not None
    return data


def leaks(secret: Secret, text: str) -> list[str]:
    folded, bare = fold(text), re.sub(r"\D", "", text)
    return [m for m in secret.markers() if m in folded or (m.isdigit() and m in bare)]


def test_no_public_answer_holds_a_marker(world: Callable[[Secret], Flask]) -> None:
    outputs = public_outputs(world(HERE))
    assert sum(text.startswith("200") for text in outputs.values()) > 40
    assert {where: found for where, text in outputs.items() if (found := leaks(HERE, text))} == {}


def test_every_public_answer_is_the_same_wherever_the_refuge_is(world: Callable[[Secret], Flask]) -> None:
    here, there = public_outputs(world(HERE)), public_outputs(world(THERE))
    # A pack file's name is the hash of what is in it: that both have the same names is part of the proof.
    assert here.keys() == there.keys()
    assert [where for where in here if here[where] != there[where]] == []


def test_the_service_is_there_with_what_may_be_known(world: Callable[[Secret], Flask]) -> None:
    service = publication(world(HERE), "shelter")
    assert service["name"] == "Vluchthuis De Haven"
    assert "Een veilige plek voor vrouwen." in service["description"]
    assert "Voor Balen, Dessel, Geel, Mol en Retie." in service["description"]
    assert [p["number"] for p in service["phones"]] == ["+32 78 15 00 01"]
    assert service["derived"]["serves"] == ["Balen", "Dessel", "Geel", "Mol", "Retie"]
    assert service["derived"]["places"] == []
    assert service["derived"]["confidential"] is True
    assert service["facts"]["who_decides"]["value"] == "Het team."
    assert service["facts"]["hours"]["source"] == "niet openbaar"
    assert "complaints" not in service["facts"]
    assert service["organization"]["name"] == "Vzw De Haven"
    assert [d["document"] for d in service["required_documents"]] == ["identiteitskaart"]


def test_another_service_of_the_organization_keeps_its_own_place(world: Callable[[Secret], Flask]) -> None:
    service = publication(world(HERE), "hours")
    assert service["derived"]["places"][0]["municipality"] == "Turnhout"
    assert "Kom langs in Turnhout." in service["description"]


def starts(secret: Secret) -> list[str]:
    """50 points on rings around the place, from beside its door to the next villages."""
    rings = [0.0005, 0.003, 0.01, 0.03, 0.06]
    angles = [n * math.tau / 10 for n in range(10)]
    return [f"{secret.latitude + r * math.sin(a):.5f},{secret.longitude + r * math.cos(a):.5f}" for r in rings for a in angles]


@pytest.mark.parametrize("fields", [{"need": "refuge"}, {"q": "vluchthuis"}, {"need": "refuge", "radius_km": "3"}])
def test_no_starting_point_near_the_refuge_gives_it_away(world: Callable[[Secret], Flask], fields: dict[str, str]) -> None:
    """Fifty points around either place: the answers are the same wherever the refuge is, and never know a distance to it."""
    clients = [world(secret).test_client() for secret in (HERE, THERE)]
    for start in (*starts(HERE), *starts(THERE)):
        answers = [c.get("/api/search", query_string={**fields, "from": start, "page_size": 100}).json for c in clients]
        for answer in answers:
            answer.pop("took_ms")
            shelter = next(r for r in answer["results"] if r["id"] == fixed("shelter"))
            assert shelter["distance_km"] is None
            assert shelter["municipality"] is None
        assert answers[0] == answers[1], start


def test_the_refuge_scores_the_same_from_all_points_in_one_municipality(world: Callable[[Secret], Flask]) -> None:
    client = world(HERE).test_client()
    scores: dict[str, set[float]] = {}
    for start in starts(HERE):
        answer = client.get("/api/search", query_string={"need": "refuge", "from": start, "page_size": 100}).json
        shelter = next(r for r in answer["results"] if r["id"] == fixed("shelter"))
        served = client.get("/api/reach", query_string={"from": start}).json["from"]["municipality"]
        scores.setdefault(served, set()).add(shelter["score"])
    assert all(len(found) == 1 for found in scores.values()), scores


@pytest.mark.parametrize(
    "words", [HERE.street, HERE.address, HERE.village, HERE.word, HERE.phone, f"{HERE.word}burcht", "Riet Peeters"]
)
def test_searching_for_a_secret_finds_nothing(world: Callable[[Secret], Flask], words: str) -> None:
    answer = world(HERE).test_client().get("/api/search", query_string={"q": words}).json
    assert fixed("shelter") not in {r["id"] for r in answer["results"]}


def test_the_index_on_disk_holds_no_marker(world: Callable[[Secret], Flask]) -> None:
    app = world(HERE)
    found = [*files_of(app.config["SETTINGS"].index_dir), *index_contents(app)]
    assert any("vluchthuis" in text for _where, text in found)
    assert {where: leaks(HERE, text) for where, text in found if leaks(HERE, text) and "." not in where} == {}
    # In raw bytes only letters are looked for: digits occur by chance.
    letters = [m for m in HERE.markers() if m.isalpha()]
    assert [where for where, text in found if any(m in text.lower() for m in letters)] == []


def test_the_pack_on_disk_holds_no_marker(world: Callable[[Secret], Flask]) -> None:
    app = world(HERE)
    app.test_client().get("/pack/manifest.json")
    files = list(files_of(app.config["SETTINGS"].pack_dir))
    assert len(files) >= 2
    assert {where: leaks(HERE, text) for where, text in files if leaks(HERE, text)} == {}


def test_the_export_holds_no_marker(world: Callable[[Secret], Flask], tmp_path: Path) -> None:
    target = tmp_path / "out.zip"
    result = run_cli(world(HERE), "export", "hsds", str(target))
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(target) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert any(fixed("shelter") in text for text in texts.values())
    assert {name: leaks(HERE, text) for name, text in texts.items() if leaks(HERE, text)} == {}


def test_what_lost_its_name_is_still_valid_hsds(
    world: Callable[[Secret], Flask], copy_of: Callable[[Path], Flask], empty_folder: Path, tmp_path: Path
) -> None:
    """The program and the unit of the refuge are named after its street; others can still read what we export."""
    service = publication(world(HERE), "shelter")
    assert not {"program", "program_id"} & service.keys()
    assert [c["unit"]["name"] for c in service["capacities"]] == ["plaatsen"]
    first, second, other = tmp_path / "1.zip", tmp_path / "2.zip", copy_of(empty_folder)
    run_cli(world(HERE), "export", "hsds", str(first))
    result = run_cli(other, "import", "hsds", str(first))
    assert result.exit_code == 0, result.output
    run_cli(other, "export", "hsds", str(second))
    assert first.read_bytes() == second.read_bytes()


def test_a_place_that_becomes_confidential_leaves_nothing_behind(copy_of: Callable[[Path], Flask], empty_folder: Path) -> None:
    """Publications, index and pack that were made before: each forgets it, also what lies deleted on disk."""
    app = copy_of(empty_folder)
    fill(app, HERE, confidential=False)
    app.test_client().get("/pack/manifest.json")
    assert any(leaks(HERE, text) for text in public_outputs(app).values())
    with app.app_context():
        db.session.get_one(Location, fixed("refuge")).confidential = True
        db.session.commit()
        app.extensions["gezel-search"].follower.catch_up()
        assert [p.slug for p in db.session.query(Publication) if leaks(HERE, json.dumps(p.data))] == []
    outputs = public_outputs(app)
    assert {where: leaks(HERE, text) for where, text in outputs.items() if leaks(HERE, text)} == {}
    settings = app.config["SETTINGS"]
    letters = [m for m in HERE.markers() if m.isalpha()]
    files = [*files_of(settings.index_dir), *files_of(settings.pack_dir), *index_contents(app)]
    assert [where for where, text in files if any(m in text.lower() for m in letters)] == []


def test_a_new_address_of_the_refuge_is_a_secret_at_once(copy_of: Callable[[Path], Flask], empty_folder: Path) -> None:
    """A part of the place changes, not the place: the other service of the organization is published anew."""
    app = copy_of(empty_folder)
    fill(app, HERE)
    with app.app_context():
        hours = db.session.get_one(Publication, fixed("hours"))
        assert "Markt" in json.dumps(hours.data)
        refuge = db.session.get_one(Location, fixed("refuge"))
        service = db.session.query(Publication.data).filter_by(service_id=fixed("hours")).scalar()
        assert "Kom langs" in service["description"]
        db.session.get_one(Address, refuge.addresses[0].id).address_1 = "Langs 5"
        db.session.commit()
        service = db.session.query(Publication.data).filter_by(service_id=fixed("hours")).scalar()
        assert "langs" not in service["description"].lower()
