"""A number could be meant in two ways.

`347.380` is 347 thousand to an Italian reader and 347.38 to YAML. Thousands are written without points, decimals with
one, and a text that only looks like a number in quotes.

Passes:

    # indicators/pharma.yaml
    exports:
      name:
        it: Esportazioni
        en: Exports
      value: 347380
      unit: people
      source: istat

Fails:

    # indicators/pharma.yaml
    exports:
      name:
        it: Esportazioni
        en: Exports
      value: 347.380
      unit: people
      source: istat
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "ambiguous-number"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
