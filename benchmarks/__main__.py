"""`python -m benchmarks`: search side by side with its peers, in one run on the same data. `make bench` runs it."""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import corpus, http, phone, report
from benchmarks.engines import ENGINES
from directory.config import ROOT

KEPT = ROOT / "var" / "bench"
BIG = 100_000
# 10,000 is what the budgets are about, so HTTP is measured there.
HTTP_SIZE = 10_000
# Sizes of a directory that a phone copies.
PHONE_SIZES = "1000,5000"
EDITS = 200


def main() -> None:
    """Measure, print the tables, and with --write keep them in docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of services, with commas (default 1000,10000)")
    parser.add_argument("--big", action="store_true", help=f"also {BIG:,}; making them takes some ten minutes the first time")
    parser.add_argument(
        "--phone", default=PHONE_SIZES, help=f"sizes at which the app is measured (default {PHONE_SIZES}; none: '')"
    )
    parser.add_argument("--rounds", type=int, default=3, help="times that every engine gets its turn (default 3)")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    arguments = parser.parse_args()
    sizes = _sizes(arguments.sizes) + ([BIG] if arguments.big else [])
    results = {size: measure(size, arguments.rounds) for size in dict.fromkeys(sizes)}
    on_phone = {size: figures for size in _sizes(arguments.phone) if (figures := measure_phone(size, arguments.rounds))}
    text = report.markdown(results, on_phone, arguments.rounds)
    print(text)
    if arguments.write:
        report.write(text)


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",") if size]


def measure_phone(size: int, rounds: int) -> dict[str, Any] | None:
    """The app at one size; ``None`` where Chromium failed, so that what else was measured isn't lost."""
    if not phone.can_measure():
        raise SystemExit("the phone needs the app, Chromium and what tests it: make bench, or --phone ''")
    data = KEPT / str(size)
    _say(f"phone, {size:,}: data")
    corpus.prepare(data, size, dt.date.today())  # noqa: DTZ011 - the machine's own day is the day of the run
    with tempfile.TemporaryDirectory(prefix="gezel-bench-") as scratch:
        try:
            return phone.measure(data, Path(scratch), rounds)
        except subprocess.SubprocessError as error:
            _say(f"phone, {size:,}: not measured: {error}")
            return None


def measure(size: int, rounds: int) -> dict[str, Any]:
    """Every figure at one size."""
    data = KEPT / str(size)
    _say(f"{size:,}: data")
    generated_s = corpus.prepare(data, size, dt.date.today())  # noqa: DTZ011 - the machine's own day is the day of the run
    with tempfile.TemporaryDirectory(prefix="gezel-bench-") as scratch:
        folder = Path(scratch)
        publications = folder / "publications.jsonl"
        with publications.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(record) + "\n" for record in corpus.publications(data))
        for name in ENGINES:
            # The whole search works in the directory's own folder; the others each get an empty one.
            shutil.copytree(data, folder / name) if name == "full" else (folder / name).mkdir()
        figures = _take_turns(folder, publications, rounds)
        _say(f"{size:,}: HTTP")
        over_http = http.measure(data, folder) if size == HTTP_SIZE else None
        return {"generated_s": generated_s, "engines": figures, "http": over_http}


def _take_turns(folder: Path, publications: Path, rounds: int) -> dict[str, dict[str, Any]]:
    """Each engine in turn, a process each time, so that what disturbs the machine disturbs all alike."""
    runs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ENGINES:
        _say(f"{name}: build")
        runs[name].append(_worker("build", name, folder / name, publications))
        runs[name][0]["disk_mb"] = _disk_mb(folder / name, name)
    for number in range(rounds):
        for name in ENGINES:
            _say(f"{name}: queries, round {number + 1} of {rounds}")
            runs[name].append(_worker("read", name, folder / name))
    for name in ENGINES:
        _say(f"{name}: {EDITS} edits")
        runs[name].append(_worker("edit", name, folder / name, publications, EDITS))
    return {name: _together(parts) for name, parts in runs.items()}


def _worker(command: str, name: str, folder: Path, *rest: object) -> dict[str, Any]:
    arguments = [sys.executable, "-m", "benchmarks.worker", command, name, str(folder), *map(str, rest)]
    done = subprocess.run(arguments, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _disk_mb(folder: Path, name: str) -> float:
    derived = folder / "index" if name == "full" else folder
    return sum(path.stat().st_size for path in derived.rglob("*") if path.is_file()) / 1e6


def _together(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of all rounds as one: lists joined, numbers by their median."""
    found: dict[str, list[Any]] = defaultdict(list)
    for key, value in _items(parts):
        found[key].append(value)
    return {key: _joined(key, values) for key, values in found.items()}


def _joined(key: str, values: list[Any]) -> Any:
    if isinstance(values[0], float):
        return statistics.median(values)
    # The same results and the same label every time; times add up to one long list.
    return list(itertools.chain.from_iterable(values)) if key.endswith("_ms") else values[0]


def _items(parts: list[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    for part in parts:
        yield from part.items()


def _say(what: str) -> None:
    print(f"benchmarks: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
