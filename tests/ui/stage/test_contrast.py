"""Every slide in the three themes, measured on its pixels: letters on what lies behind them, marks on the ground."""

from collections.abc import Iterator
from itertools import cycle

import numpy as np
import pytest

from kiosk.charts.marks import Bars, Curve, Disc, Label, Mark, Panel, Point, Tissue
from kiosk.charts.shapes import shape
from kiosk.compose.page import Choice, Look
from kiosk.model.tokens import CELLS, ENTITY_DIM, ENTITY_FILL, STEPS, THEMES
from kiosk.ui.stage.scene import AT_REST
from tests.content.shipped import deck, one_of_each, slides

from .conftest import picture, pixels, scene_of

TEXT, BODY, MARK = 4.5, 7.0, 3.0
MEANT = {*ENTITY_FILL.values(), *ENTITY_DIM.values(), *STEPS, "touch", "excess"}
"""Colours that stand for a datum, or for what the visitor said; the others only frame."""


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    """Painting needs an application."""


@pytest.mark.parametrize("slide", slides())
@pytest.mark.parametrize("theme", THEMES)
def test_every_text_and_mark_at_rest(slide: str, theme: str) -> None:
    assert faint(slide, theme) == {}


@pytest.mark.parametrize("slide", one_of_each())
def test_on_totems_too(slide: str) -> None:
    assert faint(slide, "dark", portrait=True) == {}


@pytest.mark.parametrize(
    ("slide", "theme"),
    list(zip([name for name in one_of_each() if deck().slides[name].chart], cycle(THEMES), strict=False)),
)
def test_the_card_of_a_mark_that_is_read(slide: str, theme: str) -> None:
    """The same card in all: a theme each."""
    live = scene_of(slide).page.live
    if live and live.keys:
        assert faint(slide, theme, choice=Choice(live.keys[0])) == {}


def faint(slide: str, theme: str, *, portrait: bool = False, choice: Choice | None = None) -> dict[str, float]:
    """What is harder to see than it may be; what recedes from what is read is meant to."""
    scene = scene_of(slide, Look("it", portrait), theme)
    scene.show_at(AT_REST, None, choice or Choice())
    shown = pixels(picture(scene, 1.0))
    found: dict[str, float] = {}
    for mark in scene.page.final(choice):
        if mark.opacity < 1.0 if hasattr(mark, "opacity") else True:
            continue
        if isinstance(mark, Label):
            for span in mark.spans:
                top, bottom = span.y - span.style.size * 0.7, span.y + span.style.size * 0.2
                spot = luminance(shown[round(top) : round(bottom), round(span.x) : round(span.x + span.w)])
                least = BODY if span.color == "ink" and span.style.family == "text" else TEXT
                if legibility(spot) < least:
                    found[f"{mark.key}: {span.text}"] = round(legibility(spot), 2)
        for x, y in filled(mark) if choice is None else ():
            at = contrast(*luminance(shown[[round(y), 2], [round(x), 2]]))
            if at < MARK:
                found[f"{mark.key} at {x:.0f} {y:.0f}"] = round(float(at), 2)
    return found


def filled(mark: Mark) -> Iterator[Point]:
    """Points that show the colour of a datum: one a mark, one each of a few cells."""
    if isinstance(mark, Disc) and mark.fill in MEANT and mark.r >= 6:
        yield mark.x, mark.y - 0.75 * mark.r  # in its middle stands a nucleus
    if isinstance(mark, Panel) and mark.fill in MEANT and min(mark.box.w, mark.box.h) >= 6:
        yield mark.box.x + min(mark.box.w / 2, 4.0), mark.box.cy  # words stand further in
    if isinstance(mark, Bars) and mark.fill in MEANT:
        yield from ((box.cx, box.cy) for box in mark.boxes[:3] if box.w >= 4)
    if isinstance(mark, Curve) and mark.color in MEANT and mark.width >= 4 and not mark.dash:
        yield mark.points[0]
    if isinstance(mark, Tissue):
        form = shape(mark.shape)
        for state in {*mark.states} - {""}:
            cell = mark.states.index(state)
            if CELLS[state].fill in MEANT and (mark.growth or (1.0,) * len(mark.states))[cell] == 1.0:
                (cx, cy), (x, y) = form.nuclei[cell], form.cells[cell][0]
                part = 0.45 if CELLS[state].nucleus else 0.0  # between nucleus and corner
                yield mark.x + (cx + (x - cx) * part) * mark.scale, mark.y + (cy + (y - cy) * part) * mark.scale


_LEVELS = np.arange(256) / 255
_LINEAR = np.where(_LEVELS <= 0.04045, _LEVELS / 12.92, ((_LEVELS + 0.055) / 1.055) ** 2.4)


def luminance(spot: np.ndarray) -> np.ndarray:
    """Relative luminance of each pixel."""
    blue, green, red = (_LINEAR[spot[..., n]] for n in range(3))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def legibility(spot: np.ndarray) -> float:
    """Contrast of the commonest value (what lies behind) with the pixels that differ most from it (the strokes).

    The strongest hundredth, not one pixel: thin strokes of small type cover few pixels wholly.
    """
    values, counts = np.unique(spot, return_counts=True)
    contrasts = contrast(values, values[counts.argmax()])
    order = np.argsort(-contrasts)
    return float(contrasts[order][np.searchsorted(np.cumsum(counts[order]), spot.size // 100)])


def test_the_measure_of_legibility() -> None:
    black, white, grey = np.zeros(900), np.ones(100), np.full(100, 0.045)
    assert legibility(np.concatenate([black, white])) == pytest.approx(21)
    assert legibility(np.concatenate([black, grey])) < 2
    assert legibility(np.concatenate([black, grey, white[:3]])) < 2, "a stray pixel makes no letter legible"
