"""Check: the rules over generated decks of 100 and of 1,000 slides, the part that needs no Qt, reading included."""

import tempfile
from pathlib import Path
from time import perf_counter

from kiosk import places
from kiosk.check.check import check
from kiosk.loader.load import load
from kiosk.tools.bench.decks import generate
from kiosk.tools.bench.figures import middle, short
from kiosk.tools.bench.spawn import Display
from kiosk.tools.content import uncollected

COUNTS = (100, 1000)


def measure(screen: Display, content: Path, quick: bool) -> dict[str, object]:
    """By number of slides, and how much more a slide costs among many than among few: 1 is linear."""
    out: dict[str, object] = {}
    each = []
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            path = Path(folder, str(count), "content")
            generate(content, count, path)
            found = timed(path, 1 if quick else 5)
            out[str(count)] = found
            each.append(found["ms"] / count)
    return {**out, "ratio": short(each[1] / each[0])}


def timed(content: Path, runs: int) -> dict[str, float]:
    """Milliseconds as `kiosk check --quick` takes: of reading, of the rules, of both; and how many problems."""
    reading, both, problems = [], [], 0
    for _ in range(runs):
        with uncollected():
            start = perf_counter()
            loaded = load(content)
            read = perf_counter()
            found = check(loaded, places.assets())
            end = perf_counter()
        problems = sum(one.level != "advice" for one in found)
        reading.append((read - start) * 1e3)
        both.append((end - start) * 1e3)
    ms, load_ms = middle(both), middle(reading)
    return {"ms": ms, "load_ms": load_ms, "rules_ms": short(ms - load_ms), "problems": problems}
