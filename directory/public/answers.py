"""A search, asked and made ready to be shown: the one place where pages meet the searcher."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from directory.public.form import FLAGS, SearchForm
from directory.public.present.ages import freshness_sentence
from directory.public.present.languages import LANGUAGES
from directory.public.present.opening import now_sentence
from directory.public.present.phones import Phone, phone
from directory.public.present.words import join, number
from directory.search import current_searcher
from directory.services.kinds import KINDS
from directory.services.taxonomy import needs, obstacles, situations, themes

PAGE_SIZE = 20
Result = dict[str, Any]
# The flags of the search answer and the choices of the form that mean the same.
_SAME_FLAG = {"free": "free", "no-status": "no_status", "home-visit": "home_visit", "open-now": "open_now"}
_QUESTIONS = {
    "free": "Kost het iets?",
    "no_status": "Moet ik een bepaald statuut hebben?",
    "home_visit": "Komen jullie aan huis?",
    "open_at": "Wanneer zijn jullie open?",
    "available": "Is er nu plaats?",
    "radius": "Waar gaat het door?",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A result as it is shown."""

    result: Result
    phone: Phone | None
    open_state: str
    open_sentence: str
    where: str
    freshness: str
    questions: list[str]

    @property
    def example(self) -> bool:
        """Whether this is a made-up example."""
        return bool(self.result.get("example"))


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was understood or chosen, and that can be taken away."""

    type: str
    code: str
    label: str

    @property
    def value(self) -> str:
        """What the button of this chip sends."""
        return f"{self.type}:{self.code}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of results."""

    form: SearchForm
    total: int
    pages: int
    dangers: list[tuple[Result, Phone | None]]
    chips: list[Chip]
    cards: list[Card]
    unconfirmed: list[Card]
    corrected: dict[str, str]
    unknown_start: bool
    nearest: list[Result]
    intake: list[Card]


def ask(form: SearchForm, moment: dt.datetime) -> dict[str, Any]:  # noqa: ARG001 - for `open_now`
    """The search answer of the contract."""
    return current_searcher().search(q=form.q, page=form.page, page_size=PAGE_SIZE)


def page_of(answer: dict[str, Any], form: SearchForm, moment: dt.datetime) -> Page:
    """The answer, made ready to be shown at this wall-clock moment in Brussels."""
    interpreted, results = answer["interpreted"], answer["results"]
    found = [result for result in results if not result.get("danger")]
    cards = [card_of(result, moment, interpreted.get("languages") or form.languages) for result in found]
    fallback = answer.get("fallback", [])
    return Page(
        form=form,
        total=answer["total"],
        pages=-(-answer["total"] // PAGE_SIZE),
        dangers=[(result, _phone(result)) for result in results if result.get("danger")],
        chips=chips_of(interpreted, form),
        cards=[card for card in cards if not card.result.get("unconfirmed")],
        unconfirmed=[card for card in cards if card.result.get("unconfirmed")],
        corrected=interpreted.get("corrected") or {},
        unknown_start=bool(form.start and not interpreted.get("place")),
        nearest=[item for item in fallback if item["type"] == "need"],
        intake=[card_of(item, moment, ()) for item in fallback if item["type"] == "intake"],
    )


def _phone(result: Result) -> Phone | None:
    if result.get("phone"):
        return phone(result["phone"])
    first = next(iter(result.get("phones") or []), None)
    return phone(first["number"], first.get("label")) if first else None


def card_of(result: Result, moment: dt.datetime, languages: Any) -> Card:
    """One result as a card."""
    state, sentence = now_sentence(result.get("opening"), moment)
    example = bool(result.get("example"))
    return Card(
        result=result,
        phone=None if example else _phone(result),
        open_state=state,
        open_sentence=sentence,
        where=_where(result),
        freshness=freshness_sentence(result.get("freshness") or {}, moment.date(), example),
        questions=[_question(code, languages) for code in result.get("unconfirmed") or []],
    )


def _where(result: Result) -> str:
    parts = [result.get("municipality")]
    if result.get("distance_km") is not None:
        parts.append(f"{number(round(result['distance_km'], 1))} km")
    return ", ".join(part for part in parts if part)


def _question(code: str, languages: Any) -> str:
    names = [LANGUAGES[language] for language in languages if language in LANGUAGES]
    if code == "language" and names:
        return f"Spreekt er iemand {join(names)}?"
    return _QUESTIONS.get(code, "Welke talen spreken jullie?")


def _chosen(form: SearchForm, interpreted: dict[str, Any]) -> list[Chip]:
    chips = [Chip("situation", code, situations()[code].label) for code in form.situations]
    chips += [Chip("theme", code, themes()[code]) for code in form.themes]
    chips += [Chip("need", code, needs()[code].label) for code in form.needs]
    chips += [Chip("obstacle", code, obstacles()[code].label) for code in form.obstacles]
    chips += [Chip("kind", code, KINDS[code].label) for code in form.kinds]
    place = interpreted.get("place")
    if form.start and place:
        chips.append(Chip("place", place.get("id") or "start", f"vanuit {place['name'] or 'je plaats'}"))
    if form.radius_km:
        chips.append(Chip("radius", str(form.radius_km), f"binnen {form.radius_km} km"))
    chips += [Chip("language", code, f"spreekt {LANGUAGES[code]}") for code in form.languages]
    return chips + [Chip("flag", code, FLAGS[code]) for code in form.flags]


def chips_of(interpreted: dict[str, Any], form: SearchForm) -> list[Chip]:
    """What was chosen and what was understood from the words, each once."""
    chips = _chosen(form, interpreted)
    for chip in interpreted.get("chips") or []:
        code = _SAME_FLAG.get(chip["code"], chip["code"]) if chip["type"] == "flag" else chip["code"]
        if (chip["type"], code) not in {(c.type, c.code) for c in chips}:
            chips.append(Chip(chip["type"], chip["code"], chip["label"]))
    return chips
