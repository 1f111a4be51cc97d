"""Charts of made-up indicators, drawn in every look, and what must never be seen in any of them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kiosk.charts import kinds
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Kind
from kiosk.charts.marks import Area, Bars, Box, Curve, Disc, Label, Mark, Panel, Point, Rule, Target, Tissue
from kiosk.charts.measure import FixedMeasure, Measure
from kiosk.charts.shapes import shape
from kiosk.check.overlaps import overlaps
from kiosk.loader.figures import figures
from kiosk.model.deck import AttractStop, Deck, Kiosk, Place
from kiosk.model.indicator import Indicator
from kiosk.ui.style import QtMeasure

BOXES = {
    "wide": (Box(96, 206, 1728, 620), False),
    "low": (Box(96, 206, 1728, 500), False),
    "beside": (Box(96, 226, 1080, 560), False),
    "totem": (Box(64, 290, 952, 900), True),
    "low totem": (Box(64, 290, 952, 600), True),
}
KIOSK = Kiosk(title={"it": "Prova"}, languages={"it": "Italiano", "en": "English"}, language="it",
              attract=[AttractStop(slide="home")])  # fmt: skip
PLACES = {
    "lombardia": ({"it": "Lombardia", "en": "Lombardia"}, "lombardia"),
    "italy": ({"it": "Italia", "en": "Italy"}, "italy"),
    "eu28": ({"it": "UE28", "en": "EU28"}, "eu"),
    "milan-area": ({"it": "Milano, Monza e Brianza, Lodi", "en": "Milano, Monza and Brianza, Lodi"}, "lombardia"),
}


def both(text: str) -> dict[str, str]:
    return {"it": text, "en": text}


def deck(**made: Mapping[str, Any]) -> Deck:
    """A deck of these indicators, named as they are called; floats are taken as they are written."""
    where = {key: Place.model_validate({"name": name, "entity": who}) for key, (name, who) in PLACES.items()}
    indicators = {
        key: Indicator.model_validate({"name": both(key.capitalize()), "unit": "people", **_exact(raw)})
        for key, raw in made.items()
    }
    return Deck(KIOSK, (), {}, indicators, {}, where, figures(indicators, where, lambda name, error: None))


def _exact(raw: Any) -> Any:
    if isinstance(raw, float):
        return Decimal(str(raw))
    return {key: _exact(value) for key, value in raw.items()} if isinstance(raw, Mapping) else raw


def chart(**raw: Any) -> tuple[Kind, ChartFields]:
    kind = kinds.kind(raw["kind"])
    return kind, kind.Fields.model_validate(raw)


def frame(
    made: Deck, box: str = "wide", language: str = "en", grow: float = 1.0, measure: Measure | None = None, **more: Any
) -> Frame:
    room, portrait = BOXES[box]
    return Frame(room, language, made, measure or FixedMeasure(), grow, portrait, **more)


def picture(made: Deck, room: Frame | None = None, **raw: Any) -> list[Mark]:
    """The chart's marks at rest."""
    kind, fields = chart(**raw)
    return list(kind.marks(fields, kind.values(fields, made), 1.0, room or frame(made)))


def texts(marks: Sequence[Mark]) -> dict[str, str]:
    """What the labels say, with plain spaces."""
    said = {m.key: " ".join(span.text for span in m.spans) for m in marks if isinstance(m, Label)}
    return {key: text.replace("\u00a0", " ") for key, text in said.items()}


def targets(marks: Sequence[Mark]) -> dict[str, str]:
    return {m.key: m.name.replace("\u00a0", " ") for m in marks if isinstance(m, Target)}


def against(made: Deck, language: str = "en", **raw: Any) -> dict[str, tuple[str, str, str | None]]:
    """Readings: by key the name, the figure, and the figure that it is read against."""
    kind, fields = chart(**raw)
    readings = kind.readings(fields, made, language)
    return {
        key: (r.name.replace("\u00a0", " "), str(r.figure.ref), str(r.against.ref) if r.against else None)
        for key, r in readings.items()
    }


def words(made: Deck, language: str = "en", **raw: Any) -> str:
    kind, fields = chart(**raw)
    return kind.words(fields, made, language).replace("\u00a0", " ")


def faults(made: Deck, **raw: Any) -> list[str]:
    """Which field is to blame, and what is said in English."""
    _, fields = chart(**raw)
    return [f"{field}: {say.msgid % say.params if say.params else say.msgid}" for field, say in fields.faults(made)]


def looks(made: Deck, boxes: Sequence[str] = tuple(BOXES)) -> Iterator[Frame]:
    """Every language, orientation and text size, with the real fonts and with a wider one."""
    for measure in (QtMeasure(), FixedMeasure()):
        for box in boxes:
            for grow in (1.0, 1.15, 1.3):
                for language in made.languages:
                    yield frame(made, box, language, grow, measure)


def wrong(marks: Sequence[Mark], room: Frame) -> list[str]:
    """What leaves the box, lies on something else (check/overlaps.py), or is too small; keys that are there twice."""
    box, out = room.box, []
    for mark in marks:
        for x, y in corners(mark):
            if not (box.x - 6 <= x <= box.right + 2 and box.y - 2 <= y <= box.bottom + 2):
                out.append(f"{mark.key} is outside at {x:.0f},{y:.0f}")
                break
    out += [f"{label.key}: {said}" for label, said in overlaps(marks)]
    for label in (mark for mark in marks if isinstance(mark, Label) and mark.opacity > 0):
        out += [f"{label.key} is small: {span.style.size}" for span in label.spans if span.style.size < 22]
    for kept in ([m for m in marks if isinstance(m, Target)], [m for m in marks if not isinstance(m, Target)]):
        keys = [mark.key for mark in kept]
        out += [f"{key} is there twice" for key in set(keys) if keys.count(key) > 1]
    return out


def corners(mark: Mark) -> list[Point]:
    match mark:
        case Label() | Panel():
            return list(mark.box.corners())
        case Bars():
            return [corner for box in mark.boxes for corner in box.corners()]
        case Rule():
            return [mark.start, mark.end]
        case Curve():
            return list(mark.points)
        case Disc():
            return [(mark.x - mark.r, mark.y - mark.r), (mark.x + mark.r, mark.y + mark.r)]
        case Area():
            return [point for ring in mark.rings for point in ring]
        case Tissue():
            cells = shape(mark.shape).cells
            return [(mark.x + x * mark.scale, mark.y + y * mark.scale) for cell in cells for x, y in cell]
        case Target():
            return list(mark.polygon)
    return []


def only_labels_anew(made: Deck, **raw: Any) -> None:
    """Another language has the same marks in the same places, only its words differ."""
    for box in ("wide", "totem"):
        italian, english = (picture(made, frame(made, box, code), **raw) for code in ("it", "en"))
        assert [mark.key for mark in italian] == [mark.key for mark in english]
        for one, other in zip(italian, english, strict=True):
            assert one == other or isinstance(one, Label | Target)
