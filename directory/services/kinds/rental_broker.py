"""Non-commercial rental brokers, housing help, help for homeless people (`domain.md` 2.1)."""

from directory.services.facts import B, FactField, FactType, ShelfLife
from directory.services.kinds.base import Kind

T, S = FactType, ShelfLife
FORMS = {
    "private-market": "zoekhulp op de private markt",
    "contract-check": "huurcontract nakijken",
    "negotiation": "praten met de verhuurder",
    "inventory": "plaatsbeschrijving",
    "deposit": "huurwaarborg",
    "social-housing": "sociale huur",
    "night-shelter": "nachtopvang",
    "crisis-shelter": "crisisopvang",
    "transit-home": "doorgangswoning",
    "emergency-home": "noodwoning",
    "reception-home": "onthaaltehuis",
    "housing-guidance": "woonbegeleiding",
    "housing-quality": "woonkwaliteit",
    "allowances": "premies",
}
HOUSEHOLDS = {"single": "alleenstaande", "couple": "koppel", "family": "gezin"}

KIND = Kind(
    "rental-broker",
    "woonhulp",
    themes=("housing",),
    own_facts=(
        FactField("housing_forms", T.CHOICES, "Welke woonhulp", "Waarmee helpen jullie precies?", B.USABLE, options=FORMS),
        FactField(
            "households",
            T.CHOICES,
            "Voor welk gezin",
            "Is het voor alleenstaanden, koppels of gezinnen?",
            B.USABLE,
            options=HOUSEHOLDS,
            decisive=True,
        ),
        FactField(
            "bedrooms",
            T.NUMBER,
            "Slaapkamers, hoogstens",
            "Hoeveel slaapkamers hebben de woningen?",
            B.USABLE,
            unit="slaapkamers",
            decisive=True,
        ),
        FactField(
            "use_allowed", T.YES_NO, "Gebruik toegelaten", "Mag iemand die gebruikt ook komen?", B.AVAILABLE, decisive=True
        ),
        FactField(
            "sign_in_until",
            T.TEXT,
            "Tot hoe laat aanmelden voor vannacht",
            "Tot hoe laat kan ik mij voor vannacht aanmelden?",
            B.AVAILABLE,
            S.HOURS,
            decisive=True,
        ),
        FactField("who_pays", T.TEXT, "Wie betaalt", "Wie betaalt het verblijf?", B.AFFORDABLE, S.TARIFF),
        FactField("dutch_required", T.YES_NO, "Nederlands nodig", "Moet ik Nederlands spreken?", B.AVAILABLE, decisive=True),
        FactField(
            "waiting_per_bedroom",
            T.TEXT,
            "Wachttijd per slaapkamer",
            "Hoe lang is de wachttijd voor een woning van onze grootte?",
            B.AVAILABLE,
            S.WAITING,
        ),
        FactField("allocation_rules", T.TEXT, "Lokaal toewijzingsreglement", "Is er voorrang voor inwoners?", B.AVAILABLE),
        FactField("deposit_by", T.TEXT, "Wie de waarborg tekent", "Wie tekent de huurwaarborg?", B.AFFORDABLE),
        FactField("membership_fee", T.MONEY, "Lidgeld", "Moet ik lid worden en wat kost dat?", B.AFFORDABLE, S.TARIFF),
    ),
)
