"""One entry as its page shows it: every part of the publication in the order in which people need it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from directory.public.present.ages import freshness_sentence
from directory.public.present.facts import NO_DATE, NO_SOURCE, Line, Source, fact_line, source_of, stale_since
from directory.public.present.opening import (
    PHONE,
    coming_days,
    exception_lines,
    has_plain_week,
    now_sentence,
    week_summary,
)
from directory.public.present.phones import Phone, phones_of
from directory.public.present.questions import is_known, questions
from directory.public.present.tables import address_text, table_lines
from directory.public.present.words import capital, join
from directory.public.sections import TITLES, Section, section_of
from directory.services.facts import SPECIAL_VALUES, FactField, FactType
from directory.services.kinds import kind_of
from directory.services.kinds.base import Kind
from directory.services.publication import hour_notes

Publication = dict[str, Any]
# A map that can plan a trip by bus; the link carries the destination and nothing else.
ROUTE_PLANNER = "https://www.google.com/maps/dir/?"
# Free text of HSDS and the section in which it stands.
_FREE_TEXTS = {
    "who": ("eligibility_description",),
    "cost": ("fees_description", "fees"),
    "languages": ("interpretation_services",),
    "sign-up": ("wait_time",),
    "trust": ("accreditations", "licenses"),
}
# Tables that read as a list of their own rather than as one labelled fact.
_LISTS = {"needs", "cost_options", "languages", "documents"}
_TEXTS = {"sign_up"}
_SHOWN_APART = {"address", "hours", "phone_hours", "service_area"}


@dataclass(frozen=True, slots=True)
class Hours:
    """When one can go or call: now as a sentence, the coming days, what is different soon."""

    state: str
    now: str
    days: list[dict[str, str]]
    week: list[str]
    exceptions: list[str]
    notes: list[str]
    since: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where one can go."""

    name: str | None
    address: str
    route: str | None
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """All that the page shows."""

    service: Publication
    kind: Kind
    phones: list[Phone]
    emails: list[str]
    websites: list[str]
    hours: Hours
    phone_hours: Hours | None
    places: list[Place]
    place_since: str | None
    serves: list[str]
    serves_since: str | None
    when: Section
    route: Section
    sections: list[Section]
    trust: Section
    questions: tuple[list[str], list[str]]
    sources: list[tuple[Source, list[str]]]
    freshness: str

    @property
    def example(self) -> bool:
        """Whether this is a made-up example."""
        return bool(self.service.get("example"))

    @property
    def serves_text(self) -> str:
        """The municipalities that it works for."""
        return join(self.serves)

    @property
    def confidential(self) -> bool:
        """Whether the place is kept secret."""
        return bool(self.service["derived"]["confidential"])


def entry_of(service: Publication, moment: dt.datetime) -> Entry:
    """The page of this publication at this wall-clock moment in Brussels."""
    today, kind = moment.date(), kind_of(service["kind"])
    facts = service.get("facts") or {}
    sections = _sections(kind, service, today)
    derived, fields = service["derived"], kind.facts
    return Entry(
        service=service,
        kind=kind,
        phones=[] if service.get("example") else phones_of(service),
        emails=[] if service.get("example") else _emails(service),
        websites=_websites(service),
        hours=_hours(service, moment, fields["hours"]),
        place_since=_since("address", kind, facts, today),
        serves_since=_since("service_area", kind, facts, today),
        phone_hours=_phone_hours(derived["phone_opening"], moment, fields["phone_hours"], facts.get("phone_hours")),
        places=_places(service),
        serves=derived["serves"],
        when=sections.pop("when"),
        route=sections.pop("route"),
        trust=sections.pop("trust"),
        sections=list(sections.values()),
        questions=questions(fields.values(), service, today),
        sources=_sources(kind, service, today),
        freshness=freshness_sentence(derived["freshness"], today, bool(service.get("example"))),
    )


def _since(code: str, kind: Kind, facts: Publication, today: dt.date) -> str | None:
    return stale_since(facts[code], kind.facts[code], today) if facts.get(code) else None


def _emails(service: Publication) -> list[str]:
    holders = [service, *service.get("contacts", []), service.get("organization", {})]
    return list(dict.fromkeys(holder["email"] for holder in holders if holder.get("email")))


def _websites(service: Publication) -> list[str]:
    found = [service.get("url"), *(u.get("url") for u in service.get("additional_urls", []))]
    found.append(service.get("organization", {}).get("website"))
    return list(dict.fromkeys(url for url in found if url and url.startswith(("https://", "http://"))))


