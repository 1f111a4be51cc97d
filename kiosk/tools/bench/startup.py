"""Start-up: the booth and the empty window by turns, so that both meet the same machine."""

from pathlib import Path

from kiosk.tools.bench.figures import middle, short
from kiosk.tools.bench.spawn import Display, booth, spawned

FLOOR = Path(__file__).with_name("floor.py")


def measure(screen: Display, content: Path, quick: bool) -> dict[str, object]:
    """Milliseconds of each run. One of each comes before, and warms the caches."""
    ours, empty = [], []
    for _ in range(3 if quick else 10):
        with spawned(screen, [str(FLOOR), "{fd}"]) as child:
            empty.append(short(child.milliseconds("empty-window")))
        ours.append(short(first_slide(screen, content)))
    ratio = middle(ours[1:]) / middle(empty[1:])
    return {"first_slide_ms": ours[1:], "empty_window_ms": empty[1:], "ratio": short(ratio)}


def first_slide(screen: Display, content: Path) -> float:
    """Milliseconds from starting the booth to its first slide on screen."""
    with spawned(screen, booth(screen, content)) as child:
        return child.milliseconds("first-slide")
