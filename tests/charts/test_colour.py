"""Colours of charts, computed from the tokens: told apart by every eye or by more than colour, and seen on the ground.

A kind names its COLOURS, and its CUE, what tells its data apart for those who do not see colours. Neither may lie: its
example uses no other colour for data, and the cue is really there.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import pytest

from kiosk.charts import kinds
from kiosk.charts.kind import ChartFields, Kind
from kiosk.charts.lift import owner
from kiosk.charts.marks import Area, Bars, Blob, Curve, Disc, Label, Mark, Panel, Target, Tissue, inside
from kiosk.loader.gallery import gallery
from kiosk.model.deck import Deck
from kiosk.model.tokens import CELLS, THEMES
from tests.content.shipped import deck as shipped

from .colour import VISIONS, Triple, apart, contrast, difference, lab, linear, seen
from .pictures import LANGUAGES, frame

APART, MARK = 10.0, 3.0
CUES = {"label", "position", "form"}
NEUTRAL = {
    "ground", "raised", "raised2", "line", "ring", "cellbg", "ink", "quiet",
    "nuc", "itnuc", "onacc", "onnuc", "ontouch",
}  # fmt: skip
"""Grounds, axes and words, and what stands on a fill: none of them stands for a datum unless a kind says so."""

SHARMA: Sequence[tuple[Triple, Triple, float]] = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
    ((50, -1.1848, -84.8006), (50, 0, -82.7485), 1.0000),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.4900, -0.0010), (50, -2.4900, 0.0009), 7.1792),
    ((50, 2.4900, -0.0010), (50, -2.4900, 0.0011), 7.2195),
    ((50, -0.0010, 2.4900), (50, 0.0009, -2.4900), 4.8045),
    ((50, -0.0010, 2.4900), (50, 0.0011, -2.4900), 4.7461),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (61, -5, 29), 22.8977),
    ((50, 2.5, 0), (56, -27, -3), 31.9030),
    ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((61.2901, 3.7196, -5.3901), (61.4292, 2.2480, -4.9620), 1.8731),
    ((35.0831, -44.1164, 3.7933), (35.0232, -40.0716, 1.5901), 1.8645),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((36.4612, 47.8580, 18.3852), (36.2715, 50.5065, 21.2231), 1.4146),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]
"""Of the paper's reference pairs: every quadrant, both sides of each discontinuity, greys, blues and near black."""


@pytest.mark.parametrize(("one", "other", "expected"), SHARMA)
def test_the_difference_is_that_of_the_paper(one: Triple, other: Triple, expected: float) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=0.00005)
    assert difference(other, one) == pytest.approx(expected, abs=0.00005)


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        ("#FFFFFF", (100, 0, 0)),
        ("#000000", (0, 0, 0)),
        ("#FF0000", (53.24, 80.09, 67.20)),
        ("#00FF00", (87.73, -86.18, 83.18)),
        ("#0000FF", (32.30, 79.19, -107.86)),
        ("#0A0A0A", (2.74, 0, 0)),
    ],
)
def test_the_colours_of_a_screen(color: str, expected: Triple) -> None:
    assert lab(linear(color)) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("vision", VISIONS)
def test_greys_look_alike_to_all(vision: str) -> None:
    """Each row of each matrix adds up to one; a mistyped digit would tint them."""
    for grey in (0.0, 0.2, 1.0):
        assert seen((grey, grey, grey), vision) == pytest.approx((grey, grey, grey), abs=2e-6)


@pytest.mark.parametrize(
    ("vision", "alike", "unlike"),
    [
        ("protanopia", ("#B05050", "#606855"), ("#5050B0", "#606855")),
        ("deuteranopia", ("#C05A78", "#808078"), ("#5050B0", "#808078")),
        ("tritanopia", ("#5080C0", "#308A8A"), ("#C05050", "#308A8A")),
    ],
)
def test_each_eye_mixes_up_what_it_is_known_for(vision: str, alike: tuple[str, str], unlike: tuple[str, str]) -> None:
    assert apart(*alike, vision) < APART < apart(*alike)
    assert apart(*unlike, vision) > APART


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", kinds.names())
def test_data_are_told_apart_by_colour_or_by_more(name: str, theme: str) -> None:
    kind = kinds.kind(name)
    close = [
        f"{one} and {other} ({vision}: {apart(THEMES[theme][one], THEMES[theme][other], vision):.1f})"
        for one, other in combinations(kind.COLOURS, 2)
        for vision in VISIONS
        if apart(THEMES[theme][one], THEMES[theme][other], vision) < APART
    ]
    assert not close or uncued(name) == [], f"too close: {', '.join(close)}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", kinds.names())
