"""How the HSDS API answers: a page, a stream or one record, and 304 where the caller has it already."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from flask import Response, current_app, jsonify, request, stream_with_context
from sqlalchemy import select

from directory.extensions import db
from directory.hsds.feed import Record
from directory.models import DirectoryState

PER_PAGE = 50
_STREAMED = 200
Render = Callable[[list[Any]], Iterable[Record]]


def _etag() -> str | None:
    """Names an answer by what it was made from. A search also depends on its index, which follows a moment later."""
    if request.args.get("search"):
        return None
    state = db.session.execute(select(DirectoryState.identity, DirectoryState.revision)).one_or_none()
    told = f"{state}|{current_app.config['SETTINGS'].base_url}|{request.full_path}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def cached(view: Callable[..., Response]) -> Callable[..., Response]:
    """Answer 304 before any work where the caller holds this very answer."""

    @functools.wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> Response:
        etag = _etag()
        if etag and request.method == "GET" and request.if_none_match.contains_weak(etag):
            response = Response(status=304)
        else:
            response = view(*args, **kwargs)
        if etag:
            response.set_etag(etag, weak=True)
        return response

    return wrapper


def page(items: list[Any], query: Record, render: Render) -> Response:
    """A page of the items, or all of them as a stream; ``render`` makes records of some items, in their order."""
    if query["format"] == "ndjson":
        return Response(stream_with_context(_lines(items, render)), mimetype="application/x-ndjson")
    everything = query.get("minimal") and "per_page" not in query
    per_page = max(len(items), 1) if everything else query.get("per_page", PER_PAGE)
    number, pages = query["page"], -(-len(items) // per_page)
    contents = list(render(items[(number - 1) * per_page : number * per_page]))
    return jsonify({
        "total_items": len(items),
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    })  # fmt: skip


def _lines(items: list[Any], render: Render) -> Iterator[str]:
    for start in range(0, len(items), _STREAMED):
        for record in render(items[start : start + _STREAMED]):
            yield json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def detail(record: Record, since: dt.datetime | None = None) -> Response:
    """One record, public as it is since that moment."""
    response = jsonify(record)
    response.last_modified = since
    return response
