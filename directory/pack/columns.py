"""Records as columns: what is alike stands together, names stand once, and so a shard compresses to a third.

A column is one of the arrays below; `static/pwa/src/pack/columns.ts` reads them back. It is the shredding of nested records
of Melnik et al., "Dremel: Interactive Analysis of Web-Scale Datasets" (VLDB 2010), without its repetition levels: lengths
and presence stand in columns of their own.
"""

from __future__ import annotations

import base64
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

Column = list[Any]
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# [SAME, value, how many] · [FEW, different values, one character each that numbers them] · [TEXTS, joined by line ends]
# [PLAIN, values] · [LISTS, column of lengths, column of all items] · [UUIDS, 22 characters of base64 each]
# [RECORDS, [name, presence, column, …]]: a name is a number of the list of names or a text; presence is 1 where every record
# has it, else a text of 0 and 1.
SAME, FEW, TEXTS, PLAIN, LISTS, RECORDS, UUIDS = range(7)
# The first of as many characters as are needed to number anything; the last that needs no second byte.
FIRST, MOST_FEW = ord("#"), 57


def dump(value: Any, *, sort_keys: bool = True) -> str:
    """JSON that is always the same for the same value, in as few characters as it can be."""
    return json.dumps(value, ensure_ascii=False, sort_keys=sort_keys, separators=(",", ":"), allow_nan=False)


def column_of(values: Sequence[Any], names: Mapping[str, int]) -> Column:
    """Any values of JSON as one column; ``names`` gives the numbers of well-known names of fields."""
    few = _few(values)
    if few and few[0] == SAME:
        return few
    column = _parts(values, names)
    return few if few and len(dump(few)) < len(dump(column)) else column


def _parts(values: Sequence[Any], names: Mapping[str, int]) -> Column:
    """Values in the shortest way that doesn't look whether some are alike."""
    if values and all(isinstance(value, dict) for value in values):
        return _records(values, names)
    if values and all(isinstance(value, list) for value in values):
        items = [item for value in values for item in value]
        return [LISTS, column_of([len(value) for value in values], names), column_of(items, names)]
    if values and all(isinstance(value, str) and _UUID.fullmatch(value) for value in values):
        return [UUIDS, "".join(map(short_uuid, values))]
    return [TEXTS, "\n".join(values)] if _are_lines(values) else [PLAIN, list(values)]


def short_uuid(value: str) -> str:
    """A UUID in base64."""
    return base64.b64encode(uuid.UUID(value).bytes).decode().rstrip("=")


def _records(records: Sequence[dict[str, Any]], names: Mapping[str, int]) -> Column:
    parts: list[Any] = []
    for name in sorted({name for record in records for name in record}):
        present = [name in record for record in records]
        presence = 1 if all(present) else "".join("1" if is_there else "0" for is_there in present)
        parts += [names.get(name, name), presence, column_of([r[name] for r in records if name in r], names)]
    return [RECORDS, parts]


def _few(values: Sequence[Any]) -> Column | None:
    """The different values told once; ``None`` where there are too many for that."""
    numbers: dict[Any, int] = {}
    # True is 1 and 1.0 is 1 in Python, but not in JSON; and what holds other values has no hash.
    keys = [value if isinstance(value, str) else (dump(value),) for value in values]
    indexes = [numbers.setdefault(key, len(numbers)) for key in keys]
    if len(numbers) == 1:
        return [SAME, values[0], len(values)]
    if len(numbers) > MOST_FEW:
        return None
    different = [key if isinstance(key, str) else json.loads(key[0]) for key in numbers]
    return [FEW, different, "".join(chr(FIRST + index) for index in indexes)]


def _are_lines(values: Sequence[Any]) -> bool:
    return bool(values) and all(isinstance(value, str) and "\n" not in value for value in values)
