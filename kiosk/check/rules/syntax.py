"""The file cannot be read as YAML.

A quotation mark that is not closed, a colon inside a text, names that do not start in the same column: YAML's own
rules. Nothing in the file is used until it is fixed.

In italiano: Il file non si può leggere come YAML.

Virgolette che non si chiudono, due punti in mezzo a un testo, nomi che non cominciano nella stessa colonna: sono le
regole di YAML. Finché non si corregge, del file non si usa nulla.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "Farmaceutica: i numeri"
          en: Pharmaceuticals

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica: i numeri
          en: Pharmaceuticals
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "syntax"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
