"""A few entries with everything that a page can show: rich facts, an example, a secret place, hostile text."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Flask
from sqlalchemy import select

from directory.config import BRUSSELS
from directory.extensions import db
from directory.models import (
    Address,
    Attribute,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    TaxonomyTerm,
    Unit,
)  # fmt: skip

HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
SECRET_STREET, SECRET_NUMBER = "Verborgenlaan", "014 99 88 77"


def _fact(value: Any, days_ago: int = 21, role: str = "provider", source: str = "de dienst") -> dict[str, Any]:
    checked = dt.datetime.now(BRUSSELS).date() - dt.timedelta(days=days_ago)
    return {"value": value, "source": source, "checked_on": checked.isoformat(), "checked_by_role": role}


def _needs(*codes: str) -> list[Attribute]:
    terms = {t.code: t for t in db.session.scalars(select(TaxonomyTerm).where(TaxonomyTerm.code.in_(codes)))}
    return [Attribute(link_entity="service", taxonomy_term=terms[code], label=code, position=n) for n, code in enumerate(codes)]


def _at(municipality: str, street: str, **location: Any) -> ServiceAtLocation:
    address = Address(
        address_1=street, city=municipality, postal_code="2490", state_province="Antwerpen", country="BE", address_type="physical"
    )
    return ServiceAtLocation(location=Location(municipality=municipality, addresses=[address], **location))


def rich() -> Service:
    """A housing service that answers nearly everything, confirmed three weeks ago."""
    this_year = dt.datetime.now(BRUSSELS).year
    return Service(
        name="Huuradvies Balen", slug="huuradvies-balen-test", kind="rental-broker", alternate_name="De woonwinkel",
        description="Wij lezen je huurcontract met jou. We zeggen wat je kunt doen als er iets mis is met je woning.",
        organization=Organization(name="Woonwijzer Kempen", website="https://woonwijzer.example"),
        email="huur@woonwijzer.example",
        application_process="Bel of kom langs. Je hoeft niets klaar te hebben.",
        eligibility_description="Voor elke huurder in de streek.", minimum_age=18,
        facts={
            "needs": _fact(None), "hours": _fact(None), "address": _fact(None), "service_area": _fact(None),
            "languages": _fact(None), "documents": _fact(None), "sign_up": _fact(None), "known_as": _fact(None),
            "cost_options": _fact(None), "ages": _fact(None), "places_free": _fact(None, 5),
            "phone_hours": _fact([{"days": ["MO", "TU", "WE", "TH", "FR"], "opens": "09:00", "closes": "12:00"}]),
            "appointment": _fact("both"), "wheelchair": _fact("with-help"), "cost_type": _fact("free"),
            "delivery": _fact(["on-site", "home-visit"]), "waiting_time": _fact({"amount": 6, "unit": "weeks"}, 200),
            "status_required": _fact(["none"]), "exclusions": _fact(["none"]), "referral": _fact(["none"]),
            "housing_forms": _fact(["contract-check", "negotiation", "deposit"]), "households": _fact(["single", "family"]),
            "membership_fee": _fact({"amount": 12.5, "unit": "per jaar", "year": this_year}),
            "interpreter": _fact(["by-phone"]), "companion_welcome": _fact(True), "without_reading": _fact(True),
            "professional_secrecy": _fact(True), "pets_welcome": _fact("varies"), "longest_stay": _fact("not-applicable"),
        },
        phones=[
            Phone(id="00000000-0000-4000-8000-0000000000a1", number="014/31.17.67", description="Onthaal"),
            Phone(id="00000000-0000-4000-8000-0000000000a2", number="0478 12 34 56", description="Dringend"),
        ],
        schedules=[
            Schedule(freq="WEEKLY", byday="MO,TU,TH", opens_at="09:00", closes_at="12:00"),
            Schedule(freq="WEEKLY", byday="MO,TH", opens_at="13:00", closes_at="16:00"),
            Schedule(freq="WEEKLY", byday="WE", opens_at="13:00", closes_at="19:30", description="Woensdag ook 's avonds."),
            Schedule(closed=True, valid_from="2026-12-24", valid_to="2027-01-03"),
        ],
        languages=[Language(code="nl"), Language(code="ar", note="op dinsdag"), Language(code="fr")],
        cost_options=[CostOption(option="brief laten schrijven", amount=4, currency="EUR", valid_from=f"{this_year}-01-01")],
        required_documents=[RequiredDocument(document="Je huurcontract"), RequiredDocument(document="Brieven van de huisbaas")],
        capacities=[ServiceCapacity(available=2, maximum=8, unit=Unit(name="gesprekken"), updated=dt.datetime.now(dt.UTC))],
        service_areas=[ServiceArea(name="Balen"), ServiceArea(name="Mol")],
        service_at_locations=[_at("Balen", "Vaartstraat 12", name="Woonwijzer", latitude=51.17, longitude=5.17)],
        attributes=_needs("rental-advice", "rental-deposit"),
    )  # fmt: skip


def example() -> Service:
    """An example: named so, badged, and with nothing that dials."""
    return Service(
        name="Koffie en Nederlands Dessel (voorbeeld)", slug="koffie-nederlands-test", kind="language-course", example=True,
        description="Elke week oefen je samen Nederlands bij een kop koffie.",
        organization=Organization(name="Buurthuis Dessel (voorbeeld)"), email="praat@voorbeeld.example",
        facts={"needs": _fact(None, 1, source="voorbeeld"), "level_in": _fact("a1", 1, source="voorbeeld")},
        phones=[Phone(number="014 00 00 00")],
        service_at_locations=[_at("Dessel", "Voorbeeldstraat 1", example_coordinates=True)],
        attributes=_needs("dutch-practice"),
    )  # fmt: skip


def confidential() -> Service:
    """A refuge: nothing may tell where it is."""
    return Service(
        name="Vluchthuis de Haven", slug="vluchthuis-de-haven", kind="general",
        description=f"Een veilige plek na geweld. Ons huis staat in de {SECRET_STREET}. Bel ons dag en nacht.",
        facts={"needs": _fact(None)},
        phones=[Phone(number="014 55 66 77")],
        service_areas=[ServiceArea(name="Mol")],
        service_at_locations=[
            _at(
                "Retie", f"{SECRET_STREET} 3", confidential=True, latitude=51.26, longitude=5.08,
                phones=[Phone(number=SECRET_NUMBER)],
            )
        ],
        attributes=_needs("refuge"),
    )  # fmt: skip


def hostile() -> Service:
    """Every free text tries to break out of the page."""
    return Service(
        name=f"Naam {HOSTILE}", slug="hostile", kind="general", description=HOSTILE, alert=HOSTILE, url="javascript:alert(3)",
        application_process=HOSTILE, eligibility_description=HOSTILE, fees_description=HOSTILE, alternate_name=HOSTILE,
        organization=Organization(name=HOSTILE, website="javascript:alert(4)"), email='"><b>@x.example',
        facts={
            "result": _fact(HOSTILE, source=f"https://x.example/{HOSTILE}"),
            "recognition": _fact("ja", source="javascript:alert(5)"),
        },
        phones=[Phone(number=HOSTILE), Phone(number="014 31 17 68", description=HOSTILE)],
        schedules=[Schedule(freq="WEEKLY", byday="MO", opens_at="09:00", closes_at="12:00", notes=HOSTILE)],
        languages=[Language(name=HOSTILE)], required_documents=[RequiredDocument(document=HOSTILE)],
        service_at_locations=[_at(f"Mol {HOSTILE}", f"Straat {HOSTILE}", name=HOSTILE, transportation=HOSTILE)],
        attributes=_needs("food"),
    )  # fmt: skip


def load(app: Flask) -> None:
    """Put the entries in the directory and in its index."""
    with app.app_context():
        db.session.add_all([rich(), example(), confidential(), hostile()])
        db.session.commit()
        app.extensions["gezel-search"].follower.catch_up()
