"""A text has to fit its place: every slide, language, orientation and text size is laid out with the real fonts.

A text must not be larger than its slot, leave the stage, or lie on another text. Shorten it, or say it in other words.
Without Qt the texts cannot be measured, and this rule is skipped.

Passes: a headline of two lines, such as "La riabilitazione è l’area con più IRCCS".
Fails: a headline of six lines; a takeaway of eighty words; a caption longer than its tile.
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "overflow"


def check(context: Context) -> Iterator[Problem]:
    """Nothing here: found where pages are measured (kiosk.check.fit)."""
    yield from context.found(RULE)
