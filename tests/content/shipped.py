"""The shipped content, read once a process, and its slides in the order of the story."""

from collections.abc import Iterator
from functools import cache

from kiosk import places
from kiosk.check.fit import looks
from kiosk.compose.page import Look
from kiosk.loader.load import Loaded, load
from kiosk.model.deck import Deck


@cache
def loaded() -> Loaded:
    return load(places.content())


def deck() -> Deck:
    found = loaded().deck
    assert found is not None
    return found


def slides() -> list[str]:
    """For `parametrize`: the ids of all slides."""
    return list(deck().slides)


def every_look() -> Iterator[Look]:
    """Every language, orientation and text size."""
    return looks(deck())


def one_of_each() -> list[str]:
    """For what costs time: the first slide of each layout with each kind (and shape) of chart."""
    found: dict[object, str] = {}
    for name, slide in deck().slides.items():
        chart = slide.chart or {}
        found.setdefault((slide.layout, chart.get("kind"), chart.get("shape"), chart.get("points")), name)
    return list(found.values())
