"""The export: what is public, the same bytes each time, and the same bytes after a round trip through an empty database."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from directory.extensions import db
from directory.hsds.export import export_path
from directory.hsds.tables import TABLES
from directory.models import Service
from tests.conftest import run_cli
from tests.hsds.records import MARK, refuge, service, take_in, trace, uid, write

pytestmark = pytest.mark.thorough

Copy = Callable[[Path], Flask]


def export(app: Flask, path: Path) -> bytes:
    with app.app_context():
        export_path(db.session(), path)
    return path.read_bytes()


def table(content: bytes, name: str) -> list[dict[str, str]]:
    text = zipfile.ZipFile(io.BytesIO(content)).read(name).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", ["out.zip", "out.json", "out.ndjson"])
def test_the_seeds_come_back_byte_for_byte(
    seeded_app: Flask, copy_of: Copy, empty_folder: Path, tmp_path: Path, name: str
) -> None:
    first = export(seeded_app, tmp_path / name)
    other = copy_of(empty_folder)
    take_in(other, tmp_path / name)
    assert export(other, tmp_path / f"again-{name}") == first


def test_other_peoples_records_and_a_refuge_come_back_too(
    empty_app: Flask, copy_of: Copy, empty_folder: Path, shared: Path, tmp_path: Path
) -> None:
    take_in(empty_app, shared / "hsds-3.1/examples/service_full.json")
    take_in(empty_app, write(tmp_path, [refuge(), service(1), service(2)]))
    first = export(empty_app, tmp_path / "a.zip")
    other = copy_of(empty_folder)
    take_in(other, tmp_path / "a.zip")
    assert export(other, tmp_path / "b.zip") == first


def test_it_carries_the_profile(empty_app: Flask, tmp_path: Path) -> None:
    record = service(1, kind="language-course", example=True)
    record["schedules"].append({"id": uid("holiday"), "closed": True, "valid_from": "2026-12-24", "valid_to": "2027-01-02"})
    record["service_at_locations"][0]["location"]["example_coordinates"] = True
    take_in(empty_app, write(tmp_path, [record]))
    content = export(empty_app, tmp_path / "a.zip")
    row = table(content, "services.csv")[0]
    assert (row["kind"], row["example"], row["slug"]) == ("language-course", "true", "hulp-bij-papieren-1")
    assert json.loads(row["facts"])["appointment"]["value"] == "walk-in"
    assert sorted(r["closed"] for r in table(content, "schedules.csv")) == ["", "true"]
    assert table(content, "locations.csv")[0]["example_coordinates"] == "true"
    package = json.loads(zipfile.ZipFile(io.BytesIO(content)).read("datapackage.json"))
    assert {r["path"] for r in package["resources"]} == {t.file for t in TABLES.values()} - {
        "metadata.csv",
        "meta_table_descriptions.csv",
    }


@pytest.mark.parametrize("name", ["out.zip", "out.json", "out.ndjson"])
def test_a_confidential_place_and_hidden_entries_do_not_leave(empty_app: Flask, tmp_path: Path, name: str) -> None:
    take_in(empty_app, write(tmp_path, [refuge(), service(1, assurer_email="toets@voorbeeld.be"), service(2)]))
    with empty_app.app_context():
        db.session.get_one(Service, uid("service", 2)).hidden = True
        db.session.commit()
    content = export(empty_app, tmp_path / name)
    if name.endswith("zip"):
        files = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(files.read(entry) for entry in files.namelist())
    text = content.decode().lower()
    for secret in (MARK, "014 99 88 77", uid("secret schedule"), "toets@voorbeeld.be", uid("service", 2), uid("address", 9)):
        assert secret not in text
    assert uid("location", 9) in text


def test_the_command_names_what_it_wrote_and_refuses_other_names(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [service(1)]))
    done = run_cli(empty_app, "export", "hsds", str(tmp_path / "out.zip"))
    assert done.output.strip().endswith("out.zip: 1 services")
    assert run_cli(empty_app, "export", "hsds", str(tmp_path / "out.doc")).exit_code == 2
    assert not (tmp_path / "out.doc").exists()


def test_round_trip_and_second_import_on_either_database(any_app: Flask, seeded_app: Flask, shared: Path, tmp_path: Path) -> None:
    whole = tmp_path / "seeds.zip"
    first = export(seeded_app, whole)
    take_in(any_app, whole)
    assert export(any_app, tmp_path / "again.zip") == first
    take_in(any_app, write(tmp_path, [refuge(), service(1)]))
    take_in(any_app, shared / "hsds-3.1/examples/service_full.json")
    export(any_app, tmp_path / "more.zip")
    before = trace(any_app)
    assert take_in(any_app, tmp_path / "more.zip").changes == 0
    assert trace(any_app) == before
