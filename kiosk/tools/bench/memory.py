"""Memory: PSS a second after the first slide, and after each walk through everything; no walk may add to it.

Libraries count less the more programs share them: what is the booth's own compares from one machine to the next.
"""

from pathlib import Path

from kiosk.tools.bench.figures import short
from kiosk.tools.bench.spawn import Display, driven, spawned


def measure(screen: Display, content: Path, quick: bool) -> dict[str, object]:
    """MiB: at first, after all walks; after each walk; and the booth's own, at first and after each."""
    walks = 1 if quick else 2
    whole, own = [], []
    with spawned(screen, driven(screen, content, f"memory:{walks}")) as child:
        for word in ("first", *["walked"] * walks):
            child.report(word)
            whole.append(short(child.pss()))
            own.append(short(child.pss("Pss_Anon")))
    return {"pss_mb_first": whole[0], "pss_mb_walked": whole[-1], "walks_mb": whole[1:], "own_mb": own}
