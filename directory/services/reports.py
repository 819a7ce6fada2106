"""Reports of gezellen: what may be in one, and taking each exactly once."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from directory.models import Report, Service
from directory.services.facts import value_problem
from directory.services.kinds import kind_of

LONGEST_REMARK = 280
# No value of a fact is longer, and nobody may use us to keep things.
LONGEST_VALUE = 2_000
# An answer on the phone to a question that was not answered with a value.
PLAIN_ANSWERS = ("yes", "no", "unknown")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
# Nine digits or more, however they are written: a number to call or of a person. A date has eight.
_NUMBER = re.compile(r"(?:\d[\s./()+-]*){9,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class ReportKind(StrEnum):
    """What a report says."""

    CONFIRM = "confirm"
    WRONG = "wrong"
    ANSWER = "answer"
    MISSING = "missing"


class Reason(StrEnum):
    """Why an entry is wrong."""

    CLOSED = "closed"
    MOVED = "moved"
    NUMBER = "number"
    FULL = "full"
    OTHER = "other"


class ReportConflictError(Exception):
    """The same Idempotency-Key came before with something else."""


def text_problem(text: str) -> str | None:
    """Why this text cannot be kept; ``None`` where it can."""
    if _CONTROL.search(text):
        return "This holds characters that are no text."
    if _MAIL.search(text):
        return "Leave e-mail addresses out: a remark is about the service, never about a person."
    if _NUMBER.search(text):
        return "Leave telephone numbers and other long numbers out: a remark is about the service, never about a person."
    return None


def fact_problem(service: Service, code: str) -> str | None:
    """Why a service cannot have this fact."""
    known = kind_of(service.kind).facts
    return None if code in known else f"A service of kind {service.kind} has no fact {code!r}."


def answer_problem(service: Service, code: str, value: Any) -> str | None:
    """Why this is no answer to the question of that fact."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError:
        return "This is no number."
    if len(text) > LONGEST_VALUE:
        return f"Longer than {LONGEST_VALUE} characters."
    if isinstance(value, str) and value in PLAIN_ANSWERS:
        return None
    return value_problem(kind_of(service.kind).facts[code].answered_as, value) or _problem_in(value)


def _problem_in(value: Any) -> str | None:
    """What is wrong with any text in a value."""
    if isinstance(value, str):
        return text_problem(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((problem for part in parts if (problem := _problem_in(part))), None)


def take_report(session: Session, key: str, fields: dict[str, Any], today: dt.date) -> tuple[Report, bool]:
    """Keep a report and commit; the report, and whether it is new.

    Of any number of senders of one key at the same time exactly one is the first. `ReportConflictError` where the key
    came before with other fields.
    """
    digest = hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
    try:
        session.execute(insert(Report).values(id=key, digest=digest, received_on=today, **fields))
        session.commit()
        is_new = True
    except IntegrityError:
        session.rollback()
        is_new = False
    report = session.get_one(Report, key)
    if report.digest != digest:
        raise ReportConflictError(key)
    return report, is_new


def all_reports(session: Session) -> Sequence[Report]:
    """Every report, oldest first."""
    return session.scalars(select(Report).order_by(Report.received_on, Report.service_id, Report.id)).all()
