"""Errors as pages for people. Programs (`/api`, `/hsds`, `/pack`) keep the one JSON shape."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException

JSON_PATHS = ("/api", "/hsds", "/pack", "/healthz", "/readyz", "/metrics")
# What happened and what to do now, in words without blame.
MESSAGES = {
    400: ("Dat lukte niet", "De pagina stond misschien te lang open. Ga terug, laad ze opnieuw en probeer nog eens."),
    401: ("Meld je eerst aan", "Open de link uit je mail. Werkt ze niet meer? Vraag de coördinator van je gemeente een nieuwe."),
    403: ("Dit mag je niet bekijken", "Meld je aan met de link uit je mail. Of vraag toegang aan de coördinator."),
    404: ("Deze pagina is er niet", "Misschien is de dienst gestopt of verhuisd. Zoek hieronder opnieuw."),
    405: ("Dat lukte niet", "Deze pagina kun je niet zo openen. Begin opnieuw bij zoeken."),
    413: ("Dat is te groot", "Wat je wou sturen is te groot. Maak het kleiner en probeer opnieuw."),
    429: ("Even wachten", "Er kwamen te veel vragen na elkaar. Wacht een minuut en probeer opnieuw."),
    500: ("Er ging iets mis bij ons", "Dat ligt niet aan jou. Probeer het straks opnieuw. Dringend? Bel je OCMW."),
}


def _wants_json() -> bool:
    return request.path.startswith(JSON_PATHS)


def _page(error: HTTPException) -> Any:
    if _wants_json():
        return _as_json(error)
    code = error.code or 500
    response = error.get_response()
    title, advice = MESSAGES[code]
    response.set_data(render_template("public/error.html", code=code, title=title, advice=advice))
    response.content_type = "text/html; charset=utf-8"
    return response


def _as_json(error: HTTPException) -> Response | Any:
    """What the handler for all other HTTP errors (the API's) makes of it."""
    handler: Any = current_app.error_handler_spec[None][None].get(HTTPException)
    return handler(error) if handler else error.get_response()


def init_app(app: Flask) -> None:
    """Show these errors as pages."""
    for code in MESSAGES:
        app.register_error_handler(code, _page)
