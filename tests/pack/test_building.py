"""The pack follows the database: the same gives the same, a change costs one shard, old files stay as long as they should."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from directory.extensions import db
from directory.models import DirectoryState, Location, Service
from directory.pack.building import PackBuilder
from directory.pack.columns import short_uuid
from directory.pack.shards import SHARDS, SHRINKS_BELOW, shard_name, shard_of, shards_for
from directory.pack.store import BEST, FAST
from tests.pack.conftest import builder_of, contents, edit, hashes
from tests.pack.whole import manifest_of
from tests.security.refuge import HERE, fill

pytestmark = pytest.mark.thorough

START = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> dt.datetime:
        return self.now


def clocked(app: Flask, clock: Clock) -> PackBuilder:
    found = builder_of(app)
    found._now = clock
    found.store._clock = lambda: clock().timestamp()
    return found


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_the_same_directory_gives_the_same_bytes(packed: Flask, builder: PackBuilder, tmp_path: Path) -> None:
    with packed.app_context():
        again = PackBuilder(tmp_path / "again", builder._sessions)
        again.build()
    manifest = manifest_of(again.store.folder)
    assert hashes(again) == hashes(builder)
    assert {**manifest, "generated_at": ""} == {**manifest_of(builder.store.folder), "generated_at": ""}


def shard_with(service_id: str) -> str:
    """The name of the shard that holds a service of the seeds."""
    return shard_name(shard_of(service_id, min(SHARDS.values())))


def test_every_published_service_is_in_the_shard_that_its_id_says(packed: Flask, builder: PackBuilder) -> None:
    with packed.app_context():
        ids = {service.id for service in db.session.query(Service)}
        db.session.remove()
    assert len(ids) > 100
    found = json.dumps(contents(builder))
    assert all(short_uuid(id_) in found for id_ in ids)
    for id_ in sorted(ids)[:20]:
        assert short_uuid(id_) in json.dumps(contents(builder)[shard_with(id_)])


def test_the_number_of_shards_follows_that_of_the_services() -> None:
    """It grows at once, since an edit would cost too much, and doesn't go to and fro."""
    assert [shards_for(count, None) for count in (0, 1_000, 2_000, 3_000, 5_000)] == [16, 16, 32, 64, 128]
    most, few = next(iter(SHARDS.items()))
    grown = shards_for(most + 1, few)
    assert grown > few
    assert shards_for(most - 5, grown) == grown
    assert shards_for(int(most * SHRINKS_BELOW) - 5, grown) == few


def test_an_edit_rewrites_one_shard_and_nothing_else(packed: Flask, builder: PackBuilder) -> None:
    before, times = hashes(builder), {p.name: p.stat().st_mtime_ns for p in builder.store.folder.iterdir() if p.name[0] != "."}
    edited = shard_with(edit(packed, "Wij lezen ook xylofooncontracten na."))
    builder.keep_current()
    after = hashes(builder)
    assert {name for name in after if after[name] != before[name]} == {edited}
    assert "xylofooncontracten" in json.dumps(contents(builder)[edited])
    manifest_of(builder.store.folder)
    touched = {name for name, at in times.items() if (builder.store.folder / name).stat().st_mtime_ns != at}
    # The file that was replaced is touched too: its month begins now.
    assert touched == {"manifest.json", *(f"{before[edited]}{suffix}" for suffix in ("", ".br", ".gz"))}


def test_a_write_that_no_phone_sees_moves_only_the_revision(packed: Flask, builder: PackBuilder) -> None:
    before = manifest_of(builder.store.folder)
    with packed.app_context():
        db.session.query(DirectoryState).one().revision += 1
        db.session.commit()
        db.session.remove()
    builder.keep_current()
    after = manifest_of(builder.store.folder)
    assert after["revision"] == before["revision"] + 1
    assert after["files"] == before["files"]


def test_a_hidden_service_leaves_its_shard(packed: Flask, builder: PackBuilder) -> None:
    with packed.app_context():
        service = db.session.query(Service).first()
        assert service is not None
        service.hidden = True
        db.session.commit()
        hidden = service.id
        db.session.remove()
    builder.keep_current()
    assert hidden not in json.dumps(contents(builder))


def test_what_is_current_is_left_alone_for_an_hour(packed: Flask) -> None:
    """Then it says anew that it is current: phones tell the age of their data by it."""
    clock = Clock()
    builder = clocked(packed, clock)
    builder.build()
    for minutes, told in ((0, START), (59, START), (60, START + dt.timedelta(hours=1))):
        clock.now = START + dt.timedelta(minutes=minutes)
        builder.keep_current()
        assert manifest_of(builder.store.folder)["generated_at"] == told.isoformat()


def test_a_clock_that_was_set_back_does_not_leave_a_date_of_the_future(packed: Flask) -> None:
    clock = Clock()
    builder = clocked(packed, clock)
    builder.build()
    clock.now = START - dt.timedelta(days=400)
    builder.keep_current()
    assert manifest_of(builder.store.folder)["generated_at"] == clock.now.isoformat()


