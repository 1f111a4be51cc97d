"""A derived figure cannot be worked out.

Its expression names a figure that does not exist, divides by zero, leads back to itself, or cannot be read. A minus has
spaces around it, because ids contain hyphens.

In italiano: Una cifra derivata non si può calcolare.

L’espressione nomina una cifra che non esiste, divide per zero, torna su sé stessa o non si riesce a leggere. Il meno ha
uno spazio prima e uno dopo, perché anche negli id ci sono trattini.

Passes:

    # indicators/pharma.yaml
    exports:
      name:
        it: Esportazioni
        en: Exports
      derive: employees - plants
      unit: people

Fails:

    # indicators/pharma.yaml
    exports:
      name:
        it: Esportazioni
        en: Exports
      derive: employees-plants
      unit: people
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "derive"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
