"""`gezel search`: results as a table that a person can read in a terminal."""

from __future__ import annotations

import shutil
from typing import Any

import click
from flask.cli import with_appcontext

from directory.reach.places import Place, UnknownPlaceError, resolve
from directory.search.query import SearchQuery
from directory.services.taxonomy import needs

NARROWEST, WIDEST = 60, 140


@click.command()
@click.argument("words", nargs=-1)
@click.option("--from", "from_", help="Where the person starts: a village, a postcode or lat,lon.")
@click.option("--theme", multiple=True, help="Only this theme; may be repeated.")
@click.option("--need", multiple=True, help="Only this need; may be repeated.")
@click.option("--language", multiple=True, help="Code of a language that the person speaks; may be repeated.")
@click.option("--free", is_flag=True, help="Free, or not known.")
@click.option("--no-status", is_flag=True, help="Without any status, or not known.")
@click.option("--most", default=10, show_default=True, type=click.IntRange(1, 100), help="How many results.")
@with_appcontext
def search(words: tuple[str, ...], from_: str | None, most: int, **options: Any) -> None:
    """Search from the terminal: gezel search "huurcontract lezen" --from Mol."""
    from directory.search import current_searcher

    query = SearchQuery(
        q=" ".join(words), from_=_place(from_), themes=options["theme"], needs=options["need"], languages=options["language"],
        free=options["free"], no_status=options["no_status"], page_size=most,
    )  # fmt: skip
    searcher = current_searcher()
    # No server need be running: an import or a thrown away index would go unseen, and "nothing found" would not be true.
    searcher.follower.catch_up()
    answer = searcher.search(query)
    understood = [chip["label"] for chip in answer["interpreted"]["chips"]]
    if understood:
        click.echo("Begrepen: " + " · ".join(understood))
    for typed, meant in answer["interpreted"]["corrected"].items():
        click.echo(f"{typed} gelezen als {meant}")
    width = min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    for number, result in enumerate(answer["results"], 1):
        click.echo(_row(number, result, width))
    click.echo(f"{answer['total']} gevonden." if answer["total"] else "We vonden niets. Dit kan wel:")
    for item in answer["fallback"]:
        click.echo("  - " + (item["label"] if item["type"] == "need" else f"{item['name']} {_phone(item)}".strip()))


def _place(text: str | None) -> Place | None:
    if text is None:
        return None
    try:
        return resolve(text)
    except UnknownPlaceError:
        raise click.BadParameter(f"we don't know {text!r}: give a village, a postcode or lat,lon", param_hint="--from") from None


def _phone(result: dict[str, Any]) -> str:
    return str(result["phones"][0]["number"]) if result["phones"] else ""


def _row(number: int, result: dict[str, Any], width: int) -> str:
    if result["danger"]:
        return click.style(f" !  {result['name']}  {result['phone'] or ''}\n    {result['sentence']}", bold=True)
    where = (
        result["municipality"]
        or ", ".join(result["serves"])
        or ("adres is geheim" if result["confidential"] else "waar niet gekend")
    )
    if result["distance_km"] is not None:
        where += f" ({result['distance_km']:.1f} km)".replace(".", ",")
    labels = ", ".join(needs()[n].label for n in result["needs"][:2])
    line = f"{number:>2}  {result['name']}"
    detail = " · ".join(filter(None, (where, _phone(result), labels)))
    asked = f"    na te vragen: {', '.join(result['unconfirmed'])}" if result["unconfirmed"] else ""
    return "\n".join(filter(None, (line[:width], f"    {detail}"[:width], asked)))
