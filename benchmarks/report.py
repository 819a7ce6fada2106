"""The figures as Markdown, with the budgets of the design beside them and whether they are met."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import sqlite3
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from directory.config import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
Figures = dict[str, Any]


def share(values: Sequence[float], part: float) -> float:
    """The value below which this part of the values lies: 0.5 is the median, 0.95 the p95."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


def overlap(mine: list[list[str]], theirs: list[list[str]]) -> float:
    """The mean part of our top results that are also among theirs, over the queries that both answer."""
    both = [(a, b) for a, b in zip(mine, theirs, strict=True) if a and b]
    return sum(len(set(a) & set(b)) / len(a) for a, b in both) / len(both)


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    return "\n".join([_row(head), _row(["---"] * len(head)), *map(_row, rows)])


def _pair(values: Sequence[float]) -> str:
    return f"{share(values, 0.5):.3g} / {share(values, 0.95):.3g}"


def machine() -> str:
    """What the figures were measured on."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = re.search(r"^model name\s*:\s*(.+)$", info, re.MULTILINE)
    packages = ", ".join(f"{name} {_version(name)}" for name in ("Whoosh-Reloaded", "numpy", "tantivy", "Flask", "gunicorn"))
    busy = os.getloadavg()[0]
    return (
        f"{dt.date.today():%-d %B %Y}, {model[1] if model else platform.machine()}, "  # noqa: DTZ011 - the machine's own day
        f"{os.cpu_count()} cores (load {busy:.1f} at the end), "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}"
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a peer that only `make bench` installs
        return "not installed"


def _engine_rows(engines: dict[str, Figures]) -> list[list[object]]:
    return [
        [
            f["label"],
            _pair(f["warm_ms"]),
            _pair(f["cold_ms"]),
            f"{f['first_ms']:.0f}",
            f"{f['build_s']:.1f}",
            f"{_pair(f['edit_ms'])} / {max(f['edit_ms']):.3g}",
            f"{f['disk_mb']:.1f}",
            f"{f['memory_mb']:.0f} ({f['index_mb']:.0f})",
        ]
        for f in engines.values()
    ]


_ENGINE_HEAD = (
    "engine", "warm, ms p50 / p95", "cold, ms p50 / p95", "first answer of a process, ms", "index, s",
    "an edit until it is found, ms p50 / p95 / worst of 200", "disk, MB", "memory, MB (the index's part)",
)  # fmt: skip


def _size_part(size: int, figures: Figures) -> str:
    engines = figures["engines"]
    same = overlap(engines["ours"]["top"], engines["whoosh"]["top"])
    made = figures["generated_s"]
    parts = [f"### {size:,} services", table(_ENGINE_HEAD, _engine_rows(engines)),
             f"Of our top 20, {same:.0%} is in the top 20 of Whoosh's own scorer."
             + (f" `gezel generate` took {made:.0f} s." if made else "")]  # fmt: skip
    if figures["http"]:
        parts.append(_http_part(figures["http"]))
    return "\n\n".join(parts)


def _http_part(http: Figures) -> str:
    rows: list[list[object]] = [
        ["an empty Flask route", _pair(http["empty"]), "1"],
        ["`GET /api/search?q=`", _pair(http["search"]), f"{ratio(http, 'search'):.1f}"],
    ]
    if http["search_from"]:
        rows.append(["`GET /api/search?q=&from=Mol`", _pair(http["search_from"]), f"{ratio(http, 'search_from'):.1f}"])
    return (
        table(("over HTTP, one worker", "ms p50 / p95", "× the empty route"), rows)
        + f"\n\nThe worker holds {http['worker_mb']:.0f} MB. An edit that another process commits is in its answers after "
        f"{_pair(http['edit_ms'])} ms, at worst {max(http['edit_ms']):.0f}."
    )


def ratio(http: Figures, name: str) -> float:
    """How many times an empty route a request takes, by their medians."""
    return share(http[name], 0.5) / share(http["empty"], 0.5)


_PHONE_HEAD = (
    "on the phone",
    "first copy or index, s",
    "cold start to the first answer, s",
    "a letter typed, ms p50 / p95",
    "memory of the page, MB",
)


def _phone_part(size: int, figures: Figures) -> str:
    rows = [
        [
            f["label"],
            f"{f['sync_ms'] / 1_000:.1f}",
            f"{share(f['start_ms'], 0.5) / 1_000:.2f}",
            _pair(f["type_ms"]),
            f"{f['memory_mb']:.0f}",
        ]
        for f in (figures["ours"], figures["minisearch"])
    ]
    return f"### On the phone, {size:,} services\n\n{table(_PHONE_HEAD, rows)}\n\nThe pack is {figures['pack_kb']:.0f} KB brotli."


def _phone_budgets(on_phone: dict[int, Figures], add: Any) -> None:
    for size, figures in on_phone.items():
        start, typed = max(figures["ours"]["start_ms"]) / 1_000, share(figures["ours"]["type_ms"], 0.95)
        add(f"offline cold start to results, CPU slowed 4×, {size:,}", "≤ 1.5 s", f"at worst {start:.2f} s", start <= 1.5)
        if size <= 5_000:
            add(f"typing to results, CPU slowed 4×, {size:,}, p95", "≤ 50 ms", f"{typed:.0f} ms", typed <= 50)
        if size == 1_000:
            add("pack, 1,000", "≤ 250 KB brotli", f"{figures['pack_kb']:.0f} KB", figures["pack_kb"] <= 250)


def budgets(results: dict[int, Figures], on_phone: dict[int, Figures]) -> list[tuple[str, str, str, bool]]:
    """What, budget, measured, met: for each budget that this run can tell."""
    found: list[tuple[str, str, str, bool]] = []

    def add(what: str, budget: str, measured: str, met: bool) -> None:
        found.append((what, budget, measured, met))

    if 10_000 in results:
        p50 = {name: share(f["warm_ms"], 0.5) for name, f in results[10_000]["engines"].items()}
        mine = p50["ours"]
        add("search core, 10,000, p50", f"≤ tantivy's {p50['tantivy']:.3f} ms", f"{mine:.3f} ms", mine <= p50["tantivy"])
        add("search core, 10,000, p50", f"≤ 1/10 of FTS5's {p50['fts5']:.3f} ms", f"{mine:.3f} ms", mine <= p50["fts5"] / 10)
        _http_budgets(results[10_000]["http"], add)
        worst = max(results[10_000]["engines"]["full"]["edit_ms"])
        add("an edit found in the process that wrote it, 10,000", "≤ 1 s", f"at worst {worst / 1000:.2f} s", worst <= 1_000)
    if 100_000 in results:
        mine = share(results[100_000]["engines"]["ours"]["warm_ms"], 0.5)
        add("search core, 100,000, p50", "≤ 1 ms", f"{mine:.3f} ms", mine <= 1)
    _phone_budgets(on_phone, add)
    return found


def _http_budgets(http: Figures, add: Any) -> None:
    times = ratio(http, "search")
    add("`GET /api/search?q=`, 10,000", "≤ 5 × an empty route", f"{times:.1f} ×", times <= 5)
    if http["search_from"]:
        p50 = share(http["search_from"], 0.5)
        add("`GET /api/search?q=&from=`, 10,000, p50", "≤ 60 ms", f"{p50:.1f} ms", p50 <= 60)
    worst = max(http["edit_ms"])
    add("an edit found in another process, 10,000", "≤ 1 s", f"at worst {worst / 1000:.2f} s", worst <= 1_000)
    add("memory of a web worker, 10,000", "≤ 250 MB", f"{http['worker_mb']:.0f} MB", http["worker_mb"] <= 250)


def markdown(results: dict[int, Figures], on_phone: dict[int, Figures], rounds: int) -> str:
    """Everything between the marks of the page."""
    rows = [
        [what, budget, measured, "met" if met else "**missed**"] for what, budget, measured, met in budgets(results, on_phone)
    ]
    parts = [f"Measured on {machine()}; {rounds} rounds.", table(("what", "budget", "measured", ""), rows)]
    parts += [_size_part(size, figures) for size, figures in results.items()]
    parts += [_phone_part(size, figures) for size, figures in on_phone.items()]
    return "\n\n".join(parts)


def write(text: str) -> None:
    """Put the figures between the marks of docs/benchmarks.md; what is said around them stays."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
