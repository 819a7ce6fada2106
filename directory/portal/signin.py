"""Signing in: the link opens a page, its button signs in (mail scanners open links, so a GET changes nothing)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, session
from flask_login import login_user

from directory.extensions import limiter
from directory.portal.accounts import SignedIn, take_token

blueprint = Blueprint("signin", __name__)


@blueprint.route("/in/<secret>", methods=["GET", "POST"])
@limiter.limit("30 per minute")
def sign_in(secret: str) -> Any:
    """Show the button; take the token when it is pressed."""
    if request.method == "GET":
        return render_template("portal/sign_in.html", failed=False)
    account = take_token(secret)
    if account is None:
        return render_template("portal/sign_in.html", failed=True), 410
    session.permanent = True
    login_user(SignedIn(account))
    return redirect("/beheer/")
