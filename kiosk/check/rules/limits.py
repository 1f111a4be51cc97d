"""The file is too large to be content.

One million bytes, 100,000 values, 32 levels, 20,000 characters in a text: far more than content ever has, and too
little to choke on.

In italiano: Il file è troppo grande per essere un contenuto.

Un milione di byte, 100.000 valori, 32 livelli, 20.000 caratteri in un testo: molto più di quanto serva, e troppo poco
per bloccare il programma.

Passes:

    # slides/pharma.yaml: 300 KB
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals

Fails:

    # slides/pharma.yaml: 2 MB
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "limits"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
