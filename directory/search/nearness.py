"""How near a service is to where someone starts: by its places, by whom it serves, or because it comes to them.

A confidential location has no place: only its service area counts, so that no distance or order gives it away.
"""

from __future__ import annotations

import numpy as np
from geopy.distance import EARTH_RADIUS

from directory.reach.places import Place
from directory.search.columns import MUNICIPALITY_NUMBERS, NO, UNKNOWN, YES, Bools, Columns, Floats

# A service of which nobody wrote where it is: neither near nor far.
UNKNOWN_KM = 15.0
# A service for other municipalities: as if it were much farther away.
NOT_SERVED_KM = 40.0
# Serving the municipality is near, whatever the address; of two that do, the nearer comes first all the same.
SERVED_SHARE, SERVED_MOST_KM = 0.5, 5.0
NEAR_WEIGHT, HALFWAY_KM = 0.35, 6.0


def place_distances(columns: Columns, start: Place) -> Floats:
    """Kilometres (great circle) to the nearest place of each service; infinite where it has none."""
    distances = np.full(len(columns.ids), np.inf)
    if len(columns.points):
        lat, lon = np.radians([start.lat, start.lon])
        half = np.sin((columns.points[:, 0] - lat) / 2) ** 2
        half += np.cos(lat) * np.cos(columns.points[:, 0]) * np.sin((columns.points[:, 1] - lon) / 2) ** 2
        np.minimum.at(distances, columns.point_rows, 2 * EARTH_RADIUS * np.arcsin(np.sqrt(half)))
    return distances


def comes_or_serves(columns: Columns, start: Place) -> Bools:
    """Services that are near whatever their address: they serve the municipality, come to the home, or work at a distance."""
    served = _served(columns, start)
    return np.asarray((served == YES) | (columns.comes & (served != NO)))


def effective_km(columns: Columns, start: Place, distances: Floats) -> Floats:
    """The distance that counts for the order."""
    km = np.where(np.isinf(distances), UNKNOWN_KM, distances)
    served = _served(columns, start)
    km = np.where(served == YES, np.minimum(km * SERVED_SHARE, SERVED_MOST_KM), km)
    km = np.where(columns.comes & (served != NO), 0.0, km)
    return np.asarray(np.where(served == NO, km + NOT_SERVED_KM, km))


def nearness(km: Floats) -> Floats:
    """A factor from 1 (here) down to 1 − NEAR_WEIGHT (far)."""
    return np.asarray(1.0 - NEAR_WEIGHT * km / (km + HALFWAY_KM))


def _served(columns: Columns, start: Place) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    number = MUNICIPALITY_NUMBERS.get(start.municipality or "")
    if number is None:
        return np.full(len(columns.ids), UNKNOWN, dtype=np.int8)
    return np.asarray(columns.serves[:, number])
