"""Charts of the made-up deck, their marks at a moment, and marks as short text."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from kiosk.charts import kinds
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Kind
from kiosk.charts.marks import Area, Bars, Blob, Box, Curve, Disc, Icon, Label, Mark, Panel, Point, Rule, Target, Tissue
from kiosk.charts.measure import FixedMeasure, Measure
from kiosk.charts.motion import interpolate, length, progress
from kiosk.charts.shapes import shape
from kiosk.model.deck import Deck
from kiosk.model.tokens import Style

LANDSCAPE = Box(96, 226, 1728, 640)
PORTRAIT = Box(64, 290, 952, 900)
LANGUAGES = ("it", "en")

CHARTS: Mapping[str, Mapping[str, Any]] = {
    "number": {
        "kind": "number",
        "whole": {"it": "dell'Italia", "en": "of Italy"},
        "figures": [
            {"figure": "pharma-employees", "share": "pharma-employees-share",
             "caption": {"it": "addetti", "en": "employees"}},
            {"figure": "pharma-companies", "share": "pharma-companies-share",
             "caption": {"it": "imprese", "en": "companies"}},
            {"figure": "exports", "caption": {"it": "di medicinali", "en": "of medicines"}},
        ],
    },
    "cells": {"kind": "cells", "lit": "irccs-lombardia", "of": "irccs-italy",
              "rest": {"it": "Altrove", "en": "Elsewhere"}},
    "cells-share": {"kind": "cells", "lit": "jobs-share", "whole": {"it": "dei posti", "en": "of jobs"}},
    "cells-per": {"kind": "cells", "lit": "beds", "of": "all-beds", "per": 100},
    "cells-region": {"kind": "cells", "lit": "jobs", "per": 1000, "shape": "region"},
    "chains": {"kind": "chains", "indicator": "irccs-by-area"},
    "bands": {"kind": "bands", "indicators": ["life-expectancy-women", "life-expectancy-men"], "reference": "eu28"},
    "line": {"kind": "line", "indicator": "spending-gdp-italy", "points": "discs", "cell": 0.1},
    "line-dots": {"kind": "line", "indicator": "spending-gdp-italy"},
}  # fmt: skip


def chart(name: str) -> tuple[Kind, ChartFields]:
    """Kind and fields of a chart of this table, as the loader would make them."""
    raw = {field: Decimal(str(value)) if field == "cell" else value for field, value in CHARTS[name].items()}
    kind = kinds.kind(raw["kind"])
    return kind, kind.Fields.model_validate(raw)


def frame(
    deck: Deck, language: str = "en", *, portrait: bool = False, grow: float = 1.0, measure: Measure | None = None
) -> Frame:
    """Room for a chart as slides give it."""
    return Frame(PORTRAIT if portrait else LANDSCAPE, language, deck, measure or FixedMeasure(), grow, portrait)


def picture(name: str, room: Frame, phase: float = 1.0) -> list[Mark]:
    """The chart's marks when this part of its entrance is over."""
    kind, fields = chart(name)
    target = kind.values(fields, room.deck)
    elapsed = phase * length(len(target))
    return list(kind.marks(fields, interpolate({}, target, elapsed), progress(elapsed, len(target)), room))


def drawn(marks: list[Mark]) -> list[Mark]:
    """What becomes a graphics item."""
    return [mark for mark in marks if not isinstance(mark, Target)]


def texts(marks: list[Mark]) -> dict[str, str]:
    """What the labels say, by key."""
    return {mark.key: " ".join(span.text for span in mark.spans) for mark in marks if isinstance(mark, Label)}


def points(mark: Mark) -> list[Point]:
    """The corners of what a mark covers, strokes left out."""
    match mark:
        case Label() | Panel() | Icon():
            return list(mark.box.corners())
        case Bars():
            return [corner for box in mark.boxes for corner in box.corners()]
        case Disc():
            return [(mark.x - mark.r, mark.y - mark.r), (mark.x + mark.r, mark.y + mark.r)]
        case Rule():
            return [mark.start, mark.end]
        case Curve() | Blob():
            return list(mark.points)
        case Area():
            return [point for ring in mark.rings for point in ring]
        case Tissue():
            cells = shape(mark.shape).cells
            return [(mark.x + x * mark.scale, mark.y + y * mark.scale) for cell in cells for x, y in cell]
        case Target():
            return list(mark.polygon)


def told(marks: list[Mark]) -> str:
    """Marks as text, a line each, rounded so that no machine's last digit matters."""
    return "\n".join(f"{type(mark).__name__.lower()} {mark.key}: {'; '.join(_told(mark))}" for mark in marks)


def _told(mark: Mark) -> Iterator[str]:
    opacity = getattr(mark, "opacity", 1.0)
    match mark:
        case Label():
            for span in mark.spans:
                yield f"{span.text!r} {_style(span.style)} {span.color} at {_p(span.x, span.y)}"
        case Panel():
            yield f"{_box(mark.box)} r {_p(*mark.radius)} {mark.fill}{mark.edge}"
        case Bars():
            yield f"{len(mark.boxes)} {mark.fill}"
            if mark.boxes:
                yield f"{_box(mark.boxes[0])} to {_box(mark.boxes[-1])}"
        case Disc():
            yield f"{_p(mark.x, mark.y)} r {_n(mark.r)} {mark.fill}" + (
                f" {mark.edge} {mark.dash}" if mark.edge else ""
            )
        case Rule():
            yield f"{_p(*mark.start)} to {_p(*mark.end)} {mark.color}"
        case Curve() | Blob():
            yield " to ".join(_p(*point) for point in mark.points) + (f" dash {mark.dash}" if _dashed(mark) else "")
        case Area():
            rings = ", ".join(f"{len(ring)} from {_p(*ring[0])}" for ring in mark.rings)
            yield f"{rings} {mark.fill} {mark.edge}"
        case Tissue():
            yield f"{mark.shape} at {_p(mark.x, mark.y)} x {mark.scale:.2f}"
            yield _runs(mark.states)
            yield "grown " + _runs([f"{size:.1f}" for size in mark.growth])
        case Target():
            yield repr(mark.name)
    if opacity < 1:
        yield f"opacity {opacity:.2f}"


def _dashed(mark: Mark) -> bool:
    return getattr(mark, "dash", None) is not None


def _n(value: float) -> str:
    return f"{round(value, 1) + 0.0:g}"


def _p(x: float, y: float) -> str:
    return f"{_n(x)},{_n(y)}"


def _box(box: Box) -> str:
    return f"{_p(box.x, box.y)} {_n(box.w)}x{_n(box.h)}"


def _style(style: Style) -> str:
    return f"{style.family[0]}{style.weight}/{_n(style.size)}"


def _runs(items: list[str] | tuple[str, ...]) -> str:
    return " ".join(f"{item}*{len(list(group))}" for item, group in groupby(items))
