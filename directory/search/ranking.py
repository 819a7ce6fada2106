"""From an interpretation to an order."""

from __future__ import annotations

import numpy as np

from directory.search.understanding import Interpretation
from directory.search.view import View

NEED_WEIGHT, TEXT_WEIGHT = 10.0, 5.0


def rank(view: View, found: Interpretation) -> list[tuple[int, float]]:
    """Document numbers with their scores, best first."""
    fit = np.zeros(len(view.documents))
    for need, weight in found.needs.items():
        fit = np.maximum(fit, weight * view.needs[:, view.need_numbers[need]])
    scores = NEED_WEIGHT * fit + TEXT_WEIGHT * view.text_scores(found.terms)
    rows = np.flatnonzero((scores > 0) & view.live)
    order = rows[np.lexsort((view.ids[rows], -scores[rows]))]
    return [(int(row), float(scores[row])) for row in order]
