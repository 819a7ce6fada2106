"""What travels compressed: brotli or gzip, whichever the caller takes."""

from __future__ import annotations

import gzip

import brotli
from flask import request

# A caller that takes both as gladly gets the first: it is the smaller.
ENCODINGS = ("br", "gzip")


def accepted_encoding() -> str | None:
    """The best encoding that the caller takes: brotli, gzip, or ``None`` for neither."""
    quality = {name: request.accept_encodings.quality(name) for name in ENCODINGS}
    best = max(quality, key=lambda name: (quality[name], name == "br"))
    return best if quality[best] > 0 else None


def compress(content: bytes, encoding: str, quality: int) -> bytes:
    """The content in this encoding; ``quality`` is brotli's effort (0–11)."""
    return bytes(brotli.compress(content, quality=quality)) if encoding == "br" else gzip.compress(content, mtime=0)
