"""A file that every content folder has is missing.

kiosk.yaml, sources.yaml and places.yaml must be there, as plain files (links are not followed) that are not empty; and
so must the folder slides.

In italiano: Manca un file che c’è in ogni cartella di contenuti.

kiosk.yaml, sources.yaml e places.yaml devono esserci, ed essere file veri (i collegamenti non si seguono) e non vuoti;
e deve esserci la cartella slides.

Passes:

    # sources.yaml
    istat:
      by:
        it: ISTAT
        en: ISTAT

Fails:

    # sources.yaml: missing
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "missing-file"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
