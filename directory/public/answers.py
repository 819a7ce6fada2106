"""A search, asked and made ready to be shown: the one place where pages meet the searcher."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from directory.public.chips import Chip, chips_of
from directory.public.form import SearchForm
from directory.public.present.ages import freshness_sentence
from directory.public.present.opening import PHONE, now_sentence
from directory.public.present.phones import Phone, phone
from directory.public.present.words import join, number
from directory.reach.places import Place, UnknownPlaceError, resolve
from directory.search import SearchQuery, current_searcher
from directory.search.danger import LINE_112
from directory.search.wishes import language_labels

PAGE_SIZE = 20
# Many have none: said quietly in the last line, not as a question on every card.
NO_HOURS = "De uren kennen we niet."
UNSURE = "We weten niet zeker wanneer ze opnemen."
Result = dict[str, Any]
_WITHOUT_A_TRIP = {"home-visit": "komt aan huis", "phone": "per telefoon", "online": "online", "fetches-you": "haalt je op"}
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
    """A result as it is shown. ``questions`` are what its filters could not confirm."""

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
        return bool(self.result["example"])


@dataclass(frozen=True, slots=True)
class Danger:
    """A line to call first. ``contacts`` are those of several municipalities where it is not known which one counts."""

    result: Result
    phone: Phone | None
    hours: str
    contacts: list[tuple[str, Phone]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of results."""

    total: int
    pages: int
    dangers: list[Danger]
    chips: list[Chip]
    cards: list[Card]
    unconfirmed: list[Card]
    corrected: dict[str, str]
    unknown_start: bool
    nearest: list[Result]
    intake: list[Card]


def search(form: SearchForm, moment: dt.datetime) -> Page:
    """Ask, and make the answer ready to be shown, at this wall-clock moment in Brussels."""
    try:
        start = resolve(form.start) if form.start else None
    except UnknownPlaceError:
        start = None
    return page_of(current_searcher().search(_query(form, start, moment)), form, start, moment)


def _query(form: SearchForm, start: Place | None, moment: dt.datetime) -> SearchQuery:
    return SearchQuery(
        q=form.q, themes=form.themes, needs=form.needs, kinds=form.kinds, obstacles=form.obstacles, situations=form.situations,
        from_=start, radius_km=form.radius_km, languages=form.languages, free="free" in form.flags,
        no_status="no_status" in form.flags, home_visit="home_visit" in form.flags, available="available" in form.flags,
        open_at=moment if "open_now" in form.flags else None, drop=frozenset(form.drop), page=form.page, page_size=PAGE_SIZE,
    )  # fmt: skip


def page_of(answer: dict[str, Any], form: SearchForm, start: Place | None, moment: dt.datetime) -> Page:
    """A search answer of the contract, made ready to be shown."""
    interpreted, results, fallback = answer["interpreted"], answer["results"], answer["fallback"]
    languages = form.languages or interpreted["languages"]
    dangers = [danger_of(result, moment) for result in results if result.get("danger")]
    cards = [card_of(result, moment, languages) for result in results if not result.get("danger")]
    return Page(
        total=answer["total"] - len(dangers),
        pages=-(-answer["total"] // PAGE_SIZE),
        dangers=dangers,
        chips=chips_of(interpreted, form, start),
        cards=[card for card in cards if not card.questions],
        unconfirmed=[card for card in cards if card.questions],
        corrected=interpreted["corrected"],
        unknown_start=bool(form.start and start is None),
        nearest=[item for item in fallback if item["type"] == "need"],
        intake=[card_of(item, moment, ()) for item in fallback if item["type"] == "intake"],
    )


def danger_of(result: Result, moment: dt.datetime) -> Danger:
    """A danger line; what is not confirmed of its hours is said."""
    hours = result["hours"] or ""
    if not hours and result["line"] != LINE_112:
        state, sentence = now_sentence(result["phone_opening"], moment, PHONE)
        hours = UNSURE if state == "unknown" else sentence
    contacts = [(c["municipality"] or c["name"], phone(c["phone"])) for c in result["contacts"] if c["phone"]]
    return Danger(result, _phone(result), hours, [] if result["phone"] else contacts)


def card_of(result: Result, moment: dt.datetime, languages: Sequence[str]) -> Card:
    """One result as a card."""
    state, sentence = now_sentence(result["opening"], moment)
    example = bool(result["example"])
    fresh = freshness_sentence(result["freshness"], moment.date(), example)
    return Card(
        result=result,
        phone=None if example else _phone(result),
        open_state=state,
        open_sentence=sentence if result["opening"] else "",
        where=_where(result),
        freshness=fresh if result["opening"] or example else f"{NO_HOURS} {fresh}",
        questions=[_question(code, languages) for code in result.get("unconfirmed", [])],
    )


def _phone(result: Result) -> Phone | None:
    first = next(iter(result["phones"]), None)
    return phone(first["number"], first.get("label")) if first else None


def _where(result: Result) -> str:
    """Where it is and how far, or that it comes to the person."""
    parts = [result["municipality"]] if result["municipality"] else []
    if result.get("distance_km") is not None:
        parts.append(f"{number(result['distance_km'])} km")
    ways = [_WITHOUT_A_TRIP[way] for way in result["delivery"] or [] if way in _WITHOUT_A_TRIP]
    if not parts and not ways and result["serves"]:
        return f"voor {join(result['serves'])}"
    return " · ".join(filter(None, [", ".join(parts), join(ways)]))


def _question(code: str, languages: Sequence[str]) -> str:
    if code == "language":
        return f"Spreekt er iemand {join([language_labels()[language] for language in languages])}?"
    return _QUESTIONS[code]
