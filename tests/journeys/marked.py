"""The program with two things that let a test see what a person would: `python marked.py present TALK ...`.

Its notes stand on a colour that nothing else has; and with each SIGUSR1 an hour passes on its clock.
"""

import signal
import sys
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[2]))

MARKER = "#FF00FE"
HOUR = 3600.0
_passed = [0.0]


def _now() -> float:
    return monotonic() + _passed[0]


def _later(*_: object) -> None:
    _passed[0] += HOUR


def mark_notes() -> None:
    """Put the marker under the notes."""
    from kiosk.charts.marks import Box, Panel
    from kiosk.model.tokens import THEMES
    from kiosk.ui.talk.notes import Notes

    THEMES["dark"]["marker"] = MARKER
    said = Notes._said

    def marked(self, language):
        yield Panel("marker", Box(0, 0, self.box.w, self.box.h), (0, 0), "marker")
        yield from said(self, language)

    Notes._said = marked


if __name__ == "__main__":
    from kiosk import cli
    from kiosk.ui.store import Store

    Store.__init__.__defaults__ = (_now, *Store.__init__.__defaults__[1:])
    signal.signal(signal.SIGUSR1, _later)
    mark_notes()
    sys.exit(cli.main())
