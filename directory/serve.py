"""`gezel serve`: gunicorn with a few threads; each worker follows the database in a thread of its own."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from directory.config import Settings
from directory.search import SearchQuery
from directory.search.follower import IndexFollower

THREADS = 8
# A worker that answers nothing for this long is replaced; no request of ours takes a tenth of it.
TIMEOUT_S = 30
_PAUSES_S = (0.2, 1.0, 3.0)
log = logging.getLogger(__name__)


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """The app under gunicorn, made in each worker so that no connection is shared over a fork."""

    def __init__(self, settings: Settings, options: dict[str, Any]) -> None:
        self._settings = settings
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand our options to gunicorn."""
        for key, value in self._options.items():
            self.cfg.set(key, value)

    def load(self) -> Flask:
        """Make the app with a current view of the index, and keep it so."""
        from directory import create_app
        from directory.pack import current_builder

        app = create_app(self._settings)
        with app.app_context():
            follower = app.extensions["gezel-search"].follower
            make_current(follower)
            _warm(app)
            builder = current_builder()
            follower.also += (builder.keep_current, builder.polish)
            follower.follow()
        return app


def make_current(follower: IndexFollower) -> None:
    """Bring the index up to date before the first request.

    Another process may throw away what this one is building; a worker that gives up at once takes the whole server with it.
    """
    for pause_s in _PAUSES_S:
        try:
            follower.catch_up()
        except Exception:
            log.exception("the index is not ready; trying again in %s s", pause_s)
            time.sleep(pause_s)
        else:
            return
    follower.catch_up()


def _warm(app: Flask) -> None:
    """Search once: what is made at the first word, the speller above all, is then there before the first person."""
    app.extensions["gezel-search"].search(SearchQuery(q="helpt iemant"))


def prepare(app: Flask) -> None:
    """Before the first request: publish what time has changed, and mend the index where it differs from the database."""
    from directory.extensions import db

    with app.app_context():
        follower = app.extensions["gezel-search"].follower
        published = follower.publish_due()
        different = follower.check()
        if published or different:
            log.warning("at start %d entries were published anew and %d mended in the index", published, len(different))
        db.engine.dispose()


def _need_database(app: Flask) -> None:
    """Fail here, where the command line says what to do, and not in a process of its own; no connection crosses a fork."""
    from directory.extensions import db

    with app.app_context():
        try:
            app.extensions["gezel-search"].follower.truth()
        finally:
            db.engine.dispose()


def _in_a_process_of_its_own(step: Callable[[Flask], None], app: Flask) -> None:
    """Do a step whose memory goes when it is done: workers are copies of this process and would carry it for ever."""
    process = multiprocessing.get_context("fork").Process(target=step, args=(app,))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def _log_to_stderr(settings: Settings) -> None:
    """Warnings and errors; the access log too where people besides us are served."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    if settings.production:
        logging.getLogger("gezel.access").setLevel(logging.INFO)


def options_for(host: str, port: int, workers: int) -> dict[str, Any]:
    """How gunicorn is to serve; the benchmark serves an empty app in the same way."""
    return {
        "bind": f"{host}:{port}",
        "workers": workers,
        "threads": THREADS,
        "worker_class": "gthread",
        "timeout": TIMEOUT_S,
        "graceful_timeout": 5,
        "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: S108, PTH112 - gunicorn's own advice: its heartbeat file in memory
        "accesslog": None,
        "errorlog": "-",
        "loglevel": "warning",
    }


def serve(app: Flask, host: str, port: int, workers: int) -> None:
    """Serve until told to stop."""
    settings: Settings = app.config["SETTINGS"]
    _log_to_stderr(settings)
    _need_database(app)
    _in_a_process_of_its_own(prepare, app)
    Server(settings, options_for(host, port, workers)).run()
