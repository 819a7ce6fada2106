"""The pack over HTTP: the best form that a caller takes, for ever, and a manifest that is always asked for anew."""

from __future__ import annotations

import gzip
import hashlib
from typing import Any

import brotli
import pytest
from flask import Flask

from directory.pack.building import PackBuilder
from tests.pack.conftest import edit, hashes

DECODE: dict[str | None, Any] = {None: lambda content: content, "gzip": gzip.decompress, "br": brotli.decompress}
ACCEPTED = [
    ("", None), ("identity", None), ("gzip", "gzip"), ("br", "br"), ("gzip, deflate, br, zstd", "br"), ("*", "br"),
    ("br;q=0, gzip", "gzip"), ("br;q=0.1, gzip;q=0.9", "gzip"), ("deflate", None), ("*;q=0", None), ("br;q=0, *", "gzip"),
]  # fmt: skip


@pytest.mark.parametrize(("accept", "encoding"), ACCEPTED)
@pytest.mark.parametrize("what", ["manifest.json", "terms", "services-00"])
def test_the_smallest_form_that_is_taken(
    packed: Flask, builder: PackBuilder, what: str, accept: str, encoding: str | None
) -> None:
    name = hashes(builder).get(what, what)
    answer = packed.test_client().get(f"/pack/{name}", headers={"Accept-Encoding": accept})
    assert answer.status_code == 200
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.content_type == "application/json"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert DECODE[encoding](answer.data) == builder.store.content(name)
    if what != "manifest.json":
        assert hashlib.sha256(DECODE[encoding](answer.data)).hexdigest() == name


def test_no_accept_encoding_is_plain(packed: Flask, builder: PackBuilder) -> None:
    answer = packed.test_client().get(f"/pack/{hashes(builder)['places']}")
    assert "Content-Encoding" not in answer.headers


def test_files_may_be_kept_for_ever_and_the_manifest_never(packed: Flask, builder: PackBuilder) -> None:
    client = packed.test_client()
    assert client.get(f"/pack/{hashes(builder)['places']}").headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/pack/manifest.json").headers["Cache-Control"] == "no-cache"


def test_a_manifest_that_did_not_change_costs_nothing(packed: Flask) -> None:
    client = packed.test_client()
    for accept in ("identity", "gzip", "br"):
        first = client.get("/pack/manifest.json", headers={"Accept-Encoding": accept})
        same = {"Accept-Encoding": accept, "If-None-Match": first.headers["ETag"]}
        again = client.get("/pack/manifest.json", headers=same)
        assert (again.status_code, again.data) == (304, b"")
    edit(packed, "Iets anders.")
    assert client.get("/pack/manifest.json", headers=same).status_code == 200


def test_the_tag_differs_by_form(packed: Flask) -> None:
    client = packed.test_client()
    tags = {client.get("/pack/manifest.json", headers={"Accept-Encoding": a}).headers["ETag"] for a in ("identity", "gzip", "br")}
    assert len(tags) == 3


def test_who_asks_for_the_manifest_after_an_edit_gets_the_edit(packed: Flask) -> None:
    client = packed.test_client()
    edit(packed, "Wij lezen ook xylofooncontracten na.")
    manifest = client.get("/pack/manifest.json").json
    with packed.app_context():
        assert manifest["revision"] == packed.extensions["gezel-search"].follower.database_revision()
    texts = [client.get(f"/pack/{file['sha256']}").text for file in manifest["files"]]
    assert sum("xylofooncontracten" in text for text in texts) == 1


def test_the_readiness_tells_the_revision(packed: Flask) -> None:
    client = packed.test_client()
    edit(packed, "Iets anders.")
    packed.extensions["gezel-search"].follower.catch_up()
    behind = client.get("/readyz").json
    assert behind["pack"] == behind["database"] - 1
    client.get("/pack/manifest.json")
    assert client.get("/readyz").json["pack"] == behind["database"]


def test_without_its_compressed_form_a_file_is_given_plain(packed: Flask, builder: PackBuilder) -> None:
    name = hashes(builder)["places"]
    (builder.store.folder / f"{name}.br").unlink()
    answer = packed.test_client().get(f"/pack/{name}", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in answer.headers
    assert answer.data == builder.store.content(name)


@pytest.mark.parametrize("name", [".state.json", ".lock", "x", "0" * 64, "..%2fsecret", "terms", "{sha}.br", "{sha}.gz", "{SHA}"])
def test_nothing_else_is_served(packed: Flask, builder: PackBuilder, name: str) -> None:
    sha = hashes(builder)["terms"]
    assert packed.test_client().get(f"/pack/{name.format(sha=sha, SHA=sha.upper())}").status_code == 404
