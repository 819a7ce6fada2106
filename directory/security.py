"""Who may call what, and the headers that every answer carries. What is not declared is refused."""

from __future__ import annotations

import datetime as dt
import hmac
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Request, Response, abort, current_app, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_login import current_user
from werkzeug.middleware.proxy_fix import ProxyFix

from directory.config import Settings
from directory.extensions import login


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
    "Cross-Origin-Resource-Policy": "same-origin",
}
# A provider updates an entry every few weeks, on the phone in their pocket: two weeks after the last visit it asks again.
SESSION_LIFETIME = dt.timedelta(days=14)
PORTAL_PREFIX = "/beheer"
ONE_YEAR_S = 365 * 24 * 3600
# flask-smorest registers the description of the public API by itself.
_BORN_PUBLIC = {"api-docs"}


class PortalSessions(SecureCookieSessionInterface):
    """Only the portal knows people. All else is the same for everyone, and any cache may keep it: no cookie, no ``Vary``."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of a request to the portal; elsewhere an empty one that cannot be written to."""
        return super().open_session(app, request) if request.path.startswith(PORTAL_PREFIX) else self.make_null_session(app)


def register(app: Flask, blueprint: Blueprint, audience: Audience, api: Any = None, **options: Any) -> None:
    """Register a blueprint for an audience; `audiences` in the app's extensions remembers it."""
    app.extensions.setdefault("audiences", {})[blueprint.name] = audience
    (api or app).register_blueprint(blueprint, **options)


def audience_of(app: Flask, endpoint: str) -> Audience | None:
    """For whom an endpoint is; ``None`` where nobody said so."""
    blueprint = endpoint.rpartition(".")[0]
    declared: Audience | None = app.extensions.get("audiences", {}).get(blueprint)
    return Audience.PUBLIC if blueprint in _BORN_PUBLIC else declared


def init_app(app: Flask) -> None:
    """Cookies, proxies, headers, and the gate before every route."""
    settings: Settings = app.config["SETTINGS"]
    app.config.update(
        PERMANENT_SESSION_LIFETIME=SESSION_LIFETIME,
        SESSION_COOKIE_HTTPONLY=True,
        # The prefix makes a browser refuse the cookie from anything but this very host over HTTPS.
        SESSION_COOKIE_NAME="__Host-gezel" if settings.production else "gezel",
    )
    app.session_interface = PortalSessions()
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.before_request(_gate)
    app.after_request(_set_headers)
    app.config["CONTENT_SECURITY_POLICY"] = _policy(settings.tiles_url)
    if settings.production:
        app.after_request(_ask_https)


def _gate() -> Any:
    """Let each caller through only to what is declared to be for them."""
    if request.endpoint is None:
        return None
    match audience_of(current_app, request.endpoint):
        case Audience.PUBLIC:
            return None
        case Audience.SIGNED_IN:
            return None if current_user.is_authenticated else login.unauthorized()
        case Audience.OPERATOR:
            return _only_operator(current_app.config["SETTINGS"])
        case None:
            return abort(404)


def _only_operator(settings: Settings) -> None:
    """In production whoever has the token; while developing anyone. To all others there is nothing here."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if settings.metrics_token:
        if not hmac.compare_digest(given.encode(), settings.metrics_token.encode()):
            abort(404)
    elif settings.production:
        abort(404)


def _policy(tiles_url: str) -> str:
    """What our pages may load: of others only pictures of streets, where a tile server is set."""
    server = urlsplit(tiles_url)
    return (
        CONTENT_SECURITY_POLICY.replace("data:", f"data: {server.scheme}://{server.netloc}")
        if tiles_url
        else CONTENT_SECURITY_POLICY
    )


def _set_headers(response: Response) -> Response:
    if audience_of(current_app, request.endpoint or "") is Audience.SIGNED_IN or request.blueprint == "signin":
        # A phone is lent: after signing out, "back" shows nothing of what was behind the door.
        response.headers["Cache-Control"] = "no-store"
    response.headers.setdefault("Content-Security-Policy", current_app.config["CONTENT_SECURITY_POLICY"])
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _ask_https(response: Response) -> Response:
    response.headers.setdefault("Strict-Transport-Security", f"max-age={ONE_YEAR_S}")
    return response
