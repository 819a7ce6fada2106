"""Plain lists of words in `seeds/vocabulary/`, one a line."""

from __future__ import annotations

import functools

from directory.services.taxonomy import VOCABULARY_DIR
from directory.services.texts import fold


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """The folded words of a list; lines with # are comments."""
    lines = (VOCABULARY_DIR / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line.strip()) for line in lines if line.strip() and not line.startswith("#"))