def _hours(service: Publication, moment: dt.datetime, field: FactField) -> Hours:
    opening, fact = service["derived"]["opening"], (service.get("facts") or {}).get("hours")
    state, now = now_sentence(opening, moment)
    notes = hour_notes(service)
    if opening is None:
        return Hours(state, now, [], [], [], notes, None)
    return Hours(
        state=state,
        now=now,
        days=coming_days(opening, moment.date()) if has_plain_week(opening) else [],
        week=[],
        exceptions=exception_lines(opening, moment.date()),
        notes=notes,
        since=stale_since(fact or {}, field, moment.date()),
    )


def _phone_hours(opening: Any, moment: dt.datetime, field: FactField, fact: Publication | None) -> Hours | None:
    if opening is None:
        return None
    state, now = now_sentence(opening, moment, PHONE)
    return Hours(state, now, [], week_summary(opening), [], [], stale_since(fact or {}, field, moment.date()))


def _places(service: Publication) -> list[Place]:
    places = []
    for link in service.get("service_at_locations", []):
        location = link["location"]
        for address in location.get("addresses", []):
            notes = [location.get("description"), location.get("transportation"), link.get("description")]
            notes += [a.get("description") or a.get("details") for a in location.get("accessibility", [])]
            text = address_text(address)
            route = None if service.get("example") else ROUTE_PLANNER + urlencode({"api": 1, "destination": text})
            places.append(Place(location.get("name"), text, route, [note for note in notes if note]))
    return places


def _sections(kind: Kind, service: Publication, today: dt.date) -> dict[str, Section]:
    sections = {code: Section(code, title, icon) for code, (title, icon) in TITLES.items()}
    for code, title, icon in (("when", "Wanneer", "clock"), ("route", "Hoe geraak je er", "reachable"), ("trust", "", "")):
        sections[code] = Section(code, title, icon)
    for code, names in _FREE_TEXTS.items():
        sections[code].texts += [service[name] for name in names if service.get(name)]
    for field in kind.facts.values():
        if (field.code not in _SHOWN_APART or _is_special(field, service)) and is_known(field, service, today):
            _place(sections[section_of(field)], field, service, today)
    return sections


def _is_special(field: FactField, service: Publication) -> bool:
    """Whether the answer is "it varies" or "not applicable": such an answer is shown as a line, whatever the fact."""
    value = ((service.get("facts") or {}).get(field.code) or {}).get("value")
    return isinstance(value, str) and value in SPECIAL_VALUES


def _place(section: Section, field: FactField, service: Publication, today: dt.date) -> None:
    """Put a known fact in its section: as a list, as a sentence or as a labelled line."""
    fact = (service.get("facts") or {}).get(field.code) or {}
    if field.code == "cost_type":
        # "Gratis." is the whole answer; a label before it only slows reading.
        line = fact_line(field, fact, today)
        section.texts.insert(0, f"{line.text} (van {line.stale_since}, vraag het na)." if line.stale_since else f"{line.text}.")
    elif field.type is not FactType.TABLE:
        section.lines.append(fact_line(field, fact, today))
    else:
        _place_table(section, field, fact, service, today)


def _place_table(section: Section, field: FactField, fact: Publication, service: Publication, today: dt.date) -> None:
    lines = table_lines(field.code, service, today)
    old = stale_since(fact, field, today) if fact else None
    if field.code not in _LISTS | _TEXTS:
        section.lines += [Line(field.code, field.label, capital(line), old) for line in lines]
        return
    if field.code in _LISTS:
        section.items += lines
    else:
        section.texts += lines
    # A price tells its own year.
    if old and field.code != "cost_options":
        section.notes.append(old_note(old))


def old_note(since: str) -> str:
    """That something longer than a line was checked too long ago."""
    return (
        "Wanneer dit werd nagekeken, weten we niet. Vraag het na." if since == NO_DATE else f"Dit is van {since}. Vraag het na."
    )


def _sources(kind: Kind, service: Publication, today: dt.date) -> list[tuple[Source, list[str]]]:
    """Where the facts come from: each source with the facts that it gave, those of the service itself first."""
    found: dict[Source, list[str]] = {}
    for code, fact in (service.get("facts") or {}).items():
        if fact and code in kind.facts and is_known(kind.facts[code], service, today):
            found.setdefault(source_of(fact, today), []).append(kind.facts[code].label)
    known = [f for f in kind.facts.values() if is_known(f, service, today) and not (service.get("facts") or {}).get(f.code)]
    if known:
        found[Source(None, None, NO_SOURCE, "zonder datum")] = [f.label for f in known]
    return list(found.items())
