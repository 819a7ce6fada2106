"""Commands for whoever runs a directory: look after the index, publish, back up, restore. Serving does the first two itself."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from directory import backup as backups
from directory.errors import GezelError
from directory.extensions import db
from directory.search import current_searcher
from directory.services.due import make_all_due


@click.group("index")
def index() -> None:
    """Look after the search index."""


@index.command()
@with_appcontext
def check() -> None:
    """Compare the index with the database and mend every difference."""
    follower = current_searcher().follower
    different = follower.check()
    told = f"{len(different)} entries differed and are mended" if different else "the index and the database agree"
    click.echo(f"{told} (revision {follower.index.revision()})")


@index.command()
@with_appcontext
def rebuild() -> None:
    """Throw the index away and build it from the publications."""
    follower = current_searcher().follower
    follower.rebuild()
    click.echo(f"built from {len(follower.index.contents())} publications (revision {follower.index.revision()})")


@click.command()
@click.option("--due", is_flag=True, help="Only what the date has changed: facts grown stale, a new quarter of opening hours.")
@with_appcontext
def publish(due: bool) -> None:
    """Publish every entry anew from the records, where that gives anything else."""
    if not due:
        make_all_due(db.session())
        db.session.commit()
    follower = current_searcher().follower
    click.echo(f"{follower.publish_due()} entries published anew")
    follower.catch_up()


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_appcontext
def backup(file: Path) -> None:
    """Write everything to one FILE, its history and what is confidential included: keep it where nobody else reads."""
    rows = backups.write_backup(db.engine, file)
    click.echo(f"{rows} records are in {file}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def restore(file: Path) -> None:
    """Fill an empty database from a backup FILE, whole or not at all."""
    try:
        rows = backups.restore_backup(db.engine, file)
    except GezelError as error:
        raise click.ClickException(str(error)) from error
    follower = current_searcher().follower
    follower.publish_due()
    follower.catch_up()
    click.echo(f"{rows} records are back from {file}")


COMMANDS = (index, publish, backup, restore)
