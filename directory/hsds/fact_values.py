"""Facts in a file: each with its source and date, and a value that fits its kind."""

from __future__ import annotations

import json
import re
from typing import Any

from directory.hsds.problems import Findings, Origin
from directory.hsds.tables import Cell, Sort
from directory.hsds.values import MisfitError, check_text, coerce, shown
from directory.services.facts import value_problem
from directory.services.kinds import KINDS

_PARTS = ("value", "source", "checked_on", "checked_by_role")
_ROLE = re.compile(r"[a-z]+(-[a-z]+)*")
_CHECKED_ON = Cell("checked_on", Sort.DATE)
_SHAPE = 'Write {"value": …, "source": "…", "checked_on": "2026-11-24", "checked_by_role": "public-source"}'
Facts = dict[str, dict[str, Any] | None]


def check_facts(raw: Any, findings: Findings, origin: Origin, path: str) -> Facts | None:
    """The facts that a record tells, by code (``None`` for one that it takes back); problems go to ``findings``.

    Whether a fact belongs to the service's kind is for `fits_kind`: a record need not repeat its kind.
    """
    if raw is None:
        return None
    if isinstance(raw, str):  # a cell of a table
        try:
            raw = json.loads(raw)
        except (ValueError, RecursionError):
            raw = None
    if not isinstance(raw, dict):
        findings.refuse(origin, path, "is not a record of facts", _SHAPE)
        return None
    found: Facts = {}
    for code, fact in raw.items():
        try:
            found[check_text(code)] = None if fact is None else _fact(fact)
        except MisfitError as misfit:
            findings.refuse(origin, f"{path}.{code[:60]}", misfit.what, misfit.mend)
    return found


def _fact(fact: Any) -> dict[str, Any]:
    if not isinstance(fact, dict) or set(fact) - set(_PARTS):
        raise MisfitError(f"{shown(fact)} is not a fact", _SHAPE)
    source, role = fact.get("source"), fact.get("checked_by_role")
    if source is not None and not isinstance(source, str):
        raise MisfitError(f"source {shown(source)} is not text", _SHAPE)
    if not isinstance(role, str) or not _ROLE.fullmatch(role):
        raise MisfitError(f"checked_by_role {shown(role)} is not a role", _SHAPE)
    checked_on = coerce(_CHECKED_ON, fact.get("checked_on"))
    _check_texts(fact.get("value"))
    return {
        "value": fact.get("value"),
        "source": check_text(source) if source else None,
        "checked_on": checked_on,
        "checked_by_role": role,
    }


def _check_texts(value: Any) -> None:
    if isinstance(value, str):
        check_text(value)
    elif isinstance(value, list | dict):
        for item in value.items() if isinstance(value, dict) else value:
            _check_texts(list(item) if isinstance(item, tuple) else item)


def fits_kind(kind: str, code: str, fact: dict[str, Any] | None) -> None:
    """`MisfitError` where this kind of service has no such fact, or not with this value."""
    field = KINDS[kind].facts.get(code)
    if field is None:
        raise MisfitError(f"is not a fact of the kind {kind}", f"Its facts are: {', '.join(KINDS[kind].facts)}")
    problem = value_problem(field, fact["value"]) if fact is not None else None
    if problem:
        raise MisfitError(problem, f"Or leave it out: an absent fact is unknown (“{field.question}”)")
