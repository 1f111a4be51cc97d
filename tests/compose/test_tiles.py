"""The topics of home: figures and captions of a row on one level, all inside their cells."""

import pytest

from kiosk.charts.marks import Blob, Box, Label, Panel
from kiosk.compose.page import Look
from kiosk.compose.slide import compose
from kiosk.model.tokens import TEXT_SIZES
from kiosk.ui.booth.controls import LANDSCAPE
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck as shipped

AIR = 8.0


def rows(look: Look) -> list[list[dict[str, Box]]]:
    """Name, figure, caption and cell of each topic, by row."""
    deck = shipped()
    parts: dict[str, dict[str, Box]] = {}
    for mark in compose(deck, deck.kiosk.home, look, QtMeasure()).final():
        if mark.key.startswith("topic:"):
            topic, _, part = mark.key.partition(".")
            if isinstance(mark, Label | Panel):
                parts.setdefault(topic, {})[part] = mark.box
            elif isinstance(mark, Blob):
                xs, ys = zip(*mark.points, strict=True)
                box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
                parts.setdefault(topic, {})[part] = box
    each = list(parts.values())
    return [each[:3], each[3:6], each[6:]] if look.portrait else [each[:4], each[4:]]


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("language", ["it", "en"])
def test_captions_of_a_row_stand_on_one_level(portrait: bool, language: str, qapp: object) -> None:
    for row in rows(Look(language, portrait)):
        assert len({round(parts["caption"].y) for parts in row}) == 1
        assert len({round(parts["figure"].bottom) for parts in row}) == 1


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("language", ["it", "en"])
def test_a_name_keeps_off_its_figure_and_all_stays_in_the_cell(size: str, language: str, qapp: object) -> None:
    for row in rows(Look(language, False, size)):
        for parts in row:
            assert parts["figure"].y - parts["name"].bottom >= AIR - 0.1
            assert parts["caption"].bottom <= parts["cell"].bottom - 8


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("language", ["it", "en"])
def test_what_home_says_of_its_sources_is_no_higher_than_the_controls_beside_it(
    size: str, language: str, qapp: object
) -> None:
    deck = shipped()
    marks = compose(deck, deck.kiosk.home, Look(language, False, size), QtMeasure()).final()
    source = next(mark for mark in marks if isinstance(mark, Label) and mark.key == "source")
    _, top, _, high = LANDSCAPE["about"]
    assert top <= source.box.y and source.box.bottom <= top + high
    lines = [sum(span.w for span in source.spans if span.y == y) for y in sorted({span.y for span in source.spans})]
    assert lines[-1] > 0.5 * max(lines), "no word stands alone"
