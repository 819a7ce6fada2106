"""The simple list: what a person types in a spreadsheet becomes an entry, or a plain Dutch sentence that says what to mend."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from directory.extensions import db
from directory.hsds.list_columns import COLUMNS
from directory.hsds.lists import ListRefusedError, import_list, template
from directory.models import Location, Organization, Service, now
from tests.conftest import run_cli
from tests.hsds.records import count, publication, service, take_in, trace, write

pytestmark = pytest.mark.thorough

HEADINGS = [column.heading for column in COLUMNS]
GOOD = {"Organisatie": "Buurthuis De Linde", "Naam": "Hulp bij papieren", "Waarmee help je": "paperwork"}


def write_list(folder: Path, *rows: dict[str, str], delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    text = io.StringIO(newline="")
    headings = list(dict.fromkeys([*GOOD, *(key for row in rows for key in row)]))
    writer = csv.DictWriter(text, headings, delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path = folder / "lijst.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def ids(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(Service.id).order_by(Service.name)))


def take(app: Flask, path: Path, **options: bool) -> dict[str, int]:
    with app.app_context():
        return dict(import_list(db.session(), path, **options).counts["service"])


def complaints(app: Flask, path: Path) -> str:
    before = trace(app)
    with app.app_context(), pytest.raises(ListRefusedError) as refusal:
        import_list(db.session(), path)
    assert trace(app) == before
    return str(refusal.value)


def filled_template(folder: Path) -> Path:
    """The template as someone would fill it in: the example row made real."""
    path = folder / "lijst.csv"
    path.write_text(template().replace("# Buurthuis", "Buurthuis", 1), encoding="utf-8", newline="")
    return path


def test_the_example_of_the_template_is_a_good_entry(empty_app: Flask, tmp_path: Path) -> None:
    assert take(empty_app, filled_template(tmp_path)) == {"new": 1}
    data = publication(empty_app, ids(empty_app)[0])
    assert data["name"] == "Hulp bij papieren"
    assert data["organization"]["name"] == "Buurthuis De Linde"
    assert data["derived"]["needs"] == ["paperwork", "digital-help"]
    assert data["derived"]["serves"] == ["Balen", "Mol"]
    assert data["derived"]["opening"]["weekly"] == [[d, 540, 720] for d in (0, 1)] + [
        [2, 540, 720],
        [2, 780, 990],
        [3, 540, 720],
        [4, 540, 720],
    ]
    assert {language["code"] for language in data["languages"]} == {"nl", "fr"}
    assert data["service_at_locations"][0]["location"]["municipality"] == "Balen"
    assert data["service_at_locations"][0]["location"]["addresses"][0]["state_province"] == "Antwerpen"
    facts = data["facts"]
    assert facts["cost_type"]["value"] == "free"
    assert facts["delivery"]["value"] == ["on-site", "phone"]
    assert {(f["source"], f["checked_on"]) for f in facts.values()} == {("https://www.voorbeeld.be", "2026-11-24")}


def test_the_template_itself_holds_no_entry(empty_app: Flask, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text(template(), encoding="utf-8", newline="")
    assert "geen enkele dienst" in complaints(empty_app, tmp_path / "lijst.csv")
    assert template().startswith("\ufeffOrganisatie*;Naam*;")
    assert all(f"# {heading}: " in template().replace('"', "") for heading in HEADINGS)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_any_way_that_a_spreadsheet_saves_it(empty_app: Flask, tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = write_list(tmp_path, GOOD | {"Omschrijving": "Café, met een kop; koffie"}, delimiter=delimiter, encoding=encoding)
    assert take(empty_app, path) == {"new": 1}
    assert publication(empty_app, ids(empty_app)[0])["description"] == "Café, met een kop; koffie"


def test_the_same_list_again_changes_nothing_and_a_changed_one_updates(empty_app: Flask, tmp_path: Path) -> None:
    take(empty_app, write_list(tmp_path, GOOD | {"Telefoon": "014 11 11 11"}))
    before, known = trace(empty_app), ids(empty_app)
    assert take(empty_app, write_list(tmp_path, GOOD | {"Telefoon": "014 11 11 11"})) == {"same": 1}
    assert trace(empty_app) == before
    assert take(empty_app, write_list(tmp_path, GOOD | {"Telefoon": "014 22 22 22"})) == {"changed": 1}
    assert ids(empty_app) == known
    assert [p["number"] for p in publication(empty_app, known[0])["phones"]] == ["014 22 22 22"]


def test_an_organization_that_is_here_is_known_by_its_name(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [service(1)]))
    take(empty_app, write_list(tmp_path, GOOD | {"Organisatie": "buurthuis 1"}))
    assert count(empty_app, Organization) == 1
    told = complaints(empty_app, write_list(tmp_path, GOOD | {"Organisatie": "Buurthuis 1", "Naam": "Hulp bij papieren 1"}))
    assert "staat al in Gezel" in told


def test_a_secret_address_is_secret_from_the_start(empty_app: Flask, tmp_path: Path) -> None:
    row = GOOD | {"Straat en nummer": "Geheimstraat 7", "Postcode": "2490", "Gemeente": "Balen", "Geheim adres": "ja"}
    take(empty_app, write_list(tmp_path, row))
    assert "eheimstraat" not in str(publication(empty_app, ids(empty_app)[0]))
    with empty_app.app_context():
        assert db.session.scalars(select(Location)).one().confidential


def test_what_was_edited_here_is_kept(empty_app: Flask, tmp_path: Path) -> None:
    take(empty_app, write_list(tmp_path, GOOD))
    with empty_app.app_context():
        db.session.get_one(Service, ids(empty_app)[0]).edited_here_at = now()
        db.session.commit()
    changed = write_list(tmp_path, GOOD | {"Voor wie": "Iedereen."})
    result = run_cli(empty_app, "import", "csv", str(changed))
    assert "“Hulp bij papieren” bleef zoals ze is" in result.output
    assert take(empty_app, changed, force=True) == {"changed": 1}


WRONG = {
    ("Waarmee help je", "schuldbemiddelling"): "Rij 2, kolom Waarmee help je: “schuldbemiddelling” kennen we niet. Bedoel je",
    ("Soort", "circus"): "Kies uit: ",
    ("Telefoon", "bel maar"): "is geen telefoonnummer",
    ("E-mail", "info(at)x.be"): "is geen e-mailadres",
    ("Website", "geen"): "is geen webadres",
    ("Postcode", "B-2490"): "Schrijf vier cijfers",
    ("Geheim adres", "soms"): "Schrijf ja of nee",
    ("Openingsuren", "elke dag"): "staan geen uren",
    ("Openingsuren", "maandagnamiddag 9-12; xx 9-12"): "is geen dag",
    ("Openingsuren", "ma 12:00-9:00"): "Zet het uur van openen eerst",
    ("Openingsuren", "ma 9:75-12:00"): "is geen uur",
    ("Afspraak", "op afspraak; zonder afspraak"): "meer dan één waarde",
    ("Talen", "Klingon"): "de taal “Klingon” kennen we niet",
    ("Vanaf leeftijd", "achttien"): "is geen leeftijd",
    ("Nagekeken op", "vorige week"): "Schrijf de datum zoals 24/11/2026",
    ("Naam", ""): "is leeg",
    ("Straat en nummer", "Dorpsstraat 1"): "het adres niet volledig",
}


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_each_mistake_is_named_by_row_and_column_with_its_mend(empty_app: Flask, tmp_path: Path, wrong: tuple[str, str]) -> None:
    told = complaints(empty_app, write_list(tmp_path, GOOD | {wrong[0]: wrong[1]}))
    assert f"Rij 2, kolom {wrong[0]}" in told
    assert WRONG[wrong] in told


def test_all_mistakes_are_told_at_once_and_counted(empty_app: Flask, tmp_path: Path) -> None:
    rows = [GOOD | {"Naam": f"Hulp {n}", "Postcode": "x"} for n in range(60)] + [GOOD, GOOD]
    told = complaints(empty_app, write_list(tmp_path, *rows))
    assert told.count("Rij ") == 50
    assert "… en nog 11 andere." in told
    assert "staan ook op rij 2" in complaints(empty_app, write_list(tmp_path, GOOD, GOOD))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "geen enkele dienst"),
        (b"PK\x03\x04rest", "Dit is een Excel-bestand"),
        (b"Organisatie;Naam\r\nX;Y\r\n", "kolom “Waarmee help je” ontbreekt"),
        (b"Organisatie;Naam;Waarmee help je;Kleur\r\n", "kolom “Kleur” kennen we niet"),
        (b"Organisatie;Naam;Naam;Waarmee help je\r\n", "staat er twee keer"),
        (b"Organisatie;Naam;Waarmee help je\r\nX;Y;paperwork;te veel\r\n", "Rij 2: er staan meer vakjes"),
        (b"Organisatie;Naam;Waarmee help je\r\nX;Y\x00;paperwork\r\n", "geen lijst met tekst"),
        (b"\x81\x8d\x8f\x90", "kunnen de letters niet lezen"),
    ],
)
def test_files_that_are_no_list(empty_app: Flask, tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "lijst.csv").write_bytes(content)
    assert told in complaints(empty_app, tmp_path / "lijst.csv")


def test_the_command_speaks_dutch(empty_app: Flask, tmp_path: Path) -> None:
    assert run_cli(empty_app, "import", "csv", "--template").output == template().replace("\r\n", "\n")
    path = str(write_list(tmp_path, GOOD))
    assert "Dit was een proef" in run_cli(empty_app, "import", "csv", path, "--dry-run").output
    assert ids(empty_app) == []
    assert "Diensten: 1 nieuw, 0 gewijzigd, 0 hetzelfde." in run_cli(empty_app, "import", "csv", path).output
    bad = run_cli(empty_app, "import", "csv", str(tmp_path / "weg.csv"))
    assert bad.exit_code == 1
    assert "We namen niets over uit weg.csv: 1 fout." in bad.output
    assert run_cli(empty_app, "import", "csv").exit_code == 2
