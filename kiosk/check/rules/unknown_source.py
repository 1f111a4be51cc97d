"""An indicator names a source that is not in sources.yaml.

Without its source a figure is not shown.

In italiano: Un indicatore indica una fonte che non è in sources.yaml.

Senza la sua fonte una cifra non si mostra.

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
      source: istta
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unknown-source"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
