"""Pictograms: drawn once in `static/icons.svg`, put into the page so that they need no request of their own."""

from __future__ import annotations

import functools
import re

from markupsafe import Markup

from directory.config import ROOT

_SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)"[^>]*>(.*?)</symbol>', re.DOTALL)


@functools.cache
def _symbols() -> dict[str, str]:
    text = (ROOT / "static" / "icons.svg").read_text(encoding="utf-8")
    return {name: " ".join(inner.split()) for name, inner in _SYMBOL.findall(text)}


def icon(name: str) -> Markup:
    """The pictogram of this name. It is hidden from screen readers: a word always stands beside it."""
    drawing = Markup(_symbols()[name])  # noqa: S704 - our own drawing, not what anyone typed
    return Markup('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>').format(drawing)


def icon_names() -> frozenset[str]:
    """Every pictogram there is."""
    return frozenset(_symbols())
