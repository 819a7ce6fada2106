"""`/api/search`, `/api/suggest`: words in, ranked services out."""

from __future__ import annotations

from typing import Any

import marshmallow as ma

from directory.api.schemas import SearchAnswer, SearchBody, SearchFields, Suggestions, Typed, query_of
from directory.errors import ApiBlueprint
from directory.search import current_searcher

blueprint = ApiBlueprint("search", __name__, description="Search the directory")


@blueprint.get("/search")
@blueprint.arguments(SearchFields(), location="query", unknown=ma.RAISE)
@blueprint.response(200, SearchAnswer)
def search(fields: dict[str, Any]) -> dict[str, Any]:
    """Search the directory."""
    return current_searcher().search(query_of(fields))


@blueprint.post("/search")
@blueprint.arguments(SearchBody(), location="json", unknown=ma.RAISE)
@blueprint.response(200, SearchAnswer)
def search_by_post(fields: dict[str, Any]) -> dict[str, Any]:
    """Search without the words standing in an address, optionally for a client."""
    return current_searcher().search(query_of(fields))


@blueprint.get("/suggest")
@blueprint.arguments(Typed(), location="query", unknown=ma.RAISE)
@blueprint.response(200, Suggestions)
def suggest(fields: dict[str, Any]) -> dict[str, Any]:
    """Suggest needs, services and places as one types."""
    return {"suggestions": current_searcher().suggest(fields["q"])}
