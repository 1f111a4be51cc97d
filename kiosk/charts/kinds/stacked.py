"""Stacked: parts that add up to a whole, as one bar of 100 % or as several. What does not add up is refused.

chart: {kind: stacked, indicators: [hub-partners], of: hub-partners-all}

Percentages are parts of 100, all else names its whole. Bars lie where all labels find a place in or under their parts;
on a totem, or where they do not, the bars stand and the labels are at their right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts import rows
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, counting, entity, figures, mark_name, name_of, ref, said
from kiosk.charts.marks import Box, Curve, Mark, Panel, Target
from kiosk.charts.motion import appearing
from kiosk.charts.stack import PAD, Part, Stack, stack
from kiosk.charts.text import block, moved
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_FILL
from kiosk.words.messages import tr
from kiosk.words.numbers import join

KIND = "stacked"
MOST, BARS = 8, 5
_POWERS = {None: 0, "thousand": 3, "million": 6, "billion": 9}
_ON = {"lombardia": "onacc", "italy": "itnuc"}
"""Colours of words on a part. On the grey of other places none can be read in all themes."""


class Fields(ChartFields):
    """indicators: tables whose rows are the parts, a bar each; of: the whole, where the parts are no percentages."""

    kind: Literal["stacked"]
    indicators: Annotated[list[str], Field(min_length=1, max_length=BARS)]
    of: str | None = None

    def references(self) -> tuple[Ref, ...]:
        """The tables and the whole."""
        return tuple(ref(name) for name in (*self.indicators, *((self.of,) if self.of else ())))

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Parts of no whole above all; too many of them; tables of other parts."""
        first = figures(deck, ref(self.indicators[0]))
        for name in self.indicators:
            parts = figures(deck, ref(name))
            params: dict[str, str | int] = {"name": name, "other": self.indicators[0], "most": MOST}
            if deck.indicators[ref(name).id].series or len(parts) < 2:
                yield "indicators", Say(N_('"%(name)s" is no table of parts: stacked needs at least two rows'), params)
            elif len(parts) > MOST:
                yield "indicators", Say(N_('"%(name)s" has too many parts (at most %(most)s): use bars'), params)
            elif [f.ref.row for f in parts] != [f.ref.row for f in first]:
                message = N_('"%(name)s" and "%(other)s" do not have the same parts in the same order')
                yield "indicators", Say(message, params)
            elif wrong := list(rows.lengthless(parts)):
                yield from (("indicators", why) for why in wrong)
            else:
                yield from _no_whole(self, parts, name, deck)


def _no_whole(fields: Fields, parts: Sequence[Figure], name: str, deck: Deck) -> Iterator[tuple[str, Say]]:
    """Why these parts are none: no whole is named, it is of another kind, or they do not add up to it."""
    whole = figures(deck, ref(fields.of))[0] if fields.of else None
    if whole is None and parts[0].unit != "percent":
        message = N_('of what the rows of "%(name)s" are parts is not said: name the whole with `of`, or use bars')
        yield "indicators", Say(message, {"name": name})
    elif whole is not None and whole.unit != parts[0].unit:
        message = N_('"%(of)s" has not the unit of "%(name)s", so it cannot be its whole')
        yield "of", Say(message, {"of": fields.of or "", "name": name})
    else:
        total, all_ = sum((f.value for f in parts), Decimal(0)), _whole(fields, parts, deck)
        rounding = sum((Decimal(1).scaleb(int(f.value.as_tuple().exponent)) / 2 for f in parts), Decimal(0))
        if abs(total - all_) > rounding or all_ <= 0:
            message = N_(
                'the rows of "%(name)s" add up to %(total)s, not to %(whole)s: what is no part of a whole must not be '
                "drawn as one; use bars, or chains for small counts"
            )
            yield "indicators", Say(message, {"name": name, "total": str(total), "whole": str(all_)})


EXAMPLE: dict[str, object] = {"kind": "stacked", "indicators": ["hub-partners"], "of": "hub-partners-all"}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu")
CUE = "label"


def _whole(fields: Fields, parts: Sequence[Figure], deck: Deck) -> Decimal:
    """The whole in the scale of the parts."""
    if not fields.of:
        return Decimal(100)
    whole = figures(deck, ref(fields.of))[0]
    return whole.value.scaleb(_POWERS[whole.scale] - _POWERS[parts[0].scale])


def _key(fields: Fields, figure: Figure, bar: int) -> str:
    return f"{figure.ref.row}/{bar}" if len(fields.indicators) > 1 else rows.row_key(figure)


