"""The shards of `tests/vectors/pack.json` are those that the server makes; vitest proves that the phone reads them."""

from __future__ import annotations

import json
import os

from flask import Flask
from sqlalchemy import select

from directory.config import ROOT
from directory.extensions import db
from directory.models import Publication
from directory.pack.columns import dump
from tests.pack.vectors import case, odd_publications

VECTORS = ROOT / "tests" / "vectors" / "pack.json"
# Enough for every kind, sort of fact and part of HSDS that the seeds have.
EVERY = 23
ABOUT = "Publications, the shard that the server makes of them, and what the phone reads from it on the day `today`."


def _publications(app: Flask) -> list[tuple[dict, int]]:
    with app.app_context():
        rows = db.session.scalars(select(Publication).where(Publication.data.is_not(None)).order_by(Publication.service_id))
        return [(row.data, 1) for row in rows.all()[::EVERY]]


def test_the_shards_of_the_vectors_are_made_by_this_code(seeded_app: Flask) -> None:
    """Set UPDATE_SNAPSHOTS=1 to accept a change of form."""
    if os.environ.get("UPDATE_SNAPSHOTS"):
        VECTORS.write_text(
            dump({"about": ABOUT, "cases": [case(_publications(seeded_app)), case(odd_publications())]}) + "\n", encoding="utf-8"
        )
    for found in json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]:
        assert json.loads(dump(case([tuple(pair) for pair in found["publications"]]))) == found
