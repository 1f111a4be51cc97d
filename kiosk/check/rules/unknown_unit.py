"""An indicator has a unit for which there are no words.

The figure would stand as a bare number. Units and their words are in the program's translations.

In italiano: Un indicatore ha un’unità per cui mancano le parole.

La cifra resterebbe un numero nudo. Le unità e le loro parole stanno nelle traduzioni del programma.

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
      unit: euro
      source: istat
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.indicator import Indicator
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.numbers import known_units
from kiosk.words.suggest import suggest

RULE = "unknown-unit"


def check(context: Context) -> Iterator[Problem]:
    """The unit of each indicator."""
    known = sorted(known_units())
    left = [entry for entry in context.draft.faulty if isinstance(entry.model, Indicator)]
    for entry in (*context.draft.indicators.values(), *left):
        if (unit := entry.model.unit) not in known:
            message = Say(N_('there are no words for the unit "%(name)s"'), {"name": unit})
            hint = Say(N_("the units are: %(names)s"), {"names": ", ".join(known)})
            yield entry.problem(("unit",), RULE, message, suggest(unit, known) or hint)
