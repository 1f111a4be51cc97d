"""What the tests of tools share: the shipped deck, loaded once."""

from pathlib import Path

import pytest

from kiosk.loader.load import load
from kiosk.model.deck import Deck
from tests.content.shipped import deck as shipped
from tests.content.shipped import few


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with a slide of each kind of chart."""
    return few(tmp_path_factory.mktemp("few") / "content")


@pytest.fixture(scope="session")
def some(folder: Path) -> Deck:
    """What is in it."""
    loaded = load(folder)
    assert loaded.deck is not None and not loaded.problems, loaded.problems
    return loaded.deck


@pytest.fixture(scope="session")
def deck() -> Deck:
    """The shipped content."""
    return shipped()
