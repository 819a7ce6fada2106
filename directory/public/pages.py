"""Search and entries as pages."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from sqlalchemy import select

from directory.extensions import csrf, db
from directory.models import Publication
from directory.search import SearchQuery, current_searcher

blueprint = Blueprint("pages", __name__)


@blueprint.route("/", methods=["GET", "POST"])
@csrf.exempt
def home() -> str:
    """The search form; with results where it was posted (a search never stands in an address)."""
    q = request.form.get("q", "").strip()[:300] if request.method == "POST" else ""
    return render_template("public/home.html", q=q, answer=current_searcher().search(SearchQuery(q=q)) if q else None)


@blueprint.get("/aanbod/<slug>")
def entry(slug: str) -> str:
    """One entry."""
    row = db.session.scalar(select(Publication).where(Publication.slug == slug))
    if row is None or row.data is None:
        abort(404)
    return render_template("public/entry.html", service=row.data)
