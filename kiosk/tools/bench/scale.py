"""Scale: the same for generated decks of 30 and of 300 slides."""

import tempfile
from pathlib import Path
from time import sleep

from kiosk.tools.bench.check import timed
from kiosk.tools.bench.decks import generate
from kiosk.tools.bench.figures import middle, short
from kiosk.tools.bench.spawn import Display, booth, spawned
from kiosk.tools.bench.startup import first_slide

COUNTS = (30, 300)
SETTLED = 4.0
"""Seconds after the first slide: the whole deck is in, and the neighbours of the first slide are built."""


def measure(screen: Display, content: Path, quick: bool) -> dict[str, object]:
    """By number of slides. `check_ms` is the part that needs no Qt, the reading of all files included."""
    runs = 1 if quick else 5
    out: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        decks = {count: Path(folder, str(count), "content") for count in COUNTS}
        for count, path in decks.items():
            generate(content, count, path)
        starts: dict[int, list[float]] = {count: [] for count in COUNTS}
        for _ in range(1 + runs):
            for count, path in decks.items():
                starts[count].append(first_slide(screen, path))
        for count, path in decks.items():
            checked = timed(path, runs)
            out[str(count)] = {
                "startup_ms": middle(starts[count][1:]),
                "pss_mb": _pss(screen, path),
                "check_ms": checked["ms"],
                "problems": checked["problems"],
            }
    return out


def _pss(screen: Display, content: Path) -> float:
    with spawned(screen, booth(screen, content)) as child:
        child.report("first-slide")
        sleep(SETTLED)
        return short(child.pss())
