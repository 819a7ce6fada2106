"""Low-threshold work-experience places (`domain.md` 2.5).

The directory may never show "no status needed" because the field is empty: unreported work can cost a benefit.
"""

from directory.services.facts import B, FactField, FactType, ShelfLife
from directory.services.kinds.base import Kind

T, S = FactType, ShelfLife
FORMS = {
    "ama-care": "arbeidsmatige activiteiten (welzijn)",
    "ama-social-economy": "arbeidsmatige activiteiten (sociale economie)",
    "neighbourhood-work": "wijk-werken",
    "sheltered": "maatwerkbedrijf",
    "volunteering": "vrijwilligerswerk",
    "trial": "stage of proefplaats",
}
ADMITS = {"none": "niemand, je mag zelf komen", "vdab": "de VDAB", "ocmw": "het OCMW", "doctor": "de adviserend arts"}

KIND = Kind(
    "work-placement",
    "werkervaringsplaats",
    themes=("work",),
    own_facts=(
        FactField("work_forms", T.CHOICES, "Soort werkplek", "Welke werkplek is het?", B.USABLE, options=FORMS),
        FactField(
            "admission_by",
            T.CHOICES,
            "Wie moet toelating geven",
            "Wie moet toelating geven?",
            B.AVAILABLE,
            options=ADMITS,
            decisive=True,
        ),
        FactField(
            "starts_within", T.DURATION, "Kan starten binnen", "Hoe snel kan ik starten?", B.AVAILABLE, S.WAITING, decisive=True
        ),
        FactField(
            "hours_min",
            T.NUMBER,
            "Uren per week, minstens",
            "Hoeveel uur per week moet ik minstens werken?",
            B.USABLE,
            unit="uur per week",
        ),
        FactField(
            "hours_max",
            T.NUMBER,
            "Uren per week, hoogstens",
            "Hoeveel uur per week mag ik hoogstens werken?",
            B.USABLE,
            unit="uur per week",
        ),
        FactField(
            "fixed_hours",
            T.CHOICE,
            "Vaste uren",
            "Moet ik op vaste uren komen?",
            B.USABLE,
            options={"fixed": "vaste uren", "free": "vrij binnenlopen", "agreed": "uren in overleg"},
        ),
        FactField(
            "dutch_required",
            T.CHOICE,
            "Nederlands nodig",
            "Moet ik Nederlands spreken?",
            B.AVAILABLE,
            options={"no": "nee", "a-little": "een beetje", "yes": "ja"},
            decisive=True,
        ),
        FactField("diploma_required", T.YES_NO, "Diploma nodig", "Moet ik een diploma hebben?", B.AVAILABLE, decisive=True),
        FactField(
            "clean_record_required",
            T.YES_NO,
            "Uittreksel strafregister nodig",
            "Vragen jullie een uittreksel uit het strafregister?",
            B.AVAILABLE,
            decisive=True,
        ),
        FactField("physically_heavy", T.YES_NO, "Zwaar werk", "Is het lichamelijk zwaar?", B.USABLE),
        FactField("work_clothes", T.TEXT, "Werkkledij", "Moet ik werkkledij meebrengen?", B.AFFORDABLE),
        FactField("allowance", T.TEXT, "Vergoeding", "Krijg ik een vergoeding?", B.AFFORDABLE, S.TARIFF),
        FactField(
            "effect_on_benefit",
            T.TEXT,
            "Gevolg voor je uitkering",
            "Wat gebeurt er met mijn uitkering?",
            B.TRUSTWORTHY,
            S.TARIFF,
            decisive=True,
        ),
        FactField("transport", T.TEXT, "Vervoer naar het werk", "Hoe geraak ik op het werk?", B.REACHABLE),
        FactField("childcare_help", T.YES_NO, "Hulp met kinderopvang", "Helpen jullie met kinderopvang?", B.USABLE),
        FactField("supervisor_present", T.YES_NO, "Begeleider aanwezig", "Is er altijd een begeleider bij?", B.USABLE),
        FactField("floor_language", T.TEXT, "Taal op de vloer", "Welke taal spreken ze op de werkvloer?", B.UNDERSTANDABLE),
        FactField("leads_on_to", T.TEXT, "Wat erna komt", "Wat kan ik daarna doen?", B.USABLE),
        FactField("trial_day", T.YES_NO, "Proefdag", "Kan ik eerst een dag proberen?", B.USABLE),
        FactField("if_it_fails", T.TEXT, "Als het niet lukt", "Wat gebeurt er als het niet lukt?", B.USABLE),
    ),
)
