"""The empty route that `/api/search` is held against: `python -m benchmarks.server PORT`, served as `gezel serve` serves."""

from __future__ import annotations

import sys
from typing import Any

from flask import Flask

from directory.config import Settings
from directory.serve import Server, options_for


class EmptyServer(Server):
    """The same gunicorn with the same options, and a Flask app with one route that does nothing."""

    def load(self) -> Flask:  # noqa: D102
        app = Flask(__name__)

        @app.get("/empty")
        def empty() -> dict[str, Any]:
            return {}

        return app


if __name__ == "__main__":
    EmptyServer(Settings.from_env(), options_for("127.0.0.1", int(sys.argv[1]), 1)).run()
