"""Dutch lessons, literacy and practice (`domain.md` 2.3)."""

from directory.services.facts import B, FactField, FactType, ShelfLife
from directory.services.kinds.base import Kind

T, S = FactType, ShelfLife
FORMS = {
    "nt2": "Nederlands voor anderstaligen (NT2)",
    "nt1": "beter lezen en schrijven (NT1)",
    "alpha": "leren lezen en schrijven (alfa NT2)",
    "practice": "oefenen en praten",
    "integration": "inburgering",
    "intake": "intake en advies",
}
LEVELS = {"alpha": "alfa", "a1": "A1", "a2": "A2", "b1": "B1", "b2": "B2"}
ENTRY = {"any-time": "je kunt altijd starten", "fixed-date": "je start op een vaste datum"}

KIND = Kind(
    "language-course",
    "Nederlandse les",
    themes=("language",),
    own_facts=(
        FactField("course_forms", T.CHOICES, "Soort les", "Welke les is het?", B.USABLE, options=FORMS),
        FactField(
            "literacy_taught",
            T.YES_NO,
            "Leert lezen en schrijven",
            "Kan ik meedoen als ik nooit leerde lezen?",
            B.USABLE,
            decisive=True,
        ),
        FactField(
            "level_in", T.CHOICE, "Niveau bij de start", "Welk niveau heb ik nodig om te starten?", B.USABLE, options=LEVELS
        ),
        FactField("level_out", T.CHOICE, "Niveau op het einde", "Welk niveau heb ik op het einde?", B.USABLE, options=LEVELS),
        FactField(
            "hours_per_week", T.NUMBER, "Lesuren per week", "Hoeveel uur les is er per week?", B.USABLE, unit="uur per week"
        ),
        FactField(
            "entry", T.CHOICE, "Instappen", "Wanneer kan ik starten?", B.AVAILABLE, S.WAITING, options=ENTRY, decisive=True
        ),
        FactField("next_start", T.DATE, "Volgende start", "Wanneer start de volgende groep?", B.AVAILABLE, S.WAITING),
        FactField(
            "part_of_day",
            T.CHOICES,
            "Wanneer les",
            "Is de les overdag, 's avonds of in het weekend?",
            B.REACHABLE,
            S.HOURS,
            options={"day": "overdag", "evening": "'s avonds", "weekend": "in het weekend"},
        ),
        FactField(
            "childcare_during_class",
            T.YES_NO,
            "Opvang tijdens de les",
            "Is er opvang voor mijn kind tijdens de les?",
            B.USABLE,
            decisive=True,
        ),
        FactField(
            "legal_stay_required",
            T.YES_NO,
            "Wettig verblijf nodig",
            "Moet ik een verblijfsvergunning hebben?",
            B.AVAILABLE,
            decisive=True,
        ),
        FactField(
            "agii_intake_first",
            T.YES_NO,
            "Eerst naar Inburgering",
            "Moet ik eerst langs het Agentschap Integratie en Inburgering?",
            B.AVAILABLE,
            decisive=True,
        ),
        FactField(
            "script_required", T.YES_NO, "Ons schrift kennen", "Moet ik ons schrift al kennen?", B.AVAILABLE, decisive=True
        ),
        FactField("exemptions", T.TEXT, "Wie betaalt niet", "Wie moet geen inschrijvingsgeld betalen?", B.AFFORDABLE, S.TARIFF),
        FactField("material_cost", T.MONEY, "Boek of kopieën", "Moet ik een boek kopen?", B.AFFORDABLE, S.TARIFF),
        FactField("group_size", T.NUMBER, "Grootste groep", "Hoe groot is de groep?", B.USABLE, unit="mensen"),
        FactField("summer_break", T.TEXT, "In de zomer", "Gaan de lessen door in de zomer?", B.REACHABLE, S.HOURS),
    ),
)
