"""What a person can run or set stands in the README."""

from __future__ import annotations

import re

from directory.cli import main
from directory.config import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in main.commands if f"gezel {name}" not in README] == []


def test_every_setting_is_in_the_readme() -> None:
    source = (ROOT / "directory" / "config.py").read_text(encoding="utf-8")
    names = set(re.findall(r'env(?:\.get\(|\[)"([A-Z_]+)"', source))
    assert names
    assert [name for name in sorted(names) if f"`{name}" not in README and f"`{name}`" not in README] == []


def test_every_target_is_in_make_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"\.PHONY: (.+)", makefile)
    assert phony
    assert [t for t in phony[1].split() if not re.search(rf"^{t}:.*## ", makefile, re.MULTILINE)] == []
