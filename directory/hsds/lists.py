"""`gezel import csv`: one simple list from a spreadsheet, a row a service, headings and messages in Dutch."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.errors import GezelError
from directory.hsds.documents import Entry
from directory.hsds.files import decode
from directory.hsds.ids import derived_id
from directory.hsds.importer import Summary, import_entries
from directory.hsds.list_cells import ListCellError
from directory.hsds.list_columns import COLUMNS, Row
from directory.hsds.problems import SHOWN, Findings, ImportRefusedError, Origin
from directory.models import Organization, Service, TaxonomyTerm
from directory.services.publication import NEEDS_TAXONOMY
from directory.services.texts import fold

# A row that starts so is a note, not a service: the template explains itself in such rows.
NOTE = "#"


class ListRefusedError(GezelError):
    """Nothing was taken in; the message names each row and column, in Dutch, and what mends it."""

    def __init__(self, lines: list[str], total: int) -> None:
        self.total = total
        more = [f"… en nog {total - len(lines)} andere."] if total > len(lines) else []
        super().__init__("\n".join([*lines, *more]))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list: its number as the spreadsheet shows it, and its cells by column."""

    number: int
    cells: dict[str, str]


def import_list(session: Session, path: Path, *, dry_run: bool = False, force: bool = False) -> Summary:
    """Take in a list and commit; `ListRefusedError`, with nothing written, where anything is wrong."""
    findings = Findings()
    lines = list(_lines(_read(path, findings)))
    complaints = [c for line in lines for c in _complaints(line)] + _doubles(lines)
    if not lines:
        complaints.append("Er staat geen enkele dienst in de lijst. Zet vanaf rij 2 op elke rij één dienst.")
    _stop_if_any(complaints)
    known = _Known(session)
    _stop_if_any([complaint for line in lines if (complaint := known.complaint(line))])
    entries = [Entry("service", known.record(line, path.name), Origin(path.name, f"rij {line.number}")) for line in lines]
    try:
        return import_entries(session, entries, findings, dry_run=dry_run, force=force)
    except ImportRefusedError as refusal:
        raise ListRefusedError([f"{p.origin.record}: {p.field} {p.what}" for p in refusal.problems], refusal.total) from refusal


def _stop_if_any(complaints: list[str]) -> None:
    if complaints:
        raise ListRefusedError(complaints[:SHOWN], len(complaints))


def _read(path: Path, findings: Findings) -> str:
    if not path.is_file():
        raise ListRefusedError([f"Het bestand {path} is er niet. Kijk de naam na."], 1)
    content = path.read_bytes()
    if content.startswith(b"PK"):
        raise ListRefusedError(["Dit is een Excel-bestand. Kies in Excel: Opslaan als, en dan CSV UTF-8."], 1)
    try:
        text = decode(path.name, content, findings)
    except ImportRefusedError as refusal:
        raise ListRefusedError(["We kunnen de letters niet lezen. Kies in Excel: Opslaan als, en dan CSV UTF-8."], 1) from refusal
    if "\x00" in text:
        raise ListRefusedError(["Dit is geen lijst met tekst. Kies in Excel: Opslaan als, en dan CSV UTF-8."], 1)
    return text


def _heading(text: str) -> str:
    return fold(text).replace("*", "").replace("\ufeff", "").strip()


