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
from decimal import Decimal
from math import sqrt
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, caption, counting, entity, figures, name_of, ref, said, text_of
from kiosk.charts.listing import listing, some
from kiosk.charts.marks import Box, Curve, Disc, Label, Mark, Panel, Target, Tissue
from kiosk.charts.motion import appearing
from kiosk.charts.ring import LEAST as CELLS_LEAST
from kiosk.charts.ring import MOST as CELLS_MOST
from kiosk.charts.ring import arc, arcs, ring
from kiosk.charts.tabs import PAD, Face, form, tab
from kiosk.charts.text import block, moved
from kiosk.charts.tissue import growth
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
                message = N_('"%(name)s" lists %(listed)s names, the figure says %(count)s: put one of them right')
                yield "members", Say(message, params)


_PARTNERS = {
    "institutional": (
        ("Commissione europea", "European Commission"),
        ("Ministero della Salute", "Ministry of Health"),
        ("Agenzia italiana del farmaco", "Italian Medicines Agency"),
        ("Ministero dell'Economia e delle Finanze", "Ministry of Economy and Finance"),
        ("Ministero dell'Istruzione, dell'Università e della Ricerca",
         "Ministry of Education, University and Research"),
        ("Ministero dello Sviluppo economico", "Ministry of Economic Development"),
        ("Ministero degli Affari esteri e della Cooperazione internazionale",
         "Ministry of Foreign Affairs and International Cooperation"),
        ("Regione Lombardia", "Region of Lombardia"),
        ("Comune di Milano", "Municipality of Milano"),
        ("Città metropolitana di Milano", "Metropolitan City of Milano"),
        ("MIND", "MIND"),
        ("Invitalia", "Invitalia"),
        ("Agenzia ICE", "Italian Trade Agency"),
    ),
    "scientific": (
        ("Cergas-Bocconi", "Cergas-Bocconi"),
        ("Città della Salute", "Città della Salute"),
        ("FADOI", "FADOI"),
        ("Fondazione Smith Kline", "Smith Kline Foundation"),
        ("Happy Ageing", "Happy Ageing"),
        ("Human Technopole", "Human Technopole"),
        ("Silver Economy Network", "Silver Economy Network"),
        ("Società Italiana di Farmacologia", "Italian Society of Pharmacology"),
        ("Società Italiana di Gerontologia e Geriatria", "Italian Society of Gerontology and Geriatrics"),
        ("Università di Milano-Bicocca", "Università di Milano-Bicocca"),
        ("Università degli Studi di Milano", "Università degli Studi di Milano"),
        ("Università di Pavia", "Università di Pavia"),
        ("Università Vita-Salute", "Università Vita-Salute"),
    ),
    "international": (
        ("Ambasciata di Francia in Italia", "French Embassy in Italy"),
        ("Ambasciata d'Italia in Cina", "Italian Embassy in China"),
        ("Ambasciata del Belgio", "Belgian Embassy"),
        ("Ambasciata di Finlandia", "Finnish Embassy"),
        ("Ambasciata di Lituania", "Embassy of Lithuania"),
        ("Ambasciata di Svezia", "Swedish Embassy"),
        ("Basque Trade & Investment", "Basque Trade & Investment"),
        ("Consolato generale britannico, Milano", "British Consulate General, Milano"),
        ("Camera di commercio italiana in Cina", "Italian Chamber of Commerce in China"),
        ("Confindustria Russia", "Confindustria Russia"),
        ("Consolato onorario di Finlandia, Milano", "Honorary Consulate of Finland, Milano"),
        ("Ambasciata d'Israele, Milano", "Embassy of Israel, Milano"),
        ("Enterprise Lithuania", "Enterprise Lithuania"),
        ("Flanders Investment & Trade", "Flanders Investment & Trade"),
        ("Israel Institute of Technology", "Israel Institute of Technology"),
        ("JobsOhio", "JobsOhio"),
        ("Ministero finlandese dell'Economia e dello Sviluppo", "Finnish Ministry of Economy and Development"),
        ("Montréal International", "Montréal International"),
        ("Repubblica di Lituania", "Republic of Lithuania"),
        ("Swedish Trade & Invest Council", "Swedish Trade & Invest Council"),
        ("Wallonia.be", "Wallonia.be"),
    ),
    "hub-clusters": (
        ("Cluster lombardo scienze della vita", "Lombardia Life Sciences Cluster"),
        ("Cluster nazionale scienze della vita", "National Life Sciences Cluster"),
    ),
}  # fmt: skip
EXAMPLE: dict[str, object] = {
    "kind": "network",
    "centre": {"it": "Hub", "en": "Hub"},
    "indicators": ["hub-partners", "hub-clusters"],
    "members": {kind: [{"it": it, "en": en} for it, en in names] for kind, names in _PARTNERS.items()},
}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu", "touch")
CUE = "position"

