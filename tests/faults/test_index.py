"""The index is never the truth: whatever happens to it, it agrees with the database again."""

from __future__ import annotations

import gc
import json
import multiprocessing
import pickle
import random
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from directory.extensions import db
from directory.models import DirectoryState, Publication, Service
from directory.search.follower import IndexFollower
from directory.search.index import LockError, WhooshIndex
from tests.conftest import make_app, run_cli
from tests.services.entries import a_service

pytestmark = pytest.mark.thorough


def follower_of(app: Flask) -> IndexFollower:
    follower: IndexFollower = app.extensions["gezel-search"].follower
    return follower


@pytest.fixture
def filled(empty_app: Flask) -> Iterator[Flask]:
    with empty_app.app_context():
        db.session.add_all([a_service(f"Dienst {n}") for n in range(20)])
        db.session.commit()
        follower_of(empty_app).catch_up()
        yield empty_app
        db.session.remove()


def agrees(app: Flask) -> bool:
    follower = follower_of(app)
    return (
        follower.differences() == []
        and follower.index.is_intact()
        and follower.index.view().revision == follower.database_revision()
    )


def edit(words: str) -> str:
    service = db.session.scalars(select(Service).order_by(Service.id).limit(1)).one()
    service.description = words
    db.session.commit()
    return service.id


def files(app: Flask) -> list[Path]:
    folder = app.config["SETTINGS"].index_dir
    state = json.loads((folder / "state.json").read_text())
    return sorted(p for p in (folder / state["generation"]).iterdir() if "LOCK" not in p.name)


DAMAGE: dict[str, Callable[[Flask, Path], object]] = {
    "the folder is gone": lambda _, folder: shutil.rmtree(folder),
    "the folder is a file": lambda _, folder: (shutil.rmtree(folder), folder.write_text("x")),
    "the state is gone": lambda _, folder: (folder / "state.json").unlink(),
    "the state is half written": lambda _, folder: (folder / "state.json").write_text('{"format": 2, "rev'),
    "the state is no object": lambda _, folder: (folder / "state.json").write_text("[]"),
    "an older format": lambda _, folder: rewrite_state(folder, format=0),
    "another database": lambda _, folder: rewrite_state(folder, identity="other"),
    "ahead of the database": lambda _, folder: rewrite_state(folder, revision=10_000),
    "behind, as when killed after a commit": lambda _, folder: rewrite_state(folder, revision=1),
    "the generation is gone": lambda app, _: shutil.rmtree(files(app)[0].parent),
    **{f"file {n} truncated": lambda app, _, n=n: truncate(files(app)[n]) for n in range(2)},
    **{f"file {n} empty": lambda app, _, n=n: replace(files(app)[n], b"") for n in range(2)},
    **{f"file {n} garbled": lambda app, _, n=n: garble(files(app)[n]) for n in range(2)},
    **{f"file {n} gone": lambda app, _, n=n: files(app)[n].unlink() for n in range(2)},
    "a table of contents that is foreign": lambda app, _: files(app)[0].with_name("_MAIN_999.toc").write_bytes(pickle.dumps({})),
}


def rewrite_state(folder: Path, **changes: object) -> None:
    path = folder / "state.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def replace(path: Path, content: bytes) -> None:
    """Another file of the same name: what a process has open stays as it was."""
    path.unlink()
    path.write_bytes(content)


