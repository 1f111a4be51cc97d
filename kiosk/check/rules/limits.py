"""The file is too large to be content.

One million bytes, 100,000 values, 32 levels, 20,000 characters in a text: far more than content ever has, and too
little to choke on.

Passes: a file of 300 slides. Fails: a file of two million bytes.
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "limits"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