TAB, TALL, AIR = 128.0, 152.0, 16.0
"""Height of a tab under a ring, the most beside one, and what lies between two."""
ASIDE = 56.0
"""Between the ring and the tabs."""
BAND = 16.0
"""What the ring leaves for the arcs round it."""
NARROW = 560.0
"""Tabs with no names beside them are no wider."""


def _kinds(fields: Fields, deck: Deck) -> list[Figure]:
    """In the order of the file, which is the order round the ring."""
    return [figure for name in fields.indicators for figure in figures(deck, ref(name))]


def _key(figure: Figure) -> str:
    return figure.ref.row or figure.ref.id


def _name(figure: Figure, deck: Deck, language: str) -> str:
    if figure.row_name:
        return text_of(figure.row_name, language)
    return name_of(deck, deck.indicators[figure.ref.id], language)


def _members(fields: Fields, deck: Deck) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names by kind, each in all languages: one room must do for any."""
    return {
        key: tuple(tuple(caption(text, deck, code) for code in deck.languages) for text in names)
        for key, names in fields.members.items()
    }


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Count by kind."""
    return {_key(figure): float(figure.value) for figure in _kinds(fields, deck)}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The ring, and its tabs beside it (on a totem below), a kind each; names stand beside the tabs."""
    kinds, box = _kinds(fields, frame.deck), frame.box
    if frame.portrait:
        low = min(len(kinds) * (TAB * min(frame.grow, 1.2) + AIR) - AIR, box.h * 0.58)
        size = max(min(box.h - low - ASIDE, box.w), 2 * BAND)
        room, side = Box(box.cx - size / 2, box.y, size, size), Box(box.x, box.bottom - low, box.w, low)
    else:
        # larger names take their room from the ring
        size = min(box.h, box.w * (0.48 - 0.12 * frame.grow))
        wide = box.w - size - ASIDE if fields.members else min(box.w - size - ASIDE, NARROW)
        left = box.cx - (size + ASIDE + wide) / 2
        room, side = Box(left, box.cy - size / 2, size, size), Box(left + size + ASIDE, box.y, wide, box.h)
    return [*_ring(fields, kinds, values, progress, room, frame), *_tabs(fields, kinds, values, progress, side, frame)]


def _ring(
    fields: Fields, kinds: Sequence[Figure], values: Mapping[str, float], progress: float, box: Box, frame: Frame
) -> Iterator[Mark]:
    """A cell a partner, clockwise from 12 o'clock; an arc round each kind; the centre is the same plain disc always."""
    counts = [max(int(f.value), 0) for f in kinds]
    whole = ring(sum(counts))
    if whole is None:
        return
    r, x, y = box.w / 2 - BAND, box.cx, box.cy
    states, grown = [""] * whole.total, [0.0] * whole.total
    cells = iter(whole.cells)
    for figure, count in zip(kinds, counts, strict=True):
        key = _key(figure)
        lit = entity(frame.deck, figure) if frame.selection not in values else "unlit"
        for size in growth(values.get(key, 0.0), count):
            cell = next(cells)
            states[cell], grown[cell] = "touched" if frame.selection == key else lit, size
    d = 2 * r * sqrt((1 - (whole.hole / 100) ** 2) / sum(counts))
    sizes = (1.3 + 0.066 * d, 0.225 * d, 0.11 * d)
    yield Tissue("_ring", whole.shape, x, y, r / 100, *sizes, tuple(states), tuple(grown))
    for figure, (start, end) in zip(kinds, arcs(whole, counts), strict=True):
        key = _key(figure)
        # it closes a kind when its cells are there: an arc in motion would paint all cells that it surrounds anew
        if progress >= 1 or values.get(key, 0.0) >= float(figure.value):
            color, width = ("touch", 7) if frame.selection == key else ("ring", 5)
            yield Curve(f"{key}.arc", arc(x, y, r + BAND - 5, start, end, 7), color, width)
    core = r * (whole.hole / 100 - 0.043)
    yield Disc("_centre", x, y, core, "acc")
    yield _centre(fields, x, y, core, frame)


