"""Number: two to six figures that count up, each with the plate of its share where it has one. The first leads.

chart:
  kind: number
  whole: {it: "dell'Italia", en: of Italy}
  figures:
    - {figure: pharma-employees, share: pharma-employees-share, caption: {it: ..., en: ...}}
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, caption, counting, entity, figures, ref, said, text_of, ticking
from kiosk.charts.marks import Box, Label, Mark, Rule, Target
from kiosk.charts.measure import Measure
from kiosk.charts.motion import appearing
from kiosk.charts.text import block, moved
from kiosk.charts.tissue import disc, growth
from kiosk.model.base import Frozen, Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_TEXT, Style
from kiosk.words.messages import tr
from kiosk.words.numbers import unit_words

KIND = "number"
LEAST = 1300.0
"""Width below which the first figure has no room to lead: it is a row like the others."""
GAP, PITCH, PLATE = 28.0, {False: 180.0, True: 150.0}, {False: 62.0, True: 56.0}
"""On totems between the first figure and the rows; largest distance of rows and radius of their plates, landscape and
portrait."""
STILL = 0.72
"""Part of its size to which the first figure gives way on totems, where the rows would be cramped."""


class Item(Frozen):
    """A figure and what it counts; `share`: its part of the whole, drawn as a plate of a hundred cells."""

    figure: str
    caption: Text
    share: str | None = None
    share_caption: Text | None = None


class Fields(ChartFields):
    """figures: two to six; whole: what the shares are parts of, after a percentage."""

    kind: Literal["number"]
    figures: Annotated[list[Item], Field(min_length=2, max_length=6)]
    whole: Text | None = None

    def references(self) -> tuple[Ref, ...]:
        """Figures and shares."""
        return tuple(ref(name) for item in self.figures for name in (item.figure, item.share) if name)

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Tables and series, which are more than one number, and shares that no plate of a hundred can show."""
        for name in (name for item in self.figures for name in (item.figure, item.share) if name):
            if len(figures(deck, ref(name))) != 1:
                message = N_('"%(name)s" is several figures: name one row (id.row) or one year (id@2017)')
                yield "figures", Say(message, {"name": name})
        for item in self.figures:
            share = figures(deck, ref(item.share))[0] if item.share else None
            if share and (share.unit != "percent" or not 0 <= share.value <= 100):
                message = N_('"%(name)s" is no share from 0 to 100%%: a plate cannot show it, write it as a figure')
                yield "figures", Say(message, {"name": item.share or ""})


EXAMPLE: dict[str, object] = {
    "kind": "number",
    "whole": {"it": "dell'Italia", "en": "of Italy"},
    "figures": [
        {
            "figure": "pharma-employees",
            "share": "pharma-employees-share",
            "caption": {"it": "addetti", "en": "employees"},
        },
        {
            "figure": "pharma-companies",
            "share": "pharma-companies-share",
            "caption": {"it": "imprese", "en": "companies"},
        },
    ],
}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it")
CUE = "label"


def _keys(fields: Fields) -> list[str]:
    """What each item's marks are called: its figure, numbered where one is named twice."""
    names = [item.figure for item in fields.figures]
    return [name if name not in names[:n] else f"{name}#{n}" for n, name in enumerate(names)]


def _pair(item: Item, deck: Deck) -> tuple[Figure, Figure | None]:
    share = figures(deck, ref(item.share))[0] if item.share else None
    return figures(deck, ref(item.figure))[0], share


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Shares (out of 100) and figures."""
    out = {}
    for item in fields.figures:
        figure, share = _pair(item, deck)
        if share:
            out[item.share or ""] = float(share.value)
        out[item.figure] = float(figure.value)
    return out


def _plate(key: str, share: Figure, shown: float, x: float, y: float, r: float, deck: Deck) -> Mark:
    lit = min(max(round(share.value), 0), 100)
    who = entity(deck, share)
    rest = "unlit" if r >= 80 else "plain"
    grown = growth(shown / (float(share.value) or 1.0) * lit, lit) + (1.0,) * (100 - lit)
    return disc(key, 100, x, y, r, (who,) * lit + (rest,) * (100 - lit), grown, rest)


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The first figure large beside its plate; the others as rows: plate, figure and caption, share at the right."""
    box, keys = frame.box, _keys(fields)
    out: list[Mark] = []
    rows, first = box, 0
    if frame.portrait:
        hero = Box(box.x, box.y, box.w, _leading(fields, keys, frame))
        rows, first = Box(box.x, hero.bottom + GAP, box.w, box.h - hero.h - GAP), 1
    elif box.w >= LEAST:
        hero = Box(box.x, box.y, box.w * 0.56, box.h)
        rows, first = Box(box.x + 1040, box.y, box.w - 1040, box.h), 1
    if first:
        out += _hero(fields, keys[0], values, hero, frame)
    pitch = min(rows.h / (len(keys) - first), PITCH[frame.portrait])
    top = rows.y + (rows.h - pitch * (len(keys) - first)) / 2
    for i in range(first, len(keys)):
        out += _row(fields, i, keys[i], values, Box(rows.x, top + (i - first) * pitch, rows.w, pitch), i > first, frame)
    seen = appearing(progress)
    if seen < 1.0:
        counted = {f"{key}.{part}" for key in keys for part in ("value", "share")}
        out = [replace(m, opacity=seen) if isinstance(m, Label) and m.key in counted else m for m in out]
    return out


