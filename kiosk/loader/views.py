"""The fields of a chart by its kind, and those of its views: what a view says stands in place of what the chart says.

A view is checked as the whole chart that it makes, each of its faults where the field really stands.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kiosk.charts import kinds
from kiosk.charts.kind import ChartFields
from kiosk.loader.annotations import texts
from kiosk.loader.faults import problem, validate
from kiosk.loader.marked import Loc, Marked, Node
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.slide import View
from kiosk.words.suggest import suggest


def views(marked: Marked, loc: Loc, raw: Any, found: list[Problem]) -> tuple[ChartFields, ...]:
    """The fields of a chart that stands at `loc`, the first view's first; none where anything in it is faulty."""
    if not isinstance(raw, dict):
        return ()
    fields = kinds.fields(raw)
    if fields is None:
        found.append(_unknown(marked, loc, raw))
        return ()
    listed = raw.get("views") or []
    if not isinstance(listed, list) or not listed:
        made, wrong = validate(marked, loc, raw, fields, strict=False)  # kinds may prefer tuples to lists
        found += wrong
        return (made,) if made else ()
    out: tuple[ChartFields, ...] = ()
    seen: set[tuple[int, int, str]] = set()
    for index, one in enumerate(listed):
        here = (*loc, "views", index)
        view, wrong = validate(marked, here, one, View)
        if view is not None and any(other["id"] == view.id for other in listed[:index] if "id" in other):
            message = Say(N_('there is a view "%(name)s" already'), {"name": view.id})
            wrong = [problem(marked, (*here, "id"), "duplicate-id", message, Say(N_("give it another id")))]
        if view is not None and not wrong:
            made, wrong = validate(_merged(marked, loc, index), (), {**raw, **one["chart"]}, fields, strict=False)
            out += (made,) if made else ()
        # what every view inherits is said once
        found += [p for p in wrong if (p.line, p.column, p.message.msgid) not in seen]
        seen |= {(p.line, p.column, p.message.msgid) for p in wrong}
    return out if len(out) == len(listed) else ()


def stands(raw: Any, view: int, loc: Loc) -> Loc:
    """Where in a chart's raw fields stands what one of its views has at `loc`: in the view, or in what all share."""
    listed = raw.get("views") if raw else None
    return ("views", view, "chart", *loc) if listed and loc[0] in listed[view]["chart"] else loc


def spoken(raw: Any, charts: Sequence[ChartFields]) -> dict[Loc, dict[str, str]]:
    """The texts of a chart in all its views, by their place in the chart: what views share is one text."""
    return {stands(raw, view, loc): text for view, chart in enumerate(charts) for loc, text in texts(chart)}


def _merged(marked: Marked, loc: Loc, index: int) -> Marked:
    """The file as if the chart with this view's fields were all of it: a fault is found where its field stands."""
    chart, over = marked.node(loc), marked.node((*loc, "views", index, "chart"))
    if chart is None or over is None:
        return marked
    inner = {**chart.inner, **over.inner}
    keys = {**chart.keys, **over.keys}
    shift = len(loc) + 3
    faulty = {place[shift:] for place in marked.faulty if place[:shift] == (*loc, "views", index, "chart")}
    return replace(marked, root=Node(over.line, over.column, over.flow, keys, inner), faulty=frozenset(faulty))


def _unknown(marked: Marked, loc: Loc, raw: dict[Any, Any]) -> Problem:
    kind = raw.get("kind")
    message = Say(N_('there is no chart kind "%(kind)s"'), {"kind": str(kind)[:60]})
    if kind is None:
        message = Say(N_('the field "%(field)s" is missing'), {"field": "kind"})
    known = Say(N_("the kinds are: %(names)s"), {"names": ", ".join(kinds.names())})
    hint = suggest(str(kind), kinds.names()) or known
    place: Loc = (*loc, "kind") if "kind" in raw else loc
    return problem(marked, place, "unknown-kind", message, hint, key="kind" not in raw)
