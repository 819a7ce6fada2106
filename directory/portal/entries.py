"""A provider's own entries."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from flask_login import current_user, login_required
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from directory.extensions import db
from directory.models import Service, now
from directory.services.history import Author, write_as

blueprint = Blueprint("entries", __name__)


@blueprint.before_request
@login_required
def _only_signed_in() -> None:
    """Every page here is for people who signed in."""


def own_service(service_id: str) -> Service:
    """The service, where the person may change it; 404 where it is not theirs."""
    service = db.session.get(Service, service_id)
    mine = service is not None and (
        current_user.role == "coordinator" or service.organization_id in current_user.organization_ids
    )
    if service is None or not mine:
        abort(404)
    return service


@blueprint.get("/")
def own_entries() -> str:
    """The list."""
    query = select(Service).order_by(Service.name)
    if current_user.role != "coordinator":
        query = query.where(Service.organization_id.in_(current_user.organization_ids))
    return render_template("portal/entries.html", services=db.session.scalars(query).all())


@blueprint.route("/aanbod/<service_id>", methods=["GET", "POST"])
def edit(service_id: str) -> Any:
    """Change the text of an entry."""
    service = own_service(service_id)
    if request.method == "GET":
        return render_template("portal/edit.html", service=service, stale=False)
    if request.form.get("version") != str(service.version):
        return render_template("portal/edit.html", service=service, stale=True, typed=request.form), 409
    write_as(db.session, Author(current_user.role, current_user.id))
    service.description = request.form.get("description", "").strip() or None
    service.last_modified = service.edited_here_at = now()
    try:
        db.session.commit()
    except StaleDataError:
        # Someone was first between our reading and our writing.
        db.session.rollback()
        return render_template("portal/edit.html", service=own_service(service_id), stale=True, typed=request.form), 409
    return redirect(f"/beheer/aanbod/{service.id}")
