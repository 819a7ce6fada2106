"""`POST /api/reports`: an entry is still right, is wrong, a question was answered, or help is missing here."""

from __future__ import annotations

from typing import Any

import marshmallow as ma
from flask_smorest import Blueprint, abort
from marshmallow.validate import Length, OneOf, Range

from directory.extensions import db, limiter
from directory.models import Service
from directory.reach.places import places
from directory.services.publishing import today_here
from directory.services.reports import (
    LONGEST_REMARK,
    Reason,
    ReportConflictError,
    ReportKind,
    answer_problem,
    fact_problem,
    take_report,
    text_problem,
)
from directory.services.taxonomy import needs

blueprint = Blueprint("reports", __name__, description="What gezellen tell about entries")
# A phone sends what waited for days at once, and an office shares one address. The address itself is never kept.
MOST_REPORTS = "60 per minute; 1000 per day"
LARGEST_REVISION = 2**31 - 1
ABOUT_A_SERVICE = ("service_id", "revision")
# kind of report → fields that it needs, and those that it may have beside the remark.
SHAPES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    ReportKind.CONFIRM: (ABOUT_A_SERVICE, ("fact",)),
    ReportKind.WRONG: ((*ABOUT_A_SERVICE, "reason"), ("fact",)),
    ReportKind.ANSWER: ((*ABOUT_A_SERVICE, "fact", "value"), ()),
    ReportKind.MISSING: (("need", "municipality"), ()),
}


class ReportHeaders(ma.Schema):
    """What makes that a report which is sent twice counts once."""

    key = ma.fields.UUID(
        required=True, data_key="Idempotency-Key", metadata={"description": "A UUID of the report's own, the same at each try."}
    )


class ReportBody(ma.Schema):
    """A report. Which fields it needs follows from its kind."""

    kind = ma.fields.String(required=True, validate=OneOf(list(ReportKind)))
    service_id = ma.fields.UUID(metadata={"description": "All kinds but missing."})
    revision = ma.fields.Integer(
        strict=True, validate=Range(0, LARGEST_REVISION), metadata={"description": "The revision that the teller saw."}
    )
    reason = ma.fields.String(validate=OneOf(list(Reason)), metadata={"description": "Why it is wrong."})
    fact = ma.fields.String(validate=Length(1, 60), metadata={"description": "Code of a fact of the service's kind."})
    value = ma.fields.Raw(metadata={"description": "An answer: a value that fits the fact, or yes, no or unknown."})
    need = ma.fields.String(validate=OneOf(list(needs())), metadata={"description": "Which help is missing."})
    municipality = ma.fields.String(
        validate=OneOf(sorted({p.municipality for p in places() if p.municipality})), metadata={"description": "Where."}
    )
    remark = ma.fields.String(
        validate=Length(max=LONGEST_REMARK), metadata={"description": "About the service. Never about a person, no contact data."}
    )

    @ma.validates("remark")
    def _plain_remark(self, value: str, data_key: str) -> None:  # noqa: ARG002 - marshmallow passes it
        problem = text_problem(value)
        if problem:
            raise ma.ValidationError(problem)

    @ma.validates_schema
    def _shape(self, data: dict[str, Any], **_: Any) -> None:
        needed, allowed = SHAPES[data["kind"]]
        errors = {name: [f"A report of kind {data['kind']} needs this."] for name in needed if name not in data}
        for name in data.keys() - {"kind", "remark", *needed, *allowed}:
            errors[name] = [f"A report of kind {data['kind']} does not take this."]
        if errors:
            raise ma.ValidationError(errors)

    @ma.validates_schema
    def _about_a_service(self, data: dict[str, Any], **_: Any) -> None:
        if "service_id" not in data:
            return
        service = db.session.get(Service, str(data["service_id"]))
        if service is None:
            raise ma.ValidationError("We don't know this service.", "service_id")
        problem = fact_problem(service, data["fact"]) if "fact" in data else None
        if problem:
            raise ma.ValidationError(problem, "fact")
        if data["kind"] == ReportKind.ANSWER and "fact" in data and "value" in data:
            problem = answer_problem(service, data["fact"], data["value"])
            if problem:
                raise ma.ValidationError(problem, "value")


class ReportTaken(ma.Schema):
    """That the report arrived."""

    id = ma.fields.UUID(required=True)
    kind = ma.fields.String(required=True)
    received_on = ma.fields.Date(required=True)


@blueprint.post("/reports")
@limiter.limit(MOST_REPORTS)
@blueprint.arguments(ReportHeaders, location="headers")
@blueprint.arguments(ReportBody, location="json", unknown=ma.RAISE)
@blueprint.response(201, ReportTaken, description="Taken.")
@blueprint.alt_response(200, schema=ReportTaken, description="It came before, and counts once.")
@blueprint.alt_response(409, description="This Idempotency-Key came before with another report.")
@blueprint.alt_response(429, description="Too many reports from one address; wait a little.")
def report(headers: dict[str, Any], fields: dict[str, Any]) -> Any:
    """Tell that an entry is right, wrong or answered, or that help is missing."""
    stored = {key: str(value) if key == "service_id" else value for key, value in fields.items()}
    try:
        taken, is_new = take_report(db.session(), str(headers["key"]), stored, today_here())
    except ReportConflictError:
        abort(409, message="This Idempotency-Key came before with another report: give each report a key of its own.")
    return taken, 201 if is_new else 200
