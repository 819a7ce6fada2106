"""The compiled schemas of HSDS 3.1, loaded once (they are a megabyte each)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

Check = Callable[[Any], list[str]]


@pytest.fixture(scope="session")
def errors_of(shared: Path) -> Callable[[str], Check]:
    """Name of a schema → a function that lists what is wrong with a record by it, formats included."""
    made: dict[str, Check] = {}

    def load(name: str) -> Check:
        if name not in made:
            path = shared / "hsds-3.1" / "schema" / f"{name}.json"
            validator = Draft202012Validator(json.loads(path.read_text(encoding="utf-8")), format_checker=FormatChecker())
            made[name] = lambda record: [f"{e.json_path}: {e.message[:120]}" for e in validator.iter_errors(record)]
        return made[name]

    return load
