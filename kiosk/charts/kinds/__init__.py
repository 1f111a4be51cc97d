"""The chart kinds, one module each; a new file is a new kind, and nothing else changes."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, cast

from kiosk.charts.kind import ChartFields, Kind


@cache
def names() -> tuple[str, ...]:
    """All kinds, by name."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


@cache
def kind(name: str) -> Kind:
    """The kind of a name; KeyError where there is none. Modules are imported when first asked for."""
    if name not in names():
        raise KeyError(name)
    return cast(Kind, import_module(f"{__name__}.{name}"))


def fields(raw: Mapping[str, Any]) -> type[ChartFields] | None:
    """The model of a chart's fields; None where `kind` is missing or unknown."""
    name = raw.get("kind")
    return kind(name).Fields if isinstance(name, str) and name in names() else None
