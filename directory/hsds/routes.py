"""`/hsds/…`: the HSDS 3.1 API over what is public."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from flask import Response, current_app, jsonify
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema
from sqlalchemy import select
from sqlalchemy.orm import selectinload
from werkzeug.exceptions import NotFound

from directory.extensions import db
from directory.hsds import feed, queries
from directory.hsds.answers import cached, detail, page
from directory.hsds.feed import Record
from directory.hsds.ids import uuid_of
from directory.hsds.schemas import (
    BASE,
    LIST,
    PAGE,
    RECORD,
    EntryQuery,
    OneOrganizationQuery,
    OrganizationQuery,
    PageQuery,
    TermQuery,
)  # fmt: skip
from directory.hsds.tables import VERSION
from directory.models import Publication, Taxonomy, TaxonomyTerm
from directory.services.publication import publish_taxonomy, publish_term

blueprint = Blueprint("hsds", __name__, description="Human Services Data Specification 3.1")
Answer = Callable[[Record], Response]
PROFILE_DIR = Path(__file__).parent / "profile"


@blueprint.after_request
def _open_to_all(response: Response) -> Response:
    """Open data: any site may read it, and asks again whether it is still the same."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


def _services(query: Record, ids: list[str]) -> Iterator[Record]:
    show = feed.minimal_service if query["minimal"] else feed.full_service if query["full"] else feed.service_in_list
    return (show(data) for data in feed.publications(db.session(), ids))


def _organizations(query: Record, ids: list[str]) -> Iterator[Record]:
    for id_, services in queries.services_of_organizations(db.session(), ids).items():
        if query["minimal"]:
            yield {"id": id_}
        elif query["full"]:
            yield feed.full_organization(services, full_service_=query["full_service"])
        else:
            shown = feed.columns_of("organization", feed.organization_of(services))
            full = [feed.full_service(data) for data in services] if query["full_service"] else None
            yield {**shown, **({"services": full} if full else {})}


def _at_locations(query: Record, pairs: list[tuple[str, str]]) -> Iterator[Record]:
    services = list(dict.fromkeys(service_id for service_id, _ in pairs))
    found = {data["id"]: data for data in feed.publications(db.session(), services)}
    for service_id, link_id in pairs:
        data = found[service_id]
        link = next(link for link in data["service_at_locations"] if link["id"] == link_id)
        if query["minimal"]:
            yield {**feed.minimal_service(data), "id": link_id}
        elif query["full"]:
            yield feed.full_service_at_location(data, link)
        else:
            yield feed.service_at_location_in_list(data, link)


def _published(service_id: str | None) -> tuple[Record, dt.datetime]:
    """What is public of a service, and since when; 404 where that is nothing."""
    row = db.session.get(Publication, service_id) if service_id else None
    if row is None or row.data is None:
        raise NotFound
    return row.data, row.published_at


@blueprint.get("/")
@blueprint.response(200, BASE)
def base() -> Response:
    """About this API: its version of HSDS, its profile, its OpenAPI document."""
    url = current_app.config["SETTINGS"].base_url
    return jsonify({"version": VERSION, "profile": f"{url}/hsds/profile", "openapi_url": f"{url}/api/openapi.json"})


@blueprint.get("/profile")
@blueprint.response(200, {"type": "object"})
def profile() -> Response:
    """Gezel's HSDS profile: what it adds to the schemas, as JSON merge patches (RFC 7396)."""
    patches = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(PROFILE_DIR.glob("*.json"))}
    return jsonify({"name": "gezel", "hsds_version": VERSION, "patches": patches})


def _list(path: str, what: str, parameters: type[Schema]) -> Callable[[Answer], Answer]:
    """A list that can be read by GET and, as HSDS also names it, by POST with the same parameters; only GET is cached."""

    def register(answer: Answer) -> Answer:
        def get(_view: MethodView, query: Record) -> Response:
            return answer(query)

        def post(_view: MethodView, query: Record) -> Response:
            return answer(query)

        unchanged = blueprint.alt_response(304, description="As you have it.")
        methods = {"get": unchanged(cached(get)), "post": post}
        for name, method in methods.items():
            method.__doc__ = f"List {what}."
            listed = blueprint.doc(**LIST)(method)
            methods[name] = blueprint.arguments(parameters, location="query", unknown=RAISE)(
                blueprint.response(200, PAGE)(listed)
            )
        view = type(answer.__name__, (MethodView,), {"__doc__": answer.__doc__, **methods})
        blueprint.route(path)(view)
        return answer

    return register


