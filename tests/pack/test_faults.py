"""Two builders at once, and builders that die: what the manifest names is always whole, and never goes back."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import Any

import pytest
from flask import Flask

from directory.config import ROOT
from directory.extensions import db
from directory.models import Location
from directory.pack.building import PackBuilder
from directory.pack.store import PackStore
from tests.conftest import SECRET
from tests.pack.conftest import builder_of, edit, hashes
from tests.pack.whole import manifest_of

pytestmark = pytest.mark.thorough


def start(app: Flask, *arguments: str) -> subprocess.Popen[str]:
    env = {**os.environ, "GEZEL_DATA": str(app.config["SETTINGS"].data_dir), "SECRET_KEY": SECRET, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "tests.pack.writer", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)


def test_two_processes_never_publish_half_a_pack_and_never_an_older_one(packed: Flask, builder: PackBuilder) -> None:
    writers = [start(packed, first, "6") for first in ("0", "1")]
    seen = [0]
    try:
        while any(writer.poll() is None for writer in writers):
            seen.append(manifest_of(builder.store.folder)["revision"])
            time.sleep(0.01)
    finally:
        told = [writer.communicate()[0].split() for writer in writers]
    assert told == [[str(n) for n in range(6)]] * 2
    assert seen == sorted(seen)
    assert len(set(seen)) > 3
    with packed.app_context():
        assert manifest_of(builder.store.folder)["revision"] == packed.extensions["gezel-search"].follower.database_revision()


@pytest.mark.slow
def test_a_builder_that_is_killed_leaves_the_last_good_pack(packed: Flask, builder: PackBuilder) -> None:
    chance = random.Random(3)
    for round_ in range(4):
        before = manifest_of(builder.store.folder)["revision"]
        writer = start(packed, str(round_))
        assert writer.stdout
        assert writer.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.5))
        os.kill(writer.pid, signal.SIGKILL)
        writer.stdout.close()
        writer.wait()
        assert manifest_of(builder.store.folder)["revision"] > before
        edit(packed, f"na ronde {round_}")
        # The lock died with its holder, and what it left half-written goes.
        builder.keep_current()
        assert not [path for path in builder.store.folder.iterdir() if path.name.startswith(".writing-")]
        manifest_of(builder.store.folder)


def hide_a_place(app: Flask) -> None:
    with app.app_context():
        location = db.session.query(Location).filter(Location.addresses.any(), Location.confidential.is_(False)).first()
        assert location is not None
        location.confidential = True
        db.session.commit()
        db.session.remove()


@pytest.mark.parametrize("fatal", range(8))
def test_whatever_write_is_the_last_one_the_pack_is_whole(
    packed: Flask, builder: PackBuilder, monkeypatch: pytest.MonkeyPatch, fatal: int
) -> None:
    """As a crash before the n-th write of an edit: three forms of a shard, the manifest, the notes."""
    before = hashes(builder)
    edit(packed, "Iets anders.")
    put, done = PackStore._put, 0

    def dying(self: PackStore, name: str, content: bytes) -> None:
        nonlocal done
        if done == fatal:
            raise OSError("no space left on device")
        done += 1
        put(self, name, content)

    with monkeypatch.context() as patch:
        patch.setattr(PackStore, "_put", dying)
        if fatal < 5:
            with pytest.raises(OSError, match="no space"):
                builder.keep_current()
        else:
            builder.keep_current()
    manifest_of(builder.store.folder)
    assert (hashes(builder) == before) is (fatal <= 3)
    builder.keep_current()
    manifest_of(builder.store.folder)
    assert len(set(hashes(builder).items()) - set(before.items())) == 1


def test_a_crash_before_the_purge_does_not_save_what_became_secret(
    packed: Flask, builder: PackBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = set(hashes(builder).values())
    hide_a_place(packed)

    def die(*_: Any) -> None:
        raise OSError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(PackStore, "_throw_away", die)
        with pytest.raises(OSError, match="killed"):
            builder.keep_current()
    gone = old - set(hashes(builder).values())
    assert any(builder.store.has(name) for name in gone)
    builder.keep_current()
    assert [name for name in gone if builder.store.has(name)] == []


def test_a_full_disk_does_not_stop_the_answer_of_the_last_pack(packed: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks gets the last good pack; an older one is better than none."""
    revision = builder_of(packed).store.manifest()
    assert revision
    edit(packed, "Iets anders.")

    def full(*_: Any) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(PackStore, "_put", full)
    answer = packed.test_client().get("/pack/manifest.json")
    assert answer.status_code == 200
    assert answer.json["revision"] == revision["revision"]
    # But not where that one tells what is a secret now.
    hide_a_place(packed)
    packed.config["PROPAGATE_EXCEPTIONS"] = False
    assert packed.test_client().get("/pack/manifest.json").status_code == 500
