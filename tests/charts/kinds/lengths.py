"""Made-up decks for the kinds of bars, and what has to hold for their pictures in every look."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kiosk.charts import kinds
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Kind
from kiosk.charts.marks import Box, Curve, Label, Mark, Panel, Rule, Target
from kiosk.charts.measure import FixedMeasure, Measure
from kiosk.check.overlaps import letters, overlaps
from kiosk.loader.figures import figures
from kiosk.model.deck import AttractStop, Deck, Kiosk, Place
from kiosk.model.indicator import Indicator
from kiosk.ui.style import QtMeasure

BOXES = {
    "wide": (Box(96, 206, 1728, 620), False),
    "low": (Box(96, 206, 1728, 460), False),
    "beside": (Box(96, 226, 1080, 560), False),
    "totem": (Box(64, 290, 952, 900), True),
    "low totem": (Box(64, 290, 952, 600), True),
}
WORDS = ("Cardiologia", "Oncologia", "Riabilitazione", "Neurologia", "Malattie rare", "Medicina molecolare",
         "Psichiatria", "Oftalmologia", "Ortopedia", "Pediatria", "Geriatria", "Dermatologia", "Urologia",
         "Ematologia", "Chirurgia", "Ostetricia", "Radiologia")  # fmt: skip
LONG = "Istituto nazionale per la ricerca e la cura delle malattie rare dell’apparato muscolo-scheletrico"


KIOSK = Kiosk(title={"it": "Prova"}, languages={"it": "Italiano", "en": "English"}, language="it",
              attract=[AttractStop(slide="home")])  # fmt: skip
PLACES = {
    "lombardia": ("Lombardia", "Lombardia", "lombardia"),
    "italy": ("Italia", "Italy", "italy"),
    "eu28": ("UE28", "EU28", "eu"),
    "france": ("Francia", "France", "other"),
    "germany": ("Germania", "Germany", "other"),
    "uk": ("Regno Unito", "United Kingdom", "other"),
    "usa": ("Stati Uniti", "United States", "other"),
    "europe": ("Europa", "Europe", "other"),
    "world": ("Mondo", "World", "other"),
}


def deck(**made: Mapping[str, Any]) -> Deck:
    """A deck of these indicators: `_` in their ids is `-`, and `name` may be one text for all languages."""
    where = {
        key: Place.model_validate({"name": {"it": it, "en": en}, "entity": who})
        for key, (it, en, who) in PLACES.items()
    }
    indicators = {name.replace("_", "-"): indicator(name, **raw) for name, raw in made.items()}
    known = figures(indicators, where, lambda name, error: None)
    return Deck(KIOSK, (), {}, indicators, {}, where, known)


def indicator(title: str, **raw: Any) -> Indicator:
    raw = {"unit": "people", "name": title.capitalize(), **raw}
    for field in ("name", "short"):
        if isinstance(raw.get(field), str):
            raw[field] = both(raw[field])
    return Indicator.model_validate(raw)


def both(text: str) -> dict[str, str]:
    return {"it": text, "en": text}


def table(*values: object, names: Sequence[str] = WORDS) -> dict[str, object]:
    """Rows r0, r1 ... of these values, which are no places."""
    return {f"r{i}": {"value": Decimal(str(v)), "name": both(names[i])} for i, v in enumerate(values)}


def chart(**raw: Any) -> tuple[Kind, ChartFields]:
    kind = kinds.kind(raw["kind"])
    return kind, kind.Fields.model_validate(raw)


def frame(made: Deck, box: str = "wide", language: str = "en", grow: float = 1.0, measure: Measure | None = None,
          **more: Any) -> Frame:  # fmt: skip
    room, portrait = BOXES[box]
    return Frame(room, language, made, measure or FixedMeasure(), grow, portrait, **more)


def picture(made: Deck, room: Frame | None = None, **raw: Any) -> list[Mark]:
    """The chart's marks at rest."""
    kind, fields = chart(**raw)
    room = room or frame(made)
    return list(kind.marks(fields, kind.values(fields, made, room.time), 1.0, room))


def panels(marks: Sequence[Mark], part: str = "bar") -> dict[str, Box]:
    """The bars by key."""
    return {m.key.rpartition(".")[0]: m.box for m in marks if isinstance(m, Panel) and m.key.endswith(f".{part}")}


def dashed(marks: Sequence[Mark]) -> set[str]:
    return {m.key.rpartition(".")[0] for m in marks if isinstance(m, Curve) and m.dash}


def texts(marks: Sequence[Mark]) -> dict[str, str]:
    """What the labels say, with plain spaces."""
    said = {m.key: " ".join(span.text for span in m.spans) for m in marks if isinstance(m, Label)}
    return {key: text.replace("\u00a0", " ") for key, text in said.items()}


def labels(marks: Sequence[Mark]) -> dict[str, Label]:
    return {m.key: m for m in marks if isinstance(m, Label)}


def targets(marks: Sequence[Mark]) -> dict[str, str]:
    return {m.key: m.name.replace("\u00a0", " ") for m in marks if isinstance(m, Target)}


def faults(made: Deck, **raw: Any) -> list[str]:
    """Which field is to blame, and what is said: the English sentences."""
    _, fields = chart(**raw)
    return [f"{field}: {say.msgid % say.params if say.params else say.msgid}" for field, say in fields.faults(made)]


def looks(made: Deck, boxes: Sequence[str] = tuple(BOXES)) -> Iterator[Frame]:
    """Every language, orientation and text size, with both measures."""
    for measure in (QtMeasure(), FixedMeasure()):
        for box in boxes:
            for grow in (1.0, 1.15, 1.3):
                for language in made.languages:
                    yield frame(made, box, language, grow, measure)


def wrong(marks: Sequence[Mark], room: Frame) -> list[str]:
    """What lies outside the box, or on something else (check/overlaps.py), or is smaller than anything may be."""
    box, out = room.box, []
    for mark in marks:
        for x, y in corners(mark):
            if not (box.x - 2 <= x <= box.right + 2 and box.y - 2 <= y <= box.bottom + 2):
                out.append(f"{mark.key} is outside at {x:.0f},{y:.0f}")
    out += [f"{label.key}: {said}" for label, said in overlaps(marks)]
    for label in (mark for mark in marks if isinstance(mark, Label) and mark.opacity > 0):
        for bar in (m for m in marks if isinstance(m, Panel)):
            within = bar.key == label.key.replace(".value", ".part")
            if not within and any(min(line.overlap(bar.box)) > 2 for line in letters(label)):
                out.append(f"{label.key} lies on the bar {bar.key}")
        out += [f"{label.key} is small: {span.style.size}" for span in label.spans if span.style.size < 22]
    return out


def corners(mark: Mark) -> list[tuple[float, float]]:
    match mark:
        case Label() | Panel():
            return list(mark.box.corners())
        case Rule():
            return [mark.start, mark.end]
        case Curve():
            return list(mark.points)
        case Target():
            return list(mark.polygon)
    return []
