"""A number could be meant in two ways.

`347.380` is 347 thousand to an Italian reader and 347.38 to YAML. Thousands are written without points, decimals with
one; a text that only looks like a number goes in quotes.

In italiano: Un numero si può leggere in due modi.

`347.380` per un lettore italiano sono 347 mila, per YAML 347 virgola 38. Le migliaia si scrivono senza punti e i
decimali con il punto; un testo che sembra un numero va tra virgolette.

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
