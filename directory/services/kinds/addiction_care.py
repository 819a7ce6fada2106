"""Care for addiction: drugs, alcohol, medication, gambling, gaming (`domain.md` 2.4)."""

from directory.services.facts import B, FactField, FactType, ShelfLife
from directory.services.kinds.base import Kind

T, S = FactType, ShelfLife
SUBSTANCES = {
    "alcohol": "alcohol",
    "cannabis": "cannabis",
    "illegal": "illegale drugs",
    "medication": "medicatie",
    "gambling": "gokken",
    "gaming": "gamen",
}
SETTINGS = {
    "ambulant": "je komt langs en gaat weer naar huis",
    "residential": "je verblijft er",
    "mobile": "ze komen naar jou",
    "online": "online",
    "self-help": "zelfhulpgroep",
}

KIND = Kind(
    "addiction-care",
    "verslavingszorg",
    themes=("addiction",),
    own_facts=(
        FactField(
            "substances",
            T.CHOICES,
            "Waarvoor",
            "Voor welke verslaving helpen jullie?",
            B.USABLE,
            options=SUBSTANCES,
            decisive=True,
        ),
        FactField("setting", T.CHOICES, "Waar de hulp gebeurt", "Moet ik er verblijven?", B.USABLE, options=SETTINGS),
        FactField(
            "abstinence_at_start",
            T.YES_NO,
            "Gestopt bij de start",
            "Moet ik gestopt zijn om te starten?",
            B.AVAILABLE,
            decisive=True,
        ),
        FactField(
            "substitution", T.YES_NO, "Vervangmiddel (methadon)", "Kan ik een vervangmiddel krijgen?", B.USABLE, decisive=True
        ),
        FactField("bridging", T.TEXT, "Hulp tijdens het wachten", "Wat kan ik doen terwijl ik wacht?", B.AVAILABLE, S.WAITING),
        FactField(
            "dual_diagnosis_accepted",
            T.YES_NO,
            "Ook met psychische problemen",
            "Mag ik komen met psychische problemen?",
            B.AVAILABLE,
            decisive=True,
        ),
        FactField(
            "court_order_accepted",
            T.YES_NO,
            "Ook als het moet van justitie",
            "Mag ik komen als het moet van justitie?",
            B.AVAILABLE,
            decisive=True,
        ),
        FactField("relatives_welcome", T.YES_NO, "Partner of familie welkom", "Mag mijn partner of familie mee?", B.USABLE),
        FactField(
            "crisis_reachable", T.YES_NO, "Bereikbaar bij crisis", "Zijn jullie bereikbaar bij een crisis?", B.REACHABLE, S.HOURS
        ),
        FactField("aftercare", T.YES_NO, "Nazorg", "Volgen jullie mij daarna nog op?", B.USABLE),
    ),
)