def _centre(fields: Fields, x: float, y: float, r: float, frame: Frame) -> Mark:
    """What stands in the centre, in the largest type that its circle holds in every language."""
    deck, measure = frame.deck, frame.measure
    styles = [STYLES["m-list"], *(frame.style(name) for name in ("s", "label", "tile")), STYLES["unit"]]

    def written(code: str, style: Style) -> Label:
        pieces = ((caption(fields.centre, deck, code), style, "onacc"),)
        text = block("_centre.name", pieces, 0, 0, r * 1.6, measure, align="center")
        return moved(text, x - text.box.cx, y - text.box.cy)

    def fits(style: Style) -> bool:
        boxes = [written(code, style).box for code in deck.languages]
        return all((box.w / 2) ** 2 + (box.h / 2 - style.size * 0.3) ** 2 <= (r - 6) ** 2 for box in boxes)

    return written(frame.language, next((style for style in styles if fits(style)), styles[-1]))


def _tabs(
    fields: Fields, kinds: Sequence[Figure], values: Mapping[str, float], progress: float, box: Box, frame: Frame
) -> Iterator[Mark]:
    """A tab a kind, and beside it some of its names; where one is touched all of its names, and the rest steps back.

    Tabs are what fingers look for: their keys are no datum's, so that they do not recede with their cells.
    """
    deck, chosen = frame.deck, frame.selection or ""
    code = deck.languages.index(frame.language)
    members = _members(fields, deck)
    high = min((box.h - AIR * (len(kinds) - 1)) / len(kinds), TALL)
    names_of_all = [_name(f, deck, language) for f in kinds for language in deck.languages]
    counts_of_all = [said(f, language, "n") for f in kinds for language in deck.languages]
    made = form(names_of_all, counts_of_all, high, box.w * 0.45 if members else box.w, frame)
    wide = made.width if members else box.w
    pitch = high + AIR
    top = box.cy - (pitch * len(kinds) - AIR) / 2
    left = box.x + wide + (0 if chosen in members else PAD)
    for n, (figure, turn) in enumerate(zip(kinds, _turns(kinds), strict=True)):
        key, touched, shown = _key(figure), _key(figure) == chosen, round(values.get(_key(figure), 0.0))
        place = Box(box.x, top + n * pitch, wide, high)
        panel = place if chosen in members else Box(box.x, place.y, box.w, high)
        fill, edge = ("touch", "") if touched else ("raised", "ring")
        yield Panel(f"_tab.{key}", panel.inset(1, 1, 1, 1), (min(36.0, high / 3),) * 2, fill, edge, 2)
        name, color = _name(figure, deck, frame.language), ENTITY_TEXT[entity(deck, figure)]
        face = Face(counting(figure, shown, frame.language, "n"), color, name, turn)
        yield from tab(f"_tab.{key}", face, place, made, touched, appearing(progress), frame)
        spoken, names = f"{name}: {said(figure, frame.language, '')}", members.get(key, ())
        if touched and names:
            room = Box(left + 40, box.y + 4, box.right - left - 40, box.h - 8)
            yield from listing("_names", names, code, room, place.cy, frame)
            spoken += ". " + join((one[code] for one in names), frame.language)
        elif names and chosen not in members:
            style, told = frame.style("quiet"), tuple(one[code] for one in names)
            room = Box(left, 0, box.right - PAD - left, min(2 * style.line + 1, high - 20))
            text = some(f"_tab.{key}.some", told, frame.language, room, style, "quiet", frame.measure)
            if text:
                yield moved(text, dy=place.cy - text.box.h / 2)
        yield Target(key, panel.corners(), spoken)


def _turns(kinds: Sequence[Figure]) -> list[tuple[float, float]]:
    counts = [max(int(f.value), 0) for f in kinds]
    whole = ring(sum(counts))
    return arcs(whole, counts) if whole else [(0.0, 0.0)] * len(counts)


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
