"""An entry as schema.org sees it, so that search engines read hours, place and telephone right."""

from __future__ import annotations

from typing import Any

from directory.public.entry import Entry
from directory.public.present.tables import addresses_of
from directory.public.present.words import clock
from directory.search.wishes import language_labels

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_GOVERNMENT = ("ocmw", "gemeente", "stad ", "vdab", "provincie")


def linked_data(entry: Entry, url: str) -> dict[str, Any]:
    """JSON-LD of an entry. Hours that are too old to believe, and secret places, are left out."""
    service = entry.service
    organization = service.get("organization", {})
    provider = organization.get("name") or service["name"]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService" if provider.lower().startswith(_GOVERNMENT) else "Service",
        "@id": url,
        "url": url,
        "name": service["name"],
        "description": service.get("description"),
        "serviceType": entry.kind.label,
        "provider": _filled({"@type": "Organization", "name": provider, "url": organization.get("website")}),
        "areaServed": [{"@type": "AdministrativeArea", "name": name} for name in entry.serves],
        "availableChannel": _channel(entry),
        "hoursAvailable": _hours(entry),
    }
    return _filled(data)


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _channel(entry: Entry) -> dict[str, Any] | None:
    channel = _filled({
        "servicePhone": [{"@type": "ContactPoint", "telephone": p.href.removeprefix("tel:")} for p in entry.phones if p.href],
        "serviceLocation": [_place(address) for address in addresses_of(entry.service)],
        "availableLanguage": [
            lang["code"] for lang in entry.service.get("languages", []) if lang.get("code") in language_labels()
        ],
    })  # fmt: skip
    return {"@type": "ServiceChannel", **channel} if channel else None


def _place(address: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "Place",
        "address": _filled({
            "@type": "PostalAddress",
            "streetAddress": address.get("address_1"),
            "postalCode": address.get("postal_code"),
            "addressLocality": address.get("city"),
            "addressCountry": address.get("country"),
        }),
    }  # fmt: skip


def _hours(entry: Entry) -> list[dict[str, Any]]:
    opening = entry.service["derived"]["opening"]
    if not opening or entry.hours.since:
        return []
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": _DAYS[day],
            "opens": clock(opens).replace(".", ":").zfill(5),
            "closes": clock(min(closes, 24 * 60 - 1)).replace(".", ":").zfill(5),
        }
        for day, opens, closes in opening["weekly"]
    ]
