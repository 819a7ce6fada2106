"""A publication as the index sees it: tokens per field and the few facts that ranking and filters read."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from directory.search.analysis import analyse
from directory.services.facts import NOT_APPLICABLE, VARIES
from directory.services.taxonomy import needs, themes

# Higher when the stored form changes: an index of another format is rebuilt, never read.
FORMAT = 3
MAX_TEXT = 20_000
_FIRST_SENTENCE = re.compile(r".+?(?:[.!?](?=\s|$)|$)", re.DOTALL)


@dataclass(slots=True)
class Document:
    """What is stored of one service. ``None`` in a fact is unknown."""

    id: str
    revision: int
    slug: str
    name: str
    organization: str | None
    kind: str
    needs: list[str]
    themes: list[str]
    municipality: str | None
    places: list[tuple[float, float]]
    serves: list[str]
    delivery: list[str] | None
    languages: list[str] | None
    interpreter: bool | None
    free: bool | None
    no_status: bool | None
    available: bool | None
    children_along: bool | None
    no_reading: bool | None
    opening: dict[str, Any] | None
    phones: list[dict[str, str]]
    phone_opening: dict[str, Any] | None
    summary: str | None
    example: bool
    confidential: bool
    freshness: dict[str, Any]
    lengths: tuple[int, int, int]

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self)


def _value(facts: dict[str, Any], code: str, stale: list[str]) -> Any:
    """A fact's value where it can be believed: stale, varying and inapplicable ones decide nothing."""
    fact = facts.get(code)
    if not fact or code in stale or fact.get("value") in (VARIES, NOT_APPLICABLE):
        return None
    return fact.get("value")


def _is_free(publication: dict[str, Any], stale: list[str]) -> bool | None:
    facts = publication.get("facts", {})
    cost_type = _value(facts, "cost_type", stale)
    if cost_type is not None:
        return bool(cost_type == "free")
    costs = publication.get("cost_options")
    if not costs or "cost_options" in stale:
        return None
    # Amounts above nothing say that it costs; an amount of 0 alone is no source for "free".
    return False if all((c.get("amount") or 0) > 0 for c in costs) else None


def _is_available(publication: dict[str, Any], stale: list[str]) -> bool | None:
    capacities = publication.get("capacities")
    if not capacities or "places_free" in stale or "places_free" not in publication.get("facts", {}):
        return None
    return any(c["available"] > 0 for c in capacities)


def _no_status(facts: dict[str, Any], stale: list[str]) -> bool | None:
    status = _value(facts, "status_required", stale)
    return None if status is None else status == ["none"]


def _phones(publication: dict[str, Any]) -> list[dict[str, str]]:
    """The numbers to call, the service's own before its organization's."""
    own = publication.get("phones") or [p for link in publication.get("service_at_locations", []) for p in link.get("phones", [])]
    found = own or publication.get("organization", {}).get("phones", [])
    return [{"number": p["number"], "label": p.get("description", "")} for p in found]


def _summary(description: str | None) -> str | None:
    """The first sentence, for a card."""
    return _FIRST_SENTENCE.match(description).group().strip() if description else None  # type: ignore[union-attr]  # matches any text


def texts_of(publication: dict[str, Any]) -> tuple[str, str, str]:
    """The text of each field: name, keywords (other names, organization, needs and themes in Dutch), all else."""
    derived = publication["derived"]
    organization = publication.get("organization", {})
    labels = [needs()[n].label for n in derived["needs"]] + [themes()[t] for t in derived["themes"]]
    keywords = [publication.get("alternate_name"), organization.get("name"), organization.get("alternate_name"), *labels]
    text = [
        publication.get(part)
        for part in ("description", "eligibility_description", "application_process", "fees_description", "alert")
    ]
    text += [d.get("document") for d in publication.get("required_documents", [])]
    name = publication["name"].removesuffix(" (voorbeeld)")
    return name, " ".join(filter(None, keywords)), " ".join(filter(None, text))[:MAX_TEXT]


def document_of(publication: dict[str, Any], revision: int) -> tuple[Document, tuple[str, str, str]]:
    """The document of a publication, and the tokens of its three fields joined by spaces."""
    derived, facts = publication["derived"], publication.get("facts", {})
    stale = derived["freshness"]["stale"]
    fields = tuple(analyse(text) for text in texts_of(publication))
    places = derived["places"]
    interpreter = _value(facts, "interpreter", stale)
    languages = sorted({lang["code"] for lang in publication.get("languages", []) if lang.get("code")})
    document = Document(
        id=publication["id"],
        revision=revision,
        slug=publication["slug"],
        name=publication["name"],
        organization=publication.get("organization", {}).get("name"),
        kind=publication["kind"],
        needs=derived["needs"],
        themes=derived["themes"],
        municipality=places[0]["municipality"] if places else None,
        places=[(p["latitude"], p["longitude"]) for p in places if None not in (p["latitude"], p["longitude"])],
        serves=derived["serves"],
        delivery=_value(facts, "delivery", stale),
        languages=languages if languages and "languages" not in stale else None,
        interpreter=None if interpreter is None else interpreter != ["none"],
        free=_is_free(publication, stale),
        no_status=_no_status(facts, stale),
        available=_is_available(publication, stale),
        children_along=_value(facts, "children_welcome", stale),
        no_reading=_value(facts, "without_reading", stale),
        opening=derived["opening"],
        phones=_phones(publication),
        phone_opening=derived["phone_opening"],
        summary=_summary(publication.get("description")),
        example=bool(publication.get("example")),
        confidential=derived["confidential"],
        freshness=derived["freshness"],
        lengths=(len(fields[0]), len(fields[1]), len(fields[2])),
    )
    return document, (" ".join(fields[0]), " ".join(fields[1]), " ".join(fields[2]))