def _leading(fields: Fields, keys: Sequence[str], frame: Frame) -> float:
    """Height of the first figure on totems: the rows come to their whole height as long as its words stay large."""
    box, share = frame.box, fields.figures[0].share
    most = min(box.h * 0.42, 420.0)
    if share is None:
        return most
    wide = box.w - most - 56
    words = (_told(fields, keys[0], {}, 0, wide, STILL, replace(frame, language=code)) for code in frame.deck.languages)
    least = max(sum(part.box.h for part in parts) for parts in words) + 56 * STILL + 6
    wanted = box.h - GAP - PITCH[True] * (len(keys) - 1)
    return min(max(wanted, min(least, most)), 420.0)


def _share_caption(fields: Fields, item: Item, deck: Deck, language: str) -> str:
    text = item.share_caption or fields.whole
    return caption(text, deck, language) if text else ""


def _fitting(text: str, style: Style, width: float, measure: Measure) -> Style:
    """The style, smaller where a figure with its "oltre" would be wider than its room."""
    advance = measure.advance(text, style)
    return style if advance <= width else replace(style.scaled(width / advance), line=style.line)


def _hero(fields: Fields, key: str, values: Mapping[str, float], box: Box, frame: Frame) -> list[Mark]:
    deck, language = frame.deck, frame.language
    item = fields.figures[0]
    figure, share = _pair(item, deck)
    r = min(274.0, box.h / 2)
    out: list[Mark] = []
    x = box.x
    if share:
        out.append(_plate(f"{key}.plate", share, values.get(item.share or "", 0.0), box.x + r, box.cy, r, deck))
        x = box.x + 2 * r + 56
    for factor in (1.0, 0.85, STILL, 0.6):  # the large figures give way where the box is low
        parts = _told(fields, key, values, x, box.right - x, factor, frame)
        gaps = [0.0, 0.0, 56.0 * factor, 6.0] if share else [0.0, 6.0]
        if sum(part.box.h for part in parts) + sum(gaps) <= box.h:
            break
    width = box.right - x
    top = box.cy - (sum(part.box.h for part in parts) + sum(gaps)) / 2
    for gap, part in zip(gaps, parts, strict=True):
        top += gap
        if part.key == f"{key}.value" and share:
            out.append(Rule(f"{key}.rule", (x, top - 22), (x + min(width, 346), top - 22), "line", 2))
        out.append(moved(part, dy=top))
        top += part.box.h
    spoken = f"{caption(item.caption, deck, language)}: {said(figure, language, '')}"
    out.append(Target(key, box.corners(), spoken))
    return out


def _told(
    fields: Fields, key: str, values: Mapping[str, float], x: float, width: float, factor: float, frame: Frame
) -> list[Label]:
    """The first figure's share with what it is a part of, its value and its caption, from the top, all at 0."""
    deck, language, measure = frame.deck, frame.language, frame.measure
    item = fields.figures[0]
    figure, share = _pair(item, deck)
    xl, value = frame.style("xl").scaled(factor), frame.style("l").scaled(factor)
    strong, quiet = frame.style("label"), frame.style("quiet")
    parts: list[Label] = []
    if share:
        lit = values.get(item.share or "", 0.0)
        text, xl = counting(share, lit, language, "n"), ticking(xl, share, lit)
        parts.append(block(f"{key}.share", ((text, xl, ENTITY_TEXT[entity(deck, share)]),), x - 4, 0, width, measure))
        parts.append(
            block(
                f"{key}.whole", ((_share_caption(fields, item, deck, language), strong, "ink"),), x, 0, width, measure
            )
        )
    shown = values.get(item.figure, 0.0)
    value = ticking(_fitting(said(figure, language, "short"), value, width, measure), figure, shown)
    text = counting(figure, shown, language, "short")
    parts.append(block(f"{key}.value", ((text, value, "ink"),), x, 0, width, measure))
    parts.append(
        block(f"{key}.caption", ((caption(item.caption, deck, language), quiet, "quiet"),), x, 0, width, measure)
    )
    return parts


