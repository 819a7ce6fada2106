"""From what a file holds to what a column takes: forgiving where the meaning is plain, else a `MisfitError` with the mend."""

from __future__ import annotations

import datetime as dt
import math
import re
import urllib.parse
from typing import Any

from directory.hsds.ids import uuid_of
from directory.hsds.tables import Cell, Sort

# Longer than any description of a service seen; a whole book in one cell is a mistake.
MAX_TEXT = 50_000
_LARGEST = 1e15
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_TIME = re.compile(r"T?(\d{1,2}):(\d{2})(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}(:?\d{2})?)?", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})([T ].*)?")
# No address holds these; whoever typed them meant something else.
_NOT_IN_A_URI = re.compile(r'[\x00-\x1f\x7f-\x9f<>"]')
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?", re.IGNORECASE)
# What RFC 3986 lets stand in a path, query or fragment; the rest is percent-encoded.
_URI_SAFE = "!$%&'()*+,/:;=?@~-._"
# Control characters steer a terminal and are no XML; an override makes the rest of a line read backwards.
_NOT_SEEN = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e]")
_FLAGS = {"true": True, "1": True, "yes": True, "ja": True, "false": False, "0": False, "no": False, "nee": False}


class MisfitError(ValueError):
    """A value that does not fit its column."""

    def __init__(self, what: str, mend: str) -> None:
        self.what, self.mend = what, mend
        super().__init__(what)


def shown(raw: Any) -> str:
    """A value as a message quotes it: short, on one line, printable."""
    text = repr(raw)
    text = text.encode("ascii", "backslashreplace").decode() if not text.isprintable() else text
    return text if len(text) <= 60 else f"{text[:57]}…"


def check_text(text: str) -> str:
    """The text without what nobody sees; `MisfitError` for what no database or file can carry."""
    if "\x00" in text:
        raise MisfitError("holds a NUL byte", "Take it out: text cannot hold byte 0")
    if len(text) > MAX_TEXT:
        raise MisfitError(f"is {len(text)} characters long", f"Keep it under {MAX_TEXT}")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise MisfitError("holds half a character (a lone surrogate)", "Write the text anew in UTF-8") from error
    return _NOT_SEEN.sub("", text)


def _text(raw: Any) -> str | None:
    if isinstance(raw, bool | dict | list) or (isinstance(raw, float) and not math.isfinite(raw)):
        raise MisfitError(f"{shown(raw)} is not text", "Put quotes around a text, or leave the field out")
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    return check_text(str(raw)) or None


def _choice(text: str, choices: tuple[str, ...]) -> str:
    for choice in choices:
        if text.strip().casefold() == choice.casefold():
            return choice
    raise MisfitError(f"{shown(text)} is not a value that HSDS knows here", f"Use one of: {', '.join(choices)}")


def _pattern(raw: Any, cell: Cell) -> str | None:
    text = ",".join(map(str, raw)) if isinstance(raw, list) else _text(raw)
    if text is None or cell.pattern is None:
        return text
    tidy = re.sub(r"\s+", "", text).upper()
    if not cell.pattern.fullmatch(tidy):
        example = "MO,WE,FR" if cell.name == "byday" else "1,15"
        raise MisfitError(f"{shown(text)} is not a list as in iCalendar", f"Write it as {example}")
    return tidy


def _number(raw: Any, cell: Cell) -> float | None:
    mend = "Write a number such as 12 or 4.5, or leave the field out"
    if isinstance(raw, str) and not raw.strip():
        return None
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise MisfitError(f"{shown(raw)} is not a number", mend)
    try:
        number = float(raw)
    except (ValueError, OverflowError) as error:
        raise MisfitError(f"{shown(raw)} is not a number that can be used", mend) from error
    if not math.isfinite(number) or abs(number) > _LARGEST:
        raise MisfitError(f"{shown(raw)} is not a number that can be used", mend)
    if cell.name in ("minimum_age", "maximum_age", "amount") and number < 0:
        raise MisfitError(f"{shown(raw)} is below zero", mend)
    return number


