"""Under which heading of an entry's page each fact stands. A new fact goes by the B that it informs."""

from __future__ import annotations

from dataclasses import dataclass, field

from directory.public.present.facts import Line
from directory.services.facts import B, FactField

BY_B = {
    B.REACHABLE: "route",
    B.AVAILABLE: "who",
    B.AFFORDABLE: "cost",
    B.USABLE: "what",
    B.UNDERSTANDABLE: "languages",
    B.KNOWN: "sign-up",
    B.TRUSTWORTHY: "trust",
}
_ELSEWHERE = {
    "when": ("hours", "phone_hours", "appointment", "part_of_day", "unusual_hours", "summer_break", "crisis_reachable"),
    "route": ("outreach",),
    "what": ("needs", "known_as", "longest_stay"),
    "who": (
        "for_whom", "households", "whole_family", "children_welcome", "pets_welcome", "relatives_welcome", "child_age_from",
        "child_age_to", "special_care", "level_in",
    ),
    "cost": ("effect_on_benefit",),
    "sign-up": (
        "places_free", "waiting_time", "waiting_per_bedroom", "intake", "referral", "who_signs_up", "entry", "next_start",
        "starts_within", "anonymous", "national_number_needed", "agii_intake_first", "online_sign_up_only", "admission_by",
        "sign_in_until", "bridging", "digital_needed",
    ),
    "bring": ("documents",),
}  # fmt: skip
_OWN_PLACE = {code: section for section, codes in _ELSEWHERE.items() for code in codes}
TITLES = {
    "what": ("Wat ze doen", "usable"),
    "who": ("Voor wie", "people"),
    "cost": ("Wat kost het", "affordable"),
    "languages": ("Talen", "understandable"),
    "sign-up": ("Hoe meld je je aan", "sign-up"),
    "bring": ("Meebrengen", "bring"),
}
# What stands under a heading of which nothing is known. Other headings are then left out.
WHEN_EMPTY = {
    "cost": "Vraag wat het kost.",
    "languages": "Vraag welke talen ze spreken.",
    "sign-up": "Vraag hoe je je aanmeldt.",
}


@dataclass(slots=True)
class Section:
    """A heading with what is known: sentences, a list, labelled facts, and a note where the sentences or the list are old."""

    code: str
    title: str
    icon: str
    texts: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing is known: the heading then holds a question."""
        return not (self.texts or self.items or self.lines)


def section_of(fact: FactField) -> str:
    """The section in which this fact stands."""
    return _OWN_PLACE.get(fact.code, BY_B[fact.informs])
