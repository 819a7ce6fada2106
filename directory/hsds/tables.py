"""The tables of HSDS 3.1 as interchange sees them: which columns, of which sort, and what nests in what.

Columns come from the models, so a new one is read and written without a change here; what the models cannot tell
(the format of a text, who owns a row) is declared below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Boolean, Float
from sqlalchemy.schema import Column, ColumnDefault

from directory import models
from directory.models.base import Base, UtcDateTime
from directory.services.facts import WEEKDAYS

VERSION = "3.1"


class Sort(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    URI = "uri"
    EMAIL = "email"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    NUMBER = "number"
    FLAG = "flag"
    FACTS = "facts"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Cell:
    """One column. ``target`` is the table a reference leads to; ``owner`` says that the row is a part of that record."""

    name: str
    sort: Sort
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    target: str | None = None
    owner: bool = False
    enforced: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: ``lists`` maps a nested list to the table of its records, ``singles`` a nested object to (table, column)."""

    name: str
    model: type[Base]
    file: str
    cells: dict[str, Cell]
    lists: dict[str, str] = field(default_factory=dict)
    singles: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def owners(self) -> list[Cell]:
        """The columns that name whose part a row is."""
        return [cell for cell in self.cells.values() if cell.owner]


# Not for a file to say: whether an entry is hidden here, when it was edited here, which version it is. The order of a list
# is that of the file.
NOT_INTERCHANGED = {"service.hidden", "service.edited_here_at", "service.version"}
_URIS = {
    "accessibility.url", "location.url", "organization.website", "organization.uri", "required_document.uri",
    "schedule.schedule_link", "service.url", "taxonomy.uri", "taxonomy_term.term_uri", "unit.uri", "url.url",
}  # fmt: skip
_EMAILS = {"email", "assurer_email"}
_DATES = {"valid_from", "valid_to", "dtstart", "until", "assured_date"}
_TIMES = {"opens_at", "closes_at"}
_PLACE_TYPES = ("physical", "postal", "virtual")
_CHOICES = {
    "service.status": ("active", "inactive", "defunct", "temporarily closed"),
    "location.location_type": _PLACE_TYPES,
    "address.address_type": _PLACE_TYPES,
    "schedule.wkst": WEEKDAYS,
    "schedule.freq": ("WEEKLY", "MONTHLY"),
}
_NUMBERS = re.compile(r"-?\d{1,3}(,-?\d{1,3})*")
_DAY = r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)"
_PATTERNS = {
    "schedule.byday": re.compile(rf"{_DAY}(,{_DAY})*"),
    "schedule.byweekno": _NUMBERS,
    "schedule.bymonthday": _NUMBERS,
    "schedule.byyearday": _NUMBERS,
}
# HSDS asks it of a new service, though the model has a default.
_ALSO_REQUIRED = {"service.status", "location.location_type"}
# Given by where a record stands, or made here.
_NOT_REQUIRED = {
    "service.slug", "attribute.link_id", "attribute.link_entity", "metadata.resource_id", "metadata.resource_type",
    "metadata.previous_value", "metadata.replacement_value",
}  # fmt: skip
_SOFT_TARGETS = {
    "organization.parent_organization_id": "organization",
    "location.organization_id": "organization",
    "taxonomy_term.parent_id": "taxonomy_term",
    "attribute.link_id": "",
    "metadata.resource_id": "",
}
# What other registers tell of their own records: kept, and never published.
UNPUBLISHED = {"metadata", "meta_table_description"}
# Tables whose rows hang on a record of any table: the columns that name it.
LINKS = {"attribute": ("link_id", "link_entity"), "metadata": ("resource_id", "resource_type")}
# References that do not make a row the part of another.
_NOT_OWNED = {
    "service.organization_id", "service.program_id", "service_at_location.location_id", "taxonomy_term.taxonomy_id",
    "attribute.taxonomy_term_id", "service_capacity.unit_id", *_SOFT_TARGETS,
}  # fmt: skip


def _sort(name: str, column: Column[Any]) -> Sort:
    for kind, sort in ((Float, Sort.NUMBER), (Boolean, Sort.FLAG), (UtcDateTime, Sort.MOMENT), (JSON, Sort.FACTS)):
        if isinstance(column.type, kind):
            return sort
    if column.foreign_keys or name in _SOFT_TARGETS:
        return Sort.REFERENCE
    texts = ((_EMAILS, Sort.EMAIL), (_DATES, Sort.DATE), (_TIMES, Sort.TIME))
    return Sort.URI if name in _URIS else next((sort for names, sort in texts if column.name in names), Sort.TEXT)