def _tables(fields: Fields, deck: Deck) -> list[list[tuple[str, Figure]]]:
    """Key and figure of every part, bar by bar."""
    tables = [figures(deck, ref(name)) for name in fields.indicators]
    return [[(_key(fields, f, i), f) for f in parts] for i, parts in enumerate(tables)]


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Value by row; with several bars by row and bar."""
    return {key: float(figure.value) for table in _tables(fields, deck) for key, figure in table}


def _parts(
    fields: Fields, table: Sequence[tuple[str, Figure]], values: Mapping[str, float], deck: Deck
) -> tuple[Part, ...]:
    """Each part after the one before; while more is shown than the whole, all shrink alike."""
    whole = float(_whole(fields, [f for _, f in table], deck))
    finals = [max(float(f.value), 0.0) for _, f in table]
    shown = [max(values.get(key, 0.0), 0.0) for key, _ in table]
    rest, now = max(whole, sum(finals)) or 1.0, max(whole, sum(shown)) or 1.0
    return tuple(
        Part(
            key, figure, {code: rows.called(figure, mark_name(figure, deck, code), code) for code in deck.languages},
            sum(finals[:i]) / rest, sum(finals[: i + 1]) / rest, sum(shown[:i]) / now, sum(shown[: i + 1]) / now,
            entity(deck, figure) in _ON and not figure.forecast,
        )
        for i, (key, figure) in enumerate(table)
    )  # fmt: skip


def _head(fields: Fields, bar: int, deck: Deck, language: str) -> str:
    return name_of(deck, deck.indicators[ref(fields.indicators[bar]).id], language)


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The parts, each with its value and name in it or, at the end of a thin line, outside it."""
    deck = frame.deck
    bars = [_parts(fields, table, values, deck) for table in _tables(fields, deck)]
    several = range(len(bars)) if len(bars) > 1 else ()
    heads = [{code: _head(fields, i, deck, code) for code in deck.languages} for i in several]
    quiet = frame.style("quiet")
    above = quiet.line + 12 if fields.of and not heads else 0.0
    made = stack(bars, heads, replace(frame, box=frame.box.inset(top=above)))
    out: list[Mark] = [_bar_name(i, head[frame.language], made, frame) for i, head in enumerate(heads)]
    if above:
        bar, text = made.bars[0], _in_all(fields, deck, frame.language)
        out.append(block("#whole", ((text, quiet, "quiet"),), bar.x, bar.y - above, frame.box.w, frame.measure))
    targets: list[Target] = []
    for i, parts in enumerate(bars):
        for n, part in enumerate(parts):
            now, rest = made.part(i, part.start, part.end), made.part(i, part.low, part.high)
            drawn = _shape(part, now, made.lying, (n == 0, n == len(parts) - 1), frame)
            out += drawn
            shown = values.get(part.key, 0.0)
            # only in a part that is there: words that were there before it would lie under it
            if part.key in made.inside and drawn:
                out.append(_within(part, shown, now, rest, made, progress, frame))
            if part.key in made.labels:
                named = made.lying or i == len(bars) - 1
                out += _without(part, shown, rest, named, made, progress, frame)
            spoken = rows.spoken(mark_name(part.figure, deck, frame.language), part.figure, frame.language)
            targets.append(Target(part.key, _touchable(rest, made.bars[i]).corners(), spoken))
    return [*out, *sorted(targets, key=lambda target: -_size(target))]


def _touchable(part: Box, bar: Box) -> Box:
    """As large as a finger: thin parts reach into their neighbours, and lie above them."""
    w, h = max(part.w, 44.0), max(part.h, 44.0)
    x = min(max(part.cx - w / 2, bar.x), bar.right - w)
    y = min(max(part.cy - h / 2, bar.y), bar.bottom - h)
    return Box(x, y, w, h)


def _size(target: Target) -> float:
    return abs((target.polygon[2][0] - target.polygon[0][0]) * (target.polygon[2][1] - target.polygon[0][1]))


def _shape(part: Part, box: Box, lying: bool, ends: tuple[bool, bool], frame: Frame) -> list[Mark]:
    if min(box.w, box.h) < 0.5:
        return []
    left, right = (26.0 if end and lying else 9.0 for end in ends)
    radius = (min(left, box.w / 2), min(right, box.w / 2))
    fill = ENTITY_FILL[entity(frame.deck, part.figure)]
    if part.figure.forecast and min(box.w, box.h) > 8:
        out: list[Mark] = [rows.dashed(f"{part.key}.part", box, 9.0, fill)]
    else:
        out = [Panel(f"{part.key}.part", box, radius, fill)]
    if frame.selection == part.key:
        out.append(Panel(f"{part.key}.ring", box.inset(2.5, 2.5, 2.5, 2.5), radius, "", "touch", 5))
    return out