def truncate(path: Path) -> None:
    replace(path, path.read_bytes()[: path.stat().st_size // 2])


def garble(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    replace(path, bytes(content))


# Whoosh leaves a file open when it turns out to be damaged; collected here, it blames no other test.
leaves_files_open = pytest.mark.filterwarnings(
    "ignore:unclosed file:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@leaves_files_open
@pytest.mark.parametrize("damage", DAMAGE)
def test_start_up_mends_every_damage(filled: Flask, damage: str) -> None:
    follower_of(filled).index.view()
    DAMAGE[damage](filled, filled.config["SETTINGS"].index_dir)
    fresh = make_app(filled.config["SETTINGS"].data_dir)
    with fresh.app_context():
        follower = follower_of(fresh)
        follower.check()
        assert agrees(fresh)
        assert len(follower.index.contents()) == 20
        assert follower.check() == []
        db.session.remove()
        db.engine.dispose()
    gc.collect()


@leaves_files_open
@pytest.mark.parametrize(
    "damage", ["the folder is gone", "the state is half written", "an older format", "file 0 truncated", "file 1 garbled"]
)
def test_an_edit_after_damage_is_found_without_a_restart(filled: Flask, damage: str) -> None:
    DAMAGE[damage](filled, filled.config["SETTINGS"].index_dir)
    edit("Wij herstellen xylofoons.")
    follower = follower_of(filled)
    follower.catch_up()
    assert any("xylofoons" in (d["summary"] or "") for d in follower.index.view().live_documents())
    gc.collect()


def test_foreign_files_disturb_nothing_and_go_with_the_next_rebuild(filled: Flask) -> None:
    folder = filled.config["SETTINGS"].index_dir
    (folder / "README.txt").write_text("hallo")
    (folder / "x").mkdir()
    follower = follower_of(filled)
    edit("Anders.")
    follower.catch_up()
    assert agrees(filled)
    follower.rebuild()
    assert {p.name for p in folder.iterdir()} == {"state.json", follower.index.state().generation}


def test_an_index_that_is_killed_between_its_commit_and_its_state_takes_the_same_in_again(
    filled: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = follower_of(filled).index
    before = index.state()

    def killed(*_args: object) -> None:
        raise KeyboardInterrupt

    edit("Halverwege.")
    monkeypatch.setattr(index, "_save_state", killed)
    with pytest.raises(KeyboardInterrupt):
        follower_of(filled).catch_up()
    monkeypatch.undo()
    assert index.state() == before
    follower_of(filled).catch_up()
    assert agrees(filled)


def test_hidden_services_leave_the_index(filled: Flask) -> None:
    service = db.session.scalars(select(Service).limit(1)).one()
    service.hidden = True
    db.session.commit()
    follower_of(filled).catch_up()
    assert service.id not in follower_of(filled).index.contents()
    service.hidden = False
    db.session.commit()
    follower_of(filled).catch_up()
    assert service.id in follower_of(filled).index.contents()


def test_a_database_restored_to_an_earlier_day_is_not_taken_for_this_one(filled: Flask) -> None:
    edit("Een later woord.")
    follower_of(filled).catch_up()
    state = db.session.scalars(select(DirectoryState)).one()
    state.identity = "another"
    db.session.commit()
    assert follower_of(filled).catch_up() is True
    assert follower_of(filled).index.state().identity == "another"


def test_what_was_purged_is_built_anew(filled: Flask) -> None:
    generation = follower_of(filled).index.state().generation
    state = db.session.scalars(select(DirectoryState)).one()
    state.purge_revision = state.revision + 1
    state.revision += 1
    db.session.commit()
    follower_of(filled).catch_up()
    assert follower_of(filled).index.state().generation != generation
    assert agrees(filled)


def test_a_write_without_a_publication_costs_the_index_nothing(filled: Flask) -> None:
    view, names = follower_of(filled).index.view(), [p.name for p in files(filled)]
    db.session.scalars(select(Service).limit(1)).one().assurer_email = "iemand@example.org"
    db.session.commit()
    follower_of(filled).catch_up()
    assert follower_of(filled).index.view() is view
    assert view.revision == follower_of(filled).database_revision()
    assert [p.name for p in files(filled)] == names


def test_edits_cost_only_small_segments_and_their_number_stays_bounded(filled: Flask) -> None:
    """The segment with most documents is never rewritten by an edit, and segments do not pile up."""
    db.session.add_all([a_service(f"Ander {n}") for n in range(300)])
    db.session.commit()
    follower = follower_of(filled)
    follower.rebuild()
    big = max(follower.index._segments, key=lambda name: follower.index._segments[name].size)
    for n in range(60):
        edit(f"Versie {n}.")
        follower.catch_up()
        assert big in follower.index._segments
    assert len(follower.index._segments) <= 20
    assert agrees(filled)


def test_an_index_that_is_mostly_deleted_is_built_anew(filled: Flask) -> None:
    db.session.add_all([a_service(f"Ander {n}") for n in range(180)])
    db.session.commit()
    follower = follower_of(filled)
    follower.rebuild()
    generation = follower.index.state().generation
    for n in range(3):
        for service in db.session.scalars(select(Service)):
            service.alert = f"Let op {n}."
        db.session.commit()
        follower.catch_up()
    assert follower.index.state().generation != generation
    view = follower.index.view()
    assert len(view.documents) < 2 * view.n_docs + 200
    assert agrees(filled)


def test_readers_never_see_a_gap_while_others_rebuild_and_merge(filled: Flask) -> None:
    """Requests in threads while the index is rebuilt and edited: all 20 are always there."""
    follower = follower_of(filled)
    counts: list[int] = []
    stop = threading.Event()

    def read() -> None:
        other = WhooshIndex(filled.config["SETTINGS"].index_dir)
        while not stop.is_set():
            other.refresh()
            counts.append(other.view().n_docs)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for n in range(12):
        edit(f"Versie {n}.")
        follower.catch_up()
        if n % 3 == 0:
            follower.rebuild()
    stop.set()
    for thread in threads:
        thread.join()
    assert set(counts) == {20}


def _edit_in_another_process(folder: str, seed: int) -> None:
    app = make_app(Path(folder))
    with app.app_context():
        chance = random.Random(seed)
        for n in range(8):
            # Each process has entries of its own: two edits of one entry at once are a conflict, and another test's.
            mine = db.session.scalars(select(Service.id).order_by(Service.id)).all()[seed::2]
            service = db.session.get_one(Service, mine[n % len(mine)], with_for_update=True)
            service.alert = f"{seed} {n} {chance.random()}"
            db.session.commit()
            follower_of(app).catch_up()


def test_two_processes_writing_at_once_lose_nothing(filled: Flask) -> None:
    folder, context = str(filled.config["SETTINGS"].data_dir), multiprocessing.get_context("spawn")
    db.session.remove()
    before = follower_of(filled).database_revision()
    processes = [context.Process(target=_edit_in_another_process, args=(folder, seed)) for seed in (0, 1)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
        assert process.exitcode == 0
    follower_of(filled).catch_up()
    assert follower_of(filled).database_revision() == before + 16
    assert agrees(filled)


def test_a_writer_that_waits_too_long_says_so(filled: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    from directory.search import index as module

    monkeypatch.setattr(module, "WRITER_TIMEOUT_S", 0.05)
    index = follower_of(filled).index
    with index._writing(), pytest.raises(LockError, match="locked"):
        index.apply([], 99)


def test_the_command_line_tells_and_mends(filled: Flask) -> None:
    assert "agree" in run_cli(filled, "index", "check").output
    service_id = edit("Een woord dat de index nog niet kent.")
    assert "1 entries differed" in run_cli(filled, "index", "check").output
    shutil.rmtree(filled.config["SETTINGS"].index_dir)
    assert "20 entries differed" in run_cli(filled, "index", "check").output
    assert "built from 20" in run_cli(filled, "index", "rebuild").output
    assert db.session.get_one(Publication, service_id).revision == follower_of(filled).index.contents()[service_id]


def test_the_follower_goes_on_after_an_error(
    filled: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from directory.search import follower as module

    monkeypatch.setattr(module, "PAUSE_AFTER_ERROR_S", 0.01)
    follower, done, tried = follower_of(filled), threading.Event(), []

    def fails_once() -> bool:
        tried.append(1)
        if len(tried) == 1:
            raise RuntimeError("the disk is full")
        done.set()
        return True

    monkeypatch.setattr(follower, "catch_up", fails_once)
    threads = follower.follow()
    follower.wake()
    assert done.wait(30)
    stop(follower, threads)
    assert "could not follow" in caplog.text


def stop(follower: IndexFollower, threads: list[threading.Thread]) -> None:
    """Stop following, and see that it has stopped."""
    follower.stop()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()


def test_an_edit_is_found_while_a_large_pack_is_being_made(filled: Flask) -> None:
    follower, begun, let_go = follower_of(filled), threading.Event(), threading.Event()

    def makes_a_large_pack() -> None:
        begun.set()
        let_go.wait(60)

    follower.also.append(makes_a_large_pack)
    threads = follower.follow()
    assert begun.wait(30)
    try:
        with filled.app_context():
            db.session.add(a_service(name="Nieuwe dienst terwijl het pak gemaakt wordt"))
            db.session.commit()
            number = follower.database_revision()
        for _ in range(600):
            state = follower.index.state()
            if state and state.revision == number:
                break
            threading.Event().wait(0.05)
        assert state is not None
        assert state.revision == number
        assert not let_go.is_set()
    finally:
        let_go.set()
        stop(follower, threads)
