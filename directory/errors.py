"""One error shape for the whole API: ``{"code", "status", "message", "errors": {field: [..]}}``."""

from __future__ import annotations


class GezelError(Exception):
    """Something a person did that cannot be done; the message says what to do about it."""