def _within(part: Part, shown: float, now: Box, rest: Box, made: Stack, progress: float, frame: Frame) -> Mark:
    """Value and name in a part, moving with it."""
    color = _ON[entity(frame.deck, part.figure)]
    text = counting(part.figure, shown, frame.language, "short")
    pieces = made.within.pieces(text, part.names[frame.language], color, color, shown != float(part.figure.value))
    seen, width = appearing(progress), max(rest.w - 2 * PAD, 1.0)
    if made.within.between:
        label = block(f"{part.key}.value", pieces, 0, 0, width, frame.measure, opacity=seen)
        return moved(label, dx=now.x + PAD, dy=max(now.cy - label.box.h / 2, frame.box.y))
    label = block(f"{part.key}.value", pieces, 0, 0, rest.w, frame.measure, align="center", opacity=seen)
    return moved(label, dx=now.x, dy=max(now.cy - label.box.h / 2, frame.box.y))


def _without(
    part: Part, shown: float, rest: Box, named: bool, made: Stack, progress: float, frame: Frame
) -> list[Mark]:  # fmt: skip
    """A part's words outside it, and the line that leads to them; the value alone where the names stand elsewhere."""
    text, name = counting(part.figure, shown, frame.language, "short"), part.names[frame.language]
    room, seen, counts = made.labels[part.key], appearing(progress), shown != float(part.figure.value)
    kind = made.without if named else made.beside
    pieces = kind.pieces(text, name, "ink", "quiet", counts)
    if part.key in made.inside:
        pieces = ((name, kind.name, "ink"),)
    wide = made.lying and (room.x < rest.x - 2 or room.right > rest.right + 2)
    align: Literal["left", "center"] = "center" if wide else "left"
    label = block(f"{part.key}.label", pieces, 0, 0, room.w + 2, frame.measure, align=align, opacity=seen)
    out: list[Mark] = [moved(label, room.x - 1, room.y if made.lying else room.cy - label.box.h / 2)]
    if seen > 0 and (wide or not made.lying):
        points = (
            ((rest.cx, rest.bottom + 4), (rest.cx, rest.bottom + 9), (room.cx, room.y - 7), (room.cx, room.y - 2))
            if made.lying
            else ((rest.right + 6, rest.cy), (rest.right + 16, rest.cy), (room.x - 20, room.cy), (room.x - 10, room.cy))
        )
        out.append(Curve(f"{part.key}.leader", points, "ring", 2, seen))
    return out


def _bar_name(bar: int, text: str, made: Stack, frame: Frame) -> Mark:
    pieces, box = ((text, made.name, "ink"),), made.bars[bar]
    if made.lying:
        label = block(f"#bar.{bar}", pieces, frame.box.x, 0, made.sides, frame.measure, align="right")
        return moved(label, dy=box.cy - label.box.h / 2)
    return block(f"#bar.{bar}", pieces, box.x, box.bottom + 14, made.sides, frame.measure)


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each part and its share of the whole; percentages, shares already, against the largest of their bar."""
    out = {}
    whole = figures(deck, ref(fields.of))[0] if fields.of else None
    for i, table in enumerate(_tables(fields, deck)):
        largest = max((figure for _, figure in table), key=lambda f: f.value)
        for key, figure in table:
            name = mark_name(figure, deck, language)
            said_so = f"{name}, {_head(fields, i, deck, language).lower()}" if len(fields.indicators) > 1 else name
            out[key] = Reading(said_so, figure, None if whole or figure is largest else largest, whole)
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """What the whole is, and its parts."""
    out = []
    for table in _tables(fields, deck):
        ranked = sorted((figure for _, figure in table), key=lambda f: -f.value)
        told = ranked if len(ranked) <= 5 else ranked[:3]
        word = " (" + tr(language, "forecast") + ")"
        items = [
            f"{mark_name(f, deck, language)} {said(f, language, 'short')}" + (word if f.forecast else "") for f in told
        ]
        name = rows.title(ranked[0], language)
        if len(told) < len(ranked):
            text = tr(
                language, "%(name)s, in %(count)s parts. The largest: %(items)s.",
                name=name, count=len(ranked), items=join(items, language),
            )  # fmt: skip
        else:
            text = tr(language, "%(name)s, in parts: %(items)s.", name=name, items=join(items, language))
        out.append(text)
    if fields.of:
        out.append(_in_all(fields, deck, language) + ".")
    return " ".join(out)


def _in_all(fields: Fields, deck: Deck, language: str) -> str:
    """How much the whole is."""
    whole = figures(deck, ref(fields.of or ""))[0]
    return tr(language, "In all: %(amount)s", amount=said(whole, language, ""))


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """Nothing is counted."""
    return ""


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every part has its name."""
    return ()
