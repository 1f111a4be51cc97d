"""Scale: the same for generated decks of 30 and of 300 slides."""

import tempfile
from pathlib import Path
from time import perf_counter, sleep

from kiosk import places
from kiosk.check.check import check
from kiosk.loader.load import load
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
            problems, check_ms = _check(path, runs)
            out[str(count)] = {
                "startup_ms": middle(starts[count][1:]),
                "pss_mb": _pss(screen, path),
                "check_ms": check_ms,
                "problems": problems,
            }
    return out


def _pss(screen: Display, content: Path) -> float:
    with spawned(screen, booth(screen, content)) as child:
        child.report("first-slide")
        sleep(SETTLED)
        return short(child.pss())


def _check(content: Path, runs: int) -> tuple[int, float]:
    """How many problems, which should be none, and the time it takes to say so."""
    times, problems = [], 0
    for _ in range(runs):
        start = perf_counter()
        problems = len(check(load(content), places.assets()))
        times.append((perf_counter() - start) * 1e3)
    return problems, middle(times)
