"""What can be searched at one moment: immutable segments read from Whoosh, laid side by side in numpy arrays."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from directory.search.analysis import words
from directory.search.columns import Columns
from directory.search.scorer import FIELDS, K1, Floats, idf
from directory.search.spelling import Speller
from directory.search.vocabulary import vocabulary_speller

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


class Documents(Sequence[dict[str, Any]]):
    """Documents kept as the text that the index stores: a tenth of the memory; each is parsed when it is looked into."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, row: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, row: slice) -> Documents: ...
    def __getitem__(self, row: int | slice) -> dict[str, Any] | Documents:
        """The document in this row, anew each time; or some of them."""
        if isinstance(row, slice):
            return Documents(self._texts[row])
        found: dict[str, Any] = json.loads(self._texts[row])
        return found

    @classmethod
    def joined(cls, parts: Iterable[Documents]) -> Documents:
        """Those of several segments."""
        return cls([text for part in parts for text in part._texts])


class Segment:
    """One Whoosh segment: its documents, and raw postings per term read once when first asked for."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self.documents = Documents([reader.stored_fields(n)["doc"] for n in range(reader.doc_count_all())])
        self.size = len(self.documents)
        # Parsed all at once for what is laid out in columns, then let go.
        parsed = list(self.documents)
        self.lengths = np.array([d["lengths"] for d in parsed], dtype=np.float64).reshape(self.size, len(FIELDS))
        self.columns = Columns.of(parsed)
        self.titles = [tuple(words(d["name"])) for d in parsed]
        self.names = {word for title in self.titles for word in title} | {
            w for d in parsed for w in words(d["organization"] or "")
        }
        self.live = np.ones(self.size, dtype=np.bool_)
        self._postings: dict[tuple[str, str], tuple[Ints, Floats]] = {}

    def with_deletions(self, reader: IndexReader) -> Segment:
        """The same segment as this reader sees it: with what was deleted since."""
        live = np.ones(self.size, dtype=np.bool_)
        live[list(reader.segment().deleted_docs())] = False
        if np.array_equal(live, self.live):
            return self
        twin = Segment.__new__(Segment)
        twin.__dict__.update(self.__dict__)
        twin.live = live
        return twin

    def postings(self, field: str, term: str) -> tuple[Ints, Floats]:
        """Document numbers and frequencies of a term in a field, deleted documents included."""
        key = (field, term)
        if key not in self._postings:
            docs, counts = [], []
            if key in self._reader:
                matcher = self._reader.postings(field, term)
                while matcher.is_active():
                    docs.append(matcher.id())
                    counts.append(matcher.weight())
                    matcher.next()
            self._postings[key] = (np.array(docs, dtype=np.int64), np.array(counts, dtype=np.float64))
        return self._postings[key]


class View:
    """All segments as one list of documents. Numbers of documents hold for this view only."""

    def __init__(self, segments: list[Segment], revision: int) -> None:
        self.revision = revision
        self._segments = segments
        self._offsets = np.cumsum([0, *(s.size for s in segments)])
        self.documents = Documents.joined(s.documents for s in segments)
        self.titles = [title for s in segments for title in s.titles]
        self.columns = Columns.side_by_side([s.columns for s in segments])
        self.live: Bools = np.concatenate([s.live for s in segments]) if segments else np.zeros(0, dtype=np.bool_)
        self.n_docs = int(self.live.sum())
        lengths = np.concatenate([s.lengths for s in segments]) if segments else np.zeros((0, len(FIELDS)))
        means = lengths[self.live].mean(axis=0) if self.n_docs else np.ones(len(FIELDS))
        self._norms = {
            field: 1 - b + b * lengths[:, i] / max(float(means[i]), 1e-9) for i, (field, (_, b)) in enumerate(FIELDS.items())
        }
        self._terms: dict[str, tuple[Ints, Floats, float]] = {}

    @cached_property
    def by_id(self) -> dict[str, int]:
        """Service id → document number, of what is alive."""
        return {str(self.columns.ids[row]): int(row) for row in np.flatnonzero(self.live)}

    @cached_property
    def id_order(self) -> Ints:
        """The rank of each document's id: compared far faster than the ids themselves."""
        return np.asarray(np.argsort(np.argsort(self.columns.ids)), dtype=np.int64)

    @cached_property
    def speller(self) -> Speller:
        """Knows the words of the thesaurus and the names in this view."""
        base = vocabulary_speller()
        names = {word for segment in self._segments for word in segment.names if not base.knows(word)}
        return Speller(dict.fromkeys(names, 1), base=base)

    def live_documents(self) -> list[dict[str, Any]]:
        """The documents that are not deleted."""
        return [self.documents[int(row)] for row in np.flatnonzero(self.live)]

    def term(self, term: str) -> tuple[Ints, Floats, float]:
        """Document numbers, what the term adds to the score of each (``idf · tf' / (k1 + tf')``), and its idf."""
        if term not in self._terms:
            weights = np.zeros(len(self.documents))
            for field, (weight, _) in FIELDS.items():
                for segment, offset in zip(self._segments, self._offsets, strict=False):
                    docs, counts = segment.postings(field, term)
                    rows = docs + offset
                    weights[rows] += weight * counts / self._norms[field][rows]
            weights[~self.live] = 0.0
            rows = np.flatnonzero(weights > 0)
            term_idf = idf(self.n_docs, len(rows)) if len(rows) else 0.0
            self._terms[term] = (rows, term_idf * weights[rows] / (K1 + weights[rows]), term_idf)
        return self._terms[term]

    def text_scores(self, weighted_terms: dict[str, float]) -> Floats:
        """BM25F of every document for these terms, as a share (0…1) of the highest score that is possible."""
        total = np.zeros(len(self.documents))
        possible = 0.0
        rarest = math.log(1 + (self.n_docs + 0.5) / 0.5) if self.n_docs else 1.0
        for term, weight in sorted(weighted_terms.items()):
            rows, parts, term_idf = self.term(term)
            possible += weight * (term_idf if len(rows) else rarest)
            total[rows] += weight * parts
        return total / possible if possible else total
