"""What an attack costs is its own file: the rest of the folder runs. (tests/tools/test_corpora.py: it is refused.)"""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.check.attacks import corpus
from kiosk.loader.load import load

CORPUS = corpus()
Make = Callable[..., Path]


@pytest.mark.parametrize("name", CORPUS)
def test_the_rest_of_the_folder_runs(make: Make, name: str) -> None:
    loaded = load(make({"indicators/attack.yaml": CORPUS[name], "slides/attack.yaml": CORPUS[name]}))
    assert loaded.deck is not None and "other" in loaded.deck.slides
    assert [problem for problem in loaded.problems if problem.path == "content/indicators/attack.yaml"]
