"""`gezel import …` and `gezel export …`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from directory.extensions import db
from directory.hsds.export import export_path
from directory.hsds.importer import Summary, import_path
from directory.hsds.lists import ListRefusedError, import_list, template
from directory.hsds.problems import ImportRefusedError
from directory.search import current_searcher
from directory.services.history import Author, write_as

_FILE = click.Path(path_type=Path)
WARNINGS_SHOWN = 20


import_group = AppGroup("import", help="Take in entries from a file.")


@import_group.command("hsds")
@click.argument("path", type=_FILE, metavar="FILE|FOLDER|ZIP")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--force", is_flag=True, help="Also overwrite entries that were edited here.")
def import_hsds(path: Path, dry_run: bool, force: bool) -> None:
    """Take in HSDS 3.x: JSON in any form, ndjson, or a package of CSV tables. All or nothing."""
    write_as(db.session, Author("import"))
    try:
        summary = import_path(db.session(), path, dry_run=dry_run, force=force)
    except ImportRefusedError as refusal:
        click.echo(str(refusal), err=True)
        click.echo(f"Nothing was imported: {refusal.total} problem{'s' * (refusal.total != 1)}.", err=True)
        sys.exit(1)
    tell(summary, dry_run=dry_run)
    if not dry_run:
        current_searcher().follower.catch_up()


@import_group.command("csv")
@click.argument("path", type=_FILE, required=False, metavar="FILE")
@click.option("--template", "wants_template", is_flag=True, help="Print an empty list that explains itself.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--force", is_flag=True, help="Also overwrite entries that were edited here.")
def import_csv(path: Path | None, wants_template: bool, dry_run: bool, force: bool) -> None:
    """Take in one simple list from a spreadsheet, a row a service."""
    if wants_template:
        click.echo(template(), nl=False)
        return
    if path is None:
        raise click.UsageError("Zeg welk bestand. Een lege lijst krijg je met: gezel import csv --template > lijst.csv")
    write_as(db.session, Author("import"))
    try:
        summary = import_list(db.session(), path, dry_run=dry_run, force=force)
    except ListRefusedError as refusal:
        click.echo(str(refusal), err=True)
        errors = f"{refusal.total} {'fout' if refusal.total == 1 else 'fouten'}"
        click.echo(f"We namen niets over uit {path.name}: {errors}.", err=True)
        sys.exit(1)
    if any("is not UTF-8" in text for text, _ in summary.warnings):
        click.echo("Het bestand is geen UTF-8. Kijk letters zoals é na.")
    count = summary.counts["service"]
    click.echo(f"Diensten: {count['new']} nieuw, {count['changed']} gewijzigd, {count['same']} hetzelfde.")
    for name in sorted(set(summary.kept_entries)):
        click.echo(f"“{name}” bleef zoals ze is: ze werd hier aangepast. Met --force neem je de lijst over.")
    if dry_run:
        click.echo("Dit was een proef: er veranderde niets.")
        return
    current_searcher().follower.catch_up()


def tell(summary: Summary, *, dry_run: bool) -> None:
    """Print what happened."""
    for text, times in summary.warnings[:WARNINGS_SHOWN]:
        click.echo(f"note: {text}" + (f" ({times} times)" if times > 1 else ""))
    if len(summary.warnings) > WARNINGS_SHOWN:
        click.echo(f"note: … and {len(summary.warnings) - WARNINGS_SHOWN} more")
    for line in summary.kept:
        click.echo(f"kept: {line}")
    for table, count in summary.counts.items():
        kept = f", {count['kept']} kept as edited here" if count["kept"] else ""
        click.echo(f"{table}: {count['new']} new, {count['changed']} changed, {count['same']} same, 0 refused{kept}")
    if dry_run:
        click.echo("This was a dry run: nothing was changed.")


export_group = AppGroup("export", help="Write entries to a file.")


@export_group.command("hsds")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.zip")
def export_hsds(path: Path) -> None:
    """Write all that is public as HSDS 3.1: a zip of CSV tables, or full services as .json or .ndjson."""
    if path.suffix.lower() not in (".zip", ".json", ".ndjson", ".jsonl"):
        raise click.BadParameter("name the file ….zip, ….json or ….ndjson")
    count = export_path(db.session(), path)
    click.echo(f"{path}: {count} services")
