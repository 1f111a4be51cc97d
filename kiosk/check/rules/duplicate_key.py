"""A name is given twice in one place.

YAML readers keep one of the two and do not say which.

In italiano: Lo stesso nome compare due volte nello stesso punto.

Chi legge YAML ne tiene uno solo, e non dice quale.

Passes:

    # indicators/pharma.yaml
    exports:
      name:
        it: Esportazioni
        en: Exports
      value: 6.9
      scale: billion
      unit: eur
      source: istat

Fails:

    # indicators/pharma.yaml
    exports:
      name:
        it: Esportazioni
        en: Exports
      value: 6.9
      scale: billion
      unit: eur
      source: istat
      value: 9.6
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "duplicate-key"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
