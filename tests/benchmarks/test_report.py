"""What the benchmark page says, from figures that are given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import report
from benchmarks.queries import QUERIES


def figures(warm: float, **more: Any) -> dict[str, Any]:
    return {
        "label": "some engine", "warm_ms": [warm], "cold_ms": [2.0, 3.0], "first_ms": 5.0, "build_s": 1.0,
        "edit_ms": [20.0, 30.0], "disk_mb": 1.0, "memory_mb": 100.0, "index_mb": 10.0, "top": [["a", "b"], ["c"], []], **more,
    }  # fmt: skip


def results(*, ours: float, http: dict[str, Any]) -> dict[int, Any]:
    engines = {
        "ours": figures(ours),
        "full": figures(1.0),
        "tantivy": figures(0.05),
        "fts5": figures(1.0),
        "whoosh": figures(5.0),
    }
    over_http = {"empty": [1.0], "search": [4.0], "search_from": [20.0], "worker_mb": 200.0, "edit_ms": [500.0], **http}
    return {10_000: {"generated_s": 40.0, "engines": engines, "http": over_http}}


def test_there_are_200_different_queries() -> None:
    assert len(set(QUERIES)) == len(QUERIES) == 200


def test_shares_of_a_list() -> None:
    assert report.share([3, 1, 2], 0.5) == 2
    assert report.share(list(range(100)), 0.95) == 95
    assert report.share([7], 0.95) == 7


def test_overlap_counts_only_queries_that_both_answer() -> None:
    assert report.overlap([["a", "b"], ["c"], []], [["b", "x"], ["c"], ["d"]]) == 0.75


def test_budgets_are_met_when_they_are() -> None:
    found = report.budgets(results(ours=0.04, http={}), {})
    assert len(found) == 7
    assert all(met for *_rest, met in found)


@pytest.mark.parametrize(
    ("ours", "http", "missed"),
    [
        (0.06, {}, "≤ tantivy's 0.050 ms"),
        (0.12, {}, "≤ 1/10 of FTS5's 1.000 ms"),
        (0.04, {"search": [5.1]}, "≤ 5 × an empty route"),
        (0.04, {"search_from": [61.0]}, "≤ 60 ms"),
        (0.04, {"edit_ms": [10.0, 1_001.0]}, "≤ 1 s"),
        (0.04, {"worker_mb": 251.0}, "≤ 250 MB"),
    ],
)
def test_a_missed_budget_is_named(ours: float, http: dict[str, Any], missed: str) -> None:
    found = report.budgets(results(ours=ours, http=http), {})
    assert missed in [budget for _what, budget, _measured, met in found if not met]
    assert "**missed**" in report.markdown(results(ours=ours, http=http), {}, 3)


def test_writing_keeps_what_is_said_around_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    report.write("new")
    report.write("newer")
    assert page.read_text(encoding="utf-8") == f"before\n{report.BEGIN}\nnewer\n{report.END}\nafter\n"


def test_the_page_has_a_place_for_the_figures() -> None:
    text = report.PAGE.read_text(encoding="utf-8")
    assert text.index(report.BEGIN) < text.index(report.END)


def test_the_phone_has_budgets_of_its_own() -> None:
    engine = {"label": "x", "sync_ms": 3_000.0, "start_ms": [900.0, 1_600.0], "type_ms": [10.0] * 19 + [60.0], "memory_mb": 100.0}
    figures = {"ours": engine, "minisearch": engine, "pack_kb": 249.0}
    met = {what: met for what, _, _, met in report.budgets({}, {1_000: figures})}
    assert met == {
        "offline cold start to results, CPU slowed 4×, 1,000": False,
        "typing to results, CPU slowed 4×, 1,000, p95": False,
        "pack, 1,000": True,
    }
    assert "On the phone, 1,000 services" in report.markdown({}, {1_000: figures}, 1)
