"""Tantivy (Rust), through its Python binding."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import tantivy

from benchmarks.engines.base import TOP, Engine, Publication
from directory.search.documents import document_of
from directory.search.scorer import FIELDS

_WRITER_BYTES = 50_000_000


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    # Fast fields hold numbers only here, far quicker to get at than an id among stored documents. (Deleting by an unsigned
    # number finds nothing in this binding.)
    builder.add_integer_field("row", indexed=True, fast=True)
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class Tantivy(Engine):
    """A boolean query of boosted terms; the tokens are ours, so it splits on spaces only."""

    name, label = "tantivy", "tantivy-py"

    def build(self, publications: Iterable[Publication]) -> None:  # noqa: D102
        (self.folder / "tantivy").mkdir(parents=True, exist_ok=True)
        self._open_index()
        writer = self._index.writer(_WRITER_BYTES, 1)
        ids = []
        for row, publication in enumerate(publications):
            self._add(writer, row, publication)
            ids.append(publication["id"])
        writer.commit()
        writer.wait_merging_threads()
        (self.folder / "ids.json").write_text(json.dumps(ids), encoding="utf-8")

    def _open_index(self) -> None:
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(self.folder / "tantivy"))
        self._index.register_tokenizer("whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())

    def _add(self, writer: Any, row: int, publication: Publication) -> None:
        texts = dict(zip(FIELDS, document_of(publication, 1)[1], strict=True))
        writer.add_document(tantivy.Document.from_dict({"row": row, **texts}, self._schema))

    def open(self) -> None:  # noqa: D102
        self._open_index()
        self._searcher = self._index.searcher()
        self._writer: Any = None
        self._ids: list[str] = json.loads((self.folder / "ids.json").read_text(encoding="utf-8"))
        self._rows = {service_id: row for row, service_id in enumerate(self._ids)}

    def search(self, tokens: list[str]) -> list[str]:  # noqa: D102
        clauses = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, token, "freq"), weight),
            )
            for token in dict.fromkeys(tokens)
            for field, (weight, _) in FIELDS.items()
        ]
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), TOP, count=False)
        rows: list[Any] = self._searcher.fast_field_values("row", [address for _score, address in found.hits])
        return [self._ids[row] for row in rows]

    def edit(self, publication: Publication) -> None:  # noqa: D102
        self._writer = self._writer or self._index.writer(_WRITER_BYTES, 1)
        row = self._rows[publication["id"]]
        self._writer.delete_documents_by_term("row", row)
        self._add(self._writer, row, publication)
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()
