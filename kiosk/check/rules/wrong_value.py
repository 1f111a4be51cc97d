"""A value is not of the kind that its field needs.

A text where a number is needed, a number that is out of range, a word that is none of those allowed.

In italiano: Un valore non è del tipo che il suo campo richiede.

Un testo dove serve un numero, un numero fuori dai limiti, una parola che non è tra quelle ammesse.

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
      value: "6,9"
      scale: billion
      unit: eur
      source: istat
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "wrong-value"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