@_list("/services", "services", EntryQuery)
def services(query: Record) -> Response:
    """Services."""
    return page(queries.service_ids(db.session(), query), query, functools.partial(_services, query))


@blueprint.get("/services/<service_id>")
@blueprint.response(200, RECORD)
@blueprint.alt_response(304, description="As you have it.")
@blueprint.alt_response(404, description="Not known, or not public.")
@cached
def service(service_id: str) -> Response:
    """One service in full."""
    data, since = _published(uuid_of("service", service_id))
    return detail(feed.full_service(data), since)


@_list("/organizations", "organizations that have a public service", OrganizationQuery)
def organizations(query: Record) -> Response:
    """Organizations."""
    return page(queries.organization_ids(db.session(), query), query, functools.partial(_organizations, query))


@blueprint.get("/organizations/<organization_id>")
@blueprint.arguments(OneOrganizationQuery, location="query", unknown=RAISE)
@blueprint.response(200, RECORD)
@blueprint.alt_response(304, description="As you have it.")
@blueprint.alt_response(404, description="Not known, or without a public service.")
@cached
def organization(query: Record, organization_id: str) -> Response:
    """One organization in full, with its services."""
    id_ = uuid_of("organization", organization_id)
    services = queries.services_of_organizations(db.session(), [id_])[id_]
    if not services:
        raise NotFound
    return detail(feed.full_organization(services, full_service_=query["full_service"]))


@_list("/service_at_locations", "services at their locations", EntryQuery)
def service_at_locations(query: Record) -> Response:
    """Services at a location."""
    return page(queries.links(db.session(), query), query, functools.partial(_at_locations, query))


@blueprint.get("/service_at_locations/<link_id>")
@blueprint.response(200, RECORD)
@blueprint.alt_response(304, description="As you have it.")
@blueprint.alt_response(404, description="Not known, or not public.")
@cached
def service_at_location(link_id: str) -> Response:
    """One service at a location in full."""
    id_ = uuid_of("service_at_location", link_id)
    data, since = _published(queries.service_of_link(db.session(), id_))
    link = next((link for link in data.get("service_at_locations", []) if link["id"] == id_), None)
    if link is None:
        raise NotFound
    return detail(feed.full_service_at_location(data, link), since)


@_list("/taxonomies", "taxonomies", PageQuery)
def taxonomies(query: Record) -> Response:
    """Taxonomies."""
    found = db.session.scalars(select(Taxonomy).order_by(Taxonomy.id))
    chosen = [publish_taxonomy(taxonomy) for taxonomy in found if queries.matches(taxonomy, query.get("search"))]
    return page(chosen, query, iter)


@blueprint.get("/taxonomies/<taxonomy_id>")
@blueprint.response(200, RECORD)
@blueprint.alt_response(304, description="As you have it.")
@blueprint.alt_response(404, description="Not known.")
@cached
def taxonomy(taxonomy_id: str) -> Response:
    """One taxonomy."""
    found = db.session.get(Taxonomy, uuid_of("taxonomy", taxonomy_id))
    if found is None:
        raise NotFound
    return detail(publish_taxonomy(found))


@_list("/taxonomy_terms", "taxonomy terms", TermQuery)
def taxonomy_terms(query: Record) -> Response:
    """Taxonomy terms."""
    statement = select(TaxonomyTerm).options(selectinload(TaxonomyTerm.taxonomy_detail)).order_by(TaxonomyTerm.id)
    if query.get("taxonomy_id"):
        statement = statement.where(TaxonomyTerm.taxonomy_id == uuid_of("taxonomy", query["taxonomy_id"]))
    if query.get("parent_id"):
        statement = statement.where(TaxonomyTerm.parent_id == uuid_of("taxonomy_term", query["parent_id"]))
    if query["top_only"]:
        statement = statement.where(TaxonomyTerm.parent_id.is_(None))
    found = db.session.scalars(statement)
    # Records already: a stream outlives the session that read them.
    return page([publish_term(term) for term in found if queries.matches(term, query.get("search"))], query, iter)


@blueprint.get("/taxonomy_terms/<term_id>")
@blueprint.response(200, RECORD)
@blueprint.alt_response(304, description="As you have it.")
@blueprint.alt_response(404, description="Not known.")
@cached
def taxonomy_term(term_id: str) -> Response:
    """One taxonomy term."""
    found = db.session.get(TaxonomyTerm, uuid_of("taxonomy_term", term_id))
    if found is None:
        raise NotFound
    return detail(publish_term(found))