def _date(text: str) -> str:
    match = _DATE.fullmatch(text.strip())
    year, month, day = (int(match[n]) for n in (1, 2, 3)) if match else (0, 0, 0)
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError as error:
        raise MisfitError(f"{shown(text)} is not a date", "Write the date as 2026-11-24") from error


def _time(text: str) -> str:
    """Wall-clock time in Belgium as HH:MM. Seconds and an offset, which HSDS asks, say nothing that a visitor needs."""
    match = _TIME.fullmatch(text.strip())
    hour, minute = (int(match[1]), int(match[2])) if match else (99, 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise MisfitError(f"{shown(text)} is not a time of the day", "Write the time as 09:30")
    return f"{hour:02}:{minute:02}"


def _moment(text: str) -> dt.datetime:
    """A moment; one without a zone is taken as UTC."""
    try:
        moment = dt.datetime.fromisoformat(text.strip())
        moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except (ValueError, OverflowError) as error:
        raise MisfitError(f"{shown(text)} is not a moment", "Write it as 2026-11-24T09:00:00Z") from error
    if not 1900 <= moment.year <= 2200:
        raise MisfitError(f"{shown(text)} is in the year {moment.year}", "Write it as 2026-11-24T09:00:00Z")
    return moment


def uri(text: str) -> str:
    """A web address that every client can follow: `MisfitError` without a scheme and host; other letters are encoded."""
    mend = "Write the whole address, such as https://www.voorbeeld.be/pagina"
    tidy = text.strip()
    if tidy.casefold().startswith("www."):
        tidy = f"https://{tidy}"
    try:
        parts = urllib.parse.urlsplit(tidy)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
        _ = parts.port  # one that is no number is an error
    except (ValueError, UnicodeError) as error:
        raise MisfitError(f"{shown(text)} is not a web address", mend) from error
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or _NOT_IN_A_URI.search(tidy):
        raise MisfitError(f"{shown(text)} is not a web address", mend)
    rest = [urllib.parse.quote(part, safe=_URI_SAFE) for part in (parts.path, parts.query, parts.fragment)]
    rest = [re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part) for part in rest]
    return urllib.parse.urlunsplit((parts.scheme, host, *rest))


def email(text: str) -> str:
    """An address to write to; `mailto:` is dropped."""
    tidy = text.strip().removeprefix("mailto:")
    if not _EMAIL.fullmatch(tidy):
        raise MisfitError(f"{shown(text)} is not an e-mail address", "Write it as naam@voorbeeld.be")
    return tidy


def _flag(raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    if str(raw).strip().casefold() in _FLAGS:
        return _FLAGS[str(raw).strip().casefold()]
    raise MisfitError(f"{shown(raw)} is neither true nor false", "Write true or false")


def reference(raw: Any, target: str) -> str:
    """The id under which the record of table ``target`` that ``raw`` names is known here; `MisfitError` where it is no id."""
    if isinstance(raw, bool) or not isinstance(raw, str | int) or not str(raw).strip():
        raise MisfitError(f"{shown(raw)} is not an id", "Write the id of the record that is meant")
    return uuid_of(target, check_text(str(raw)))


def coerce(cell: Cell, raw: Any, target: str | None = None) -> Any:
    """The value that the column takes, ``None`` for an empty one; `MisfitError` where there is none.

    ``target`` is the table that a reference leads to, where the column itself does not say.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    match cell.sort:
        case Sort.NUMBER:
            return _number(raw, cell)
        case Sort.FLAG:
            return _flag(raw)
        case Sort.REFERENCE:
            return reference(raw, target or cell.target or "")
        case Sort.TEXT if cell.pattern:
            return _pattern(raw, cell)
    text = _text(raw)
    if text is None:
        return None
    match cell.sort:
        case Sort.URI:
            return uri(text)
        case Sort.EMAIL:
            return email(text)
        case Sort.DATE:
            return _date(text)
        case Sort.TIME:
            return _time(text)
        case Sort.MOMENT:
            return _moment(text)
    return _choice(text, cell.choices) if cell.choices else text
