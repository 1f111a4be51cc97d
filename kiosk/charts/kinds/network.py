"""Network: a centre and its partners, a cell each, by kind and clockwise. A touched kind lights up and names them.

chart:
  kind: network
  centre: {it: Hub, en: Hub}
  indicators: [hub-partners, hub-clusters]      # a table of counts by kind, single counts, or both
  members:
    hub-clusters:                               # a row of the table, or the indicator of a single count
      - {it: Cluster lombardo scienze della vita, en: Lombardia Life Sciences Cluster}
      - ...

What the kinds have in common is the centre: they are no parts of a whole, so nothing here is a share.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, caption, counting, entity, figures, name_of, ref, said, text_of
from kiosk.charts.listing import listing, some
from kiosk.charts.marks import Box, Mark, Panel, Rule, Target
from kiosk.charts.motion import appearing
from kiosk.charts.partners import PARTNERS
from kiosk.charts.ring import LEAST as CELLS_LEAST
from kiosk.charts.ring import MOST as CELLS_MOST
from kiosk.charts.ring import arcs, ring
from kiosk.charts.tabs import Face, Place, below, beside, tab
from kiosk.charts.text import block, moved
from kiosk.charts.wheel import Group, hub, wheel
from kiosk.model.base import Id, Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_TEXT, STYLES, Style
from kiosk.words.messages import tr
from kiosk.words.numbers import join, unit_words

KIND = "network"
LEAST, MOST = 2, 6


class Fields(ChartFields):
    """indicators: counts by kind; centre: what they have in common; members: their names, by row or indicator."""

    kind: Literal["network"]
    indicators: Annotated[list[str], Field(min_length=1, max_length=MOST)]
    centre: Text
    members: dict[Id, Annotated[list[Text], Field(max_length=150)]] = Field(default_factory=dict)

    @property
    def card(self) -> bool:
        """A touched tab lights its cells and names them: a card would repeat its number, and cover names."""
        return False

    def references(self) -> tuple[Ref, ...]:
        """The tables and single counts."""
        return tuple(map(ref, self.indicators))

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Kinds that no ring can show cell by cell, and lists of names that disagree with the counts."""
        kinds = _kinds(self, deck)
        counts, keys = {_key(f): f.value for f in kinds}, [_key(f) for f in kinds]
        params: dict[str, str | int]
        if not LEAST <= len(kinds) <= MOST:
            params = {"count": len(kinds), "least": LEAST, "most": MOST}
            yield "indicators", Say(N_("a network shows %(least)s to %(most)s kinds, not %(count)s; use bars"), params)
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield "indicators", Say(N_('two kinds are called "%(name)s": give one row another name'), {"name": key})
        for figure in kinds:
            if figure.value < 1 or figure.value % 1 or figure.scale or figure.qualifier:
                message = N_('"%(name)s" is not an exact count, and here each one is a cell; use bars')
                yield "indicators", Say(message, {"name": _key(figure)})
                return
        total = sum(int(f.value) for f in kinds)
        if not ring(total):
            params = {"count": total, "least": CELLS_LEAST, "most": CELLS_MOST}
            yield "indicators", Say(N_("a ring has %(least)s to %(most)s cells, not %(count)s; use bars"), params)
        for key, names in self.members.items():
            if key not in counts:
                params = {"name": key, "names": ", ".join(counts)}
                yield "members", Say(N_('there is no kind "%(name)s"; the kinds are: %(names)s'), params)
            elif len(names) != counts[key]:
                params = {"name": key, "listed": len(names), "count": int(counts[key])}
                message = N_('"%(name)s" lists %(listed)s names, the figure says %(count)s: correct one of the two')
                yield "members", Say(message, params)


EXAMPLE: dict[str, object] = {
    "kind": "network",
    "centre": {"it": "Hub", "en": "Hub"},
    "indicators": ["hub-partners", "hub-clusters"],
    "members": {kind: [{"it": it, "en": en} for it, en in names] for kind, names in PARTNERS.items()},
}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu", "touch")
CUE = "position"


def _kinds(fields: Fields, deck: Deck) -> list[Figure]:
    """In the order of the file, which is the order round the ring."""
    return [figure for name in fields.indicators for figure in figures(deck, ref(name))]


def _key(figure: Figure) -> str:
    return figure.ref.row or figure.ref.id


def _name(figure: Figure, deck: Deck, language: str) -> str:
    if figure.row_name:
        return text_of(figure.row_name, language)
    return name_of(deck, deck.indicators[figure.ref.id], language)


