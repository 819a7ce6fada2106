"""`/api/services/{id}`, `/api/vocabulary`, `/api/places`: what the directory holds and the words it uses."""

from __future__ import annotations

import uuid
from typing import Any

import marshmallow as ma
from flask_smorest import Blueprint, abort

from directory.api.schemas import Places, PlaceTyped, PublishedService, VocabularyAnswer
from directory.extensions import db
from directory.models import Publication
from directory.reach.places import places as all_places
from directory.reach.places import starting_with
from directory.search.codes import published_codes

blueprint = Blueprint("directory", __name__, description="Entries, places and vocabulary")
VOCABULARY_MAX_AGE_S = 3600


@blueprint.get("/services/<uuid:service_id>")
@blueprint.etag
@blueprint.response(200, PublishedService)
@blueprint.alt_response(404, description="No such entry, or it is hidden.")
def service(service_id: uuid.UUID) -> dict[str, Any]:
    """Read one entry in full."""
    row = db.session.get(Publication, str(service_id))
    if row is None or row.data is None:
        abort(404, message="There is no such entry.")
    assert row is not None
    assert row.data is not None
    blueprint.set_etag({"revision": row.revision})
    return row.data


@blueprint.get("/vocabulary")
@blueprint.response(200, VocabularyAnswer)
def vocabulary() -> Any:
    """Read every code with its Dutch word, and what each kind of service can tell of itself."""
    return published_codes(), {"Cache-Control": f"public, max-age={VOCABULARY_MAX_AGE_S}"}


@blueprint.get("/places")
@blueprint.arguments(PlaceTyped(), location="query", unknown=ma.RAISE)
@blueprint.response(200, Places)
def places(fields: dict[str, Any]) -> dict[str, Any]:
    """Find places by the start of their name or postcode."""
    found = starting_with(fields["q"]) if fields["q"].strip() else all_places()
    return {"places": [place.as_dict() for place in found]}
