"""`/api/search`: words in, ranked services out."""

from __future__ import annotations

from typing import Any

import marshmallow as ma
from flask_smorest import Blueprint

from directory.search import current_searcher

blueprint = Blueprint("search", __name__, description="Search")


class SearchQuery(ma.Schema):
    """What can be asked."""

    q = ma.fields.String(load_default="", validate=ma.validate.Length(max=300))
    page = ma.fields.Integer(load_default=1, validate=ma.validate.Range(1, 10_000))
    page_size = ma.fields.Integer(load_default=20, validate=ma.validate.Range(1, 100))


@blueprint.get("/search")
@blueprint.arguments(SearchQuery, location="query", unknown=ma.RAISE)
def search(query: dict[str, Any]) -> dict[str, Any]:
    """Search the directory."""
    return current_searcher().search(**query)
