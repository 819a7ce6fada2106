"""A publication without what the phone can work out for itself, so that a thousand of them are few bytes.

`static/pwa/src/pack/expand.ts` puts back: themes (from needs), places, areas served and secrecy (from the locations), how old
facts are (from their dates, on the day that it is), and the slug where it is the name's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from directory.pack.facts import known_facts
from directory.services.publication import NEEDS_TAXONOMY, hour_notes
from directory.services.taxonomy import needs
from directory.services.texts import slugify

Record = dict[str, Any]
# What ties HSDS tables together: nested as they are here, nothing asks for it. A service keeps its own id.
TIES = frozenset({
    "id", "service_id", "organization_id", "location_id", "service_at_location_id", "link_id", "link_entity", "taxonomy_term_id",
    "contact_id", "phone_id", "program_id", "parent_organization_id", "unit_id", "resource_id",
})  # fmt: skip
# Rules of opening hours: `derived.opening` says what they come to, and `hour_notes` what is written with them.
LEFT_OUT = TIES | {"schedules", "last_modified"}
# Made anew here, or put back by the phone.
APART = frozenset({"id", "slug", "facts", "attributes", "derived", "status"})


def slim(publication: Mapping[str, Any], revision: int) -> Record:
    """What of a publication goes into a shard, facts apart (`pack.facts`)."""
    derived = publication["derived"]
    record = {key: _bare(value) for key, value in publication.items() if key not in APART | LEFT_OUT}
    codes = list(needs())
    record |= {
        "id": publication["id"],
        "revision": revision,
        "slug": None if slugify(publication["name"]) == publication["slug"] else publication["slug"],
        "status": None if publication.get("status") == "active" else publication.get("status"),
        "needs": [codes.index(code) for code in derived["needs"]],
        "opening": _opening(derived["opening"]),
        "phone_opening": _opening(derived["phone_opening"]),
        "hour_notes": hour_notes(publication),
        "attributes": _other_terms(publication),
        "facts": _other_facts(publication),
    }
    if "service_at_locations" in record:
        record["service_at_locations"] = [_at_home(link, record) for link in record["service_at_locations"]]
    return {key: value for key, value in record.items() if value not in (None, [], {})}


def _bare(value: Any) -> Any:
    """A part without ties, and without what is nothing."""
    if isinstance(value, dict):
        kept = {key: _bare(part) for key, part in value.items() if key not in LEFT_OUT}
        return {key: part for key, part in kept.items() if part is not None}
    return [_bare(part) for part in value] if isinstance(value, list) else value


def _at_home(link: Record, record: Record) -> Record:
    """A location that bears the name of the organisation is not named; one without a name is, as nothing."""
    location = dict(link["location"])
    name = location.pop("name", None)
    if name is None or name != record.get("organization", {}).get("name"):
        location["name"] = name
    return {**link, "location": location}


def _opening(opening: Mapping[str, Any] | None) -> list[Any] | None:
    """Opening hours as an array; the day on which they were checked is that of their fact."""
    if opening is None:
        return None
    return [
        opening["weekly"], [[date, spans] for date, spans in opening["exceptions"].items()],
        opening["from"], opening["until"], opening["incomplete"],
    ]  # fmt: skip


def _other_terms(publication: Mapping[str, Any]) -> list[Record]:
    """Terms of other taxonomies than that of the needs."""
    return [_bare(a) for a in publication.get("attributes", []) if a["taxonomy_term"].get("taxonomy") != NEEDS_TAXONOMY]


def _other_facts(publication: Mapping[str, Any]) -> Record:
    """Facts that the streams cannot say, as of a kind that the service no longer is."""
    known = known_facts(publication)
    return {code: fact for code, fact in publication.get("facts", {}).items() if fact and code not in known}
