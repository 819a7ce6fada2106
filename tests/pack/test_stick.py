"""The folder for a stick: the same addresses as here, the files of the manifest and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from directory.errors import GezelError
from directory.pack.building import PackBuilder
from directory.pack.stick import write_stick
from directory.pack.store import PackStore
from tests.conftest import run_cli
from tests.pack.conftest import edit
from tests.pack.whole import NAMES, manifest_of

pytestmark = pytest.mark.thorough


@pytest.fixture
def app_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html>", encoding="utf-8")
    (folder / "sw.js").write_text("1", encoding="utf-8")
    (folder / "assets" / "main.js").write_text("1", encoding="utf-8")
    return folder


def test_a_stick_holds_app_and_pack(builder: PackBuilder, app_folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    written = write_stick(builder.store, stick, app_folder)
    assert (stick / "app" / "assets" / "main.js").is_file()
    assert (stick / "sw.js").is_file()
    assert "app/" in (stick / "index.html").read_text(encoding="utf-8")
    manifest_of(stick / "pack")
    assert len(list((stick / "pack").iterdir())) == 3 * len(NAMES) + 1
    assert written == len([path for path in stick.rglob("*") if path.is_file()])


def test_a_second_time_only_what_is_named_now_is_there(
    packed: Flask, builder: PackBuilder, app_folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    write_stick(builder.store, stick, app_folder)
    (stick / "lees-mij.txt").write_text("van ons", encoding="utf-8")
    edit(packed, "Iets anders.")
    builder.keep_current()
    write_stick(builder.store, stick, app_folder)
    assert manifest_of(stick / "pack") == manifest_of(builder.store.folder)
    assert len(list((stick / "pack").iterdir())) == 3 * len(NAMES) + 1
    assert (stick / "lees-mij.txt").is_file()


def test_without_an_app_or_a_pack_it_says_what_to_do(builder: PackBuilder, app_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(GezelError, match="make build"):
        write_stick(builder.store, tmp_path / "stick", tmp_path / "nothing")
    with pytest.raises(GezelError, match="gezel pack build"):
        write_stick(PackStore(tmp_path / "empty"), tmp_path / "stick", app_folder)


def test_building_tells_the_sizes(packed: Flask) -> None:
    shown = run_cli(packed, "pack", "build").output
    assert all(name in shown for name in (*NAMES, "in all", "brotli"))
