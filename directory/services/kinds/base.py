"""What a kind of service is: a code, a Dutch name, its themes and the facts that only it has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from directory.services.facts import FactField
from directory.services.kinds.common import COMMON_FACTS


@dataclass(frozen=True)
class Kind:
    """A kind of service. Forms, filters, the API and the PWA read it from here and need no change for a new one."""

    code: str
    label: str
    themes: tuple[str, ...]
    own_facts: tuple[FactField, ...] = ()

    @cached_property
    def facts(self) -> dict[str, FactField]:
        """Every fact a service of this kind can have, its own first."""
        return {f.code: f for f in self.own_facts + COMMON_FACTS}

    def as_dict(self) -> dict[str, Any]:
        """The kind as `GET /api/vocabulary` publishes it."""
        return {
            "code": self.code,
            "label": self.label,
            "themes": list(self.themes),
            "facts": [fact.as_dict() for fact in self.facts.values()],
        }
