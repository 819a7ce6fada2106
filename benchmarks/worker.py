"""One engine in a process of its own: `python -m benchmarks.worker {build,read,edit} ENGINE FOLDER [PUBLICATIONS]` → JSON.

A fresh process has empty caches and its own memory; the files may be in the system's cache, as on a server that runs.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.engines import ENGINES, Engine
from benchmarks.queries import QUERIES
from directory.search.analysis import analyse

WARM_PASSES = 5
# Words that no entry holds, so that an edit is found by its own word and not by luck.
MARKERS = tuple(f"xylofoon{number}q" for number in range(1_000))


def memory_mb(pid: int | str = "self") -> float:
    """Resident memory of a process."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) / 1024


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds that a call took, and what it gave."""
    began = time.perf_counter()
    result = call()
    return (time.perf_counter() - began) * 1_000, result


def build(engine: Engine, publications: Path) -> dict[str, Any]:
    """Index everything; the analyser's own caches are filled before, since they are the same for all."""
    with publications.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    milliseconds, _ = timed(lambda: engine.build(records))
    return {"label": engine.label, "build_s": milliseconds / 1_000}


def read(engine: Engine) -> dict[str, Any]:
    """Open, ask every query once with nothing cached, then again."""
    prepared = [engine.prepare(query) for query in QUERIES]
    before = memory_mb()
    open_ms, _ = timed(engine.open)
    cold = [timed(lambda p=p: engine.search(p)) for p in prepared]  # type: ignore[misc]
    warm = [timed(lambda p=p: engine.search(p))[0] for _ in range(WARM_PASSES) for p in prepared]  # type: ignore[misc]
    return {
        "open_ms": open_ms,
        "first_ms": open_ms + cold[0][0],
        "cold_ms": [milliseconds for milliseconds, _ in cold],
        "warm_ms": warm,
        "top": [ids for _, ids in cold],
        "memory_mb": memory_mb(),
        "index_mb": memory_mb() - before,
    }


def edit(engine: Engine, publications: Path, count: int) -> dict[str, Any]:
    """Change one service after another, each time until it is found by its new word."""
    engine.open()
    engine.search(engine.prepare(QUERIES[0]))
    with publications.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line, _ in zip(lines, range(count), strict=False)]
    took = []
    for record, marker in zip(records, MARKERS, strict=False):
        record["description"] = f"{record.get('description', '')} {marker}"
        milliseconds, found = timed(lambda r=record, m=marker: _edit_until_found(engine, r, m))  # type: ignore[misc]
        assert found == [record["id"]], f"{engine.name} does not find its edit of {record['id']}: {found}"
        took.append(milliseconds)
    return {"edit_ms": took}


def _edit_until_found(engine: Engine, record: dict[str, Any], marker: str) -> list[str]:
    engine.edit(record)
    return engine.search([marker] if engine.name == "full" else analyse(marker))


def main() -> None:
    """Do what the arguments say and print the figures."""
    command, name, folder, *rest = sys.argv[1:]
    engine = ENGINES[name](Path(folder))
    match command:
        case "build":
            figures = build(engine, Path(rest[0]))
        case "read":
            figures = read(engine)
        case "edit":
            figures = edit(engine, Path(rest[0]), int(rest[1]))
        case _:
            raise SystemExit(f"unknown command {command}")
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()
