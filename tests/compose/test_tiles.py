"""The topics of home: figures and captions of a row on one level, all inside their cells, however many there are."""

from dataclasses import replace

import pytest

from kiosk.charts.marks import Blob, Box, Label, Panel, Polygon, Target, inside
from kiosk.charts.shapes import shape
from kiosk.check.fit import troubles
from kiosk.compose.membranes import MOST, ROOM, tissue
from kiosk.compose.page import Look
from kiosk.compose.slide import compose
from kiosk.model.deck import Deck
from kiosk.model.tokens import TEXT_SIZES
from kiosk.ui.booth.controls import LANDSCAPE
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck as shipped

AIR = 8.0


def peopled(count: int) -> Deck:
    """The shipped content with so many topics, the same ones again and again."""
    deck = shipped()
    each = [deck.topics[n % len(deck.topics)].model_copy(update={"id": f"topic-{n}"}) for n in range(count)]
    return replace(deck, topics=tuple(each))


def area(polygon: Polygon) -> float:
    around = zip(polygon, (*polygon[1:], polygon[0]), strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in around)) / 2


def sizes(deck: Deck, look: Look) -> dict[str, float]:
    """Type size of each label of a topic."""
    marks = compose(deck, deck.kiosk.home, look, QtMeasure()).final()
    found = [mark for mark in marks if isinstance(mark, Label) and mark.key.startswith("topic:")]
    return {mark.key: mark.spans[0].style.size for mark in found}


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


@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_any_number_of_cells_fills_the_room_and_none_takes_anothers(count: int) -> None:
    cells = [cell.polygon for row in tissue(count) for cell in row]
    areas = [area(cell) for cell in cells]
    assert len(cells) == count
    assert 0.9 * ROOM.w * ROOM.h < sum(areas) <= ROOM.w * ROOM.h
    assert min(areas) > 0.7 * sum(areas) / count, "no cell is left over"
    assert all(len(cell) > 4 for cell in cells), "four corners are a tile's, to a button"
    for x in range(int(ROOM.x) + 5, int(ROOM.right), 40):
        for y in range(int(ROOM.y) + 5, int(ROOM.bottom), 40):
            assert sum(inside(cell, x, y) for cell in cells) <= 1


def test_nine_are_as_drawn() -> None:
    assert tuple(cell.polygon for row in tissue(9) for cell in row) == shape("home-9").cells


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 8, 12, 13, 24])
def test_words_of_any_number_of_topics_fit_at_the_largest_text(count: int, portrait: bool, qapp: object) -> None:
    deck, look = peopled(count), Look("it", portrait, "largest")
    assert list(troubles(deck, deck.kiosk.home, look, QtMeasure())) == []
    marks = compose(deck, deck.kiosk.home, look, QtMeasure()).final()
    spoken = [mark for mark in marks if isinstance(mark, Target) and mark.key.startswith("topic:")]
    assert [mark.key for mark in spoken] == [f"topic:{topic.id}" for topic in deck.topics]
    assert all(any(each.isdigit() for each in mark.name) for mark in spoken), "heard whole, even where a name is all"


@pytest.mark.parametrize("portrait", [False, True])
def test_words_of_few_topics_are_larger_and_keep_their_size_in_another_language(portrait: bool, qapp: object) -> None:
    few, other, nine = (
        sizes(peopled(count), Look(language, portrait)) for language, count in (("it", 4), ("en", 4), ("it", 9))
    )
    assert all(size > 1.1 * nine[key] for key, size in few.items())
    captions = [key for key in few if key.endswith(".caption")]
    assert len({few[key] for key in captions} | {other[key] for key in captions}) == 1


def test_a_tile_too_small_for_its_words_shows_its_name_alone(qapp: object) -> None:
    parts = {key.rpartition(".")[2] for key in sizes(peopled(24), Look("it", portrait=True))}
    assert parts == {"name"}
