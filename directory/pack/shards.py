"""Services in shards by the hash of their id, so that one edit changes one file."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from typing import Any

from directory.pack.columns import column_of
from directory.pack.facts import fact_streams
from directory.pack.slim import slim

# Up to so many services, so many shards. Fewer are fewer bytes in all (at 1,000 services 8 would be 25 KB less than 16),
# more are fewer bytes for an edit, but each costs 35 bytes of the manifest. An edit is to cost a phone 15 KB at most.
SHARDS = {1_050: 16, 2_000: 32, 3_400: 64}
MOST_SHARDS = 128
# A directory that grows past a number and shrinks again keeps its shards: another number of them is another pack.
SHRINKS_BELOW = 0.8
# Names that shards give a number; the file `vocabulary` carries the list, so that only this one place knows it.
NAMES = (
    "address_1", "address_2", "address_type", "addresses", "alert", "alternate_name", "amount", "amount_description",
    "application_process", "assured_date", "attributes", "available", "capacities", "city", "code", "confidential", "contacts",
    "cost_options", "country", "currency", "description", "document", "eligibility_description", "email", "example",
    "example_coordinates", "extent", "extent_type", "facts", "fees_description", "funding", "id", "interpretation_services",
    "kind", "label", "languages", "latitude", "location", "location_type", "longitude", "maximum_age", "minimum_age",
    "municipality", "name", "needs", "note", "number", "opening", "option", "organization", "organization_identifiers",
    "phone_opening", "phones", "postal_code", "required_documents", "revision", "service_areas", "service_at_locations", "slug",
    "state_province", "taxonomy_term", "title", "transportation", "type", "updated", "uri", "url", "valid_from", "valid_to",
    "wait_time", "website",
)  # fmt: skip


@functools.cache
def _numbers() -> dict[str, int]:
    return {name: number for number, name in enumerate(NAMES)}


def shards_for(services: int, now: int | None) -> int:
    """How many shards a pack of this many services has, where it has ``now`` of them."""
    least = next((shards for most, shards in SHARDS.items() if services <= most), MOST_SHARDS)
    if now is None or now <= least:
        return least
    # What would be chosen for a little more.
    return min(now, shards_for(int(services / SHRINKS_BELOW), None))


def shard_of(service_id: str, shards: int) -> int:
    """The number of the shard, of so many, that holds this service."""
    return hashlib.sha256(service_id.encode()).digest()[0] % shards


def shard_name(number: int) -> str:
    """The name of a shard in the manifest."""
    return f"services-{number:02}"


def shard_content(publications: Sequence[tuple[dict[str, Any], int]]) -> dict[str, Any]:
    """What a shard holds of (publication, revision), which have to be sorted by id."""
    return {
        "services": column_of([slim(publication, revision) for publication, revision in publications], _numbers()),
        "facts": fact_streams([publication for publication, _ in publications]),
    }
