"""What `check` takes to lie under each text (kiosk.check.contrast) is what is painted there."""

import numpy as np
import pytest

from kiosk.charts.marks import Label, Mark, Span
from kiosk.check import contrast
from kiosk.compose.page import Choice, Look
from kiosk.compose.slide import compose
from kiosk.loader.gallery import gallery
from kiosk.model.deck import Deck
from kiosk.model.tokens import THEMES
from kiosk.ui.stage.scene import AT_REST, SlideScene
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck
from tests.ui.stage.conftest import picture, pixels

pytestmark = pytest.mark.soak
NEAR = 2
"""Steps of 255 that a blended colour may be off."""


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("shown", [deck, lambda: gallery(deck())], ids=["shipped", "gallery"])
def test_the_ground_of_every_text(qapp, shown, portrait: bool) -> None:
    content: Deck = shown()
    wrong = []
    for slide in content.slides:
        scene = SlideScene(compose(content, slide, Look("it", portrait), QtMeasure()), "dark")
        scene.show_at(AT_REST, None, Choice())
        painted = pixels(picture(scene, 1.0))
        marks = scene.page.final(Choice())
        for place, label in enumerate(marks):
            if isinstance(label, Label) and label.opacity == 1:
                for span in label.spans:
                    seen = commonest(painted, span) if span.text.strip() else None
                    if seen is not None and not any(near(seen, one) for one in grounds(marks[:place], span)):
                        wrong.append((slide, label.key, span.text, seen.tolist()))
    assert wrong == []


def commonest(painted: np.ndarray, span: Span) -> np.ndarray:
    """Red, green and blue of what shows between the letters of a line."""
    top, bottom = span.y - span.style.size * 0.7, span.y + span.style.size * 0.2
    spot = painted[round(top) : round(bottom), round(span.x) : round(span.x + span.w), 2::-1].reshape(-1, 3)
    values, counts = np.unique(spot, axis=0, return_counts=True)
    return values[counts.argmax()]


def grounds(below: tuple[Mark, ...], span: Span) -> list[np.ndarray]:
    """The same, of what the marks say."""
    found = []
    for layers in contrast._grounds(below, span):
        mixed = np.array(contrast._channels(THEMES["dark"]["ground"]))
        for token, opacity in reversed(layers):
            mixed += (np.array(contrast._channels(THEMES["dark"][token])) - mixed) * opacity
        found.append(mixed * 255)
    return found


def near(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.abs(one.astype(float) - other).max() <= NEAR)
