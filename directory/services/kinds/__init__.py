"""The kinds of service: every module in this folder that names a ``KIND`` is one."""

from __future__ import annotations

import importlib
import pkgutil

from directory.services.kinds.base import Kind

_DEFAULT = "general"


def _load() -> dict[str, Kind]:
    modules = (importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return {m.KIND.code: m.KIND for m in modules if hasattr(m, "KIND")}


KINDS: dict[str, Kind] = _load()


def kind_of(code: str | None) -> Kind:
    """The kind with this code; a service without a known kind is a general one."""
    return KINDS.get(code or _DEFAULT, KINDS[_DEFAULT])
