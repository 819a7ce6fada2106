"""The command line: `gezel …`."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click
import flask_migrate
from flask import Flask, current_app
from flask.cli import FlaskGroup
from sqlalchemy.exc import OperationalError, ProgrammingError

from directory import upkeep
from directory.api.commands import reports
from directory.config import BRUSSELS, ROOT, ConfigError
from directory.errors import GezelError
from directory.extensions import db
from directory.hsds.commands import export_group, import_group
from directory.models import Account, Membership, Organization
from directory.pack.commands import pack
from directory.search import current_searcher
from directory.search.commands import search
from directory.services.history import Author, write_as


def _create_app() -> Flask:
    from directory import create_app

    try:
        return create_app()
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"GEZEL_DATA cannot be used: {error}. Name a folder that can be written") from error


class OwnCommands(FlaskGroup):
    """Only our commands: those that extensions bring along are not for whoever runs a directory."""

    def _load_plugin_commands(self) -> None:
        self._loaded_plugin_commands = True

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a database that is not there or has no tables is told in a line, with the mend."""
        try:
            return super().invoke(ctx)
        except (OperationalError, ProgrammingError) as error:
            reason = str(error.orig).strip().splitlines()[0]
            mend = "Check DATABASE_URL and whether the database runs; in a new or older one, run `gezel init` first"
            raise click.ClickException(f"the database cannot be used: {reason}\n{mend}.") from error


@click.group(cls=OwnCommands, create_app=_create_app, add_default_commands=False, add_version_option=False)
def main() -> None:
    """Gezel: an offline-first directory of help."""


main.add_command(search)
for command in (*upkeep.COMMANDS, import_group, export_group, pack, reports):
    main.add_command(command)


@main.command()
@click.option("--examples", is_flag=True, help="Also load the example entries.")
@click.option("--empty", is_flag=True, help="Only the tables and the taxonomy, no entry.")
def init(examples: bool, empty: bool) -> None:
    """Make the database and load the region's entries."""
    from directory.hsds.importer import import_path
    from directory.hsds.problems import ImportRefusedError

    flask_migrate.upgrade(directory=str(ROOT / "migrations"))
    write_as(db.session, Author("seed"))
    files = [ROOT / "seeds" / "taxonomy.json"]
    for folder in [] if empty else ["region", "examples"] if examples else ["region"]:
        files += sorted((ROOT / "seeds" / folder).glob("*.json"))
    for path in files:
        try:
            summary = import_path(db.session(), path)
        except ImportRefusedError as refusal:
            raise click.ClickException(f"a seed file cannot be read\n{refusal}") from refusal
        click.echo(f"{path.name}: {summary.changes} new or changed")
    current_searcher().follower.publish_due()
    current_searcher().follower.catch_up()


@main.command()
@click.argument("email")
@click.option("--role", type=click.Choice(["provider", "companion", "coordinator"]), required=True)
@click.option("--organization", help="Name or id of the organization that a provider speaks for.")
def invite(email: str, role: str, organization: str | None) -> None:
    """Make an account and print its sign-in link."""
    from directory.portal.accounts import issue_token

    account = db.session.query(Account).filter_by(email=email.lower()).one_or_none()
    account = account or Account(email=email.lower(), role=role)
    if organization:
        found = (
            db.session.query(Organization).filter((Organization.id == organization) | (Organization.name == organization)).one()
        )
        account.memberships.append(Membership(organization_id=found.id))
    db.session.add(account)
    db.session.flush()
    click.echo(f"{current_app.config['SETTINGS'].base_url}/beheer/in/{issue_token(account)}")


@main.command()
@click.argument("size", metavar="N", type=click.IntRange(min=1))
@click.option("--seed", default=1, show_default=True, help="Another seed gives other services; the same one the same.")
@click.option("--force", is_flag=True, help="Also where there are real entries.")
def generate(size: int, seed: int, force: bool) -> None:
    """Make N synthetic services, badged as examples, for measuring and trying out."""
    from directory.generate import generate as make

    today = dt.datetime.now(BRUSSELS).date()
    try:
        with click.progressbar(length=size, label="services") as bar:
            made = make(db.session(), size, seed=seed, today=today, force=force, progress=bar.update)
    except GezelError as error:
        raise click.ClickException(str(error)) from error
    current_searcher().follower.catch_up()
    click.echo(f"{made} made, {size - made} were there already")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, type=click.IntRange(1, 65535), envvar="PORT", show_default=True)
@click.option("--workers", default=2, type=click.IntRange(1, 64), envvar="WORKERS", show_default=True)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the directory."""
    from directory.serve import serve as run

    click.echo(f"Gezel is on http://localhost:{port}  (stop with Ctrl-C)")
    run(current_app._get_current_object(), host, port, workers)  # type: ignore[attr-defined]
