"""What is read from a posted form."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from directory.public.form import LONGEST_QUERY, SearchForm, read_form


def _read(*pairs: tuple[str, str]) -> SearchForm:
    return read_form(MultiDict(pairs))


def test_every_choice_is_read() -> None:
    form = _read(
        ("q", "  huur   contract "), ("from", " Mol "), ("radius_km", "10"), ("language", "ar"), ("language", "fr"),
        ("free", "1"), ("open_now", "1"), ("situation", "marcel"), ("obstacle", "detention"), ("kind", "childcare"),
        ("theme", "work"), ("need", "food"), ("page", "3"),
    )  # fmt: skip
    assert form == SearchForm(
        q="huur contract", start="Mol", radius_km=10, languages=("ar", "fr"), flags=("free", "open_now"), situations=("marcel",),
        obstacles=("detention",), kinds=("childcare",), themes=("work",), needs=("food",), page=3,
    )  # fmt: skip
    assert form.asks_something
    assert form.has_filters


def test_nonsense_means_nothing_and_breaks_nothing() -> None:
    form = _read(
        ("q", "x" * 5000), ("radius_km", "7"), ("language", "xx"), ("need", "../../etc"), ("page", "-4"), ("drop", "d" * 900),
        ("theme", "\x00"), ("without", "need"),
    )  # fmt: skip
    assert form == SearchForm(q="x" * LONGEST_QUERY)
    assert _read(("page", "٣")).page == 1
    assert _read(("page", "99999999999")).page == 1


def test_an_empty_form_asks_nothing_and_a_place_alone_neither() -> None:
    assert not _read(("q", "  ")).asks_something
    assert not _read(("from", "Mol")).asks_something


def test_a_chosen_chip_is_unchosen_and_an_understood_one_is_dropped() -> None:
    posted = [
        ("q", "huur"),
        ("asked", "huur"),
        ("language", "ar"),
        ("language", "fr"),
        ("free", "1"),
        ("from", "Mol"),
        ("radius_km", "5"),
    ]
    assert _read(*posted, ("without", "language:ar")).languages == ("fr",)
    assert _read(*posted, ("without", "flag:free")).flags == ()
    assert _read(*posted, ("without", "radius:5")).radius_km is None
    gone = _read(*posted, ("without", "place:mol"))
    assert (gone.start, gone.radius_km, gone.drop) == ("Mol", 5, ("place:mol",))
    assert _read(*posted, ("drop", "need:eviction"), ("without", "need:rental-advice")).drop == (
        "need:eviction",
        "need:rental-advice",
    )


def test_other_words_start_afresh() -> None:
    assert _read(("q", "schulden"), ("asked", "huur"), ("drop", "need:eviction")).drop == ()
