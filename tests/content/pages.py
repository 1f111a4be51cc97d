"""Slides laid out with the real fonts, once a process: a page is a value, and many tests look at the same."""

from collections import OrderedDict

from kiosk.charts.measure import Measure
from kiosk.compose.page import Look, Page
from kiosk.compose.slide import compose
from kiosk.model.deck import Deck
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck

KEPT = 1200
_pages: OrderedDict[tuple[object, ...], tuple[Deck, Page]] = OrderedDict()


def composed(
    deck: Deck, slide_id: str, look: Look, measure: Measure, step: int | None = None, view: str | None = None
) -> Page:
    """What `compose` gives, laid out anew only where it was not yet."""
    asked = (id(deck), slide_id, look, measure, step, view)  # no other deck has its id while it is kept beside its page
    if asked not in _pages:
        _pages[asked] = deck, compose(deck, slide_id, look, measure, step, view)
        while len(_pages) > KEPT:
            _pages.popitem(last=False)
    _pages.move_to_end(asked)
    return _pages[asked][1]


def page(slide: str, look: Look) -> Page:
    """A shipped slide."""
    return composed(deck(), slide, look, QtMeasure())