def test_data_are_seen_on_the_ground(name: str, theme: str) -> None:
    tokens = THEMES[theme]
    faint = {token for token in kinds.kind(name).COLOURS if contrast(tokens[token], tokens["ground"]) < MARK}
    assert faint == set()


@pytest.mark.parametrize("name", kinds.names())
def test_colours_of_data_are_named(name: str) -> None:
    kind = kinds.kind(name)
    assert len(set(kind.COLOURS)) == len(kind.COLOURS)
    used = {color for marks in pictures(name) for mark in marks for color in colours(mark)}
    assert used <= {*kind.COLOURS, *NEUTRAL}
    assert used & {*kind.COLOURS}, "the example shows none of them"


@pytest.mark.parametrize("name", kinds.names())
def test_the_cue_is_there(name: str) -> None:
    """Also where all colours are apart: who prints in black and white has no other."""
    assert kinds.kind(name).CUE in CUES
    assert uncued(name) == []


@cache
def shown() -> Deck:
    """The gallery: where the shipped content has no data, a kind brings its own."""
    return gallery(shipped())


def example(name: str) -> tuple[Kind, ChartFields, Deck]:
    deck = shown()
    raw = deck.slides[name].chart
    assert raw
    return *kinds.chart(raw), deck


def pictures(name: str) -> Iterator[list[Mark]]:
    """The example at rest, in every language and both orientations."""
    kind, fields, deck = example(name)
    for language in LANGUAGES:
        for portrait in (False, True):
            room = frame(deck, language, portrait=portrait)
            yield list(kind.marks(fields, kind.values(fields, deck), 1.0, room))


def colours(mark: Mark) -> set[str]:
    """Tokens of what a mark paints, words aside."""
    match mark:
        case Panel() | Disc() | Area() | Blob():
            found = {mark.fill, mark.edge}
        case Bars():
            found = {mark.fill}
        case Curve():
            found = {mark.color}
        case Tissue():
            cells = [CELLS[state] for state in {*mark.states, mark.base} - {""}]
            found = {token for cell in cells for token in (cell.fill, cell.edge)}
        case _:
            found = set()
    return found - {""}


@cache
def uncued(name: str) -> list[str]:
    """Data of the example that the kind's cue does not tell apart, in any of its pictures.

    label     each has words of its own
    position  each has a place of its own, with words in it
    form      cells differ by more than their colour
    """
    kind, fields, deck = example(name)
    data = list(kind.readings(fields, deck, deck.kiosk.language))
    found = []
    for marks in pictures(name):
        match kind.CUE:
            case "form":
                found += unformed(marks)
            case "position":
                found += misplaced(marks, data)
            case "label" if len(data) > 1:  # one alone is taken for no other
                found += unlabelled(marks, data)
    return found


def words(marks: Sequence[Mark]) -> list[Label]:
    return [mark for mark in marks if isinstance(mark, Label) and any(span.text.strip() for span in mark.spans)]


def unlabelled(marks: Sequence[Mark], data: Sequence[str]) -> list[str]:
    """Data without words of their own."""
    owned = {owner(label.key, data) for label in words(marks)}
    return [datum for datum in data if datum not in owned]


def misplaced(marks: Sequence[Mark], data: Sequence[str]) -> list[str]:
    """Data that have no place of their own with words in it."""
    found = []
    for datum in data:
        place = next(mark.polygon for mark in marks if isinstance(mark, Target) and mark.key == datum)
        inner = [label for label in words(marks) if inside(place, label.box.cx, label.box.cy)]
        others = [mark for mark in marks if isinstance(mark, Target) and mark.key in data and mark.key != datum]
        if not inner or any(inside(other.polygon, one.box.cx, one.box.cy) for other in others for one in inner):
            found.append(datum)
    return found


def unformed(marks: Sequence[Mark]) -> list[str]:
    """States of cells that only their colours tell apart; and tissues that have no second state to differ from."""
    found = []
    for mark in marks:
        if isinstance(mark, Tissue):
            forms = defaultdict(set)
            for state in mark.states:
                cell = CELLS[state]
                forms[bool(cell.fill), bool(cell.edge), bool(cell.nucleus), cell.nucleus_scale].add(state)
            found += [f"{mark.key}: {' and '.join(sorted(states))}" for states in forms.values() if len(states) > 1]
            found += [mark.key] if len(forms) < 2 else []
    return found if any(isinstance(mark, Tissue) for mark in marks) else ["no tissue"]
