"""The facts that every service can have, whatever its kind (`domain.md` 1.3, one group per B)."""

from __future__ import annotations

from directory.services.facts import B, FactField, FactType, ShelfLife

T, S = FactType, ShelfLife

DELIVERY = {
    "on-site": "op het adres",
    "home-visit": "aan huis",
    "phone": "per telefoon",
    "online": "online",
    "fetches-you": "je wordt opgehaald",
}
REFERRAL = {
    "none": "niemand, je mag zelf komen",
    "doctor": "een huisarts",
    "social-worker": "een hulpverlener",
    "ocmw": "het OCMW",
    "vdab": "de VDAB",
    "clb": "het CLB",
    "court": "het gerecht",
}
STATUS = {
    "none": "geen enkel statuut nodig",
    "legal-stay": "wettig verblijf",
    "population-register": "ingeschreven in het bevolkings- of vreemdelingenregister",
    "living-wage": "een leefloon",
    "benefit": "een uitkering",
    "job-seeker": "ingeschreven als werkzoekende bij de VDAB",
    "increased-reimbursement": "verhoogde tegemoetkoming",
    "low-income": "een laag inkomen",
    "asylum": "asielzoeker of erkend vluchteling",
    "health-insurance": "in orde met het ziekenfonds",
}
EXCLUSIONS = {
    "none": "niemand wordt uitgesloten",
    "active-use": "wie nog gebruikt",
    "acute-psychosis": "wie een acute psychose heeft",
    "criminal-record": "wie een strafblad heeft",
    "children": "wie met kinderen komt",
    "pets": "wie met een huisdier komt",
    "violence": "wie agressief was",
}
REDUCTIONS = {
    "none": "geen korting",
    "increased-reimbursement": "minder met verhoogde tegemoetkoming",
    "uitpas": "minder met UiTPAS-kansentarief",
    "living-wage": "minder met een leefloon",
    "ocmw-tariff": "OCMW-tarief mogelijk",
    "integration-contract": "minder met een inburgeringscontract",
    "family": "korting voor gezinnen",
}

