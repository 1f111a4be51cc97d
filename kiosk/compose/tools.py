"""What a visitor's finger finds beside a chart: its views, its play and years, and on totems a button for each mark.

On a totem all of it stands low, where everybody reaches; in landscape views stand over the chart, years under it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.charts.marks import Box, Disc, Icon, Mark, Panel, Rule, Target
from kiosk.charts.measure import Measure
from kiosk.charts.scales import Scale, thinned
from kiosk.charts.text import block, moved
from kiosk.compose.page import Choice
from kiosk.model.state import ChooseTime, ChooseView, Pause, Play, SelectMark
from kiosk.model.tokens import STYLES
from kiosk.words.messages import tr

GAP = 16.0
HEIGHT = {False: 88.0, True: 112.0}
"""Of a row of tools, landscape and portrait: 15 mm on every screen that the kiosk is made for, or grown by `ui`."""


@dataclass(frozen=True)
class Tools:
    """The tools of one chart: what they offer, in one language."""

    slide: str
    language: str
    portrait: bool
    measure: Measure
    grow: float
    views: tuple[tuple[str, str], ...] = ()
    view: str | None = None
    times: tuple[int, ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> tuple[str, ...]:
        """What there is, from the top: marks, views, years."""
        offered = {"marks": self.portrait and len(self.names) > 1, "views": self.views, "times": self.times}
        return tuple(name for name, there in offered.items() if there)

    @property
    def height(self) -> float:
        """Of all rows and the gaps between them."""
        return len(self.rows) * (HEIGHT[self.portrait] + GAP) - GAP if self.rows else 0.0

    def row(self, name: str, box: Box, choice: Choice) -> list[Mark]:
        """One row of tools."""
        match name:
            case "views":
                return _segments(self, box)
            case "times":
                return _player(self, box, choice)
        return _marks(self, box, choice)


def _segments(tools: Tools, box: Box) -> list[Mark]:
    """A segmented control: the view on show is filled."""
    style, measure = STYLES["label"].grown(tools.grow), tools.measure
    widths = [measure.advance(name, style) + 72 for _, name in tools.views]
    room = box.w if tools.portrait else min(box.w, sum(widths))
    spare = (room - sum(widths)) / len(widths)
    out: list[Mark] = [Panel("views", Box(box.x, box.y, room, box.h), (box.h / 2, box.h / 2), "raised", "ring", 2)]
    x = box.x
    for (view, name), width in zip(tools.views, widths, strict=True):
        part = Box(x, box.y, width + spare, box.h)
        on = view == tools.view
        if on:
            inner = part.inset(6, 6, 6, 6)
            out.append(Panel("views.on", inner, (inner.h / 2, inner.h / 2), "ink"))
        label = block(
            f"views.{view}", ((name, style, "ground" if on else "ink"),), x, 0, part.w, measure, align="center"
        )
        out.append(moved(label, dy=box.y + (box.h - label.box.h) / 2))
        spoken = tr(tools.language, "View: %(name)s", name=name)
        out.append(Target(f"views.{view}", part.corners(), spoken, ChooseView(tools.slide, view)))
        x = part.right
    return out


def _player(tools: Tools, box: Box, choice: Choice) -> list[Mark]:
    """Play or pause, and a line with a stop a year, in proportion to time."""
    style, measure, times = STYLES["source"].grown(tools.grow), tools.measure, tools.times
    side = box.h
    button = Box(box.x, box.y, side, side)
    now = choice.time if choice.time in times else times[-1]
    out: list[Mark] = [
        Panel("play", button.inset(4, 4, 4, 4), (34, 34), "raised", "ring", 2),
        Icon("play.icon", "player-pause" if choice.playing else "player-play", _square(button, 48), "ink"),
        Target(
            "play", button.corners(), tr(tools.language, "Pause") if choice.playing else tr(tools.language, "Play"),
            Pause(tools.slide) if choice.playing else Play(tools.slide, times),
        ),
    ]  # fmt: skip
    widths = [measure.advance(str(time), style) for time in times]
    scale = Scale(times[0], times[-1], button.right + 40 + widths[0] / 2, box.right - widths[-1] / 2 - 12)
    places = [scale(time) for time in times]
    y = box.y + box.h * 0.36
    out.append(Rule("times", (places[0], y), (places[-1], y), "ring", 4))
    out.append(Rule("times.done", (places[0], y), (scale(now), y), "ink", 4))
    shown = {times[i] for i in thinned(widths, places, 18)}
    for n, (time, x) in enumerate(zip(times, places, strict=True)):
        on = time == now
        if on:
            out.append(Disc(f"times.{time}", x, y, 20, "ink"))
            out.append(Disc(f"times.{time}.nucleus", x, y, 7, "ground"))
        else:
            out.append(
                Disc(f"times.{time}", x, y, 8, "ink" if time < now else "ground", "ink" if time < now else "ring", 3)
            )
        if time in shown:
            year = ((str(time), style, "ink" if on else "quiet"),)
            label = block(f"times.{time}.year", year, x - 100, 0, 200, measure, align="center")
            out.append(moved(label, dy=box.bottom - label.box.h))
        left = (places[n - 1] + x) / 2 if n else x - 48
        right = (places[n + 1] + x) / 2 if n + 1 < len(times) else x + 48
        out.append(
            Target(
                f"times.{time}",
                Box(left, box.y, right - left, box.h).corners(),
                str(time),
                ChooseTime(tools.slide, time),
            )
        )
    return out


def _marks(tools: Tools, box: Box, choice: Choice) -> list[Mark]:
    """A button a mark where their names fit beside each other, else one step back, one forward."""
    style, measure, names = STYLES["label"].grown(tools.grow), tools.measure, tools.names
    width = (box.w - 14 * (len(names) - 1)) / len(names)
    if all(measure.advance(_begun(name), style) + 40 <= width for _, name in names):
        out: list[Mark] = []
        for n, (key, name) in enumerate(names):
            part = Box(box.x + n * (width + 14), box.y, width, box.h)
            on = key == choice.selection
            out.append(
                Panel(f"chips.{n}", part.inset(2, 2, 2, 2), (42, 42), "raised", *(("touch", 5) if on else ("ring", 2)))
            )
            said = _begun(name)
            out += _centred(f"chips.{n}.name", said, "touch" if on else "ink", part, tools)
            out.append(Target(f"chips.{n}", part.corners(), said, SelectMark(tools.slide, None if on else key)))
        return out
    return _stepper(tools, box, choice, names)


def _stepper(tools: Tools, box: Box, choice: Choice, names: Sequence[tuple[str, str]]) -> list[Mark]:
    keys = [key for key, _ in names]
    at = keys.index(choice.selection) if choice.selection in keys else None
    before = len(keys) - 1 if at is None else (at - 1) % len(keys)
    after = 0 if at is None else (at + 1) % len(keys)
    side = box.h
    left, right = Box(box.x, box.y, side * 1.3, box.h), Box(box.right - side * 1.3, box.y, side * 1.3, box.h)
    middle = Box(left.right + 14, box.y, right.x - left.right - 28, box.h)
    words = tr(tools.language, "Touch to read each value") if at is None else _begun(names[at][1])
    out: list[Mark] = []
    for key, part, icon, to in (("chips.back", left, "arrow-left", before), ("chips.on", right, "arrow-right", after)):
        out.append(Panel(key, part.inset(2, 2, 2, 2), (42, 42), "raised", "ring", 2))
        out.append(Icon(f"{key}.icon", icon, _square(part, 48), "ink"))
        spoken = tr(tools.language, "Read: %(name)s", name=names[to][1])
        out.append(Target(key, part.corners(), spoken, SelectMark(tools.slide, keys[to])))
    out.append(
        Panel("chips", middle.inset(2, 2, 2, 2), (42, 42), "raised", *(("touch", 5) if at is not None else ("", 0)))
    )
    out += _centred("chips.name", words, "quiet" if at is None else "touch", middle, tools)
    return out


def _begun(name: str) -> str:
    """A name as a text of its own begins, with a capital letter; "mRNA" keeps its own way of writing."""
    return name if name[1:2].isupper() else name[:1].upper() + name[1:]


def _centred(key: str, text: str, color: str, box: Box, tools: Tools) -> list[Mark]:
    style = STYLES["label"].grown(tools.grow)
    if tools.measure.advance(text, style) > box.w - 40:
        style = style.scaled(max((box.w - 40) / tools.measure.advance(text, style), 22 / style.size))
    label = block(key, ((text, style, color),), box.x + 20, 0, box.w - 40, tools.measure, align="center", balance=True)
    return [moved(label, dy=box.y + (box.h - label.box.h) / 2)]


def _square(box: Box, side: float) -> Box:
    return Box(box.cx - side / 2, box.cy - side / 2, side, side)
