"""Places that people start from: municipalities, villages, hamlets, stations (`seeds/places.tsv`), and plain coordinates.

A hamlet without coordinates of its own stands where its municipality does and says that it is approximate.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from geopy.distance import EARTH_RADIUS

from directory.config import ROOT
from directory.services.taxonomy import read_tsv
from directory.services.texts import fold

_COORDINATES = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_POSTCODE = re.compile(r"\d{4}")
# Kinds in the order in which a shared name is understood: "Mol" is the municipality before its station.
KIND_ORDER = ("municipality", "village", "hamlet", "station")
# Farther than this from every municipality that we know, coordinates belong to none of them.
NEIGHBOURHOOD_KM = 12.0


class UnknownPlaceError(ValueError):
    """Nothing that we know is called so."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to start from. ``lat`` and ``lon`` in degrees (WGS 84)."""

    id: str
    name: str
    kind: str
    municipality: str | None
    postcode: str | None
    lat: float
    lon: float
    approximate: bool

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine), on geopy's radius of the Earth."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((phi2 - phi1) / 2) ** 2
    half += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return float(2 * EARTH_RADIUS * math.asin(math.sqrt(half)))


@functools.cache
def places() -> tuple[Place, ...]:
    """Every place we know, municipalities first."""
    rows = read_tsv(ROOT / "seeds" / "places.tsv")
    centres = {r["municipality"]: r for r in rows if r["kind"] == "municipality"}
    found = []
    for row in rows:
        where = row if row["lat"] else centres[row["municipality"]]
        found.append(
            Place(
                row["id"], row["name"], row["kind"], row["municipality"], row["postcode"] or None,
                float(where["lat"]), float(where["lon"]), row["approximate"] == "y",
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda p: KIND_ORDER.index(p.kind)))


@functools.cache
def _by_name() -> dict[str, Place]:
    named: dict[str, Place] = {}
    for place in places():
        for key in (place.id, fold(place.name), fold(place.name).replace("-", " ")):
            named.setdefault(key, place)
    return named


@functools.cache
def _by_postcode() -> dict[str, Place]:
    coded: dict[str, Place] = {}
    for place in places():
        if place.postcode:
            coded.setdefault(place.postcode, place)
    # 2491 is Olmen, and only Olmen.
    return coded | {p.postcode: p for p in places() if p.kind == "village" and p.postcode}


def named(name: str) -> Place | None:
    """The place with this name or id, written exactly but for case and accents."""
    return _by_name().get(fold(name.strip()))


def with_postcode(code: str) -> Place | None:
    """The municipality (or village) with this postcode."""
    return _by_postcode().get(code)


def municipality_near(lat: float, lon: float, among: Iterable[Place] | None = None) -> str | None:
    """The municipality or village centre nearest to these coordinates, where one is in the neighbourhood."""
    centres = [p for p in among or places() if p.kind in ("municipality", "village")]
    nearest = min(centres, key=lambda p: distance_km(lat, lon, p.lat, p.lon))
    return nearest.municipality if distance_km(lat, lon, nearest.lat, nearest.lon) <= NEIGHBOURHOOD_KM else None


def resolve(text: str) -> Place:
    """The place meant by a name, an id, a postcode or ``lat,lon``; `UnknownPlaceError` where there is none."""
    match = _COORDINATES.fullmatch(text)
    if match:
        lat, lon = float(match[1]), float(match[2])
        if abs(lat) > 90 or abs(lon) > 180:
            raise UnknownPlaceError(text)
        return Place("", "", "coordinates", municipality_near(lat, lon), None, lat, lon, approximate=False)
    place = with_postcode(text.strip()) if _POSTCODE.fullmatch(text.strip()) else named(text)
    if place is None:
        raise UnknownPlaceError(text)
    return place


def starting_with(prefix: str, limit: int = 8) -> list[Place]:
    """Places whose name, or a word of it, starts so; or with this postcode; as one types."""
    typed = fold(prefix.strip())
    if not typed:
        return []
    whole = [p for p in places() if fold(p.name).startswith(typed) or (p.postcode or "").startswith(typed)]
    inside = [p for p in places() if p not in whole and any(w.startswith(typed) for w in re.split(r"[\s-]+", fold(p.name)))]
    return (whole + inside)[:limit]
