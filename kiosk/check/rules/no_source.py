"""An indicator does not say where its figure comes from.

A source stands under every figure and chart. Derived figures have the sources of what they are derived from; the rows
of a table may have their own.

In italiano: Un indicatore non dice da dove viene la sua cifra.

Sotto ogni cifra e ogni grafico c’è la fonte. Le cifre derivate hanno le fonti di quelle da cui si calcolano; le righe
di una tabella possono averne di proprie.

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
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.indicator import Indicator, Row
from kiosk.model.problem import N_, Problem, Say

RULE = "no-source"


def check(context: Context) -> Iterator[Problem]:
    """Indicators that are not derived."""
    for entry in context.draft.indicators.values():
        if not _has_source(entry.model):
            message = Say(N_("the figure has no source"))
            hint = Say(N_("add `source: ...`, an id of sources.yaml"))
            yield entry.problem((), RULE, message, hint, key=True)


def _has_source(indicator: Indicator) -> bool:
    if indicator.source or indicator.derive:
        return True
    rows = indicator.rows.values()
    return bool(rows) and all(isinstance(row, Row) and row.source for row in rows)
