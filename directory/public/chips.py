"""What was chosen and what was understood, as chips that a person can take away one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from directory.public.form import FLAGS, SearchForm
from directory.reach.places import Place
from directory.search.wishes import language_labels
from directory.services.kinds import KINDS
from directory.services.taxonomy import needs, obstacles, situations, themes

# The flags of the search answer and the choices of the form that mean the same.
_SAME_FLAG = {"no-status": "no_status", "home-visit": "home_visit", "open-now": "open_now"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One of them."""

    type: str
    code: str
    label: str

    @property
    def value(self) -> str:
        """What the button of this chip sends."""
        return f"{self.type}:{self.code}"


def chosen(form: SearchForm) -> list[Chip]:
    """What the person chose on the form."""
    chips = [Chip("situation", code, situations()[code].label) for code in form.situations]
    chips += [Chip("theme", code, themes()[code]) for code in form.themes]
    chips += [Chip("need", code, needs()[code].label) for code in form.needs]
    chips += [Chip("obstacle", code, obstacles()[code].label) for code in form.obstacles]
    chips += [Chip("kind", code, KINDS[code].label) for code in form.kinds]
    if form.radius_km:
        chips.append(Chip("radius", str(form.radius_km), f"binnen {form.radius_km} km"))
    chips += [Chip("language", code, f"spreekt {language_labels()[code]}") for code in form.languages]
    return chips + [Chip("flag", code, FLAGS[code]) for code in form.flags]


def chips_of(interpreted: dict[str, Any], form: SearchForm, start: Place | None) -> list[Chip]:
    """What was chosen, then what was understood from the words, each once. The start stands in its own field."""
    chips = chosen(form)
    for chip in interpreted["chips"]:
        if start and (chip["type"], chip["code"]) == ("place", start.id):
            continue
        same = _SAME_FLAG.get(chip["code"], chip["code"])
        if not any(c.type == chip["type"] and c.code in (chip["code"], same) for c in chips):
            label = f"spreekt {chip['label']}" if chip["type"] == "language" else chip["label"]
            chips.append(Chip(chip["type"], chip["code"], label))
    return chips
