"""An address is found in a text however people write its street."""

from __future__ import annotations

import pytest

from directory.models import Address, Location
from directory.services.confidential import secrets_of


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("Zwanenzanglaan 47", "Kom naar de Zwanenzangln. 47."),
        ("Zwanenzanglaan 47", "Kom naar de ZWANENZANG LAAN."),
        ("Kerkstraat 5", "Bel aan in de Kerkstr. 5"),
        ("Turnhoutsebaan 12", "Aan de Turnhoutse baan."),
        ("Molse Steenweg 3", "Molse stwg 3"),
        ("Molse Steenweg 3", "aan de Molsesteenweg"),
        ("Sint-Jansstraat 8", "St. Jansstraat 8"),
        ("Burgemeester Boeckxstraat 1", "Burg. Boeckxstr. 1"),
        ("Kerkplein 2", "Kerkpl. 2"),
    ],
)
def test_a_street_is_recognised_in_other_spellings(address: str, text: str) -> None:
    assert secrets_of(Location(addresses=[Address(address_1=address)])).give_away(text)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("Zwanenzanglaan 47", "Een zwanenzang voor wie weggaat."),
        ("Grote Markt 1", "Op de markt van Mol staan we elke vrijdag."),
        ("Molse Steenweg 3", "De steenweg is afgesloten; Molse klanten bellen."),
        ("Dorp 4", "We helpen in elk huis."),
    ],
)
def test_an_innocent_sentence_stays(address: str, text: str) -> None:
    assert not secrets_of(Location(addresses=[Address(address_1=address)])).give_away(text)
