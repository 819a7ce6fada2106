"""Without a network the app finds what the server finds: real queries, typed in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.eval.offline_app import DEV, Pair, ask_both, figures, rows_of, same_share, shared_scorer
from tests.screens import served

SAME = 0.99


@pytest.fixture(scope="module")
def base(seeded_app: Flask) -> Iterator[str]:
    with served(seeded_app) as address:
        yield address


def assert_alike(pairs: list[Pair], shared: Path) -> None:
    found = figures(pairs, shared_scorer(shared))
    server, app = found["hit@3"]
    assert app >= server, found
    # The figures mean something: this many queries are asked, and most of them are answered.
    assert server > 0.8
    different = [pair.row["query"] for pair in pairs if pair.is_plain and not pair.is_same]
    assert same_share(pairs) >= SAME, different


@pytest.mark.browser
def test_field_queries_find_offline_what_the_server_finds(base: str, shared: Path) -> None:
    assert_alike(ask_both(base, rows_of(shared / "eval" / "queries.tsv")), shared)


@pytest.mark.browser
def test_our_own_queries_find_offline_what_the_server_finds(base: str, shared: Path) -> None:
    assert_alike(ask_both(base, rows_of(DEV)), shared)
