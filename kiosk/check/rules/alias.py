"""Anchors, aliases and tags are not part of the format.

A few lines of them unfold into gigabytes, and a tag can ask for any program. Write the value out.

In italiano: Ancore, alias ed etichette di YAML non fanno parte del formato.

Poche righe così si gonfiano fino a gigabyte, e un’etichetta può chiamare qualunque programma. Il valore si scrive per
intero.

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
        title: &title
          it: Farmaceutica
          en: Pharmaceuticals
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "alias"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
