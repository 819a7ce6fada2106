"""The tables against the schemas of HSDS 3.1, and the migrations against the tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, select

from directory.config import ROOT
from directory.extensions import db
from directory.models import Base, DirectoryState
from directory.services.publication import private_fields
from tests.conftest import make_app

pytestmark = pytest.mark.thorough

MODELS = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
# Ours beside HSDS: the profile (public), and what never leaves the database.
PROFILE = {
    "location": {"municipality", "confidential", "example_coordinates"},
    "schedule": {"closed"},
    "service": {"kind", "slug", "example", "facts"},
}
# Each record may carry lists of metadata; ours stand in one table, tied by `resource_id` and `resource_type`.
ELSEWHERE = {"metadata"}


def schemas(shared: Path) -> dict[str, dict[str, Any]]:
    files = sorted((shared / "hsds-3.1" / "schema").glob("*.json"))
    return {f.stem: json.loads(f.read_text(encoding="utf-8")) for f in files if f.stem != "openapi"}


def test_every_table_and_field_of_hsds_has_its_place(shared: Path) -> None:
    missing = []
    for name, schema in schemas(shared).items():
        mapper = inspect(MODELS[name])
        known = {p.key for p in mapper.attrs} | ELSEWHERE
        missing += [f"{name}.{field}" for field in schema["properties"] if field not in known]
    assert missing == []


def test_what_hsds_has_not_is_ours_and_declared(shared: Path) -> None:
    for name, schema in schemas(shared).items():
        columns = set(inspect(MODELS[name]).column_attrs.keys())
        assert columns - set(schema["properties"]) - private_fields(MODELS[name]) == PROFILE.get(name, set()), name


def test_what_hsds_requires_of_a_table_is_never_null(shared: Path) -> None:
    """Where HSDS lets a table leave something out, ours does too: an import may not fail for it."""
    for name, schema in schemas(shared).items():
        # A description that is required but missing is published as the name; a unit's id stands for the unit.
        required = set(schema.get("required", [])) - {"description", "unit"}
        for column in inspect(MODELS[name]).columns:
            if column.key in required:
                assert not column.nullable, f"{name}.{column.key}"


@pytest.mark.parametrize("name", ["service", "organization", "location", "service_at_location", "phone", "contact"])
def test_every_list_of_hsds_is_a_list_here(shared: Path, name: str) -> None:
    lists = {f for f, s in schemas(shared)[name]["properties"].items() if s.get("type") == "array"} - ELSEWHERE
    relationships = {r.key for r in inspect(MODELS[name]).relationships if r.uselist}
    assert lists <= relationships


def test_migrations_make_exactly_the_models_tables(blank_url: str, tmp_path: Path) -> None:
    app = make_app(tmp_path / "data", blank_url)
    with app.app_context():
        flask_migrate.upgrade(directory=str(ROOT / "migrations"))
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, Base.metadata) == []
            assert connection.scalar(select(DirectoryState.revision)) == 0
        flask_migrate.downgrade(directory=str(ROOT / "migrations"), revision="base")
        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        db.engine.dispose()


def test_migrating_twice_changes_nothing(new_app: Callable[[], Flask]) -> None:
    with new_app().app_context():
        before = db.session.scalars(select(DirectoryState.identity)).one()
        flask_migrate.upgrade(directory=str(ROOT / "migrations"))
        assert db.session.scalars(select(DirectoryState.identity)).one() == before


def test_the_usual_address_of_postgresql_names_our_driver(tmp_path: Path) -> None:
    for url in ("postgresql://u@h/d", "postgres://u@h/d"):
        app = make_app(tmp_path, url)
        assert app.config["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://u@h/d"
