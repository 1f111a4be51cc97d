"""Memory: PSS a second after the first slide, and after each walk through everything; no walk may add to it."""

from pathlib import Path

from kiosk.tools.bench.figures import short
from kiosk.tools.bench.spawn import Display, driven, spawned


def measure(screen: Display, content: Path, quick: bool) -> dict[str, object]:
    """MiB."""
    walks = 1 if quick else 3
    with spawned(screen, driven(screen, content, f"memory:{walks}")) as child:
        child.report("first")
        first = short(child.pss())
        walked = []
        for _ in range(walks):
            child.report("walked")
            walked.append(short(child.pss()))
    return {"pss_mb_first": first, "pss_mb_walked": walked[-1], "walks_mb": walked}
