"""Every attack is refused, and in time. (`kiosk bench` holds the limits of 250 ms and 64 MB; here is only a sieve.)"""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.check.attacks import corpus, refusals
from kiosk.loader.load import load
from kiosk.words.messages import line

CORPUS = corpus()
Make = Callable[..., Path]


@pytest.mark.parametrize("name", CORPUS)
def test_refused_in_little_memory(name: str) -> None:
    tracemalloc.start()
    try:
        found = refusals(CORPUS[name])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found and all(line(problem, "en") for problem in found)
    assert peak < 64_000_000


@pytest.mark.parametrize("name", CORPUS)
def test_the_rest_of_the_folder_runs(make: Make, name: str) -> None:
    loaded = load(make({"indicators/attack.yaml": CORPUS[name], "slides/attack.yaml": CORPUS[name]}))
    assert loaded.deck is not None and "other" in loaded.deck.slides
    assert [problem for problem in loaded.problems if problem.path == "content/indicators/attack.yaml"]