def _members(fields: Fields, frame: Frame) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Names by kind, each in all languages: one room must do for any."""
    deck = frame.deck

    def written() -> Mapping[str, tuple[tuple[str, ...], ...]]:
        return {
            key: tuple(tuple(caption(text, deck, code) for code in deck.languages) for text in names)
            for key, names in fields.members.items()
        }

    return frame.once("network.members", written)


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Count by kind."""
    return {_key(figure): float(figure.value) for figure in _kinds(fields, deck)}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The ring and a tab for each kind; of a touched kind all names, else some of every one."""
    kinds, deck = _kinds(fields, frame.deck), frame.deck
    counts = [max(int(f.value), 0) for f in kinds]
    made = ring(sum(counts))
    if made is None:
        return []
    place = frame.once("network", lambda: _place(fields, kinds, frame))
    groups = [_group(figure, count, values, frame) for figure, count in zip(kinds, counts, strict=True)]
    centre = [caption(fields.centre, deck, code) for code in deck.languages]
    code = deck.languages.index(frame.language)
    return [
        *wheel(made, groups, place.wheel, progress >= 1),
        *hub(made, centre, code, place.wheel, frame),
        *_tabs(fields, kinds, arcs(made, counts), values, progress, place, frame),
        *_names(fields, kinds, place, frame),
    ]


def _place(fields: Fields, kinds: Sequence[Figure], frame: Frame) -> Place:
    """The same in every language."""
    codes = frame.deck.languages
    names = [_name(f, frame.deck, code) for f in kinds for code in codes]
    counts = [said(f, code, "n") for f in kinds for code in codes]
    laid = below if frame.portrait else beside
    return laid(len(kinds), names, counts, bool(fields.members), frame)


def _group(figure: Figure, count: int, values: Mapping[str, float], frame: Frame) -> Group:
    key, lit = _key(figure), entity(frame.deck, figure)
    touched = frame.selection == key
    state = "touched" if touched else "unlit" if frame.selection in values else lit
    return Group(key, count, values.get(key, 0.0), state, touched)


def _tabs(
    fields: Fields, kinds: Sequence[Figure], turns: Sequence[tuple[float, float]], values: Mapping[str, float],
    progress: float, place: Place, frame: Frame,
) -> Iterator[Mark]:  # fmt: skip
    """A tab a kind. Tabs are what fingers look for: their keys are no datum's, so that they do not recede."""
    deck, members = frame.deck, _members(fields, frame)
    code = deck.languages.index(frame.language)
    for figure, turn, box, wide in zip(kinds, turns, place.tabs, place.panels, strict=True):
        key, shown = _key(figure), round(values.get(_key(figure), 0.0))
        touched = key == frame.selection
        panel = (box if frame.selection in members else wide).inset(1, 1, 1, 1)
        fill, edge = ("touch", "") if touched else ("raised", "ring")
        yield Panel(f"_tab.{key}", panel, (min(36.0, box.h / 3),) * 2, fill, edge, 2)
        name, color = _name(figure, deck, frame.language), ENTITY_TEXT[entity(deck, figure)]
        face = Face(counting(figure, shown, frame.language, "n"), color, name, turn)
        yield from tab(f"_tab.{key}", face, box, place.form, touched, appearing(progress), frame)
        spoken = f"{name}: {said(figure, frame.language, '')}"
        if touched and key in members:
            spoken += ". " + join((one[code] for one in members[key]), frame.language)
        yield Target(key, panel.corners(), spoken)


def _names(fields: Fields, kinds: Sequence[Figure], place: Place, frame: Frame) -> Iterator[Mark]:
    """All of the touched kind; some of each where none is touched, or of none where one would have to be silent."""
    members, chosen = _members(fields, frame), frame.selection
    code, keys = frame.deck.languages.index(frame.language), [_key(f) for f in kinds]
    if chosen is not None and chosen in members:
        middle = place.names.cy if frame.portrait else place.tabs[keys.index(chosen)].cy
        yield from listing("_names", members[chosen], code, place.names, middle, frame)
        return
    style = frame.once("network.rest", lambda: _rest_style(members, keys, place, frame))
    if chosen in keys or style is None:
        return
    for figure, key, box in zip(kinds, keys, place.rests, strict=True):
        told = tuple(one[code] for one in members.get(key, ()))
        text = some(f"_rest.{key}", told, frame.language, box, style, "quiet", frame.measure)
        if text and frame.portrait:
            yield text
            yield from _head(f"_rest.{key}", _name(figure, frame.deck, frame.language), style, box, place, frame)
        elif text:
            yield moved(text, dy=box.cy - text.box.cy)


def _head(key: str, name: str, style: Style, box: Box, place: Place, frame: Frame) -> Iterator[Mark]:
    """On a totem names stand apart from their tab: its name stands beside them, and a line parts them from the last."""
    left, right = place.names.x, place.names.right
    yield block(f"{key}.name", ((name, replace(style, weight=600), "ink"),), left, box.y, place.head, frame.measure)
    if box.y > place.names.y:
        yield Rule(f"{key}.line", (left, box.y - place.gap / 2), (right, box.y - place.gap / 2), "line", 2)


def _rest_style(
    members: Mapping[str, Sequence[tuple[str, ...]]], keys: Sequence[str], place: Place, frame: Frame
) -> Style | None:
    """The largest in which each kind that lists names can name one at least, in every language."""
    codes = frame.deck.languages

    def fits(style: Style) -> bool:
        return all(
            some("", tuple(one[n] for one in members[key]), code, box, style, "quiet", frame.measure)
            for key, box in zip(keys, place.rests, strict=True)
            if members.get(key)
            for n, code in enumerate(codes)
        )

    styles = (frame.style("quiet"), STYLES["quiet"], STYLES["unit"])
    return next((style for style in styles if fits(style)), None)


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each kind; nothing that its count could be read against."""
    return {_key(f): Reading(_name(f, deck, language), f) for f in _kinds(fields, deck)}


def words(fields: Fields, deck: Deck, language: str) -> str:
    """What stands in the centre, and how many of each kind round it."""
    kinds = _kinds(fields, deck)
    return tr(
        language,
        "%(name)s. In the centre: %(centre)s; around it: %(items)s.",
        name=text_of(kinds[0].name, language),
        centre=caption(fields.centre, deck, language),
        items=join((f"{_name(f, deck, language)} {said(f, language, 'n')}" for f in kinds), language),
    )


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """One cell is one of what is counted, whatever it is."""
    ones = [unit_words(Decimal(1), f.unit, language) for f in _kinds(fields, deck)]
    first, *rest = dict.fromkeys(ones)
    for other in rest:
        first = tr(language, "%(one)s or %(other)s", one=first, other=other)
    return tr(language, "1 cell = %(unit)s", unit=first)


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every kind has its tab."""
    return ()