REACHABLE = (
    FactField(
        "delivery",
        T.CHOICES,
        "Hoe je geholpen wordt",
        "Moet ik naar jullie komen of komen jullie tot bij ons?",
        B.REACHABLE,
        options=DELIVERY,
        decisive=True,
    ),
    FactField("address", T.TABLE, "Adres", "Waar gaat het door?", B.REACHABLE, S.ADDRESS, hsds="locations", answer=T.TEXT),
    FactField(
        "service_area",
        T.TABLE,
        "Werkgebied",
        "Voor welke gemeenten werken jullie?",
        B.REACHABLE,
        hsds="service_areas",
        answer=T.TEXT,
    ),
    FactField(
        "hours",
        T.TABLE,
        "Openingsuren",
        "Wanneer zijn jullie open?",
        B.REACHABLE,
        S.HOURS,
        hsds="schedules",
        answer=T.HOURS,
        decisive=True,
    ),
    FactField("phone_hours", T.HOURS, "Telefoonuren", "Wanneer nemen jullie de telefoon op?", B.REACHABLE, S.HOURS),
    FactField(
        "appointment",
        T.CHOICE,
        "Afspraak",
        "Moet ik een afspraak maken?",
        B.REACHABLE,
        options={"walk-in": "zonder afspraak", "appointment": "op afspraak", "both": "met of zonder afspraak"},
    ),
    FactField(
        "wheelchair",
        T.CHOICE,
        "Rolstoel",
        "Kan ik binnen met een rolstoel?",
        B.REACHABLE,
        options={"yes": "ja", "with-help": "met hulp", "no": "nee"},
    ),
)
AVAILABLE = (
    FactField(
        "places_free",
        T.TABLE,
        "Vrije plaatsen",
        "Is er nu plaats?",
        B.AVAILABLE,
        S.WAITING,
        hsds="capacities",
        answer=T.YES_NO,
        decisive=True,
    ),
    FactField("waiting_time", T.DURATION, "Wachttijd", "Hoe lang moet ik wachten?", B.AVAILABLE, S.WAITING, decisive=True),
    FactField("intake", T.YES_NO, "Eerst een kennismakingsgesprek", "Is er eerst een gesprek nodig?", B.AVAILABLE),
    FactField(
        "referral",
        T.CHOICES,
        "Wie moet je doorsturen",
        "Moet iemand mij doorsturen?",
        B.AVAILABLE,
        options=REFERRAL,
        decisive=True,
    ),
    FactField(
        "who_signs_up",
        T.CHOICES,
        "Wie mag aanmelden",
        "Wie mag mij aanmelden?",
        B.AVAILABLE,
        options={"client": "jijzelf", "companion": "een gezel of vriend", "professional": "een hulpverlener"},
        decisive=True,
    ),
    FactField(
        "status_required",
        T.CHOICES,
        "Statuut nodig",
        "Moet ik een bepaald statuut hebben?",
        B.AVAILABLE,
        options=STATUS,
        decisive=True,
    ),
    FactField(
        "residence_required",
        T.CHOICE,
        "Waar je moet wonen",
        "Moet ik in de gemeente wonen of ingeschreven zijn?",
        B.AVAILABLE,
        options={
            "none": "woonplaats maakt niet uit",
            "lives-in-area": "je woont in het werkgebied",
            "registered-in-area": "je bent ingeschreven in het werkgebied",
        },
        decisive=True,
    ),
    FactField(
        "abstinence_required", T.YES_NO, "Eerst gestopt met gebruiken", "Moet ik eerst stoppen met gebruiken?", B.AVAILABLE
    ),
    FactField(
        "ages", T.TABLE, "Leeftijd", "Vanaf en tot welke leeftijd mag je komen?", B.AVAILABLE, hsds="minimum_age", answer=T.TEXT
    ),
    FactField(
        "sex",
        T.CHOICE,
        "Voor mannen of vrouwen",
        "Is het voor mannen, vrouwen of iedereen?",
        B.AVAILABLE,
        options={"everyone": "voor iedereen", "women": "enkel voor vrouwen", "men": "enkel voor mannen"},
    ),
    FactField(
        "exclusions",
        T.CHOICES,
        "Wie niet terechtkan",
        "Is er iemand die niet mag komen?",
        B.AVAILABLE,
        options=EXCLUSIONS,
        decisive=True,
    ),
    FactField("longest_stay", T.DURATION, "Hoe lang het duurt of mag duren", "Hoe lang mag ik blijven?", B.AVAILABLE),
    FactField("outreach", T.YES_NO, "Zoekt mensen zelf op", "Komen jullie zelf naar mensen toe?", B.AVAILABLE),
)
AFFORDABLE = (
    FactField(
        "cost_type",
        T.CHOICE,
        "Soort prijs",
        "Kost het iets?",
        B.AFFORDABLE,
        S.TARIFF,
        options={
            "free": "gratis",
            "fixed": "vaste prijs",
            "by-income": "volgens inkomen",
            "copay": "remgeld",
            "membership": "lidgeld",
            "deposit": "waarborg",
        },
        decisive=True,
    ),
    FactField(
        "cost_options", T.TABLE, "Prijs", "Wat kost het precies?", B.AFFORDABLE, S.TARIFF, hsds="cost_options", answer=T.MONEY
    ),
    FactField(
        "reductions",
        T.CHOICES,
        "Korting",
        "Wat kost het voor iemand met verhoogde tegemoetkoming?",
        B.AFFORDABLE,
        S.TARIFF,
        options=REDUCTIONS,
    ),
    FactField("extra_costs", T.TEXT, "Andere kosten", "Komen er nog andere kosten bij?", B.AFFORDABLE, S.TARIFF),
    FactField(
        "payment",
        T.CHOICES,
        "Hoe je betaalt",
        "Hoe kan ik betalen?",
        B.AFFORDABLE,
        options={"cash": "cash", "card": "bancontact", "invoice": "factuur", "third-party": "derdebetaler"},
    ),
)
USABLE = (
    FactField("needs", T.TABLE, "Waarmee ze helpen", "Waarmee helpen jullie?", B.USABLE, hsds="attributes", answer=T.TEXT),
    FactField(
        "for_whom",
        T.CHOICES,
        "Voor wie",
        "Voor wie is het bedoeld?",
        B.USABLE,
        options={
            "everyone": "iedereen",
            "adults": "volwassenen",
            "families": "gezinnen",
            "young-people": "jongeren",
            "children": "kinderen",
            "older-people": "ouderen",
            "newcomers": "nieuwkomers",
            "ex-detainees": "wie uit de gevangenis komt",
            "relatives": "familie en vrienden",
        },
    ),
    FactField(
        "method",
        T.CHOICES,
        "Hoe het gaat",
        "Is het in groep of alleen?",
        B.USABLE,
        options={"individual": "een-op-een", "group": "in groep", "practical": "praktische hulp", "talk": "gesprekken"},
    ),
    FactField("whole_family", T.YES_NO, "Hulp voor heel het gezin", "Helpen jullie ook de rest van het gezin?", B.USABLE),
    FactField("children_welcome", T.YES_NO, "Kinderen mogen mee", "Mag ik mijn kinderen meebrengen?", B.USABLE),
    FactField("pets_welcome", T.YES_NO, "Huisdier mag mee", "Mag de hond mee?", B.USABLE),
    FactField("result", T.TEXT, "Wat het oplevert", "Wat heb ik er op het einde aan?", B.USABLE),
)
UNDERSTANDABLE = (
    FactField(
        "languages",
        T.TABLE,
        "Talen",
        "Welke talen spreken jullie?",
        B.UNDERSTANDABLE,
        hsds="languages",
        answer=T.TEXT,
        decisive=True,
    ),
    FactField(
        "interpreter",
        T.CHOICES,
        "Tolk",
        "Kan er een tolk bij zijn?",
        B.UNDERSTANDABLE,
        options={"none": "geen tolk", "by-phone": "tolk per telefoon", "on-site": "tolk ter plaatse"},
    ),
    FactField(
        "without_reading",
        T.YES_NO,
        "Kan zonder lezen en schrijven",
        "Kan ik meedoen als ik niet kan lezen of schrijven?",
        B.UNDERSTANDABLE,
    ),
    FactField(
        "digital_needed",
        T.CHOICES,
        "Digitaal nodig",
        "Moet ik iets online doen?",
        B.UNDERSTANDABLE,
        options={
            "none": "niets digitaals nodig",
            "eid": "eID met pincode",
            "itsme": "itsme",
            "online-sign-up": "online inschrijven",
            "email": "een e-mailadres",
        },
    ),
    FactField("form_help", T.YES_NO, "Hulp bij formulieren", "Helpen jullie met de formulieren?", B.UNDERSTANDABLE),
    FactField("companion_welcome", T.YES_NO, "Een gezel mag mee", "Mag er iemand met mij meekomen?", B.UNDERSTANDABLE),
)
KNOWN = (
    FactField(
        "sign_up", T.TABLE, "Hoe je je aanmeldt", "Hoe meld je je aan?", B.KNOWN, hsds="application_process", answer=T.TEXT
    ),
    FactField("documents", T.TABLE, "Meebrengen", "Wat moet ik meebrengen?", B.KNOWN, hsds="required_documents", answer=T.TEXT),
    FactField(
        "known_as", T.TABLE, "Ook gekend als", "Hoe noemen mensen deze dienst?", B.KNOWN, hsds="alternate_name", answer=T.TEXT
    ),
)
TRUSTWORTHY = (
    FactField("recognition", T.TEXT, "Erkenning of vergunning", "Door wie zijn jullie erkend?", B.TRUSTWORTHY),
    FactField("professional_secrecy", T.YES_NO, "Beroepsgeheim", "Blijft wat ik vertel geheim?", B.TRUSTWORTHY),
    FactField("anonymous", T.YES_NO, "Anoniem kan", "Moet ik mijn naam zeggen?", B.TRUSTWORTHY, yes_means=False),
    FactField(
        "national_number_needed", T.YES_NO, "Rijksregisternummer nodig", "Vragen jullie mijn rijksregisternummer?", B.TRUSTWORTHY
    ),
    FactField("who_decides", T.TEXT, "Wie beslist", "Wie beslist of ik geholpen word?", B.TRUSTWORTHY),
    FactField(
        "refusing_is_safe",
        T.YES_NO,
        "Weigeren heeft geen gevolg",
        "Wat gebeurt er als ik nee zeg?",
        B.TRUSTWORTHY,
        yes_means=None,
    ),
    FactField("same_person", T.YES_NO, "Dezelfde persoon volgt je op", "Zie ik altijd dezelfde persoon?", B.TRUSTWORTHY),
    FactField("complaints", T.TEXT, "Waar je een klacht doet", "Waar kan ik terecht met een klacht?", B.TRUSTWORTHY),
)

COMMON_FACTS = REACHABLE + AVAILABLE + AFFORDABLE + USABLE + UNDERSTANDABLE + KNOWN + TRUSTWORTHY
