"""A process that edits and builds until it is killed (`python -m tests.pack.writer FIRST [COUNT]`), telling each build.

It edits every other service from the one with number FIRST on, so that two of them never edit one.
"""

from __future__ import annotations

import itertools
import sys

from directory import create_app
from tests.pack.conftest import builder_of, edit


def main(first: int, count: int | None) -> None:
    app = create_app()
    builder = builder_of(app)
    for n in itertools.count() if count is None else range(count):
        edit(app, f"Versie {n} van {first}.", number=first + 2 * (n % 20))
        builder.keep_current()
        print(n, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
