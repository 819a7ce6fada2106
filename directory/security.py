"""Who may call what, and the headers that every answer carries."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from flask import Blueprint, Flask, Response


class Audience(StrEnum):
    """For whom a blueprint is. Named when it is registered: a public route is a visible decision."""

    PUBLIC = "public"
    SIGNED_IN = "signed-in"
    OPERATOR = "operator"


CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def register(app: Flask, blueprint: Blueprint, audience: Audience, api: Any = None, **options: Any) -> None:
    """Register a blueprint for an audience; `audiences` in the app's extensions remembers it."""
    app.extensions.setdefault("audiences", {})[blueprint.name] = audience
    (api or app).register_blueprint(blueprint, **options)


def init_app(app: Flask) -> None:
    """Set the headers."""

    @app.after_request
    def _headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
