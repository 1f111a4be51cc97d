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


def alternatives(raw: Mapping[str, Any]) -> dict[str | None, dict[str, Any]]:
    """A chart's raw fields by view, in order: what a view says in place of what the chart says. None: the only one."""
    views = raw.get("views")
    if not isinstance(views, list) or not views:
        return {None: dict(raw)}
    return {view["id"]: {**raw, **view["chart"]} for view in views}


def chart(raw: Mapping[str, Any], view: str | None = None) -> tuple[Kind, ChartFields]:
    """Kind and fields of a sound chart in a view; None, or one that it has not: the first."""
    ways = alternatives(raw)
    made = kind(raw["kind"])
    return made, made.Fields.model_validate(ways[view] if view in ways else next(iter(ways.values())))


def charts(raw: Mapping[str, Any]) -> tuple[ChartFields, ...]:
    """The fields of all views of a sound chart."""
    return tuple(kind(raw["kind"]).Fields.model_validate(way) for way in alternatives(raw).values())
