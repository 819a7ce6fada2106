"""The portal's writes: only one's own, and never over someone else's."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from directory.extensions import db
from directory.models import Account, Membership, Organization, Revision, Service
from directory.portal.accounts import issue_token, take_token


@pytest.fixture
def mine(app: Flask) -> Service:
    with app.app_context():
        service = db.session.query(Service).filter_by(name="Huurdersbond").one()
        db.session.expunge(service)
        return service


@pytest.fixture
def signed_in(app: Flask, mine: Service) -> FlaskClient:
    with app.app_context():
        account = Account(email="a@example.org", role="provider", memberships=[Membership(organization_id=mine.organization_id)])
        db.session.add(account)
        db.session.flush()
        secret = issue_token(account)
    client = app.test_client()
    client.post(f"/beheer/in/{secret}", data={"csrf_token": csrf(client, f"/beheer/in/{secret}")})
    return client


def csrf(client: FlaskClient, address: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def edit(client: FlaskClient, service: Service, version: int, text: str) -> Any:
    address = f"/beheer/aanbod/{service.id}"
    return client.post(address, data={"csrf_token": csrf(client, address), "version": version, "description": text})


def test_an_edit_is_recorded_as_the_providers(app: Flask, signed_in: FlaskClient, mine: Service) -> None:
    assert edit(signed_in, mine, mine.version, "Nieuw.").status_code == 302
    with app.app_context():
        row = db.session.query(Revision).filter_by(entity_id=mine.id, field="description").one()
        assert (row.by_role, row.after) == ("provider", "Nieuw.")
        assert row.by_account_id == db.session.query(Account).one().id


def test_an_older_version_does_not_overwrite(app: Flask, signed_in: FlaskClient, mine: Service) -> None:
    assert edit(signed_in, mine, mine.version, "Eerste.").status_code == 302
    answer = edit(signed_in, mine, mine.version, "Tweede.")
    assert answer.status_code == 409
    assert "Eerste." in answer.text
    assert "Tweede." in answer.text


def test_someone_who_is_first_by_a_hair_wins_once(
    app: Flask, signed_in: FlaskClient, mine: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    from directory.portal import entries

    def write_in_between(session: Any, author: Any) -> None:
        with session.session_factory() as theirs:
            theirs.get(Service, mine.id).description = "Van hen."
            theirs.commit()

    monkeypatch.setattr(entries, "write_as", write_in_between)
    answer = edit(signed_in, mine, mine.version, "Van mij.")
    assert answer.status_code == 409
    assert "Van hen." in answer.text
    with app.app_context():
        assert db.session.get_one(Service, mine.id).description == "Van hen."


def test_another_organizations_entry_is_not_there(app: Flask, signed_in: FlaskClient) -> None:
    with app.app_context():
        other = db.session.query(Service).join(Organization).filter(Organization.name != "Huurdersbond").first()
        address = f"/beheer/aanbod/{other.id}"
    assert signed_in.get(address).status_code == 404


def test_a_token_is_taken_once_by_however_many_at_once(app: Flask) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with app.app_context():
        account = Account(email="b@example.org", role="provider")
        db.session.add(account)
        db.session.flush()
        secret = issue_token(account)

    def take(_n: int) -> bool:
        with app.app_context():
            return take_token(secret) is not None

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(take, range(12))) == 1
