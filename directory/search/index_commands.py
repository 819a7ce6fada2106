"""`gezel index …`: look after the index by hand. Serving does the same by itself."""

from __future__ import annotations

import click

from directory.search import current_searcher


@click.group("index")
def index_commands() -> None:
    """Look after the search index."""


@index_commands.command()
def check() -> None:
    """Compare the index with the database and mend every difference."""
    follower = current_searcher().follower
    different = follower.check()
    told = f"{len(different)} entries differed and are mended" if different else "the index and the database agree"
    click.echo(f"{told} (revision {follower.index.revision()})")


@index_commands.command()
def rebuild() -> None:
    """Throw the index away and build it from the publications."""
    follower = current_searcher().follower
    follower.rebuild()
    click.echo(f"built from {len(follower.index.contents())} publications (revision {follower.index.revision()})")
