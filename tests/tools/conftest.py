"""What the tests of tools share: the shipped deck, loaded once."""

import pytest

from kiosk import places
from kiosk.loader.load import load
from kiosk.model.deck import Deck


@pytest.fixture(scope="session")
def deck() -> Deck:
    """The shipped content."""
    loaded = load(places.content())
    assert loaded.deck is not None, loaded.problems
    return loaded.deck
