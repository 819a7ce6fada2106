"""Counts and times of requests, shared by all workers, as Prometheus reads them. No address, no words, no person.

The counters live in memory that `gezel serve` makes before it starts its workers: any worker can answer for all.
"""

from __future__ import annotations

import logging
import multiprocessing
import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from multiprocessing.synchronize import Lock

from flask import Flask, Response, g, request

BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_CLASSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
# Per route: a count for each class of status and each bucket, the rest above the last bucket, and the sum in microseconds.
_SLOTS = len(_CLASSES) + len(BUCKETS_S) + 1 + 1
MOST_ROUTES = 500
UNKNOWN_ROUTE = "unknown"
access_log = logging.getLogger("gezel.access")


class Counters:
    """Numbers in shared memory. A slot row belongs to a route by its place in the sorted list of routes."""

    def __init__(self) -> None:
        self._cells = multiprocessing.RawArray("Q", MOST_ROUTES * _SLOTS)
        self._lock: Lock = multiprocessing.Lock()

    def add(self, row: int, status: int, seconds: float) -> None:
        """Count one answer."""
        first = row * _SLOTS
        with self._lock:
            self._cells[first + status // 100 - 1] += 1
            self._cells[first + len(_CLASSES) + bisect_left(BUCKETS_S, seconds)] += 1
            self._cells[first + _SLOTS - 1] += int(seconds * 1_000_000)

    def row(self, row: int) -> list[int]:
        """All numbers of one route."""
        return list(self._cells[row * _SLOTS : (row + 1) * _SLOTS])


# One for this process and all that it forks.
_shared = Counters()


def routes_of(app: Flask) -> list[str]:
    """The rules of the app in a fixed order, and one name for whatever is no route."""
    return [UNKNOWN_ROUTE, *sorted({rule.rule for rule in app.url_map.iter_rules()})]


def init_app(app: Flask) -> None:
    """Measure every request, and log that it was there."""

    @app.before_request
    def _begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def _end(response: Response) -> Response:
        rows = app.extensions.get("gezel-routes") or _number_routes(app)
        rule = request.url_rule.rule if request.url_rule else UNKNOWN_ROUTE
        took = time.perf_counter() - g.get("began", time.perf_counter())
        _shared.add(rows.get(rule, 0), response.status_code, took)
        # The route, not the address: no query, no token and nobody's address stands in a log.
        access_log.info("%s %s %d %.0f ms", request.method, rule, response.status_code, took * 1000)
        return response


def _number_routes(app: Flask) -> dict[str, int]:
    rows = {rule: row for row, rule in enumerate(routes_of(app)[:MOST_ROUTES])}
    app.extensions["gezel-routes"] = rows
    return rows


def exposition(app: Flask, gauges: Mapping[str, float]) -> str:
    """All numbers in Prometheus' text format 0.0.4."""
    return "\n".join([*_gauge_lines(gauges), *_request_lines(app)]) + "\n"


def _gauge_lines(gauges: Mapping[str, float]) -> Iterator[str]:
    for name, value in gauges.items():
        yield f"# TYPE gezel_{name} gauge"
        yield f"gezel_{name} {value}"


def _request_lines(app: Flask) -> Iterator[str]:
    counted = [(rule, _shared.row(row)) for row, rule in enumerate(routes_of(app)[:MOST_ROUTES])]
    used = [(_label(rule), cells) for rule, cells in counted if any(cells)]
    yield "# TYPE gezel_requests_total counter"
    for rule, cells in used:
        for status, count in zip(_CLASSES, cells, strict=False):
            if count:
                yield f'gezel_requests_total{{route="{rule}",status="{status}"}} {count}'
    yield "# TYPE gezel_request_seconds histogram"
    for rule, cells in used:
        yield from _histogram_lines(rule, cells)


def _histogram_lines(rule: str, cells: list[int]) -> Iterator[str]:
    total = 0
    for bound, count in zip((*BUCKETS_S, "+Inf"), cells[len(_CLASSES) :], strict=False):
        total += count
        yield f'gezel_request_seconds_bucket{{route="{rule}",le="{bound}"}} {total}'
    yield f'gezel_request_seconds_sum{{route="{rule}"}} {cells[-1] / 1_000_000}'
    yield f'gezel_request_seconds_count{{route="{rule}"}} {total}'


def _label(rule: str) -> str:
    return rule.replace("\\", "\\\\").replace('"', '\\"')
