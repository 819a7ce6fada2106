"""The taxonomy that the product is built on: 16 themes, 85 needs, obstacles and situations (mission).

Their codes are fixed: they come with the code (`seeds/vocabulary/`), not from the database.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from pathlib import Path

from directory.config import ROOT

VOCABULARY_DIR = ROOT / "seeds" / "vocabulary"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that help can be for."""

    code: str
    theme: str
    label: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps a person from work, and the needs that lift it, most direct first."""

    code: str
    label: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """A one-tap start: several obstacles that often come together."""

    code: str
    label: str
    obstacles: tuple[str, ...]


def read_tsv(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file with a header, quotes being ordinary characters."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def themes() -> dict[str, str]:
    """Theme code → Dutch label."""
    return {row["theme"]: row["dutch"] for row in read_tsv(VOCABULARY_DIR / "themes.tsv")}


@functools.cache
def needs() -> dict[str, Need]:
    """Need code → need."""
    rows = read_tsv(VOCABULARY_DIR / "needs.tsv")
    return {row["need"]: Need(row["need"], row["theme"], row["dutch"]) for row in rows}


@functools.cache
def obstacles() -> dict[str, Obstacle]:
    """Obstacle code → obstacle."""
    rows = read_tsv(VOCABULARY_DIR / "obstacles.tsv")
    return {r["obstacle"]: Obstacle(r["obstacle"], r["dutch"], tuple(r["needs"].split(";"))) for r in rows}


@functools.cache
def situations() -> dict[str, Situation]:
    """Situation code → situation."""
    rows = read_tsv(VOCABULARY_DIR / "situations.tsv")
    return {r["situation"]: Situation(r["situation"], r["dutch"], tuple(r["obstacles"].split(";"))) for r in rows}


def theme_of_need(code: str | None) -> str | None:
    """The theme of a need; ``None`` for a code that is not ours."""
    need = needs().get(code or "")
    return need.theme if need else None
