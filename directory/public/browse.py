"""Entries by theme, straight from the publications: real ones before examples."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.config import MUNICIPALITIES
from directory.models import Attribute, Publication, Service, TaxonomyTerm
from directory.services.publication import NEEDS_TAXONOMY
from directory.services.taxonomy import Need, needs

# More than this under one need is for a search, where a place and filters can be given.
SHOWN_PER_NEED = 12


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """A need with the entries that answer it."""

    need: Need
    description: str | None
    entries: list[dict[str, Any]]
    total: int


def theme_groups(session: Session, theme: str) -> list[NeedGroup]:
    """Every need of a theme, those without an entry too."""
    codes = [need.code for need in needs().values() if need.theme == theme]
    tied = (
        select(Attribute.link_id)
        .join(TaxonomyTerm, Attribute.taxonomy_term_id == TaxonomyTerm.id)
        .where(Attribute.link_entity == "service", TaxonomyTerm.taxonomy == NEEDS_TAXONOMY, TaxonomyTerm.code.in_(codes))
    )
    rows = session.scalars(select(Publication.data).where(Publication.service_id.in_(tied)))
    found = sorted((data for data in rows if data), key=_order)
    terms = select(TaxonomyTerm.code, TaxonomyTerm.description).where(TaxonomyTerm.taxonomy == NEEDS_TAXONOMY)
    said: dict[str | None, str | None] = {row.code: row.description for row in session.execute(terms)}
    groups = []
    for code in codes:
        mine = [data for data in found if code in data["derived"]["needs"]]
        groups.append(NeedGroup(needs()[code], said.get(code), mine[:SHOWN_PER_NEED], len(mine)))
    return groups


def _order(data: dict[str, Any]) -> tuple[bool, bool, str]:
    """Real before examples, near before far, then by name."""
    derived = data["derived"]
    towns = {place["municipality"] for place in derived["places"]} | set(derived["serves"])
    return bool(data.get("example")), not towns & set(MUNICIPALITIES), data["name"].casefold()


def public_entries(session: Session) -> list[tuple[str, dt.date]]:
    """Slug and last change of every real entry, for the sitemap; examples are not for search engines."""
    query = (
        select(Publication.slug, Publication.published_at)
        .join(Service, Service.id == Publication.service_id)
        .where(Service.example.is_(False), Service.hidden.is_(False))
        .order_by(Publication.slug)
    )
    return [(slug, published_at.date()) for slug, published_at in session.execute(query)]
