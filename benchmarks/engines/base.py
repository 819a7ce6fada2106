"""What a measurement needs of an engine."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

from directory.search.analysis import analyse

Publication = dict[str, Any]
TOP = 20


class Engine(ABC):
    """An index in a folder. Made, then `build` once or `open` where it was built before."""

    name: ClassVar[str]
    label: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def build(self, publications: Iterable[Publication]) -> None:
        """Index these, analysis included, and leave it on disk."""

    @abstractmethod
    def open(self) -> None:
        """Make ready for the first query."""

    def prepare(self, query: str) -> list[str]:
        """What `search` takes, made outside the measured time: the analysed tokens, the same for all."""
        return list(dict.fromkeys(analyse(query)))

    @abstractmethod
    def search(self, tokens: list[str]) -> list[str]:
        """The ids of the best `TOP` services for any of these tokens, best first."""

    @abstractmethod
    def edit(self, publication: Publication) -> None:
        """Replace one service; the next `search` must see it."""
