"""A field that is always needed is missing.

A slide needs an id, a layout and a title; an indicator a name and a unit; a topic its name, icon and tile.

In italiano: Manca un campo indispensabile.

Una slide ha bisogno di id, composizione e titolo; un indicatore di nome e unità; un tema di nome, icona e tessera.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "missing-field"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