def _row(
    fields: Fields, index: int, key: str, values: Mapping[str, float], box: Box, ruled: bool, frame: Frame
) -> list[Mark]:
    deck, language, measure = frame.deck, frame.language, frame.measure
    item = fields.figures[index]
    figure, share = _pair(item, deck)
    r = min(PLATE[frame.portrait], box.h / 2 - 8)
    x = box.x + 2 * r + 36
    out: list[Mark] = [Rule(f"rule.{index}", (x, box.y), (box.right, box.y), "line", 2)] if ruled else []
    number, quiet = frame.style("m-list"), frame.style("quiet")
    number = number.scaled(0.9)
    tight = min((box.h - 14) / (number.line + quiet.line), 1.0)
    number, quiet = number.scaled(max(tight, 0.6)), quiet.scaled(max(tight, 22 / quiet.size))
    room = box.w - 2 * r - 36
    side = 0.0
    if share:
        part = values.get(item.share or "", 0.0)
        text = counting(share, part, language, "n")
        under = _share_caption(fields, item, deck, language)
        whole = said(share, language, "n")
        side = max(measure.advance(under, quiet), measure.advance(whole, number)) + 24
        out.append(_plate(f"{key}.plate", share, values.get(item.share or "", 0.0), box.x + r, box.cy, r, deck))
        top = box.cy - (number.line + quiet.line) / 2
        out.append(
            block(
                f"{key}.share",
                ((text, ticking(number, share, part), ENTITY_TEXT[entity(deck, share)]),),
                x,
                top,
                room,
                measure,
                align="right",
            )
        )
        out.append(
            block(
                f"{key}.whole",
                ((under, quiet, "quiet"),),
                x,
                top + number.line,
                room,
                measure,
                align="right",
            )
        )
    shown = values.get(item.figure, 0.0)
    fitting = ticking(_fitting(said(figure, language, "short"), number, room - side, measure), figure, shown)
    text = counting(figure, shown, language, "short")
    big = block(f"{key}.value", ((text, fitting, "ink"),), x, 0, room - side, measure)
    said_of_it = caption(item.caption, deck, language)
    fitted = _fitting(said_of_it, quiet, room - side, measure)
    quiet = fitted if fitted.size >= 22 else quiet  # one line where 22 are enough, else it wraps and check says so
    small = block(f"{key}.caption", ((said_of_it, quiet, "quiet"),), x, 0, room - side + 1, measure)
    top = box.cy - (big.box.h + small.box.h) / 2
    out += [moved(big, dy=top), moved(small, dy=top + big.box.h)]
    spoken = f"{caption(item.caption, deck, language)}: {said(figure, language, '')}"
    out.append(Target(key, box.corners(), spoken))
    return out


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each figure by its caption; figures of several things, so nothing to read one against."""
    return {
        key: Reading(caption(item.caption, deck, language), _pair(item, deck)[0])
        for key, item in zip(_keys(fields), fields.figures, strict=True)
    }


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Each figure with its caption and share."""
    out = []
    for item in fields.figures:
        figure, share = _pair(item, deck)
        text = f"{caption(item.caption, deck, language)}: {said(figure, language, 'short')}"
        if share:
            text += f", {said(share, language, 'n')} {_share_caption(fields, item, deck, language)}"
        out.append(text.strip())
    return "; ".join(out) + "."


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """What a cell of the plates is; nothing where there are none."""
    share = next((s for item in fields.figures if (s := _pair(item, deck)[1])), None)
    if share is None:
        return ""
    place = deck.places.get(share.place or "")
    return tr(
        language, "Each plate: 100 cells, 1 cell = %(unit)s of the national total; lit = %(place)s",
        unit=unit_words(Decimal(1), "percent", language), place=text_of(place.name if place else share.name, language),
    )  # fmt: skip


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: figures have their captions."""
    return ()
