"""Facts, prices, numbers and tables as Dutch text."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from directory.public.present import words
from directory.public.present.costs import cost_line
from directory.public.present.facts import fact_line, source_of, value_text
from directory.public.present.phones import phone, phones_of
from directory.public.present.questions import questions
from directory.public.present.tables import table_lines
from directory.services.kinds import KINDS

TODAY = dt.date(2026, 11, 24)


def _field(code: str, kind: str = "general") -> Any:
    return KINDS[kind].facts[code]


def _publication(**parts: Any) -> dict[str, Any]:
    return {
        "kind": "general",
        "facts": {},
        "derived": {"needs": [], "serves": [], "opening": None, "confidential": False},
        **parts,
    }


def _asked(publication: dict[str, Any]) -> list[str]:
    first, others = questions(KINDS["general"].facts.values(), publication, TODAY)
    return first + others


def _fact(value: Any, checked_on: str | None = "2026-11-03") -> dict[str, Any]:
    return {"value": value, "source": "de dienst", "checked_on": checked_on, "checked_by_role": "provider"}


@pytest.mark.parametrize(
    ("code", "kind", "value", "text"),
    [
        ("companion_welcome", "general", True, "ja"),
        ("companion_welcome", "general", False, "nee"),
        ("wheelchair", "general", "with-help", "met hulp"),
        ("exclusions", "general", ["active-use", "pets"], "wie nog gebruikt en wie met een huisdier komt"),
        ("hours_per_week", "language-course", 2.5, "2,5 uur per week"),
        ("child_age_from", "childcare", 30, "2,5 jaar"),
        ("child_age_from", "childcare", 1, "1 maand"),
        ("child_age_to", "childcare", 144, "12 jaar"),
        ("waiting_time", "general", {"amount": 0, "unit": "weeks"}, "geen"),
        ("waiting_time", "general", {"amount": 1, "unit": "months"}, "1 maand"),
        ("waiting_time", "general", {"amount": 5, "unit": "years"}, "5 jaar"),
        ("membership_fee", "rental-broker", {"amount": 12.5, "unit": "per jaar", "year": 2026}, "12,50 euro per jaar (2026)"),
        ("next_start", "language-course", "2027-01-08", "8 januari 2027"),
        ("pets_welcome", "general", "varies", "wisselt, vraag het na"),
        ("pets_welcome", "general", "not-applicable", "niet van toepassing"),
        (
            "phone_hours", "general", [{"days": ["MO", "TU"], "opens": "09:00", "closes": "12:00"}],
            "Maandag en dinsdag 9.00–12.00",
        ),
    ],
)  # fmt: skip
def test_a_value_reads_as_dutch(code: str, kind: str, value: Any, text: str) -> None:
    assert value_text(_field(code, kind), value) == text


def test_every_option_of_every_kind_has_words() -> None:
    for kind in KINDS.values():
        for field in kind.facts.values():
            for option in field.options:
                value = [option] if field.type.value == "choices" else option
                assert value_text(field, value).strip()


def test_an_old_fact_is_shown_with_its_month_and_one_without_a_date_says_so() -> None:
    waiting = _field("waiting_time")
    weeks = {"amount": 6, "unit": "weeks"}
    assert fact_line(waiting, _fact(weeks), TODAY).stale_since is None
    assert fact_line(waiting, _fact(weeks, "2026-05-01"), TODAY).stale_since == "mei 2026"
    assert fact_line(waiting, _fact(weeks, None), TODAY).stale_since == "onbekende datum"


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ({"option": "per keer", "amount": 4, "currency": "EUR", "valid_from": "2026-01-01"}, "Per keer: 4 euro (2026)"),
        ({"amount": 2.5, "valid_from": "2026-01-01", "amount_description": "per uur"}, "2,50 euro per uur (2026)"),
        ({"option": "per dag", "amount": 6.24, "valid_from": "2024-01-01"}, "Per dag: 6,24 euro (prijs van 2024, vraag het na)"),
        ({"option": "per dag", "amount": 5, "valid_from": "2025-09-01", "valid_to": "2027-08-31"}, "Per dag: 5 euro (2025)"),
        ({"option": "per les", "amount": 1}, "Per les: 1 euro (we weten niet van welk jaar, vraag het na)"),
        ({"option": "volgens inkomen"}, "Volgens inkomen"),
        ({"amount": 0, "valid_from": "2026-01-01"}, "0 euro (2026)"),
    ],
)
def test_a_price_carries_its_year(option: dict[str, Any], text: str) -> None:
    assert cost_line(option, TODAY) == text


@pytest.mark.parametrize(
    ("number", "text", "href"),
    [
        ("014/74 44 44", "014 74 44 44", "tel:+3214744444"),
        ("0032 14 74 44 44", "014 74 44 44", "tel:+3214744444"),
        ("070 245 245", "070 245 245", "tel:+3270245245"),
        ("0478123456", "0478 12 34 56", "tel:+32478123456"),
        ("112", "112", "tel:112"),
        ("116 000", "116 000", "tel:116000"),
        ("1712", "1712", "tel:1712"),
        ("+31 20 123 4567", "+31 20 123 4567", "tel:+31201234567"),
        ("vraag aan de balie", "vraag aan de balie", None),
        ("014", "014", None),
        ("01", "01", None),
    ],
)
def test_a_number_is_shown_as_written_and_dialled_internationally(number: str, text: str, href: str | None) -> None:
    assert (phone(number).text, phone(number).href) == (text, href)


def test_numbers_come_most_direct_first_and_once() -> None:
    publication = {
        "phones": [{"number": "014 31 17 67"}, {"number": "014 31 17 00", "type": "fax"}],
        "organization": {"phones": [{"number": "014/31.17.67"}, {"number": "014 22 22 22", "description": "Onthaal"}]},
    }
    assert [(p.text, p.label) for p in phones_of(publication)] == [("014 31 17 67", None), ("014 22 22 22", "Onthaal")]


def test_an_empty_field_stays_unknown_and_is_asked_most_decisive_first_over_the_bs() -> None:
    first, others = questions(KINDS["general"].facts.values(), _publication(), TODAY)
    assert first == [
        "Is er nu plaats?", "Moet ik naar jullie komen of komen jullie tot bij ons?", "Welke talen spreken jullie?",
        "Kost het iets?",
    ]  # fmt: skip
    assert "Moet ik een bepaald statuut hebben?" in others
    assert not set(first) & set(others)


def test_what_varies_or_is_too_old_is_asked_again_and_what_is_known_is_not() -> None:
    facts = {"cost_type": _fact("free"), "delivery": _fact("varies"), "referral": _fact(["none"], "2020-01-01")}
    first, others = questions(KINDS["general"].facts.values(), _publication(facts=facts), TODAY)
    asked = [*first, *others]
    assert "Kost het iets?" not in asked
    assert {"Moet ik naar jullie komen of komen jullie tot bij ons?", "Moet iemand mij doorsturen?"} <= set(asked)


def test_no_address_is_asked_where_it_is_secret_or_where_nobody_has_to_go() -> None:
    secret = _publication(derived={"needs": [], "serves": [], "opening": None, "confidential": True})
    at_home = _publication(facts={"delivery": _fact(["home-visit"])})
    for publication in (secret, at_home):
        assert "Waar gaat het door?" not in _asked(publication)
    assert "Waar gaat het door?" in _asked(_publication())


@pytest.mark.parametrize(
    ("code", "parts", "lines"),
    [
        ("ages", {"minimum_age": 18}, ["Vanaf 18 jaar"]),
        ("ages", {"minimum_age": 6, "maximum_age": 12}, ["Van 6 tot en met 12 jaar"]),
        ("ages", {"maximum_age": 25}, ["Tot en met 25 jaar"]),
        ("languages", {"languages": [{"code": "ar", "note": "op dinsdag"}]}, ["Arabisch (op dinsdag)"]),
        ("languages", {"languages": [{"name": "Kirundi"}]}, ["Kirundi"]),
        (
            "places_free", {"capacities": [{"available": 0, "unit": {"name": "bedden"}, "updated": "2026-11-20T08:00:00Z"}]},
            ["Bedden: nu geen plaats vrij (4 dagen geleden)"],
        ),
        ("languages", {"facts": {"languages": _fact("varies")}}, ["Wisselt, vraag het na"]),
        ("languages", {}, []),
    ],
)  # fmt: skip
def test_a_table_reads_as_lines(code: str, parts: dict[str, Any], lines: list[str]) -> None:
    assert table_lines(code, _publication(**parts), TODAY) == lines


def test_a_source_says_who_and_when_and_links_only_to_the_web() -> None:
    page = source_of(
        {"source": "https://www.balen.be/leefloon/", "checked_on": "2023-03-31", "checked_by_role": "public-source"}, TODAY
    )
    assert (page.text, page.href, page.when) == ("balen.be/leefloon", "https://www.balen.be/leefloon/", "nagekeken in maart 2023")
    assert source_of({"source": "javascript:alert(1)", "checked_by_role": "provider"}, TODAY).href is None
    classified = source_of({"source": "ingedeeld door Gezel", "checked_by_role": "gezel", "checked_on": "2026-11-24"}, TODAY)
    assert (classified.text, classified.role) == (None, "Ingedeeld door Gezel")


def test_small_words() -> None:
    assert words.join([]) == ""
    assert words.join(["Mol"]) == "Mol"
    assert words.capital("'s avonds") == "'s Avonds"
    assert words.clock(24 * 60) == "24.00"
