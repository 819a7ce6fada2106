"""Hypothesis on the importer: any change of a valid record is taken in or refused, and never written by halves."""

from __future__ import annotations

import contextlib
import copy
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.extensions import db
from directory.hsds.documents import Entry, classify
from directory.hsds.importer import import_entries
from directory.hsds.problems import Findings, ImportRefusedError, Origin
from directory.hsds.values import MisfitError, uri
from tests.hsds.records import publication, refuge, service, take_in, trace, uid, write

pytestmark = pytest.mark.thorough

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from([uid("service", 1), "2026-02-30", "24:01", "http://[", "a@b@c", "=1+1", "\x00", "\ud800", "MO,"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "name", "value", "x"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a record."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from paths(item, (*path, key))


PLACES = [list(paths(service(1))), list(paths(refuge()))]
BASES = [service(1), refuge()]


@st.composite
def mutants(draw: st.DrawFn) -> Any:
    """A valid record with up to three places removed, replaced, added to or doubled."""
    which = draw(st.sampled_from([0, 1]))
    record = copy.deepcopy(BASES[which])
    for _ in range(draw(st.integers(1, 3))):
        *parents, key = draw(st.sampled_from(PLACES[which]))
        target: Any = record
        with contextlib.suppress(KeyError, IndexError, TypeError):
            for step in parents:
                target = target[step]
            match draw(st.sampled_from(["remove", "replace", "add", "double"])):
                case "remove":
                    del target[key]
                case "replace":
                    target[key] = draw(JUNK)
                case "add" if isinstance(target, dict):
                    target[draw(st.sampled_from(["metadata", "contacts", "program", "facts", "attributes", "slug", "new"]))] = (
                        draw(JUNK)
                    )
                case "double" if isinstance(target, list):
                    target.append(copy.deepcopy(target[key]))
    return record


@pytest.fixture
def stocked(empty_app: Flask, tmp_path: Path) -> Flask:
    """An app with both records."""
    take_in(empty_app, write(tmp_path, BASES))
    return empty_app


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutant=mutants(), dry_run=st.booleans())
def test_any_mutation_is_taken_in_whole_or_refused_whole(stocked: Flask, mutant: Any, dry_run: bool) -> None:
    before = trace(stocked)
    entries = [Entry(classify(mutant), mutant, Origin("x.json", "record 1"))]
    with stocked.app_context():
        try:
            import_entries(db.session(), entries, Findings(), dry_run=dry_run)
        except ImportRefusedError:
            db.session.remove()
            assert trace(stocked) == before
            return
    if dry_run:
        assert trace(stocked) == before
    else:
        after = trace(stocked)
        with stocked.app_context():
            assert import_entries(db.session(), entries, Findings()).changes == 0, "a second time changes nothing"
        assert trace(stocked) == after
    json.dumps(publication(stocked, uid("service", 1)))


@settings(max_examples=300)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    from directory.hsds.documents import read_entries
    from directory.hsds.files import read_path

    with tempfile.TemporaryDirectory() as folder:
        for name in ("x.json", "x.ndjson", "services.csv", "x.zip", "datapackage.json"):
            path = Path(folder) / name
            path.write_bytes(content)
            with contextlib.suppress(ImportRefusedError):
                findings = Findings()
                list(read_entries(read_path(path, findings), findings))


@settings(max_examples=300)
@given(text=st.text(max_size=60) | st.text(max_size=40).map(lambda t: f"https://voorbeeld.be/{t}"))
def test_a_web_address_that_is_taken_is_one_and_stays_the_same(text: str) -> None:
    from jsonschema import FormatChecker

    with contextlib.suppress(MisfitError):
        taken = uri(text)
        assert FormatChecker().conforms(taken, "uri"), taken
        assert uri(taken) == taken
