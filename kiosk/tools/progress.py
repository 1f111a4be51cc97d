"""How far something is that takes minutes: one line of a terminal, written over and over, gone when it is done.

On standard error, and nothing at all where that is no terminal: logs and programs that call this one see what was there
before.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal

from kiosk.model.pack import Progress, Stage
from kiosk.model.problem import N_
from kiosk.words.messages import tr
from kiosk.words.numbers import number

SLIDES = N_("slide %(done)s of %(total)s")
STAGES: dict[Stage, str] = {
    "copy": N_("copying: %(done)s of %(total)s MB"), "write": N_("file %(done)s of %(total)s"), "draw": SLIDES,
}  # fmt: skip
MEGA = 1_000_000


@contextmanager
def rewritten() -> Iterator[Callable[[str], None]]:
    """What it yields writes the line anew; as it ends, the line is empty, and the cursor at its beginning."""
    shown = ""

    def tell(text: str) -> None:
        nonlocal shown
        room = shutil.get_terminal_size().columns - 1
        if sys.stderr.isatty() and text[:room] != shown:
            gone = " " * (len(shown) - len(text[:room]))
            shown = text[:room]
            print(f"\r{shown}{gone}", end="\r" * (not shown), file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        tell("")


@contextmanager
def slides(language: str) -> Iterator[Callable[[int, int], None]]:
    """Tells which of how many slides are done; before the first of them, that it has begun."""
    with rewritten() as tell:
        tell(tr(language, "reading the content …"))
        yield lambda done, total: tell(_told(language, SLIDES, done, total))


@contextmanager
def installing(language: str) -> Iterator[Callable[[Progress], bool]]:
    """Tells how far an installation is, and never stops it: Ctrl+C does."""
    with rewritten() as tell:

        def went(at: Progress) -> bool:
            unit = MEGA if at.stage == "copy" else 1
            tell(_told(language, STAGES[at.stage], at.done // unit, -(-at.total // unit)))
            return True

        yield went


def _told(language: str, msgid: str, done: int, total: int) -> str:
    return tr(language, msgid, done=number(Decimal(done), language), total=number(Decimal(total), language))
