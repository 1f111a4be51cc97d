"""A derived figure cannot be worked out.

Its expression names a figure that does not exist, divides by zero, leads back to itself, or cannot be read. A minus has
spaces around it, because ids contain hyphens.

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
