"""A chart cannot be drawn as its fields say without misleading.

What a kind can show truthfully is for the kind to say: no more lit cells than there are, no parts that do not add up to
their whole, no lengths below zero, no trend through two years. The message says what to use instead. The slide is left
out.

In italiano: Con questi campi il grafico ingannerebbe chi lo guarda.

Che cosa può mostrare onestamente lo sa ogni tipo di grafico: non più cellule accese di quante ce ne sono, niente parti
che non fanno il totale, niente lunghezze sotto zero, niente andamenti con due anni soli. Il messaggio dice che cosa
usare al suo posto. La slide resta fuori.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        chart: {kind: cells, lit: plants, of: factories}
    # indicators/factories.yaml
    factories:
      name:
        it: Stabilimenti in Italia
        en: Plants in Italy
      value: 90
      unit: plants
      source: istat

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        chart: {kind: cells, lit: factories, of: plants}
    # indicators/factories.yaml
    factories:
      name:
        it: Stabilimenti in Italia
        en: Plants in Italy
      value: 90
      unit: plants
      source: istat
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "chart"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
