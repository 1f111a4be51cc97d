"""What looks at slides on a stage need not lay them out for each test."""

import pytest

from kiosk.ui.stage import gallery
from tests.content.pages import composed


@pytest.fixture(autouse=True)
def _pages_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery, "compose", composed)
