"""`gezel pack build` and `gezel pack stick`."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from directory.errors import GezelError
from directory.pack import current_builder
from directory.pack.stick import write_stick
from directory.pack.store import BEST, PackStore
from directory.search import current_searcher


@click.group("pack")
def pack() -> None:
    """What phones copy to work without a network. The server keeps it current by itself."""


@pack.command()
@with_appcontext
def build() -> None:
    """Build what differs, compress all of it as well as can be, and tell how large it is."""
    current_searcher().follower.publish_due()
    builder = current_builder()
    manifest = builder.build(BEST)
    sizes = {file["name"]: (file["bytes"], *_compressed_sizes(builder.store, file["sha256"])) for file in manifest["files"]}
    click.echo(f"{'file':<14}{'bytes':>10}{'gzip':>10}{'brotli':>10}")
    for name, counts in sizes.items():
        click.echo(f"{name:<14}" + "".join(f"{count:>10}" for count in counts))
    totals = [sum(counts) for counts in zip(*sizes.values(), strict=True)]
    click.echo(f"{'in all':<14}" + "".join(f"{total:>10}" for total in totals))
    click.echo(f"revision {manifest['revision']} is in {builder.store.folder}")


def _compressed_sizes(store: PackStore, sha256: str) -> tuple[int, int]:
    return (store.folder / f"{sha256}.gz").stat().st_size, (store.folder / f"{sha256}.br").stat().st_size


@pack.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@with_appcontext
def stick(folder: Path) -> None:
    """Write the app and the pack to FOLDER, for any static server or a stick."""
    current_builder().build(BEST)
    try:
        written = write_stick(current_builder().store, folder)
    except GezelError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{written} files are in {folder}: serve it, and open /app/")
