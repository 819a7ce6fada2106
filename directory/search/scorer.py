"""BM25F by numpy over Whoosh's postings (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009, §3.6).

``tf' = Σ_field weight · tf / (1 − b + b · length / average length)``; ``score = Σ_term idf · tf' / (k1 + tf')`` with
``idf = ln(1 + (N − df + 0.5) / (df + 0.5))``. The phone applies the same formula to the same tokens.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
K1 = 1.2
# field → (weight, b): a word in the name says most; the length of a name says little.
FIELDS: Mapping[str, tuple[float, float]] = {"name": (4.0, 0.3), "keywords": (2.0, 0.5), "text": (1.0, 0.75)}


def idf(n_docs: int, df: int) -> float:
    """How much a term tells: rare terms more."""
    return math.log(1 + (n_docs - df + 0.5) / (df + 0.5))
