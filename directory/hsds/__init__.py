"""Interchange in the Human Services Data Specification 3.1."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Nothing to wire yet beyond the importer."""
