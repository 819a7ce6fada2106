"""One error shape for the whole API: ``{"code", "status", "message", "errors": {field: [..]}}``."""

from __future__ import annotations

from json import JSONDecodeError
from typing import Any

from flask import Request
from flask_smorest import Api, Blueprint
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import HTTPException

# Where a request's part stands in the error of a validation; people want to know the field, not the part.
_LOCATIONS = frozenset({"query", "json", "path", "headers", "form", "json_or_form"})
MESSAGES = {
    400: "The request could not be read.",
    404: "There is nothing here.",
    405: "This address does not take that method.",
    413: "The request is too large.",
    415: "Send JSON with the content type application/json.",
    422: "Some fields are wrong; see errors.",
    429: "Too many requests; wait a little.",
    500: "Something went wrong here.",
}


class GezelError(Exception):
    """Something a person did that cannot be done; the message says what to do about it."""


def _texts(value: Any, path: str = "") -> dict[str, list[str]]:
    """Errors nested in any way as ``{field: [texts]}``; a field inside another is named ``outer.inner``."""
    if isinstance(value, dict):
        found: dict[str, list[str]] = {}
        for key, inner in value.items():
            skip = not path and key in _LOCATIONS
            for field, texts in _texts(inner, path if skip else f"{path}.{key}".strip(".")).items():
                found.setdefault(field, []).extend(texts)
        return found
    return {path or "request": [str(text) for text in (value if isinstance(value, list) else [value])]}


class GezelApi(Api):  # type: ignore[misc]  # flask-smorest has no types
    """flask-smorest with our error shape, for everything that is not a page."""

    def handle_http_exception(self, error: HTTPException) -> Any:
        """The error as JSON."""
        data: dict[str, Any] = getattr(error, "data", None) or {}
        code = error.code or 500
        payload = {
            "code": code,
            "status": error.name,
            "message": data.get("message") or MESSAGES.get(code) or error.name,
            "errors": _texts(data.get("errors") or data.get("messages") or {}),
        }
        headers = {k: v for k, v in error.get_headers() if k not in ("Content-Type", "Content-Length")}
        return payload, code, headers | (data.get("headers") or {})


class BodyParser(FlaskParser):
    """Reads what a request holds. A body nested deeper than Python reads cannot be read (400); that is no fault of ours (500)."""

    def load_json(self, req: Request, schema: Any) -> Any:
        """The body as data."""
        try:
            return super().load_json(req, schema)
        except RecursionError:
            return self._handle_invalid_json_error(JSONDecodeError("nested too deep", "", 0), req)


class ApiBlueprint(Blueprint):  # type: ignore[misc]  # flask-smorest has no types
    """A blueprint of the API that takes bodies."""

    ARGUMENTS_PARSER = BodyParser()