def _lines(text: str) -> Iterator[Line]:
    """The rows under the headings; `ListRefusedError` where the headings cannot be understood."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=first.count)
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    by_heading = {_heading(column.heading): column.code for column in COLUMNS}
    headings: list[str | None] | None = None
    try:
        for number, cells in enumerate(reader, start=1):
            if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith(NOTE):
                continue
            if headings is None:
                headings = [by_heading.get(_heading(cell)) for cell in cells]
                _check_headings(cells, headings)
            else:
                yield Line(number, _cells(number, cells, headings))
    except csv.Error as error:
        raise ListRefusedError([f"Rij {reader.line_num}: de aanhalingstekens kloppen niet."], 1) from error


def _check_headings(cells: list[str], headings: list[str | None]) -> None:
    complaints = [
        f"De kolom “{column.heading}” ontbreekt. Zet die naam boven een kolom. Een voorbeeld: gezel import csv --template"
        for column in COLUMNS
        if column.required and column.code not in headings
    ]
    names = ", ".join(column.heading for column in COLUMNS)
    complaints += [
        f"De kolom “{cell.strip()[:60]}” kennen we niet. Wis de kolom of gebruik een van deze namen: {names}."
        for cell, code in zip(cells, headings, strict=True)
        if code is None and cell.strip()
    ]
    complaints += [
        f"De kolom “{column.heading}” staat er twee keer. Wis er een." for column in COLUMNS if headings.count(column.code) > 1
    ]
    _stop_if_any(complaints)


def _cells(number: int, cells: list[str], headings: list[str | None]) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(headings) :]):
        raise ListRefusedError(
            [f"Rij {number}: er staan meer vakjes dan kolommen. Zet tekst met een ; tussen aanhalingstekens."], 1
        )
    return {code: cell.strip() for code, cell in zip(headings, cells, strict=False) if code and cell.strip()}


def _complaints(line: Line) -> Iterator[str]:
    for column in COLUMNS:
        text = line.cells.get(column.code, "")
        if column.required and not text:
            yield f"Rij {line.number}, kolom {column.heading}: is leeg. Vul dit vakje in."
        try:
            _ = text and column.read(text)
        except ListCellError as error:
            yield f"Rij {line.number}, kolom {column.heading}: {error.what}. {error.mend}"
    if line.cells.get("street") and not (line.cells.get("postcode") and line.cells.get("city")):
        yield f"Rij {line.number}, kolom Straat en nummer: zonder postcode en gemeente is het adres niet volledig. Vul die aan."


def _key(line: Line) -> tuple[str, str]:
    return fold(line.cells.get("organization", "")), fold(line.cells.get("name", ""))


def _doubles(lines: list[Line]) -> list[str]:
    first: dict[tuple[str, str], int] = {}
    return [
        f"Rij {line.number}: dezelfde organisatie en naam staan ook op rij {first[_key(line)]}. Wis er een of hernoem ze."
        for line in lines
        if first.setdefault(_key(line), line.number) != line.number
    ]


class _Known:
    """What is here already: an organization is known by its name, a service of a list by organization and name."""

    def __init__(self, session: Session) -> None:
        self._organizations = {fold(name): id_ for id_, name in session.execute(select(Organization.id, Organization.name))}
        rows = session.execute(select(Service.id, Service.organization_id, Service.name))
        terms = select(TaxonomyTerm.code, TaxonomyTerm.id).where(TaxonomyTerm.taxonomy == NEEDS_TAXONOMY)
        self._need_ids = {str(code): id_ for code, id_ in session.execute(terms)}
        self._services = {(organization, fold(name)): id_ for id_, organization, name in rows}

    def organization(self, line: Line) -> str:
        """The id of the row's organization."""
        name = _key(line)[0]
        return self._organizations.get(name) or derived_id("list", "organization", name)

    def complaint(self, line: Line) -> str | None:
        """Why the row cannot be taken in, where the service stands here from elsewhere."""
        present = self._services.get((self.organization(line), _key(line)[1]))
        if present in (None, derived_id("list", "service", *_key(line))):
            return None
        return (
            f"Rij {line.number}: “{line.cells['name']}” staat al in Gezel, en niet door een lijst. "
            "Pas die dienst aan in het beheer, of geef ze hier een andere naam."
        )

    def record(self, line: Line, file: str) -> dict[str, Any]:
        """The row as a nested HSDS service."""
        row = Row(derived_id("list", "service", *_key(line)), self.organization(line), file, self._need_ids)
        for column in COLUMNS:
            if column.code in line.cells:
                column.put(row, column.read(line.cells[column.code]))
        return row.finish()


def template() -> str:
    """An empty list that explains itself, as Excel in Belgium opens it: byte order mark, semicolons, CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.heading + ("*" if column.required else "") for column in COLUMNS])
    example = [column.example for column in COLUMNS]
    writer.writerow([f"{NOTE} {example[0]}", *example[1:]])
    writer.writerow(
        [f"{NOTE} Rijen die met {NOTE} beginnen, slaan we over. De rij hierboven is een voorbeeld. * moet je invullen."]
    )
    for column in COLUMNS:
        writer.writerow([f"{NOTE} {column.heading}: {column.help}"])
    return "\ufeff" + text.getvalue()
