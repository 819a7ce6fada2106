"""Names and descriptions of synthetic entries, in the plain Dutch that entries of the region are written in."""

from __future__ import annotations

import random

from directory.generate.words import proper_name, terms_of_needs, zipf_choice, zipf_sample
from directory.services.taxonomy import needs

_COMMON_WORDS = ("papieren", "een goed gesprek")
# {a}, {b}, {c}: words for what the service helps with; {place}: where it is; {area}: whom it serves.
_OPENINGS = (
    "Je kunt bij ons terecht voor {a} en {b}.",
    "Wij helpen je met {a}.",
    "Heb je een vraag over {a}? Kom langs of bel ons.",
    "Een vraag over {a} of {b}? Wij kijken samen wat kan.",
    "Hier vind je hulp bij {a}, {b} en {c}.",
    "In {place} helpen wij mensen met {a} en {b}.",
    "Een plek in {place} voor wie zoekt naar {a}.",
    "Wij werken rond {a} en {b} voor wie in {area} woont.",
    "Zit je met {a}? Wij luisteren en zoeken mee.",
    "Samen met jou pakken we {a} aan, stap voor stap.",
    "Voor iedereen in {area} die hulp zoekt bij {a} of {b}.",
    "Je leert er omgaan met {a} en je ontmoet anderen.",
)
_MIDDLES = (
    "Een vaste begeleider gaat met je mee.",
    "Je hoeft niets te betalen voor het eerste gesprek.",
    "We bekijken samen wat voor jou het best past.",
    "Wij helpen ook bij {b}.",
    "Een vrijwilliger helpt je met brieven en formulieren.",
    "Breng je papieren mee, dan lezen we ze samen.",
    "We verwijzen je door als iemand anders je beter kan helpen.",
    "Je mag altijd iemand meebrengen die je vertrouwt.",
    "We komen ook aan huis als je niet weg kunt.",
    "Er is koffie en er is tijd.",
    "Wij spreken traag en duidelijk, en een tolk kan.",
    "Naast {a} doen we ook {c}.",
    "Elke maand is er een groep rond {b}.",
    "Je krijgt een afspraak binnen de twee weken.",
    "Kinderen zijn welkom: er is een speelhoek.",
    "De bus stopt aan de deur.",
    "Wij werken samen met het OCMW, de huisarts en het wijkcentrum.",
    "Wat je vertelt, blijft bij ons.",
    "We zoeken samen uit waar je recht op hebt.",
    "Je kunt ook bellen of mailen als langskomen niet lukt.",
    "In de zomer zijn er minder momenten.",
    "Een ervaringsdeskundige helpt mee.",
    "We oefenen samen en je krijgt een map mee naar huis.",
    "Er is een wachtlijst voor {c}, voor {a} niet.",
    "Wij gaan mee naar de eerste afspraak.",
    "De groep is klein, met hoogstens acht mensen.",
    "Voor jongeren is er een eigen begeleider.",
    "Ook partners en familie kunnen hier terecht.",
    "We helpen je met de computer en met itsme.",
    "Je beslist zelf wat je vertelt.",
)
_CLOSINGS = (
    "Bel eerst even.",
    "Je hebt geen afspraak nodig.",
    "Maak een afspraak aan het onthaal.",
    "Vraag naar ons team in {place}.",
    "Kom langs tijdens de openingsuren.",
    "We werken in {area}.",
)
_SIGN_UP = (
    "Bel of kom langs, je hoeft niets mee te brengen.",
    "Maak een afspraak per telefoon.",
    "Vraag het aan je begeleider, die meldt je aan.",
    "Stuur een mail met je naam en je vraag.",
    "Kom naar het onthaal en neem een nummer.",
)
_ELIGIBILITY = (
    "Voor iedereen vanaf 18 jaar.",
    "Voor wie in {area} woont.",
    "Voor gezinnen met kinderen.",
    "Voor wie weinig Nederlands spreekt.",
    "Voor wie een leefloon of een uitkering heeft.",
    "Voor wie al lang geen werk heeft.",
)
_NAMES = ("{a} {place}", "{a} {proper}", "Steunpunt {a} {place}", "{proper}, {a}", "Dienst {a}", "Team {a} {proper}")
DOCUMENTS = (
    "Je identiteitskaart",
    "De brief waarover het gaat",
    "Een kleefbriefje van het ziekenfonds",
    "Je huurcontract",
    "Een bewijs van je inkomen",
    "Je loonbrief van vorige maand",
    "Je inschrijving bij de VDAB",
)


def entry_name(rng: random.Random, need: str, place: str) -> str:
    """A name such as ``Huuradvies Mol``, without the badge."""
    term = zipf_choice(rng, terms_of_needs()[need])
    name = zipf_choice(rng, _NAMES).format(a=term, place=place, proper=proper_name(rng))
    return name[0].upper() + name[1:]


class Texts:
    """The sentences of one entry: they share its words, so that a description speaks of what the service does."""

    def __init__(self, rng: random.Random, codes: list[str], place: str, area: str) -> None:
        self._rng = rng
        words = [word for code in codes for word in zipf_sample(rng, terms_of_needs()[code], 3)]
        label = needs()[codes[0]].label.split(" (")[0].lower()
        # Three at least, so that no sentence says the same word twice.
        self._words = list(dict.fromkeys([*words, label, *_COMMON_WORDS]))[: max(3, len(words))]
        self._fixed = {"place": place, "area": area}

    def _fill(self, template: str) -> str:
        slots = dict(zip("abc", self._rng.sample(self._words, 3), strict=True))
        return template.format(**slots, **self._fixed)

    def description(self) -> str:
        """Three to nine sentences."""
        middles = zipf_sample(self._rng, _MIDDLES, self._rng.randint(1, 7))
        chosen = [zipf_choice(self._rng, _OPENINGS), *middles, zipf_choice(self._rng, _CLOSINGS)]
        return " ".join(map(self._fill, chosen))

    def sign_up(self) -> str:
        """How to sign up."""
        return zipf_choice(self._rng, _SIGN_UP)

    def eligibility(self) -> str:
        """For whom it is."""
        return self._fill(zipf_choice(self._rng, _ELIGIBILITY))