def test_a_replaced_file_stays_for_a_month_from_that_day(packed: Flask) -> None:
    clock = Clock()
    builder = clocked(packed, clock)
    builder.build()
    old = hashes(builder)
    # Long unchanged: its month begins only when it is replaced.
    clock.now += dt.timedelta(days=200)
    shard = shard_with(edit(packed, "Eén."))
    builder.keep_current()
    for days, stays in ((30, True), (32, False)):
        clock.now = START + dt.timedelta(days=200 + days)
        builder.keep_current()
        assert ({old[shard], f"{old[shard]}.br", f"{old[shard]}.gz"} <= files_in(builder.store.folder)) is stays
        manifest_of(builder.store.folder)
    names = {file["sha256"] for file in manifest_of(builder.store.folder)["files"]}
    assert files_in(builder.store.folder) == {"manifest.json", *(f"{name}{s}" for name in names for s in ("", ".br", ".gz"))}


def test_a_file_that_comes_back_is_named_again_and_kept(packed: Flask) -> None:
    clock = Clock()
    builder = clocked(packed, clock)
    for days, text in ((0, "Eén."), (5, "Twee."), (10, "Eén."), (60, "Eén.")):
        clock.now = START + dt.timedelta(days=days)
        edit(packed, text)
        builder.keep_current()
        manifest_of(builder.store.folder)


def test_nothing_older_stays_where_something_became_confidential(packed: Flask, builder: PackBuilder) -> None:
    with packed.app_context():
        location = db.session.query(Location).filter(Location.addresses.any(), Location.confidential.is_(False)).first()
        assert location is not None
        location.confidential = True
        db.session.commit()
        db.session.remove()
    builder.keep_current()
    names = {file["sha256"] for file in manifest_of(builder.store.folder)["files"]}
    assert {path.name[:64] for path in builder.store.folder.iterdir() if len(path.name) >= 64} == names


@pytest.mark.parametrize("lost", [".state.json", "manifest.json", "shard", "shard.br", "everything"])
def test_what_is_lost_is_made_again(packed: Flask, builder: PackBuilder, lost: str) -> None:
    before, folder = hashes(builder), builder.store.folder
    name = {"shard": before["services-07"], "shard.br": f"{before['services-07']}.br"}.get(lost, lost)
    for path in list(folder.iterdir()) if lost == "everything" else [folder / name]:
        path.unlink()
    edit(packed, "Iets anders.")
    builder.keep_current()
    manifest_of(folder)
    assert len(set(hashes(builder).items()) - set(before.items())) == 1


def test_another_database_in_the_same_folder_is_not_taken_for_this_one(
    packed: Flask, copy_of: Callable[[Path], Flask], empty_folder: Path
) -> None:
    other = copy_of(empty_folder)
    builder = PackBuilder(builder_of(packed).store.folder, builder_of(other)._sessions)
    builder.keep_current()
    assert "huurdersbond" not in json.dumps(contents(builder)["services-00"]).lower()
    assert json.dumps(contents(builder)).count("Huurdersbond") == 0
    manifest_of(builder.store.folder)


def test_what_was_compressed_in_a_hurry_is_done_well_later(packed: Flask, builder: PackBuilder) -> None:
    def large() -> int:
        return (builder.store.folder / f"{hashes(builder)['terms']}.br").stat().st_size

    assert {file["quality"] for file in builder.store.state()["files"].values()} == {FAST}
    before, rounds = large(), 0
    while builder.polish():
        rounds += 1
    assert rounds == 20
    assert {file["quality"] for file in builder.store.state()["files"].values()} == {BEST}
    assert large() < 0.95 * before
    manifest_of(builder.store.folder)


def test_an_edit_is_compressed_well_at_once(packed: Flask, builder: PackBuilder) -> None:
    shard = shard_with(edit(packed, "Iets anders."))
    builder.keep_current()
    assert builder.store.state()["files"][shard]["quality"] == BEST


def test_a_build_at_its_best_improves_what_is_there(packed: Flask, builder: PackBuilder) -> None:
    shard = f"{hashes(builder)['services-03']}.br"
    before = (builder.store.folder / shard).stat().st_size
    builder.build(BEST)
    assert (builder.store.folder / shard).stat().st_size < before
    assert not builder.polish()


def test_the_server_follows_without_being_asked(packed: Flask, builder: PackBuilder) -> None:
    """As `serve` wires it: the follower's round keeps the pack current too."""
    follower = packed.extensions["gezel-search"].follower
    done = []
    follower.also += (builder.keep_current, lambda: done.append(manifest_of(builder.store.folder)["revision"]))
    edit(packed, "Iets anders.")
    with packed.app_context():
        follower.follow()
        follower.wake()
        for _ in range(200):
            if done and done[-1] == follower.database_revision():
                break
            time.sleep(0.05)
        assert done[-1] == follower.database_revision()


def test_another_version_of_the_code_builds_anew(packed: Flask, builder: PackBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("directory.pack.building._form", lambda: "another")
    assert not builder._is_current()
    before = hashes(builder)
    builder.keep_current()
    assert builder._is_current()
    assert hashes(builder) == before


def test_every_database_gives_the_same_pack(any_app: Flask, empty_app: Flask) -> None:
    """PostgreSQL keeps and orders JSON in its own way."""
    for app in (any_app, empty_app):
        fill(app, HERE)
        builder_of(app).build()
    assert hashes(builder_of(any_app)) == hashes(builder_of(empty_app))
