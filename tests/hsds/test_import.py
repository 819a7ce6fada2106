"""What an import does to the database: all or nothing, twice the same, and never less than is here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from directory.extensions import db
from directory.hsds.export import export_path
from directory.hsds.problems import ImportRefusedError
from directory.models import (
    Address,
    Attribute,
    Contact,
    Language,
    Location,
    Metadata,
    OrganizationIdentifier,
    Phone,
    Schedule,
    Service,
    TaxonomyTerm,
    now,
)  # fmt: skip
from directory.services.history import watch
from tests.conftest import run_cli
from tests.hsds.records import count, publication, refuge, service, take_in, trace, uid, write

pytestmark = pytest.mark.thorough

GOOD = [
    "feeds/oruk-service-full.json", "feeds/oruk-service-list.json", "hsds-3.1/examples/csv",
    *(f"hsds-3.1/examples/{name}.json" for name in (
        "location", "organization_full", "organization_list", "service_at_location_full", "service_at_location_list",
        "service_full", "service_list", "tabular", "taxonomy", "taxonomy_list", "taxonomy_term", "taxonomy_term_list",
    )),
]  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_other_peoples_files_are_taken_in_and_a_second_time_changes_nothing(empty_app: Flask, shared: Path, name: str) -> None:
    first = take_in(empty_app, shared / name)
    assert first.changes > 0
    before = trace(empty_app)
    assert take_in(empty_app, shared / name).changes == 0
    assert trace(empty_app) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("feeds/oruk-service-full-bad.json", ["ac148810-d857-441c-9679-408f346de14b", "url", "email"]),
        ("feeds/oruk-service-list-bad.json", ["b644a0d2-9e8a-4c33-9390-ae9ee93fc056: name: is missing", "email: False"]),
        ("hsds-3.1/examples/base.json", ["base.json", "holds no records"]),
    ],
)
def test_bad_files_are_refused_by_record_and_field(empty_app: Flask, shared: Path, name: str, told: list[str]) -> None:
    before = trace(empty_app)
    with pytest.raises(ImportRefusedError) as refusal:
        take_in(empty_app, shared / name)
    assert all(part in str(refusal.value) for part in told), str(refusal.value)
    assert trace(empty_app) == before


def test_a_page_that_counts_wrong_is_taken_in_with_a_warning(empty_app: Flask, shared: Path) -> None:
    warnings = [text for text, _ in take_in(empty_app, shared / "feeds" / "oruk-service-list.json").warnings]
    assert any("says 31, but the page holds 128" in text for text in warnings)


def test_everything_of_the_official_example_has_a_place(empty_app: Flask, shared: Path) -> None:
    take_in(empty_app, shared / "hsds-3.1/examples/service_full.json")
    data = publication(empty_app, "ac148810-d857-441c-9679-408f346de14b")
    example = json.loads((shared / "hsds-3.1/examples/service_full.json").read_text(encoding="utf-8"))
    left_out = {"metadata", "assurer_email"}
    assert example.keys() - data.keys() == left_out
    assert count(empty_app, Metadata) == 1
    assert data["phones"][0]["languages"][0]["name"] == "Urdu"
    assert data["service_at_locations"][0]["contacts"][0]["phones"][0]["extension"] == 100
    assert "latitude" not in data["service_at_locations"][0]["location"], "100 degrees lies on no place on earth"


def test_one_wrong_record_refuses_all(empty_app: Flask, tmp_path: Path) -> None:
    before = trace(empty_app)
    records = [service(1), service(2), service(3, name=None)]
    with pytest.raises(ImportRefusedError, match="name: is missing"):
        take_in(empty_app, write(tmp_path, records))
    assert trace(empty_app) == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(empty_app: Flask, tmp_path: Path) -> None:
    before = trace(empty_app)
    summary = take_in(empty_app, write(tmp_path, [service(1), service(2)]), dry_run=True)
    assert summary.counts["service"]["new"] == 2
    assert trace(empty_app) == before


def test_only_what_differs_is_written(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [service(1), service(2)]))
    published = dict(trace(empty_app)[3])
    changed = service(2)
    changed["phones"][0]["number"] = "014 00 00 00"
    summary = take_in(empty_app, write(tmp_path, [service(1), changed]))
    assert summary.counts["service"] == {"same": 1, "changed": 1}
    after = dict(trace(empty_app)[3])
    assert after[uid("service", 1)] == published[uid("service", 1)]
    assert after[uid("service", 2)] > published[uid("service", 2)]
    assert publication(empty_app, uid("service", 2))["phones"][0]["number"] == "014 00 00 00"


def test_what_a_file_does_not_tell_stays(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [service(1)]))
    take_in(empty_app, write(tmp_path, {"id": uid("service", 1), "name": "Andere naam", "status": "active"}))
    data = publication(empty_app, uid("service", 1))
    assert data["name"] == "Andere naam"
    assert data["description"]
    assert len(data["phones"]) == len(data["schedules"]) == 1
    assert set(data["facts"]) == {"appointment", "hours"}


def test_a_list_that_is_told_replaces_and_keeps_its_order(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [service(1)]))
    record = service(1, languages=[{"id": uid("language", 1, code), "code": code} for code in ("fr", "ar")], phones=[])
    record["attributes"].reverse()
    take_in(empty_app, write(tmp_path, [record]))
    data = publication(empty_app, uid("service", 1))
    assert [language["code"] for language in data["languages"]] == ["fr", "ar"]
    assert [a["taxonomy_term"]["code"] for a in data["attributes"]] == ["letters", "visits"]
    assert "phones" not in data
    assert count(empty_app, Language) == 2, "the language of the phone went with it"


def test_facts_are_merged_one_by_one(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [service(1)]))
    fact = {"value": True, "source": "bezoek", "checked_on": "2026-11-02", "checked_by_role": "coordinator"}
    take_in(empty_app, write(tmp_path, [service(1, facts={"form_help": fact, "hours": None})]))
    assert set(publication(empty_app, uid("service", 1))["facts"]) == {"appointment", "form_help"}


def test_a_public_export_never_clears_what_it_leaves_out(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [refuge(), service(1, assurer_email="toets@voorbeeld.be")]))
    before = trace(empty_app)
    for name in ("out.zip", "out.json", "out.ndjson"):
        with empty_app.app_context():
            export_path(db.session(), tmp_path / name)
        assert take_in(empty_app, tmp_path / name).changes == 0
        assert trace(empty_app) == before
    with empty_app.app_context():
        secret = db.session.get_one(Location, uid("location", 9))
        assert secret.addresses[0].address_1 == "Geheimstraat 7"
        assert secret.latitude == 51.1684
        assert secret.phones[0].number == "014 99 88 77"
        assert "geheimstraat" in (db.session.get_one(Service, uid("service", 9)).description or "")
        assert db.session.get(Schedule, uid("secret schedule")) is not None
        assert db.session.get_one(Service, uid("service", 1)).assurer_email == "toets@voorbeeld.be"


def test_a_hidden_service_keeps_all_it_has_and_stays_hidden(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [service(1)]))
    with empty_app.app_context():
        export_path(db.session(), tmp_path / "out.zip")
        db.session.get_one(Service, uid("service", 1)).hidden = True
        db.session.commit()
    assert take_in(empty_app, tmp_path / "out.zip").counts["service"] == {"same": 1}
    with empty_app.app_context():
        assert db.session.get_one(Service, uid("service", 1)).hidden


def test_an_import_never_makes_a_confidential_place_public(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [refuge()]))
    record = refuge()
    record["service_at_locations"][0]["location"]["confidential"] = False
    summary = take_in(empty_app, write(tmp_path, [record]), force=True)
    assert any("never makes a confidential place public" in text for text, _ in summary.warnings)
    assert publication(empty_app, uid("service", 9))["service_at_locations"][0]["location"]["confidential"]


def test_what_was_edited_here_is_kept_and_told_unless_forced(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [service(1), service(2)]))
    with empty_app.app_context():
        edited = db.session.get_one(Service, uid("service", 1))
        edited.description, edited.edited_here_at = "Zelf geschreven.", now()
        db.session.commit()
    file = write(tmp_path, [service(1, phones=[]), service(2, phones=[])])
    before = publication(empty_app, uid("service", 1))
    summary = take_in(empty_app, file)
    assert summary.counts["service"] == {"kept": 1, "changed": 1}
    assert len(summary.kept) == 1
    assert uid("service", 1) in summary.kept[0]
    assert publication(empty_app, uid("service", 1)) == before
    assert take_in(empty_app, file, force=True).counts["service"] == {"changed": 1, "same": 1}
    assert publication(empty_app, uid("service", 1))["description"] == service(1)["description"]


def test_an_edit_during_an_import_is_not_lost(empty_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from directory.hsds import importer

    take_in(empty_app, write(tmp_path, [service(1)]))
    planned = importer.make_plan

    def plan_and_meanwhile_someone_edits(*args: Any, **options: Any) -> Any:
        plan = planned(*args, **options)
        with sessionmaker(db.engine)() as other:
            watch(other)
            other.get_one(Service, uid("service", 1)).description = "Intussen gewijzigd."
            other.commit()
        return plan

    monkeypatch.setattr(importer, "make_plan", plan_and_meanwhile_someone_edits)
    with pytest.raises(ImportRefusedError, match="was changed here during the import"):
        take_in(empty_app, write(tmp_path, [service(1, description="Uit het bestand.")]))
    assert publication(empty_app, uid("service", 1))["description"] == "Intussen gewijzigd."


def test_foreign_ids_become_the_same_uuid_each_time_and_are_kept(empty_app: Flask, tmp_path: Path) -> None:
    record = service(1, id="dienst-12")
    record["organization"] |= {"id": 4711}
    record["service_at_locations"][0]["location"]["id"] = "loc/1"
    take_in(empty_app, write(tmp_path, [record]))
    assert take_in(empty_app, write(tmp_path, [record])).changes == 0
    assert count(empty_app, Service) == 1
    with empty_app.app_context():
        assert (
            db.session.scalar(
                select(OrganizationIdentifier.identifier).where(OrganizationIdentifier.identifier_type == "source id")
            )
            == "4711"
        )
        assert db.session.scalar(select(Location.external_identifier)) == "loc/1"


def test_the_same_id_in_two_records_is_copied_not_stolen(empty_app: Flask, tmp_path: Path) -> None:
    first, second = service(1), service(2)
    second["phones"][0]["id"] = first["phones"][0]["id"]
    summary = take_in(empty_app, write(tmp_path, [first, second]))
    assert any("under the same id in two records" in text for text, _ in summary.warnings)
    assert count(empty_app, Phone) == 2
    third = service(3)
    third["phones"][0]["id"] = first["phones"][0]["id"]
    with pytest.raises(ImportRefusedError, match="belongs to"):
        take_in(empty_app, write(tmp_path, [third]))


def test_one_record_told_twice_must_agree(empty_app: Flask, tmp_path: Path) -> None:
    assert take_in(empty_app, write(tmp_path, [service(1), service(1)]), dry_run=True).counts["service"]["new"] == 1
    with pytest.raises(ImportRefusedError, match="name: 'Iets anders' here, but"):
        take_in(empty_app, write(tmp_path, [service(1), service(1, name="Iets anders")]))


def test_dangling_references_are_refused_or_left_out(empty_app: Flask, tmp_path: Path) -> None:
    nowhere = uid("nowhere")
    loose = {key: value for key, value in service(1).items() if key != "organization"}
    with pytest.raises(ImportRefusedError, match=f"organization_id: {nowhere} is no organization"):
        take_in(empty_app, write(tmp_path, [loose | {"organization_id": nowhere}]))
    attributes = [{"id": uid("a"), "taxonomy_term_id": nowhere}]
    with pytest.raises(ImportRefusedError, match=r"attributes\[0\].taxonomy_term_id"):
        take_in(empty_app, write(tmp_path, [service(1, attributes=attributes)]))
    summary = take_in(empty_app, write(tmp_path, [service(1, program_id=nowhere)]))
    assert any("reference was left out" in text for text, _ in summary.warnings)


def test_facts_must_fit_their_kind(empty_app: Flask, tmp_path: Path) -> None:
    wrong = {"appointment": {"value": "soms", "source": "x", "checked_on": None, "checked_by_role": "public-source"}}
    with pytest.raises(ImportRefusedError, match=r"facts.appointment: 'soms' is not one of"):
        take_in(empty_app, write(tmp_path, [service(1, facts=wrong)]))
    unknown = {"level_in": {"value": "a1", "source": "x", "checked_on": None, "checked_by_role": "public-source"}}
    with pytest.raises(ImportRefusedError, match="is not a fact of the kind general"):
        take_in(empty_app, write(tmp_path, [service(1, facts=unknown)]))
    with pytest.raises(ImportRefusedError, match="is not a kind of service here"):
        take_in(empty_app, write(tmp_path, [service(1, kind="circus")]))


def test_our_own_terms_cannot_be_bent(empty_app: Flask, tmp_path: Path) -> None:
    with empty_app.app_context():
        term = db.session.scalar(select(TaxonomyTerm).where(TaxonomyTerm.taxonomy == "gezel-needs"))
        assert term is not None
        mine = {"id": term.id, "code": "other", "name": "Iets", "description": "Iets", "taxonomy": "elsewhere"}
    with pytest.raises(ImportRefusedError, match="a term of Gezel itself"):
        take_in(empty_app, write(tmp_path, mine))
    fake = {"id": uid("t"), "code": "no-such-need", "name": "Iets", "description": "Iets", "taxonomy": "gezel-needs"}
    with pytest.raises(ImportRefusedError, match="is not a code of gezel-needs"):
        take_in(empty_app, write(tmp_path, fake))


def test_a_belgian_address_is_completed(empty_app: Flask, tmp_path: Path) -> None:
    record = service(1)
    address = record["service_at_locations"][0]["location"]["addresses"][0]
    del address["state_province"], address["postal_code"]
    take_in(empty_app, write(tmp_path, [record]))
    with empty_app.app_context():
        found = db.session.scalars(select(Address)).one()
        assert (found.postal_code, found.state_province) == ("2490", "Antwerpen")


def test_two_entries_of_one_name_get_two_addresses_that_never_move(empty_app: Flask, tmp_path: Path) -> None:
    take_in(empty_app, write(tmp_path, [service(1, name="Zelfde"), service(2, name="Zelfde")]))
    slugs = {publication(empty_app, uid("service", n))["slug"] for n in (1, 2)}
    assert len(slugs) == 2
    take_in(empty_app, write(tmp_path, [service(1, name="Nieuw", slug="nieuw")]))
    assert publication(empty_app, uid("service", 1))["slug"] in slugs


def test_a_shared_phone_leaves_with_its_last_owner(empty_app: Flask, tmp_path: Path) -> None:
    phone = service(1)["phones"][0]
    contact = {"id": uid("contact"), "title": "Onthaal", "phones": [phone]}
    take_in(empty_app, write(tmp_path, [service(1, contacts=[contact])]))
    take_in(empty_app, write(tmp_path, [service(1, phones=[], contacts=[contact])]))
    assert count(empty_app, Phone) == 1
    take_in(empty_app, write(tmp_path, [service(1, phones=[], contacts=[])]))
    assert count(empty_app, Phone) == count(empty_app, Contact) == 0
    assert count(empty_app, Attribute) == 2


def test_many_problems_are_capped_and_counted(empty_app: Flask, tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError) as refusal:
        take_in(empty_app, write(tmp_path, [service(n, email="nee") for n in range(80)]))
    assert refusal.value.total == 80
    assert str(refusal.value).endswith("… and 30 more")


def test_the_command_tells_and_fails_with_a_status(empty_app: Flask, tmp_path: Path) -> None:
    good = run_cli(empty_app, "import", "hsds", str(write(tmp_path, [service(1)])))
    assert good.exit_code == 0
    assert "service: 1 new, 0 changed, 0 same, 0 refused" in good.output
    bad = run_cli(empty_app, "import", "hsds", str(write(tmp_path, [service(2, email="nee")])))
    assert bad.exit_code == 1
    assert "Nothing was imported: 1 problem." in bad.output


def test_a_bad_seed_file_stops_init(empty_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from directory import cli

    (tmp_path / "seeds").mkdir()
    write(tmp_path / "seeds", {"taxonomies": [], "taxonomy_terms": [{"id": uid("t")}]}, "taxonomy.json")
    (tmp_path / "migrations").symlink_to(cli.ROOT / "migrations")
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    result = run_cli(empty_app, "init", "--empty")
    assert result.exit_code == 1
    assert "taxonomy.json: taxonomy_term" in result.output
