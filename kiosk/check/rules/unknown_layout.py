"""A slide names a layout that does not exist.

The slide is left out.

In italiano: Una slide indica una composizione che non esiste.

La slide resta fuori.

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
        layout: figure
        title:
          it: Farmaceutica
          en: Pharmaceuticals
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unknown-layout"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
