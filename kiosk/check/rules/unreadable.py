"""The file is there and cannot be read.

Its permissions, or the disk, do not allow it.

Passes: a file that opens in an editor. Fails: a file that belongs to somebody else.
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unreadable"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
