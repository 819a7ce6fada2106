"""Every write makes its revisions and its publications, whichever way it is made, on both databases."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm.exc import StaleDataError

from directory.extensions import db
from directory.models import (
    Address,
    Contact,
    DirectoryState,
    Language,
    Location,
    Organization,
    Phone,
    Publication,
    Revision,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)  # fmt: skip
from directory.services.guard import UnrecordedWriteError
from directory.services.history import Author, HistoryError, write_as
from tests.services.entries import a_location, a_service, an_organization, fact, need

pytestmark = pytest.mark.thorough


def number() -> int:
    return db.session.scalars(select(DirectoryState.revision)).one()


def publication(service_id: str) -> Publication:
    row = db.session.get(Publication, service_id, populate_existing=True)
    assert row is not None
    return row


def revisions(**columns: Any) -> list[Revision]:
    return list(db.session.scalars(select(Revision).filter_by(**columns).order_by(Revision.id)))


@pytest.fixture
def service_id(any_app: Flask):
    """An app with one service of one organization at one place, committed."""
    with any_app.app_context():
        service = a_service(organization=an_organization(), location=a_location())
        db.session.add(service)
        db.session.commit()
        yield service.id
        db.session.remove()


def test_a_new_service_is_published_in_the_same_transaction(service_id: str) -> None:
    row = publication(service_id)
    assert row.revision == number()
    assert row.data is not None
    assert row.data["organization"]["name"] == "Huurwinkel"
    assert row.data["derived"]["needs"] == ["rental-advice"]
    assert [r.entity for r in revisions(entity_id=service_id, action="create")] == ["service"]


def test_an_edit_tells_who_when_which_field_before_and_after(service_id: str) -> None:
    write_as(db.session, Author("provider", "a" * 36))
    db.session.get(Service, service_id).description = "Nieuw."
    db.session.commit()
    (row,) = revisions(entity_id=service_id, action="update")
    assert (row.by_role, row.by_account_id, row.field) == ("provider", "a" * 36, "description")
    assert (row.before, row.after) == ("Huurhulp helpt je verder.", "Nieuw.")
    assert row.at.tzinfo is not None
    assert row.number == number() == publication(service_id).revision


def test_writing_what_is_already_there_makes_nothing(service_id: str) -> None:
    before = number()
    service = db.session.get(Service, service_id)
    service.description = str(service.description)
    service.facts = {**service.facts}
    service.phones[0].number = str(service.phones[0].number)
    service.minimum_age = service.minimum_age
    db.session.commit()
    assert number() == before
    assert revisions(action="update") == []


@pytest.mark.parametrize(
    "change",
    [
        lambda s: setattr(s.organization, "name", "Anders"),
        lambda s: setattr(s.phones[0], "number", "+32 14 00 00 01"),
        lambda s: setattr(s.phones[0].languages[0], "code", "fr"),
        lambda s: setattr(s.schedules[0], "closes_at", "13:00"),
        lambda s: setattr(s.service_at_locations[0].location, "name", "Ander huis"),
        lambda s: setattr(s.service_at_locations[0].location.addresses[0], "address_1", "Kerkstraat 1"),
        lambda s: setattr(s.organization.contacts[0], "title", "directie"),
        lambda s: s.organization.contacts[0].phones.append(Phone(number="+32 14 99 99 99")),
        lambda s: setattr(s.attributes[0], "taxonomy_term", need("eviction")),
        lambda _: setattr(need("rental-advice"), "name", "Huur"),
        lambda s: s.phones.clear(),
        lambda s: s.service_at_locations.clear(),
        lambda s: s.facts.update(outreach=fact(True)),
    ],
)  # fmt: skip
def test_a_change_anywhere_below_a_service_is_published_and_recorded(service_id: str, change: Any) -> None:
    before, old = number(), publication(service_id).data
    change(db.session.get(Service, service_id))
    db.session.commit()
    row = publication(service_id)
    assert row.revision == number() == before + 1
    assert row.data != old
    assert {r.number for r in revisions()} >= {number()}


def test_a_part_that_moves_is_published_where_it_was_and_where_it_is(service_id: str) -> None:
    other = a_service("Voedselhulp", ("food",), organization=an_organization(name="Kringloop"))
    db.session.add(other)
    db.session.commit()
    phone = db.session.get(Service, service_id).phones[0]
    phone.service_id = other.id
    db.session.commit()
    assert "phones" not in publication(service_id).data
    assert len(publication(other.id).data["phones"]) == 2


def test_a_part_added_by_its_id_alone_is_published(service_id: str) -> None:
    """As importers do: the service's own list, read before, does not know of it."""
    service = db.session.get(Service, service_id)
    assert len(service.phones) == 1
    db.session.add(Phone(number="+32 14 55 55 55", service_id=service_id))
    db.session.commit()
    assert len(publication(service_id).data["phones"]) == 2


def test_a_change_of_a_part_moves_the_version_of_the_entry(service_id: str) -> None:
    before = db.session.get(Service, service_id).version
    db.session.get(Service, service_id).phones[0].number = "+32 14 00 00 02"
    db.session.commit()
    assert db.session.get(Service, service_id).version == before + 1


def test_two_writers_of_one_version_cannot_both_win(service_id: str) -> None:
    mine = db.session.get(Service, service_id)
    assert mine.version == 1
    with db.session.session_factory() as theirs:
        theirs.get(Service, service_id).description = "van hen"
        theirs.commit()
    mine.description = "van mij"
    with pytest.raises(StaleDataError):
        db.session.commit()
    db.session.rollback()
    assert publication(service_id).data["description"] == "van hen"


