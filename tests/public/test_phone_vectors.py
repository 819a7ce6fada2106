"""Telephone numbers read the same on the server and on the phone: `tests/vectors/phones.json`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from directory.config import ROOT
from directory.public.present.phones import phone

CASES = json.loads((ROOT / "tests" / "vectors" / "phones.json").read_text(encoding="utf-8"))["phones"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["number"])
def test_a_number_is_shown_and_dialled_alike(case: dict[str, Any]) -> None:
    found = phone(case["number"])
    assert (found.text, found.href) == (case["text"], case["href"])
