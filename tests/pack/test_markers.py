"""Nothing by which a refuge could be found is in the pack, in none of its forms; nor in what lies beside it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask import Flask

from directory.extensions import db
from directory.models import Location
from directory.pack.stick import write_stick
from directory.services.texts import fold
from tests.pack.conftest import builder_of, hashes
from tests.security.refuge import HERE, THERE, fill, fixed

pytestmark = pytest.mark.thorough


def texts_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of a folder, decoded by what its name says."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        content = {".br": brotli.decompress, ".gz": gzip.decompress}.get(path.suffix, bytes)(content)
        yield str(path.relative_to(folder)), content.decode()


# In degrees: 30 metres. The middle of Retie, which anyone may know, is 70 metres from the refuge.
SAME_SPOT = 0.0003


def numbers_in(value: Any) -> Iterator[float]:
    """Every number anywhere in JSON."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from numbers_in(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def leaks(text: str) -> list[str]:
    words = [marker for marker in HERE.markers() if marker in fold(text)]
    digits = [m for m in HERE.markers() if m.isdigit() and m in re.sub(r"(?<=\d)[ ./()-]+(?=\d)", "", text)]
    near = [n for n in numbers_in(json.loads(text)) if min(abs(n - HERE.latitude), abs(n - HERE.longitude)) < SAME_SPOT]
    return [*words, *digits, *map(str, near)]


def test_the_markers_would_be_found(empty_app: Flask) -> None:
    """The same world without the secret being one: else this test could not fail."""
    fill(empty_app, HERE, confidential=False)
    builder = builder_of(empty_app)
    builder.build()
    found = {marker for name, text in texts_of(builder.store.folder) if text for marker in leaks(text)}
    assert {HERE.street.lower(), HERE.word, HERE.village.lower()} <= found
    assert any(marker.startswith("51.26") for marker in found)


def test_no_file_of_the_pack_holds_a_marker(empty_app: Flask, tmp_path: Path) -> None:
    fill(empty_app, HERE)
    builder = builder_of(empty_app)
    builder.build()
    texts = [(name, text) for name, text in texts_of(builder.store.folder) if text]
    assert any(fixed("shelter") in text for _, text in texts)
    # Shards without a service are one and the same file.
    assert {name.split(".")[0] for name, _ in texts if name.endswith((".br", ".gz"))} == set(hashes(builder).values())
    assert {name: found for name, text in texts if (found := leaks(text))} == {}


def test_a_place_that_becomes_a_secret_is_in_no_file_any_more(empty_app: Flask) -> None:
    fill(empty_app, HERE, confidential=False)
    builder = builder_of(empty_app)
    builder.build()
    with empty_app.app_context():
        db.session.get_one(Location, fixed("refuge")).confidential = True
        db.session.commit()
        db.session.remove()
    builder.keep_current()
    assert {name: found for name, text in texts_of(builder.store.folder) if text and (found := leaks(text))} == {}


def test_the_pack_is_the_same_wherever_the_refuge_is(empty_app: Flask, copy_of: Any, empty_folder: Path) -> None:
    other = copy_of(empty_folder)
    fill(empty_app, HERE)
    fill(other, THERE)
    manifests = [builder_of(app).build() for app in (empty_app, other)]
    assert manifests[0]["files"] == manifests[1]["files"]


def test_the_stick_holds_no_marker(empty_app: Flask, tmp_path: Path) -> None:
    fill(empty_app, HERE)
    builder = builder_of(empty_app)
    builder.build()
    app = tmp_path / "dist"
    app.mkdir()
    (app / "index.html").write_text("<!doctype html>", encoding="utf-8")
    (app / "sw.js").write_text("1", encoding="utf-8")
    write_stick(builder.store, tmp_path / "stick", app)
    assert {name: found for name, text in texts_of(tmp_path / "stick" / "pack") if (found := leaks(text))} == {}
