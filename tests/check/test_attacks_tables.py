"""What a hostile table costs is its own indicator: the rest of the folder runs."""

from collections.abc import Callable
from pathlib import Path

from kiosk.check.attacks_tables import corpus
from kiosk.loader.load import load

CORPUS = corpus()
Make = Callable[..., Path]


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
