"""What has to hold for lines, dots and the words beside them, besides what holds for all kinds (lengths.py)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from kiosk.charts.frame import Frame
from kiosk.charts.marks import Box, Curve, Disc, Label, Mark, Target
from kiosk.charts.motion import interpolate, length, progress
from kiosk.charts.placing import crosses
from kiosk.check.overlaps import letters
from kiosk.model.deck import Deck

from .lengths import chart, frame, looks, picture, wrong


def series(first: int, *values: object, step: int = 1, **raw: Any) -> dict[str, Any]:
    """An indicator of values a year from `first`; None is a year without one."""
    years = {first + n * step: Decimal(str(v)) for n, v in enumerate(values) if v is not None}
    return {"unit": "percent", "place": "italy", "series": years, **raw}


def bad(marks: Sequence[Mark], room: Frame, own: bool = False) -> list[str]:
    """What `wrong` finds, dots outside, and words on lines or dots (`own`: a word may touch the dots of its datum)."""
    out = wrong(marks, room)
    box = Box(room.box.x - 2, room.box.y - 2, room.box.w + 4, room.box.h + 4)
    discs = [m for m in marks if isinstance(m, Disc) and m.r > 0]
    for m in discs:
        if not (box.x <= m.x - m.r and m.x + m.r <= box.right and box.y <= m.y - m.r and m.y + m.r <= box.bottom):
            out.append(f"{m.key} is outside")
    for label in (m for m in marks if isinstance(m, Label) and m.opacity > 0):
        for line in letters(label):
            inner = Box(line.x + 1, line.y + 2, line.w - 2, line.h - 4)
            for curve in (m for m in marks if isinstance(m, Curve)):
                if any(crosses(part, inner) for part in zip(curve.points, curve.points[1:], strict=False)):
                    out.append(f"{label.key} lies on the line {curve.key}")
            for m in discs:
                if min(inner.overlap(Box(m.x - m.r, m.y - m.r, 2 * m.r, 2 * m.r))) > 2:
                    out.append(f"{label.key} lies on the dot {m.key}")
    return out


def faultless(made: Deck, **raw: Any) -> None:
    """The picture is right in every look."""
    for room in looks(made):
        found = bad(picture(made, room, **raw), room)
        assert not found, (room.box, room.grow, room.language, type(room.measure).__name__, found)


def on_the_way(made: Deck, room: Frame, phase: float, **raw: Any) -> list[Mark]:
    """Marks when this part of the entrance is over."""
    kind, fields = chart(**raw)
    target = kind.values(fields, made, room.time)
    elapsed = phase * length(len(target))
    return list(kind.marks(fields, interpolate({}, target, elapsed), progress(elapsed, len(target)), room))


def enters_well(made: Deck, **raw: Any) -> None:
    """Nothing of the data is there before it moves, keys are unique all the while, and targets are what can be read."""
    kind, fields = chart(**raw)
    keys = set(kind.readings(fields, made, "en"))
    for phase in (0.0, 0.2, 0.5, 0.8, 1.0):
        marks = on_the_way(made, frame(made), phase, **raw)
        shown = [m.key for m in marks if not isinstance(m, Target)]
        assert len(shown) == len(set(shown))
        touchable = [m.key for m in marks if isinstance(m, Target)]
        assert len(touchable) == len(set(touchable)) and set(touchable) == keys
        if phase == 0.0:
            assert not [m.key for m in marks if isinstance(m, Curve) or (isinstance(m, Disc) and m.r > 0)]


def same_in_all_languages(made: Deck, **raw: Any) -> None:
    """Another language only labels anew."""
    for box in ("wide", "low totem"):
        each = [picture(made, frame(made, box, code), **raw) for code in ("it", "en")]
        drawn = [[m for m in marks if not isinstance(m, Label | Target)] for marks in each]
        assert drawn[0] == drawn[1]
        assert [m.key for m in each[0]] == [m.key for m in each[1]]


def discs(marks: Sequence[Mark]) -> Mapping[str, Disc]:
    """Dots by key."""
    return {m.key: m for m in marks if isinstance(m, Disc)}


def curves(marks: Sequence[Mark]) -> Mapping[str, Curve]:
    """Lines by key."""
    return {m.key: m for m in marks if isinstance(m, Curve)}
