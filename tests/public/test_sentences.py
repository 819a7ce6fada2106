"""The sentences that pages and, later, their TypeScript twins must both make: the vectors in `tests/vectors/`."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from directory.config import ROOT
from directory.public.present.ages import age, freshness_sentence
from directory.public.present.opening import DOOR, PHONE, coming_days, exception_lines, now_sentence, week_summary
from directory.public.present.phones import phone

VECTORS = ROOT / "tests" / "vectors"
OPENING = json.loads((VECTORS / "opening_sentences.json").read_text(encoding="utf-8"))
AGES = json.loads((VECTORS / "ages.json").read_text(encoding="utf-8"))
PHONES = json.loads((VECTORS / "phones.json").read_text(encoding="utf-8"))
TODAY = dt.date.fromisoformat(AGES["today"])


def _name(case: Any) -> Any:
    return case.get("name") or case.get("date") if isinstance(case, dict) else None


@pytest.mark.parametrize("case", OPENING["door"], ids=_name)
def test_whether_it_is_open_now(case: dict[str, Any]) -> None:
    assert now_sentence(case["opening"], dt.datetime.fromisoformat(case["now"]), DOOR) == (case["state"], case["sentence"])


@pytest.mark.parametrize("case", OPENING["phone"], ids=_name)
def test_whether_they_answer_the_telephone_now(case: dict[str, Any]) -> None:
    assert now_sentence(case["opening"], dt.datetime.fromisoformat(case["now"]), PHONE) == (case["state"], case["sentence"])


@pytest.mark.parametrize("case", OPENING["week"], ids=_name)
def test_a_week_in_few_lines(case: dict[str, Any]) -> None:
    assert week_summary(case["opening"]) == case["lines"]


@pytest.mark.parametrize("case", OPENING["days"], ids=_name)
def test_the_coming_days(case: dict[str, Any]) -> None:
    days = coming_days(case["opening"], dt.date.fromisoformat(case["today"]))
    assert [[day["day"], day["hours"], day["state"]] for day in days] == case["days"]


@pytest.mark.parametrize("case", OPENING["exceptions"], ids=_name)
def test_what_is_different_soon(case: dict[str, Any]) -> None:
    assert exception_lines(case["opening"], dt.date.fromisoformat(case["today"])) == case["lines"]


@pytest.mark.parametrize("case", AGES["ages"], ids=_name)
def test_how_old_something_is(case: dict[str, Any]) -> None:
    assert age(dt.date.fromisoformat(case["date"]), TODAY) == case["says"]


@pytest.mark.parametrize("case", AGES["freshness"], ids=_name)
def test_who_confirmed_an_entry(case: dict[str, Any]) -> None:
    assert freshness_sentence(case["freshness"], TODAY, case["example"]) == case["sentence"]


@pytest.mark.parametrize("case", PHONES["cases"], ids=lambda case: case["number"])
def test_a_number_as_people_write_it_and_as_a_phone_dials_it(case: dict[str, Any]) -> None:
    made = phone(case["number"])
    assert (made.text, made.href) == (case["text"], case["href"])
