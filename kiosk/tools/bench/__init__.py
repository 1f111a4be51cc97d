"""`kiosk bench`: what the kiosk costs, as JSON on standard output. Linux only: it reads /proc.

    startup  from spawning the program to its first slide on screen, beside an empty window of the same toolkit
    frames   each chart's entrance, frame by frame, drawn as the booth draws it (raster, offscreen)
    tap      from a key or tap to the first paint that follows, in the booth's own window
    memory   PSS at the first slide and after walks through everything
    idle     processor time on a still slide
    scale    start-up, memory and check of generated decks of 30 and 300 slides
    check    what `kiosk check` costs without Qt, of 100 and 1,000 slides
    preview  from saving a file to the first pixel that changes in the preview, of 40 and 1,000 slides
    attacks  what each hostile file costs until it is refused

Parts that start programs use the display there is, else an Xvfb of their own, else Qt's offscreen platform; the part
`machine` says which. Figures of one run compare with one another; those of two machines do not.
"""

import json
import os
import platform
import sys
from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.tools.bench.spawn import Display, display
from kiosk.tools.commands import PARTS
from kiosk.tools.content import deck, folder
from kiosk.words.messages import tr

# Programs are started, and files are attacked, before this process draws: Qt's threads would be in their way.
ORDER = ("attacks", "check", "startup", "memory", "idle", "scale", "preview", "frames", "tap")
assert sorted(ORDER) == sorted(PARTS)

Part = Callable[[Display, Path, bool], Any]
"""Display for programs, content folder, and whether few runs will do."""


def run(options: Namespace, language: str) -> int:
    """Measure the parts asked for; progress goes to standard error."""
    if sys.platform != "linux":
        print("kiosk: " + tr(language, "bench runs on Linux only"), file=sys.stderr)
        return 2
    deck(options, language)  # says what is wrong with it before anything is measured
    content = folder(options.content, language)
    wanted = options.only or PARTS
    out: dict[str, Any] = {}
    with display() as screen:
        out["machine"] = _machine(screen)
        for name in ORDER:
            if name in wanted:
                print(f"bench: {name}", file=sys.stderr, flush=True)
                measure: Part = import_module(f"kiosk.tools.bench.{name}").measure
                out[name] = measure(screen, content, options.quick)
    print(json.dumps({name: out[name] for name in ("machine", *PARTS) if name in out}, indent=1))
    return 0


def _machine(screen: Display) -> dict[str, object]:
    return {
        "kiosk": __version__,
        "python": platform.python_version(),
        "qt": version("PySide6-Essentials"),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "display": screen.name,
    }
