"""Field queries typed into the app on a phone without a network, beside the server's own answers to them.

    python -m tests.eval.offline_app [QUERIES.tsv …] [--base URL] [--show]

(`make eval`.) Without `--base` the app runs on the seeds, examples included. Without files: the field queries of
`../shared/eval`, where they are there, and `queries-dev.tsv`. What stands on the screen is scored by the shared scorer, as
the server's answers are.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import json
import logging
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser import run_node
from tests.conftest import SHARED, make_app, seed
from tests.screens import served

FIRST = 10
DEV = Path(__file__).parent / "queries-dev.tsv"
# Flags that look at the clock: "nu open" means another moment on the phone than on the server.
OF_THE_MOMENT = {"open-now", "tonight", "evening", "weekend"}
# The screen names the village that was understood, the scorer looks for its municipality.
NOT_ON_SCREEN = {"place"}

Answer = dict[str, Any]
Judge = Callable[[dict[str, str], Answer], dict[str, bool]]


@dataclass(frozen=True)
class Pair:
    """One query with what the server and the app answered."""

    row: dict[str, str]
    server: Answer
    app: Answer

    @property
    def is_plain(self) -> bool:
        """Whether neither a place nor a moment has a part in the answer."""
        understood = self.server["interpreted"]
        return not understood["place"] and not OF_THE_MOMENT & set(understood["flags"])

    @property
    def is_same(self) -> bool:
        """Whether the first ten are the same services in the same order, danger lines included."""
        return _first(self.server) == _first(self.app)


def _first(answer: Answer) -> list[tuple[bool, str]]:
    return [(bool(r.get("danger")), r["id"]) for r in answer["results"][:FIRST]]


def shared_scorer(shared: Path) -> Judge:
    """`judge` of the shared scorer: one query's marks."""
    spec = importlib.util.spec_from_file_location("score_search", shared / "eval" / "score_search.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    judge: Judge = module.judge
    return judge


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a file of queries."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=False)) for line in lines if line.strip()]


def ask_both(base: str, rows: list[dict[str, str]]) -> list[Pair]:
    """What the app, offline, and the server answer to each query."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(row["query"] for row in rows))
        file.flush()
        on_screen = run_node("queries.mjs", base, file.name)
    assert len(on_screen) == len(rows)
    return [Pair(row, _ask(base, row["query"]), app) for row, app in zip(rows, on_screen, strict=True)]


def _ask(base: str, query: str) -> Answer:
    address = f"{base}/api/search?" + urllib.parse.urlencode({"q": query, "page_size": FIRST})
    with urllib.request.urlopen(address, timeout=20) as answer:
        found: Answer = json.load(answer)
    return found


def figures(pairs: list[Pair], judge: Judge) -> dict[str, tuple[float, float]]:
    """Each mark of the scorer as a share of the queries that have it: by the server, by the app."""
    marks: dict[str, list[tuple[bool, bool]]] = collections.defaultdict(list)
    for pair in pairs:
        by_app = judge(pair.row, pair.app)
        for name, mark in judge(pair.row, pair.server).items():
            if name not in NOT_ON_SCREEN:
                marks[name].append((mark, by_app.get(name, False)))
    return {name: (_share(m[0] for m in all_), _share(m[1] for m in all_)) for name, all_ in sorted(marks.items())}


def _share(marks: Iterator[bool]) -> float:
    found = list(marks)
    return sum(found) / len(found) if found else 1.0


def same_share(pairs: list[Pair]) -> float:
    """The share of the queries without place or moment that have the same first ten."""
    return _share(pair.is_same for pair in pairs if pair.is_plain)


@contextmanager
def _served_seeds() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        seed(Path(folder), "--examples")
        with served(make_app(Path(folder))) as base:
            yield base


def _report(path: Path, pairs: list[Pair], show: bool) -> None:
    print(f"{path.name}: {len(pairs)} queries")
    for name, (server, app) in figures(pairs, shared_scorer(SHARED)).items():
        print(f"  {name:10} server {server:.3f}  app {app:.3f}")
    plain, same = [p for p in pairs if p.is_plain], sum(p.is_same for p in pairs)
    print(f"  same first {FIRST}: {same_share(pairs):.3f} of {len(plain)} without place or moment, {same}/{len(pairs)} in all")
    for pair in pairs if show else ():
        if not pair.is_same:
            print(f"  DIFFERS {pair.row['id']} {pair.row['query']!r}")


def main(arguments: list[str]) -> None:
    """Compare and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--base")
    parser.add_argument("--show", action="store_true", help="print each query whose first ten differ")
    options = parser.parse_args(arguments)
    if not SHARED.is_dir():
        sys.exit(f"the scorer stands in {SHARED}, which is not here")
    files = options.files or [SHARED / "eval" / "queries.tsv", DEV]

    def compare(base: str) -> None:
        for path in files:
            _report(path, ask_both(base, rows_of(path)), options.show)

    if options.base:
        compare(options.base.rstrip("/"))
    else:
        with _served_seeds() as base:
            compare(base)


if __name__ == "__main__":
    main(sys.argv[1:])
