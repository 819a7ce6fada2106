"""What is wrong with a file, said so that the person who sent it can mend it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from directory.errors import GezelError

# Enough to see the pattern of a bad file; the rest is counted.
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something stands: a file, and the record in it as a person would look it up."""

    file: str
    record: str = ""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.record) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be taken in (or, as a warning, not as it stands), and what mends it."""

    origin: Origin
    field: str
    what: str
    mend: str = ""

    def __str__(self) -> str:
        where = ": ".join(part for part in (str(self.origin), self.field) if part)
        return _printable(f"{where}: {self.what}." + (f" {self.mend}." if self.mend else ""))


def _printable(text: str) -> str:
    """Text from somebody's file that steers no terminal: an escape is shown, not obeyed."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class ImportRefusedError(GezelError):
    """Nothing was written. `problems` names what to mend, `total` counts also those that were not kept."""

    def __init__(self, problems: list[Problem], total: int | None = None) -> None:
        self.problems = problems
        self.total = len(problems) if total is None else total
        more = self.total - len(problems)
        lines = [str(p) for p in problems] + ([f"… and {more} more"] if more > 0 else [])
        super().__init__("\n".join(lines))


@dataclass(slots=True)
class Findings:
    """Problems and warnings as they are found; problems refuse the whole import, warnings are only told."""

    problems: list[Problem] = field(default_factory=list)
    total: int = 0
    refused: set[str] = field(default_factory=set)
    warnings: Counter[Problem] = field(default_factory=Counter)

    def refuse(self, origin: Origin, field_: str, what: str, mend: str = "") -> None:
        """Note a problem."""
        self.total += 1
        self.refused.add(str(origin))
        if len(self.problems) < SHOWN:
            self.problems.append(Problem(origin, field_, what, mend))

    def warn(self, origin: Origin, field_: str, what: str, mend: str = "") -> None:
        """Note something that is taken in otherwise than it stands, or left out. The same one counts, it is not repeated."""
        self.warnings[Problem(origin, field_, what, mend)] += 1

    def stop_if_any(self) -> None:
        """`ImportRefusedError` where there is a problem."""
        if self.total:
            raise ImportRefusedError(self.problems, self.total)


def refused(file: str, what: str, mend: str = "", record: str = "", field_: str = "") -> ImportRefusedError:
    """The refusal of a file that cannot be read at all."""
    return ImportRefusedError([Problem(Origin(file, record), field_, what, mend)])
