"""A chart names a kind that does not exist.

The slide is left out.

In italiano: Un grafico indica un tipo che non esiste.

La slide resta fuori.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        chart: {kind: bars, indicator: employees}

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        chart: {kind: bar, indicator: employees}
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unknown-kind"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
