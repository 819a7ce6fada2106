"""What the HSDS API can be asked, and the shape of its answers, as OpenAPI tells them."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import marshmallow as ma

MOST_PER_PAGE = 500
_METRES_AROUND_THE_EARTH = 40_000_000


class Moment(ma.fields.AwareDateTime):
    """A date or moment; one without a zone is UTC. A space where an unescaped ``+`` stood is understood."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> dt.datetime:
        text = str(value).strip()
        day, space, rest = text.rpartition(" ")
        try:
            moment = dt.datetime.fromisoformat(f"{day}+{rest}" if space and "T" in day else text)
            return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
        except (ValueError, OverflowError) as error:
            raise ma.ValidationError("Write a moment such as 2026-11-24T09:00:00Z.") from error


def _finite(value: float) -> None:
    if not math.isfinite(value):
        raise ma.ValidationError("Write a number of metres.")


class PageQuery(ma.Schema):
    """Which page of a list, in which form, with which words."""

    search = ma.fields.String(validate=ma.validate.Length(max=300), metadata={"description": "Full text search."})
    page = ma.fields.Integer(load_default=1, validate=ma.validate.Range(1, 1_000_000))
    per_page = ma.fields.Integer(validate=ma.validate.Range(1, MOST_PER_PAGE), metadata={"description": "50 unless told."})
    format = ma.fields.String(
        load_default="json",
        validate=ma.validate.OneOf(["json", "ndjson"]),
        metadata={"description": "ndjson streams all results, one a line, without pages."},
    )


class EntryQuery(PageQuery):
    """Which services; every filter that is given must hold."""

    taxonomy_term_id = ma.fields.String(metadata={"description": "Services with this term, or one under it."})
    taxonomy_id = ma.fields.String(metadata={"description": "Services with any term of this taxonomy."})
    organization_id = ma.fields.String()
    modified_after = Moment(metadata={"description": "Modified on or after this moment."})
    minimal = ma.fields.Boolean(load_default=False, metadata={"description": "Only id and modified_date, all on one page."})
    full = ma.fields.Boolean(load_default=False, metadata={"description": "Fully nested records."})
    postcode = ma.fields.String(
        validate=ma.validate.Length(1, 20),
        metadata={"description": "Services whose area covers this postal code; with proximity, services within it."},
    )
    proximity = ma.fields.Float(
        validate=[ma.validate.Range(0, _METRES_AROUND_THE_EARTH), _finite],
        metadata={"description": "Metres from the centre of the postal code. Confidential places are never found by it."},
    )


class OrganizationQuery(EntryQuery):
    """Which organizations: those of the services that match."""

    full_service = ma.fields.Boolean(load_default=False, metadata={"description": "With their services, fully nested."})


class OneOrganizationQuery(ma.Schema):
    """How much of the organization's services to show."""

    full_service = ma.fields.Boolean(load_default=False)


class TermQuery(PageQuery):
    """Which taxonomy terms."""

    taxonomy_id = ma.fields.String()
    parent_id = ma.fields.String(metadata={"description": "Terms right under this one."})
    top_only = ma.fields.Boolean(load_default=False, metadata={"description": "Only terms that stand under no other."})


_ID = {"type": "string", "format": "uuid"}
_RECORD = {"type": "object", "required": ["id"], "properties": {"id": _ID}}
RECORD: dict[str, Any] = {**_RECORD, "description": "As in the compiled schemas of HSDS 3.1, with Gezel's profile."}
PAGE: dict[str, Any] = {
    "type": "object",
    "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
    "properties": {
        **{name: {"type": "integer", "minimum": 0} for name in ("total_items", "total_pages", "page_number", "size")},
        **{name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")},
        "contents": {"type": "array", "items": _RECORD},
    },
}
# A list as a page, or with `format=ndjson` as a stream. Said in full: naming a second content type replaces the first.
LIST: dict[str, Any] = {
    "responses": {
        "200": {
            "content": {
                "application/json": {"schema": PAGE},
                "application/x-ndjson": {"schema": {"type": "string", "description": "One record a line."}},
            }
        }
    }
}
BASE: dict[str, Any] = {
    "type": "object",
    "required": ["version", "profile", "openapi_url"],
    "properties": {
        "version": {"type": "string"},
        "profile": {"type": "string", "format": "uri"},
        "openapi_url": {"type": "string", "format": "uri"},
    },
}