def test_hiding_and_showing_again_lose_nothing(service_id: str) -> None:
    old = publication(service_id).data
    db.session.get(Service, service_id).hidden = True
    db.session.commit()
    assert publication(service_id).data is None
    db.session.get(Service, service_id).hidden = False
    db.session.commit()
    assert publication(service_id).data == old


def test_a_service_or_organization_is_never_deleted(service_id: str) -> None:
    for record in (db.session.get(Service, service_id), db.session.get(Service, service_id).organization):
        db.session.delete(record)
        with pytest.raises(HistoryError, match="hidden"):
            db.session.flush()
        db.session.rollback()
    assert publication(service_id).data is not None


def test_what_a_deleted_part_held_stays_in_the_history(service_id: str) -> None:
    db.session.delete(db.session.get(Service, service_id).service_at_locations[0].location)
    db.session.commit()
    (gone,) = revisions(entity="address", action="delete")
    assert gone.before["address_1"] == "Lindelaan 12"
    assert "service_at_locations" not in publication(service_id).data


def test_a_term_that_is_deleted_leaves_the_publications_that_had_it(service_id: str) -> None:
    db.session.delete(need("rental-advice"))
    db.session.commit()
    assert publication(service_id).data["derived"]["needs"] == []


def test_a_transaction_that_is_rolled_back_leaves_no_trace(service_id: str) -> None:
    before, data = number(), publication(service_id).data
    db.session.get(Service, service_id).description = "weg"
    db.session.flush()
    db.session.rollback()
    assert number() == before
    assert publication(service_id).data == data
    db.session.get(Service, service_id).description = "blijft"
    db.session.commit()
    assert publication(service_id).revision == number() == before + 1


@pytest.mark.parametrize("kept", [True, False])
def test_savepoints_lose_and_invent_nothing(service_id: str, kept: bool) -> None:
    before = number()
    service = db.session.get(Service, service_id)
    service.description = "eerst"
    db.session.flush()
    savepoint = db.session.begin_nested()
    service.alert = "misschien"
    db.session.flush()
    if kept:
        savepoint.commit()
    else:
        savepoint.rollback()
    db.session.commit()
    row = publication(service_id)
    assert row.revision == number() > before
    assert row.data["description"] == "eerst"
    assert row.data.get("alert") == ("misschien" if kept else None)
    assert [r.field for r in revisions(action="update")] == (["description", "alert"] if kept else ["description"])


def test_a_savepoint_that_took_the_number_and_was_rolled_back_gives_it_back(service_id: str) -> None:
    before = number()
    savepoint = db.session.begin_nested()
    db.session.get(Service, service_id).alert = "weg"
    db.session.flush()
    savepoint.rollback()
    db.session.get(Service, service_id).description = "blijft"
    db.session.commit()
    assert publication(service_id).revision == number() == before + 1


BYPASSES = {
    "ORM update": lambda: db.session.execute(update(Service).values(description="x")),
    "ORM insert": lambda: db.session.execute(insert(Phone), [{"id": "p", "number": "1"}]),
    "ORM delete": lambda: db.session.execute(delete(Language)),
    "query delete": lambda: db.session.query(Address).delete(),
    "query update": lambda: db.session.query(Location).update({"confidential": False}),
    "bulk insert": lambda: db.session.bulk_insert_mappings(Contact, [{"id": "c"}]),
    "bulk save": lambda: db.session.bulk_save_objects([Organization(id="o", name="o")]),
    "bulk update": lambda: db.session.bulk_update_mappings(TaxonomyTerm, [{"id": need("food").id, "name": "x"}]),
    "core": lambda: db.session.connection().execute(update(ServiceAtLocation.__table__).values(description="x")),
    "text": lambda: db.session.execute(text("update  service set description = 'x'")),
    "driver": lambda: db.session.connection().exec_driver_sql('DELETE FROM "phone"'),
}


@pytest.mark.parametrize("way", BYPASSES)
def test_no_write_goes_around_the_history(service_id: str, way: str) -> None:
    with pytest.raises(UnrecordedWriteError, match="only written through"):
        BYPASSES[way]()
    db.session.rollback()
    assert publication(service_id).data["description"] == "Huurhulp helpt je verder."


def test_the_gate_closes_again_after_a_flush_that_failed(service_id: str) -> None:
    db.session.add(Service(name="dubbel", slug=db.session.get(Service, service_id).slug))
    with pytest.raises(Exception, match=r"(?i)unique"):
        db.session.flush()
    db.session.rollback()
    with pytest.raises(UnrecordedWriteError):
        db.session.execute(update(Service).values(description="x"))
    db.session.rollback()


def test_publishing_thousands_takes_a_fixed_number_of_queries_each(any_app: Flask) -> None:
    """Twice the entries, at most little more than twice the statements: nothing is looked up per record."""
    from sqlalchemy import event

    counts = []
    with any_app.app_context():
        for size in (50, 100):
            statements: list[str] = []
            listener = lambda *a, into=statements: into.append(a[2])  # noqa: E731
            event.listen(db.engine, "before_cursor_execute", listener)
            organization, place = an_organization(), a_location()
            db.session.add_all([a_service(f"Dienst {n}", organization=organization, location=place) for n in range(size)])
            db.session.commit()
            event.remove(db.engine, "before_cursor_execute", listener)
            counts.append(len(statements))
        db.session.remove()
    assert counts[1] < counts[0] * 1.5
