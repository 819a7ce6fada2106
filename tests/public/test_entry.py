"""One entry, put in the order in which people need it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from directory.public.entry import Entry, entry_of

NOW = dt.datetime.fromisoformat("2026-11-24T10:00")


def _fact(value: Any, checked_on: str | None = "2026-11-03") -> dict[str, Any]:
    return {"value": value, "source": "de dienst", "checked_on": checked_on, "checked_by_role": "provider"}


def _entry(facts: dict[str, Any], **parts: Any) -> Entry:
    derived = {
        "needs": [], "themes": [], "places": [], "serves": ["Mol"], "confidential": False, "opening": None, "phone_opening": None,
        "freshness": {"checked_on": None, "by_role": None, "confirmed": False, "stale": []},
    }  # fmt: skip
    return entry_of({"name": "Proef", "kind": "general", "facts": facts, "derived": derived, **parts}, NOW)


def _section(entry: Entry, code: str) -> Any:
    return next(section for section in entry.sections if section.code == code)


def test_it_varies_is_an_answer_also_for_what_has_a_place_of_its_own() -> None:
    entry = _entry({"hours": _fact("varies"), "phone_hours": _fact("varies"), "address": _fact("varies")})
    assert [(line.label, line.text) for line in entry.when.lines] == [
        ("Openingsuren", "Wisselt, vraag het na"), ("Telefoonuren", "Wisselt, vraag het na"),
    ]  # fmt: skip
    assert [line.label for line in entry.route.lines] == ["Adres"]


def test_what_is_written_with_the_hours_is_said_once_and_closings_speak_for_themselves() -> None:
    rule = {"freq": "MONTHLY", "byday": "2WE,4WE", "description": "De tweede en de vierde woensdag."}
    closing = {"closed": True, "valid_from": "2026-12-24", "description": "Kerstvakantie"}
    place = {"location": {"location_type": "physical", "schedules": [{"notes": "Bel aan de achterdeur."}]}, "schedules": [rule]}
    entry = _entry({}, schedules=[rule, closing], service_at_locations=[place])
    assert entry.hours.notes == ["De tweede en de vierde woensdag.", "Bel aan de achterdeur."]


def test_free_stands_only_where_a_source_says_so_and_an_old_one_is_asked_again() -> None:
    assert _section(_entry({"cost_type": _fact("free")}), "cost").texts == ["Gratis."]
    assert _section(_entry({"cost_type": _fact("free", "2024-03-01")}), "cost").texts == [
        "Gratis (van maart 2024, vraag het na)."
    ]
    assert _section(_entry({}, cost_options=[{"amount": 0, "valid_from": "2026-01-01"}]), "cost").items == ["0 euro (2026)"]
    assert _section(_entry({}), "cost").empty


def test_an_old_list_says_of_when_it_is() -> None:
    old = _entry({"languages": _fact(None, "2024-03-01")}, languages=[{"code": "ar"}])
    assert _section(old, "languages").notes == ["Dit is van maart 2024. Vraag het na."]
    undated = _entry({"sign_up": _fact(None, None)}, application_process="Bel eerst.")
    assert _section(undated, "sign-up").notes == ["Wanneer dit werd nagekeken, weten we niet. Vraag het na."]
    fresh = _entry({"languages": _fact(None)}, languages=[{"code": "ar"}])
    assert not _section(fresh, "languages").notes


def test_where_people_may_live_says_of_when_it_is() -> None:
    assert _entry({"service_area": _fact(None, "2023-03-31")}).serves_since == "maart 2023"
    assert _entry({"service_area": _fact(None)}).serves_since is None


def test_what_has_no_source_says_so() -> None:
    sources = _entry({}, application_process="Bel eerst.").sources
    assert [(source.role, labels) for source, labels in sources] == [
        ("De bron is niet genoteerd", ["Werkgebied", "Hoe je je aanmeldt"])
    ]
