"""What follows from part of a Belgian address."""

from __future__ import annotations

from directory.reach.places import named

_PROVINCES = (
    (1000, 1299, "Brussel"), (1300, 1499, "Waals-Brabant"), (1500, 1999, "Vlaams-Brabant"), (2000, 2999, "Antwerpen"),
    (3000, 3499, "Vlaams-Brabant"), (3500, 3999, "Limburg"), (4000, 4999, "Luik"), (5000, 5999, "Namen"),
    (6000, 6599, "Henegouwen"), (6600, 6999, "Luxemburg"), (7000, 7999, "Henegouwen"), (8000, 8999, "West-Vlaanderen"),
    (9000, 9999, "Oost-Vlaanderen"),
)  # fmt: skip


def province_of(postal_code: str) -> str | None:
    """The province of a postal code, which is the `state_province` that HSDS asks and Belgians leave out."""
    number = int(postal_code) if postal_code.isascii() and postal_code.isdigit() else 0
    return next((name for first, last, name in _PROVINCES if first <= number <= last), None)


def postal_code_of(city: str) -> str | None:
    """The postal code of a municipality or village of the region."""
    place = named(city)
    return place.postcode if place and place.kind in ("municipality", "village") else None
