"""Search, entries and themes as pages that need no JavaScript."""

from __future__ import annotations

import datetime as dt
from typing import Any

import segno
from flask import Blueprint, Response, abort, current_app, make_response, render_template, request
from sqlalchemy import select

from directory.extensions import csrf, db
from directory.models import Publication
from directory.public.answers import search
from directory.public.browse import public_entries, theme_groups
from directory.public.entry import entry_of
from directory.public.form import FLAGS, RADII_KM, SearchForm, read_form
from directory.public.linked_data import linked_data
from directory.public.sections import WHEN_EMPTY
from directory.search.wishes import language_labels
from directory.services.opening import local_now
from directory.services.taxonomy import situations, themes

blueprint = Blueprint("pages", __name__)
# The languages that the form offers; every other can be typed in the search box.
FILTER_LANGUAGES = ("nl", "ar", "en", "fr", "tr", "uk", "ru", "fa", "ps", "ti", "so", "ku", "es", "pl", "ro")
# A description longer than this is cut off by those who preview a shared page.
PREVIEW_LENGTH = 200


def _url(path: str) -> str:
    return f"{current_app.config['SETTINGS'].base_url}{path}"


@blueprint.app_context_processor
def _shared() -> dict[str, Any]:
    """What the search form shows on whatever page it stands."""
    return {
        "form": SearchForm(),
        "flag_labels": FLAGS,
        "radii": RADII_KM,
        "filter_languages": {code: language_labels()[code] for code in FILTER_LANGUAGES},
        "all_themes": themes(),
    }


@blueprint.route("/", methods=["GET", "POST"])
@csrf.exempt
def home() -> Response:
    """The search form; with results where it was posted (a search never stands in an address)."""
    form = read_form(request.form) if request.method == "POST" else SearchForm()
    if not form.asks_something:
        page = render_template("public/home.html", form=form, situations=situations().values(), canonical=_url("/"))
        return make_response(page)
    response = make_response(render_template("public/results.html", form=form, page=search(form, local_now())))
    # What someone searched for stays out of shared caches; "back" still shows it.
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@blueprint.get("/aanbod/<slug>")
def entry(slug: str) -> str:
    """One entry."""
    row = db.session.scalar(select(Publication).where(Publication.slug == slug))
    if row is None or row.data is None:
        abort(404)
    url, view = _url(f"/aanbod/{slug}"), entry_of(row.data, local_now())
    return render_template(
        "public/entry.html",
        entry=view,
        canonical=url,
        ask_when_empty=WHEN_EMPTY,
        preview=_preview(row.data),
        linked_data=None if view.example else linked_data(view, url),
        qr=segno.make(url, error="m").svg_data_uri(scale=3, border=0),
    )


def _preview(service: dict[str, Any]) -> str:
    text = " ".join((service.get("description") or service["name"]).split())
    return text if len(text) <= PREVIEW_LENGTH else text[:PREVIEW_LENGTH].rsplit(" ", 1)[0] + " …"


@blueprint.get("/thema/<theme>")
def theme(theme: str) -> str:
    """The needs of a theme with their entries."""
    if theme not in themes():
        abort(404)
    groups = theme_groups(db.session(), theme)
    return render_template(
        "public/theme.html",
        theme=theme,
        label=themes()[theme],
        groups=[group for group in groups if group.entries],
        gaps=[group for group in groups if not group.entries],
        canonical=_url(f"/thema/{theme}"),
    )


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """Every page that search engines may show."""
    paths: list[tuple[str, dt.date | None]] = [("/", None), *((f"/thema/{code}", None) for code in themes())]
    paths += [(f"/aanbod/{slug}", changed) for slug, changed in public_entries(db.session())]
    pages = [(_url(path), changed) for path, changed in paths]
    return Response(render_template("public/sitemap.xml", pages=pages), mimetype="application/xml")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """What search engines may read."""
    text = f"User-agent: *\nDisallow: /beheer/\nDisallow: /api/\n\nSitemap: {_url('/sitemap.xml')}\n"
    return Response(text, mimetype="text/plain")
