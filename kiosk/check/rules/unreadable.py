"""The file is there and is not read.

Its permissions, or the disk, do not allow it; or it is a link, which is not followed; or its name ends in .yaml.txt, as
happens where the system hides the ends of names; or it is empty. What it says is looked for in vain on the screen.

In italiano: Il file c’è ma non viene letto.

Non lo permettono i permessi del file, o il disco; oppure è un collegamento, e i collegamenti non si seguono; oppure il
nome finisce in .yaml.txt, come succede dove il sistema nasconde le estensioni; oppure è vuoto. Quello che dice si cerca
invano sullo schermo.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals

Fails:

    # slides/pharma.yaml.txt
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

RULE = "unreadable"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
