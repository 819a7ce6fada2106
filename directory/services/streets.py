"""How people write the name of a street: `Zwanenzangstraat` is also `Zwanenzangstr.` and `Zwanenzang straat`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory.services.texts import fold

_NOT_A_WORD = re.compile(r"[\W_]+")
# The kinds of streets in Flanders, and how they are cut short on envelopes and in lists.
_KINDS = {
    "straat": ("str",), "laan": ("ln",), "steenweg": ("stwg", "stw", "stg", "steenw"), "baan": ("bn",), "weg": ("wg",),
    "plein": ("pln", "pl"), "dreef": ("dr",), "dijk": ("dk",), "markt": ("mkt",), "lei": (), "hof": (), "pad": (), "kaai": (),
    "vest": (), "berg": (), "veld": (), "heide": (),
}  # fmt: skip


def spellings(street: str) -> Iterator[str]:
    """The street's name, folded, as it may stand in a text.

    In a name of several words the last one tells as much by itself:
    `Sint-Jansstraat` is also `St. Jansstraat`, and `Burgemeester Boeckxstraat` is found as `Boeckxstraat`.
    """
    folded = _NOT_A_WORD.sub(" ", fold(street)).strip()
    yield folded
    front, _, last = folded.rpartition(" ")
    kind = next((k for k in _KINDS if last.endswith(k)), None)
    if kind is None:
        return
    stem = last.removesuffix(kind)
    if stem:
        yield from (stem + ending for ending in (kind, *_KINDS[kind]))
        yield f"{stem} {kind}"
    elif front:
        yield front.replace(" ", "") + kind
        yield from (f"{front} {ending}" for ending in _KINDS[kind])
