"""What the region's places tell of Belgian postal codes: province, municipality, centre."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from directory.config import ROOT
from directory.services.taxonomy import read_tsv
from directory.services.texts import fold

_PROVINCES = (
    (1000, 1299, "Brussel"), (1300, 1499, "Waals-Brabant"), (1500, 1999, "Vlaams-Brabant"), (2000, 2999, "Antwerpen"),
    (3000, 3499, "Vlaams-Brabant"), (3500, 3999, "Limburg"), (4000, 4999, "Luik"), (5000, 5999, "Namen"),
    (6000, 6599, "Henegouwen"), (6600, 6999, "Luxemburg"), (7000, 7999, "Henegouwen"), (8000, 8999, "West-Vlaanderen"),
    (9000, 9999, "Oost-Vlaanderen"),
)  # fmt: skip
# A postal code's centre is that of its municipality, else of a village, else its station.
_BEST_CENTRE = ("municipality", "village", "town", "station")


@dataclass(frozen=True, slots=True)
class PostalArea:
    """A postal code that the region knows. ``centre`` is latitude and longitude, ``names`` its places, folded."""

    municipality: str
    centre: tuple[float, float] | None
    names: frozenset[str]


def province_of(postal_code: str) -> str | None:
    """The Belgian province of a postal code, which is the `state_province` that HSDS asks and Belgians leave out."""
    number = int(postal_code) if postal_code.isascii() and postal_code.isdigit() else 0
    return next((name for first, last, name in _PROVINCES if first <= number <= last), None)


@functools.cache
def postal_areas() -> dict[str, PostalArea]:
    """Every postal code of `seeds/places.tsv`."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in read_tsv(ROOT / "seeds" / "places.tsv"):
        if row["postcode"]:
            rows.setdefault(row["postcode"], []).append(row)
    return {code: _area(found) for code, found in rows.items()}


def _area(rows: list[dict[str, str]]) -> PostalArea:
    placed = [row for row in rows if row["lat"] and row["lon"]]
    placed.sort(key=lambda row: _BEST_CENTRE.index(row["kind"]) if row["kind"] in _BEST_CENTRE else len(_BEST_CENTRE))
    centre = (float(placed[0]["lat"]), float(placed[0]["lon"])) if placed else None
    return PostalArea(rows[0]["municipality"], centre, frozenset(fold(row["name"]) for row in rows))


def postal_code_of(municipality: str) -> str | None:
    """The postal code of a municipality's own centre."""
    for row in read_tsv(ROOT / "seeds" / "places.tsv"):
        if row["kind"] == "municipality" and fold(row["name"]) == fold(municipality):
            return row["postcode"] or None
    return None
