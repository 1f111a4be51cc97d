"""A place is not in places.yaml.

Places give figures their colour; a row that is no place needs a name of its own.

In italiano: Un luogo non è in places.yaml.

I luoghi danno alle cifre il loro colore; una riga che non è un luogo ha bisogno di un nome suo.

Passes:

    # indicators/pharma.yaml
    exports:
      name:
        it: Esportazioni
        en: Exports
      unit: eur
      source: istat
      rows:
        lombardia: 6.9
        vaccines: {value: 2, name: {it: Vaccini, en: Vaccines}}

Fails:

    # indicators/pharma.yaml
    exports:
      name:
        it: Esportazioni
        en: Exports
      unit: eur
      source: istat
      rows:
        lombardy: 6.9
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unknown-place"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
