"""A text or chart names a figure that does not exist.

The indicator, its row or its year is not there, or it was left out because of its own faults. The slide is left out.

In italiano: Un testo o un grafico richiama una cifra che non esiste.

L’indicatore, la riga o l’anno non c’è, oppure è rimasto fuori per i suoi errori. Resta fuori anche la slide.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{employees} nella farmaceutica"
          en: "{employees} in pharmaceuticals"

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{employes} nella farmaceutica"
          en: "{employees} in pharmaceuticals"
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unknown-reference"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
