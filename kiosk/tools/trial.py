"""`kiosk trial FOLDER`, which no help shows: draws a new pack before anybody sees it, a child of kiosk.packs.trial.

It reads the content as a booth does and draws every slide once, small, in every language and both orientations. On
standard output it says how many slides are done, a line each, and at last what is wrong, as JSON; it ends with 0 where
all was drawn. Memory is limited before anything is read, and
it gives way to a booth that runs.
"""

import json
import logging
import os
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from itertools import islice, product
from pathlib import Path
from threading import Thread

from kiosk.loader.load import load
from kiosk.model.deck import Deck
from kiosk.model.problem import N_, Problem, Say

MEMORY = 2 * 1024**3
"""Bytes of addresses; the shipped content takes a quarter."""
LONGEST, LOOK = 3_600, 0.5
"""Seconds of the processor, whoever waits; and between two looks whether anybody does."""
WORST = 20
"""Faults that are told."""
PICTURES = ((480, 270), (270, 480))
Fault = dict[str, object]


def run(options: Namespace, language: str) -> int:
    """0 all drawn, 1 faults."""
    _behave()
    problems, slides = faults(options.folder, lambda done: print(done, flush=True))
    print(json.dumps({"problems": [asdict(one) for one in problems], "slides": slides}))
    return int(bool(problems or slides))


def faults(folder: Path, went: Callable[[int], None] = lambda done: None) -> tuple[Sequence[Problem], Sequence[Fault]]:
    """Errors of a content folder, and its slides that cannot be drawn. `went`: told how many slides are done."""
    loaded = load(folder)
    errors = [one for one in loaded.problems if one.level == "error"]
    if loaded.deck is None and not errors:
        message = Say(N_("the pack holds nothing that can be shown"))
        errors.append(Problem(folder.name, 1, 1, "error", "pack-trial", message))
    if errors or loaded.deck is None:
        return errors[:WORST], ()
    return (), list(islice(_undrawn(loaded.deck, went), WORST))


def _undrawn(deck: Deck, went: Callable[[int], None]) -> Iterator[Fault]:
    """Slides that cannot be drawn, and why: an exception, or one that was caught and logged while painting."""
    from PySide6.QtCore import QSize

    from kiosk.compose.page import Look
    from kiosk.compose.slide import compose
    from kiosk.tools.content import order
    from kiosk.tools.qt import application
    from kiosk.tools.shots import picture
    from kiosk.ui.stage.scene import AT_REST, SlideScene
    from kiosk.ui.style import QtMeasure

    _KEPT[:] = [application()]
    measure, said = QtMeasure(), _Said()
    logging.getLogger().addHandler(said)
    for done, slide in enumerate(order(deck), 1):
        for language, (width, height) in product(deck.languages, PICTURES):
            try:
                page = compose(deck, slide, Look(language, width < height, "normal"), measure)
                scene = SlideScene(page, deck.kiosk.theme)
                scene.show_at(AT_REST)
                picture(scene, QSize(width, height))
            except Exception as error:
                said.last = f"{type(error).__name__}: {error}"
            if said.last:
                yield {"slide": slide, "language": language, "reason": said.last[:200]}
                said.last = ""
        went(done)


class _Said(logging.Handler):
    """The last error that was logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what it says."""
        self.last = record.getMessage()


def _behave() -> None:
    """Little memory, no core files, after everybody else, and not without whoever asked."""
    Thread(target=_follow, args=(os.getppid(),), name="parent", daemon=True).start()
    with suppress(OSError, AttributeError):
        os.nice(10)
    try:
        import resource
    except ImportError:  # Windows: the time is limited, by whoever started this
        return
    for which, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_CPU, LONGEST)):
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))


def _follow(parent: int) -> None:
    """End when the process that waits for the answer has ended. Windows does not tell: there its time is the limit."""
    while os.getppid() == parent:
        time.sleep(LOOK)
    os._exit(1)


_KEPT: list[object] = []
"""The application: fonts are gone with it."""
