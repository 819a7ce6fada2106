"""Reads the cells of the simple list as people type them; what cannot be read is told in Dutch, with the mend."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from directory.hsds.values import MisfitError, check_text, email, uri
from directory.search.wishes import language_labels, language_words
from directory.services.facts import WEEKDAYS
from directory.services.texts import fold

_DAYS = dict(zip(("ma", "di", "wo", "do", "vr", "za", "zo"), WEEKDAYS, strict=True))
_HOURS = re.compile(r"(\d{1,2})(?:[:.u](\d{2})?)?\s*-\s*(\d{1,2})(?:[:.u](\d{2})?)?")
# More values than this are not listed in a message.
FEW = 20
_POSTCODE = re.compile(r"[1-9]\d{3}")


class ListCellError(ValueError):
    """A cell that cannot be read: what is wrong and what mends it, in Dutch."""

    def __init__(self, what: str, mend: str) -> None:
        self.what, self.mend = what, mend
        super().__init__(what)


def read_text(text: str) -> str:
    """Any text."""
    try:
        return check_text(text)
    except MisfitError as error:
        raise ListCellError("de tekst kunnen we niet bewaren", "Maak hem korter of typ hem opnieuw.") from error


def pieces(text: str) -> list[str]:
    """The parts of a cell that holds several things."""
    return [piece.strip() for piece in re.split(r"[;|\n]", text) if piece.strip()]


def _choose(typed: str, options: Mapping[str, str]) -> str:
    """Which values there are; of very many, those that look most like what was typed."""
    if len(options) <= FEW:
        return f"Kies uit: {', '.join(options)}."
    codes_by_text = {fold(text): code for code, label in options.items() for text in (code, label)}
    near = [codes_by_text[text] for text in difflib.get_close_matches(fold(typed), codes_by_text, n=3, cutoff=0.3)]
    hint = f"Bedoel je {' of '.join(dict.fromkeys(near))}? " if near else ""
    return f"{hint}Alle woorden staan in: gezel import csv --template"


def codes_of(options: Mapping[str, str]) -> Callable[[str], list[str]]:
    """Reads codes or Dutch labels, in any mix, with ; or , between them."""
    known = {fold(code): code for code in options}
    for code, label in options.items():
        known.setdefault(fold(label), code)
        known.setdefault(fold(label.split("(")[0].strip()), code)

    def read(text: str) -> list[str]:
        found: list[str] = []
        for piece in pieces(text):
            parts = [piece] if fold(piece) in known else [part.strip() for part in piece.split(",") if part.strip()]
            for part in parts:
                if fold(part) not in known:
                    raise ListCellError(f"“{part[:60]}” kennen we niet", _choose(part, options))
                found.append(known[fold(part)])
        return list(dict.fromkeys(found))

    return read


def one_of(options: Mapping[str, str]) -> Callable[[str], str]:
    """Reads one code or Dutch label."""
    read = codes_of(options)

    def read_one(text: str) -> str:
        found = read(text)
        if len(found) != 1:
            raise ListCellError("er staat meer dan één waarde", f"Kies er een: {', '.join(options)}.")
        return found[0]

    return read_one


def read_languages(text: str) -> list[str]:
    """Languages by Dutch name or code."""
    words = language_words()
    found = []
    for piece in (part.strip() for part in re.split(r"[;|,\n]", text)):
        if piece:
            code = piece.lower() if piece.lower() in language_labels() else words.get(fold(piece))
            if code is None:
                raise ListCellError(f"de taal “{piece[:60]}” kennen we niet", "Schrijf zoals: Nederlands, Frans, Arabisch.")
            found.append(code)
    return list(dict.fromkeys(found))


def read_postcode(text: str) -> str:
    """A Belgian postal code."""
    if not _POSTCODE.fullmatch(text):
        raise ListCellError(f"“{text[:20]}” is geen postcode", "Schrijf vier cijfers, bijvoorbeeld 2490.")
    return text


def read_email(text: str) -> str:
    """An e-mail address."""
    try:
        return email(text)
    except MisfitError as error:
        raise ListCellError(f"“{text[:60]}” is geen e-mailadres", "Schrijf het zoals naam@voorbeeld.be.") from error


def read_website(text: str) -> str:
    """A web address; without a scheme it is https."""
    try:
        return uri(text if "://" in text else f"https://{text}") if "." in text else uri(text)
    except MisfitError as error:
        raise ListCellError(f"“{text[:60]}” is geen webadres", "Schrijf het zoals https://www.voorbeeld.be.") from error


def read_phone(text: str) -> str:
    """One phone number, as it is written."""
    if not re.fullmatch(r"[+\d][\d\s./()-]{2,24}", text):
        raise ListCellError(f"“{text[:40]}” is geen telefoonnummer", "Schrijf één nummer, bijvoorbeeld 014 12 34 56.")
    return text


def read_date(text: str) -> str:
    """A day, in Belgian or ISO order."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return dt.datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - only the day counts
        except ValueError:
            continue
    raise ListCellError(f"“{text[:40]}” is geen datum", "Schrijf de datum zoals 24/11/2026.")


def read_age(text: str) -> float:
    """An age in years."""
    try:
        age = float(text.replace(",", "."))
    except ValueError:
        age = -1
    if not 0 <= age <= 120:
        raise ListCellError(f"“{text[:40]}” is geen leeftijd", "Schrijf enkel een getal, bijvoorbeeld 18.")
    return age


def read_yes(text: str) -> bool:
    """Yes or no."""
    if fold(text) not in ("ja", "nee", "j", "n", "x"):
        raise ListCellError(f"“{text[:40]}” is niet ja of nee", "Schrijf ja of nee.")
    return fold(text) in ("ja", "j", "x")


def _clock(hour: str, minute: str | None) -> str:
    if int(hour) > 24 or int(minute or 0) > 59:
        raise ListCellError(f"“{hour}:{minute or '00'}” is geen uur", "Schrijf uren zoals 9:00-12:00.")
    return f"{int(hour):02}:{int(minute or 0):02}"


def _days(text: str) -> list[str]:
    mend = "Schrijf het zoals: ma-vr 9:00-12:00; wo 13:00-16:30."
    found: list[str] = []
    for piece in re.split(r"[,+\s]+|\ben\b", fold(text)):
        ends = [day[:2] for day in piece.split("-") if day]
        if piece and (not ends or any(end not in _DAYS for end in ends) or len(ends) > 2):
            raise ListCellError(f"“{text.strip()[:40]}” is geen dag", mend)
        if ends:
            days = list(_DAYS)
            found += [_DAYS[day] for day in days[days.index(ends[0]) : days.index(ends[-1]) + 1]]
    if not found:
        raise ListCellError("er staat geen dag bij de uren", mend)
    return found


def read_hours(text: str) -> list[dict[str, Any]]:
    """``ma-vr 9:00-12:00, 13:00-16:00; wo 18:00-20:00`` as weekly schedules."""
    schedules = []
    for piece in pieces(text):
        first = _HOURS.search(piece)
        if first is None:
            raise ListCellError(f"in “{piece[:40]}” staan geen uren", "Schrijf het zoals: ma-vr 9:00-12:00; wo 13:00-16:30.")
        days = ",".join(_days(piece[: first.start()]))
        for match in _HOURS.finditer(piece):
            opens, closes = _clock(match[1], match[2]), _clock(match[3], match[4])
            if opens >= closes:
                raise ListCellError(f"{opens} is niet voor {closes}", "Zet het uur van openen eerst.")
            schedules.append({"freq": "WEEKLY", "byday": days, "opens_at": opens, "closes_at": closes})
    return schedules
