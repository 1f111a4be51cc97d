"""Every hostile table is refused, in little memory, and says where and what to do. (`kiosk bench` holds the limits.)"""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.check.attacks_tables import book, corpus, refusals
from kiosk.loader.load import load
from kiosk.words.messages import line

CORPUS = corpus()
SAYS_IT_ALL = {"open-quote.csv", "quote-inside.csv", "many-quotes.csv", "long-key.csv"} | {
    f"out-of-bounds.{kind}" for kind in ("csv", "xlsx")
}
"""Those whose message needs no hint beside it."""
Make = Callable[..., Path]


@pytest.mark.parametrize("name", CORPUS)
def test_refused_in_little_memory(name: str) -> None:
    tracemalloc.start()
    try:
        found = refusals(name, CORPUS[name])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found and all(line(one, "en").startswith(f"content/data/{name}:") for one in found)
    assert min(min(one.line, one.column) for one in found) >= 1
    assert name in SAYS_IT_ALL or all(one.hint for one in found)
    assert peak < 64_000_000


def test_there_are_enough_and_a_sound_workbook_is_none_of_them() -> None:
    for kind in (".csv", ".xlsx"):
        assert sum(name.endswith(kind) for name in CORPUS) >= 40
    assert refusals("sound.xlsx", book()) == ()


def test_the_rest_of_the_folder_runs(make: Make) -> None:
    """All of them at once, each named by an indicator."""
    files: dict[str, str | bytes] = {f"data/{name}": data for name, data in CORPUS.items() if len(data) < 5_000_001}
    entries = [
        f"x{n}:\n  name: {{it: a, en: b}}\n  unit: people\n  source: istat\n  data: {{file: {name}{more}}}\n"
        for n, name in enumerate(files)
        for more in (", decimal: comma" if name.endswith(".csv") else "",)
    ]
    loaded = load(make({**files, "indicators/live.yaml": "".join(entries)}))
    assert loaded.deck is not None and "other" in loaded.deck.slides
    assert {one.path.removeprefix("content/") for one in loaded.problems} >= files.keys()
    assert not any(name.startswith("x") for name in loaded.deck.indicators)
