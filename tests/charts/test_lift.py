"""A mark that is read stands out, and every mark finds the datum that it belongs to."""

from collections.abc import Mapping

import pytest

from kiosk.charts.lift import RECEDED, lift, owner
from kiosk.charts.marks import Area, Bars, Box, Curve, Disc, Icon, Label, Mark, Panel, Rule, Span, Target, Tissue
from kiosk.model.tokens import STYLES

BOX = Box(0, 0, 100, 50)
DATA = ("2009", "2019")


def label(key: str, *colors: str, opacity: float = 1.0) -> Label:
    return Label(key, tuple(Span("x", STYLES["label"], color, 0, 0, 10) for color in colors), BOX, opacity)


MARKS: Mapping[str, Mark] = {
    "label": label("2009.name", "quiet", "ink"),
    "panel": Panel("2009", BOX, (4, 4), "acc"),
    "disc": Disc("2009.1.nucleus", 0, 0, 5, "nuc"),
    "bars": Bars("2009.body", (BOX,), 4, "accdim"),
    "rule": Rule("2009.tick", (0, 0), (0, 9), "ring"),
    "curve": Curve("2009.link", ((0, 0), (9, 9)), "it", 8),
    "area": Area("2009", (BOX.corners(),), "acc"),
    "icon": Icon("2009.icon", "flask", BOX, "ink"),
    "tissue": Tissue("2009", "disc-4", 0, 0, 1, 1, 1, 1, ("italy",) * 4),
}


@pytest.mark.parametrize(
    ("key", "data", "found"),
    [
        ("2009", DATA, "2009"),
        ("2009.link.3", DATA, "2009"),
        ("2009x", DATA, None),
        ("axis", DATA, None),
        ("tick.2009", DATA, None),
        ("0.lombardia.name", ("0.lombardia", "1.lombardia"), "0.lombardia"),
        ("0#name", ("0.lombardia",), None),
        ("a.b.name", ("a", "a.b"), "a.b"),  # the nearer of two
        ("a.name", ("a", "a.b"), "a"),
        ("", DATA, None),
        (".", DATA, None),
        ("2009", (), None),
    ],
)
def test_a_mark_belongs_to_what_stands_before_a_point_in_its_key(
    key: str, data: tuple[str, ...], found: str | None
) -> None:
    assert owner(key, data) == found


@pytest.mark.parametrize("name", MARKS)
def test_the_rest_recedes_whatever_it_is(name: str) -> None:
    (seen,) = lift([MARKS[name]], DATA, "2019")
    assert seen.opacity == RECEDED  # type: ignore[union-attr]
    assert (type(seen), seen.key) == (type(MARKS[name]), MARKS[name].key)


@pytest.mark.parametrize("name", sorted(MARKS.keys() - {"label"}))
def test_what_is_read_stays_as_it_is(name: str) -> None:
    assert lift([MARKS[name]], DATA, "2009") == (MARKS[name],)


def test_what_had_faded_fades_further() -> None:
    (seen,) = lift([label("2009.value", "ink", opacity=0.5)], DATA, "2019")
    assert seen == label("2009.value", "ink", opacity=0.5 * RECEDED)


def test_axes_and_targets_stay() -> None:
    rest = (
        Rule("axis", (0, 0), (9, 0), "line"),
        label("tick.10", "quiet"),
        Target("2019", BOX.corners(), "2019: 6,6%"),
    )
    assert lift(rest, DATA, "2009") == rest


def test_words_of_what_is_read_take_the_colour_of_touch_but_on_a_fill() -> None:
    (seen,) = lift([label("2009.value", "ink", "acctext", "it", "onacc", "itnuc", "ground")], DATA, "2009")
    assert isinstance(seen, Label)
    assert [span.color for span in seen.spans] == ["touch", "touch", "touch", "onacc", "itnuc", "ground"]
