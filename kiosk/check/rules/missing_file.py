"""A file that every content folder has is missing.

kiosk.yaml, sources.yaml and places.yaml must be there, as plain files: links are not followed.

Passes: a folder that `kiosk new` made. Fails: the same folder without kiosk.yaml.
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "missing-file"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
