"""`gezel reports`: what gezellen told, as a table that a person can read, until the portal shows it."""

from __future__ import annotations

import json
from typing import Any

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from directory.extensions import db
from directory.models import Report, Service
from directory.services.reports import Reason, ReportKind, all_reports
from directory.services.taxonomy import needs

KINDS = {
    ReportKind.CONFIRM: "klopt nog",
    ReportKind.WRONG: "klopt niet",
    ReportKind.ANSWER: "antwoord",
    ReportKind.MISSING: "ontbreekt",
}
REASONS = {
    Reason.CLOSED: "gestopt",
    Reason.MOVED: "verhuisd",
    Reason.NUMBER: "nummer klopt niet",
    Reason.FULL: "geen plaats",
    Reason.OTHER: "iets anders",
}
FIELDS = ("id", "received_on", "kind", "service_id", "revision", "reason", "fact", "value", "need", "municipality", "remark")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@with_appcontext
def reports(as_json: bool) -> None:
    """List what gezellen told about entries and gaps."""
    found = all_reports(db.session())
    if as_json:
        click.echo(json.dumps([_plain(report) for report in found], indent=1, ensure_ascii=False))
        return
    names = {service.id: service.name for service in db.session.execute(select(Service.id, Service.name))}
    for report in found:
        click.echo(_line(report, names))
    click.echo(f"{len(found)} {'melding' if len(found) == 1 else 'meldingen'}.")


def _plain(report: Report) -> dict[str, Any]:
    fields = {name: getattr(report, name) for name in FIELDS}
    return {**fields, "received_on": report.received_on.isoformat()}


def _line(report: Report, names: dict[str, str]) -> str:
    """One report: when, what, about which entry, and the rest."""
    if report.kind == ReportKind.MISSING:
        about, rest = f"{needs()[report.need or ''].label} in {report.municipality}", ""
    else:
        about = names.get(report.service_id or "", report.service_id or "")
        rest = _detail(report)
    told = f'"{report.remark}"' if report.remark else ""
    return f"{report.received_on}  {KINDS[ReportKind(report.kind)]:<10}  " + " · ".join(filter(None, (about, rest, told)))


def _detail(report: Report) -> str:
    """The reason, the fact and its value, and which revision the teller saw."""
    value = "" if report.value is None else f" = {json.dumps(report.value, ensure_ascii=False)}"
    fact = f"{report.fact}{value}" if report.fact else ""
    reason = REASONS[Reason(report.reason)] if report.reason else ""
    return " · ".join(filter(None, (reason, fact, f"revisie {report.revision}")))
