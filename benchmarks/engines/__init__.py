"""The engines that are compared. All get the same analysed tokens in the same three fields with the same weights."""

from __future__ import annotations

from benchmarks.engines.base import Engine
from benchmarks.engines.fts5 import Fts5
from benchmarks.engines.full import FullSearch
from benchmarks.engines.ours import Ours
from benchmarks.engines.tantivy import Tantivy
from benchmarks.engines.whoosh import WhooshOwn

ENGINES: dict[str, type[Engine]] = {engine.name: engine for engine in (Ours, FullSearch, Tantivy, Fts5, WhooshOwn)}

__all__ = ["ENGINES", "Engine"]