def _cell(table: str, column: Column[Any]) -> Cell:
    name = f"{table}.{column.name}"
    sort = _sort(name, column)
    target = next((key.column.table.name for key in column.foreign_keys), _SOFT_TARGETS.get(name))
    needed = not column.nullable and not isinstance(column.default, ColumnDefault)
    return Cell(
        name=column.name,
        sort=sort,
        required=name in _ALSO_REQUIRED or (needed and name not in _NOT_REQUIRED),
        choices=_CHOICES.get(name, ()),
        pattern=_PATTERNS.get(name),
        target=target,
        owner=sort is Sort.REFERENCE and name not in _NOT_OWNED,
        enforced=bool(column.foreign_keys),
    )


def _is_told(table: str, column: str) -> bool:
    return column not in ("id", "position") and f"{table}.{column}" not in NOT_INTERCHANGED


def _table(
    model: type[Base], file: str, lists: dict[str, str] | None = None, singles: dict[str, tuple[str, str]] | None = None
) -> Table:
    name = str(model.__tablename__)
    columns = [c for c in model.__table__.columns if isinstance(c, Column) and _is_told(name, c.name)]
    terms = {} if name in ("taxonomy", "taxonomy_term", "attribute", "metadata") else {"attributes": "attribute"}
    told = {} if name == "metadata" else {"metadata": "metadata"}
    return Table(name, model, file, {c.name: _cell(name, c) for c in columns}, {**(lists or {}), **terms, **told}, singles or {})


# Each table after those that it refers to.
TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table(models.Taxonomy, "taxonomies.csv"),
        _table(models.TaxonomyTerm, "taxonomy_terms.csv", singles={"taxonomy_detail": ("taxonomy", "taxonomy_id")}),
        _table(models.Unit, "units.csv"),
        _table(
            models.Organization,
            "organizations.csv",
            lists={
                "additional_websites": "url", "funding": "funding", "contacts": "contact", "phones": "phone",
                "programs": "program", "organization_identifiers": "organization_identifier",
                "locations": "location", "services": "service",
            },
        ),
        _table(models.Program, "programs.csv"),
        _table(
            models.Service,
            "services.csv",
            lists={
                "additional_urls": "url", "phones": "phone", "schedules": "schedule", "service_areas": "service_area",
                "service_at_locations": "service_at_location", "languages": "language", "funding": "funding",
                "cost_options": "cost_option", "required_documents": "required_document", "contacts": "contact",
                "capacities": "service_capacity",
            },
            singles={"organization": ("organization", "organization_id"), "program": ("program", "program_id")},
        ),
        _table(
            models.Location,
            "locations.csv",
            lists={
                "languages": "language", "addresses": "address", "contacts": "contact", "accessibility": "accessibility",
                "phones": "phone", "schedules": "schedule",
            },
        ),
        _table(
            models.ServiceAtLocation,
            "service_at_location.csv",
            lists={"service_areas": "service_area", "contacts": "contact", "phones": "phone", "schedules": "schedule"},
            singles={"location": ("location", "location_id"), "service": ("service", "service_id")},
        ),
        _table(models.Contact, "contacts.csv", lists={"phones": "phone"}),
        _table(models.Phone, "phones.csv", lists={"languages": "language"}),
        _table(models.Url, "url.csv"),
        _table(models.Funding, "funding.csv"),
        _table(models.OrganizationIdentifier, "organization_identifiers.csv"),
        _table(models.Address, "addresses.csv"),
        _table(models.Accessibility, "accessibility.csv"),
        _table(models.Language, "languages.csv"),
        _table(models.Schedule, "schedules.csv"),
        _table(models.ServiceArea, "service_areas.csv"),
        _table(models.CostOption, "cost_options.csv"),
        _table(models.RequiredDocument, "required_documents.csv"),
        _table(models.ServiceCapacity, "service_capacity.csv", singles={"unit": ("unit", "unit_id")}),
        _table(models.Attribute, "attributes.csv", singles={"taxonomy_term": ("taxonomy_term", "taxonomy_term_id")}),
        _table(models.Metadata, "metadata.csv"),
        _table(models.MetaTableDescription, "meta_table_descriptions.csv"),
    )
}  # fmt: skip

# Lists of records that stand on their own, or are a log: one that is no longer listed keeps existing.
NOT_REPLACED = {"locations", "services", "metadata"}
MAIN = ("service", "organization", "location", "taxonomy_term", "taxonomy", "unit")
# Publishers name the files in singular and in plural.
FILES: dict[str, str] = {f"{table.name}{ending}.csv": table.name for table in TABLES.values() for ending in ("", "s", "es")}
FILES.update({table.file: table.name for table in TABLES.values()})
FILES.update({"accessibilities.csv": "accessibility", "service_capacities.csv": "service_capacity"})


def owner_column(parent: str, child: str) -> str:
    """The column of a child table that names its parent."""
    return LINKS[child][0] if child in LINKS else f"{parent}_id"


def ownership(parent: str, id_: str, child: str) -> dict[str, str]:
    """The columns by which a row of a child table belongs to this parent."""
    link = {LINKS[child][1]: parent} if child in LINKS else {}
    return {owner_column(parent, child): id_, **link}
