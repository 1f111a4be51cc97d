"""Idle: the processor time of a slide on which nothing moves."""

from pathlib import Path
from time import monotonic, sleep

from kiosk.tools.bench.spawn import Display, driven, spawned


def measure(screen: Display, content: Path, quick: bool) -> dict[str, float]:
    """Percent of one core."""
    with spawned(screen, driven(screen, content, "still")) as child:
        child.report("still")
        begun, before = monotonic(), child.processor_seconds()
        sleep(2 if quick else 10)
        used, seconds = child.processor_seconds() - before, monotonic() - begun
    return {"cpu_percent": round(100 * used / seconds, 4), "seconds": round(seconds, 1)}
