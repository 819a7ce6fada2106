"""Childcare (`domain.md` 2.2)."""

from directory.services.facts import B, FactField, FactType, ShelfLife
from directory.services.kinds.base import Kind

T, S = FactType, ShelfLife
FORMS = {
    "family": "gezinsopvang (onthaalouder)",
    "group": "groepsopvang",
    "after-school": "voor en na school",
    "holiday": "vakantieopvang",
    "drop-in": "occasionele opvang",
    "urgent": "urgentieplaats",
    "inclusive": "inclusieve opvang",
    "desk": "lokaal loket kinderopvang",
}
UNUSUAL = {
    "before-7": "voor 7 uur",
    "after-18-30": "na 18.30 uur",
    "night": "'s nachts",
    "weekend": "in het weekend",
    "none": "enkel gewone uren",
}

KIND = Kind(
    "childcare",
    "kinderopvang",
    themes=("childcare",),
    own_facts=(
        FactField("care_forms", T.CHOICES, "Soort opvang", "Welke opvang is het?", B.USABLE, options=FORMS),
        FactField(
            "child_age_from",
            T.NUMBER,
            "Kind vanaf",
            "Vanaf welke leeftijd mag een kind komen?",
            B.USABLE,
            unit="maanden",
            decisive=True,
        ),
        FactField(
            "child_age_to",
            T.NUMBER,
            "Kind tot",
            "Tot welke leeftijd mag een kind komen?",
            B.USABLE,
            unit="maanden",
            decisive=True,
        ),
        FactField(
            "unusual_hours",
            T.CHOICES,
            "Vroeg, laat, nacht of weekend",
            "Kan een kind ook vroeg, laat of in het weekend komen?",
            B.REACHABLE,
            S.HOURS,
            options=UNUSUAL,
            decisive=True,
        ),
        FactField("half_days", T.YES_NO, "Halve dagen", "Kan een kind een halve dag komen?", B.USABLE),
        FactField(
            "starts_within",
            T.DURATION,
            "Kan starten binnen",
            "Hoe snel kan mijn kind starten?",
            B.AVAILABLE,
            S.WAITING,
            decisive=True,
        ),
        FactField(
            "income_tariff",
            T.YES_NO,
            "Prijs volgens inkomen",
            "Betaal ik volgens mijn inkomen?",
            B.AFFORDABLE,
            S.TARIFF,
            decisive=True,
        ),
        FactField("ocmw_tariff", T.YES_NO, "OCMW-tarief kan", "Kan ik een OCMW-tarief krijgen?", B.AFFORDABLE, S.TARIFF),
        FactField(
            "social_tariff_percent",
            T.NUMBER,
            "Sociaal tarief, korting",
            "Hoeveel korting geeft het sociaal tarief?",
            B.AFFORDABLE,
            S.TARIFF,
            unit="%",
        ),
        FactField(
            "with_course_or_placement",
            T.YES_NO,
            "Tijdens taalles of stage",
            "Kan mijn kind komen terwijl ik les volg of stage doe?",
            B.USABLE,
            decisive=True,
        ),
        FactField("school_transport", T.YES_NO, "Vervoer van school", "Halen jullie mijn kind op aan school?", B.REACHABLE),
        FactField("special_care", T.YES_NO, "Kind met extra zorg welkom", "Kan een kind met een zorgnood komen?", B.USABLE),
        FactField(
            "online_sign_up_only",
            T.YES_NO,
            "Enkel online inschrijven",
            "Kan ik inschrijven zonder computer?",
            B.UNDERSTANDABLE,
            decisive=True,
            yes_means=False,
        ),
        FactField(
            "minimum_days",
            T.NUMBER,
            "Minstens aantal dagen per week",
            "Hoeveel dagen per week moet mijn kind minstens komen?",
            B.USABLE,
            unit="dagen per week",
        ),
        FactField("licence_number", T.TEXT, "Vergunning Opgroeien", "Hebben jullie een vergunning van Opgroeien?", B.TRUSTWORTHY),
    ),
)
