"""Nothing uses an indicator.

No slide, tile, talk, question or derived figure names it, and no chart shows it. It may be kept for later; but whoever
corrects its number will look for it on the screen in vain, and of two that are nearly alike the wrong one may be the
one in use. Nothing is said as long as the content has errors: a slide that is left out uses nothing.

In italiano: Nessuno usa un indicatore.

Nessuna slide, tessera, presentazione, domanda o cifra derivata lo nomina, e nessun grafico lo mostra. Si può anche
tenere per dopo, ma chi ne corregge il numero lo cercherà invano sullo schermo, e di due quasi uguali quello in uso può
essere l’altro. Finché nei contenuti ci sono errori non si dice nulla: una slide lasciata fuori non usa niente.

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
    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{exports} di esportazioni"
          en: "{exports} of exports"

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
    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Quasi tutto va all’estero
          en: Nearly all goes abroad
"""

from collections.abc import Iterator

from kiosk.check import uses
from kiosk.check.context import Context
from kiosk.model.problem import N_, Problem, Say

RULE = "unused-indicator"


def check(context: Context) -> Iterator[Problem]:
    """Each indicator, once nothing is left out."""
    used = uses.indicators(context) if uses.complete(context) else context.draft.indicators.keys()
    for name, entry in context.draft.indicators.items():
        if name not in used:
            message = Say(N_('nothing uses the indicator "%(name)s"'), {"name": name})
            hint = Say(N_("use it where it belongs, or delete it"))
            yield entry.problem((), RULE, message, hint, level="advice", key=True)
