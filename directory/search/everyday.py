"""Everyday stems as a set of hashes, so that a phone gets twenty thousand of them in twenty thousand bytes.

A Golomb-coded set (Putze, Sanders & Singler, "Cache-, Hash- and Space-Efficient Bloom Filters", 2007; browsers get revoked
certificates so): in 1 of 250 tries it takes a stranger for one of its own. Here that costs one typing error in 250 its
correction, on the server as on the phone, since both ask this set. Words of danger never depend on it (`pack.everyday`).
"""

from __future__ import annotations

import base64
import functools
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from directory.search.stems import stem
from directory.search.vocabulary import common_words, load_vocabulary, other_known_words

# Bits of a hash: 256 times as many values as there are stems, give or take half.
HASH_BITS = 22
# Bits of a difference that are written as they are; the rest is counted in ones.
RICE_BITS = 7
_WORD = 0xFFFFFFFF


def stem_hash(text: str) -> int:
    """FNV-1a over UTF-16, stirred as MurmurHash3 does at its end: cheap and the same in JavaScript."""
    found = 0x811C9DC5
    for unit in memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H"):
        found = (found ^ unit) * 0x01000193 & _WORD
    found = (found ^ found >> 16) * 0x85EBCA6B & _WORD
    return (found ^ found >> 13) >> (32 - HASH_BITS)


@dataclass(frozen=True, slots=True)
class StemSet:
    """Hashes, sorted."""

    hashes: tuple[int, ...]

    @classmethod
    def of(cls, stems: Iterable[str]) -> StemSet:
        """The set of these."""
        return cls(tuple(sorted({stem_hash(found) for found in stems})))

    def __contains__(self, stemmed: str) -> bool:
        asked = stem_hash(stemmed)
        place = bisect_left(self.hashes, asked)
        return place < len(self.hashes) and self.hashes[place] == asked

    def coded(self) -> str:
        """The differences from one hash to the next, Rice-coded, in base64."""
        bits, before = [], -1
        for found in self.hashes:
            more, rest = divmod(found - before - 1, 1 << RICE_BITS)
            bits.append("1" * more + f"0{rest:0{RICE_BITS}b}")
            before = found
        # What fills the last byte counts on and never comes to an end.
        text = "".join(bits)
        text += "1" * (-len(text) % 8)
        return base64.b64encode(int(text, 2).to_bytes(len(text) // 8)).decode()


@functools.cache
def everyday_stems() -> StemSet:
    """Stems of everyday words that no other list knows or that no term of the thesaurus weighs."""
    stems = {stem(word) for word in common_words()}
    told_otherwise = {stem(word) for word in other_known_words()} & load_vocabulary().weight.keys()
    return StemSet.of(stems - told_otherwise)
