"""No figure and no chart is of a place.

It is in places.yaml, and neither an indicator nor a row nor a chart names it. Nothing is said as long as the content
has errors.

In italiano: Un luogo non serve a nessuna cifra e a nessun grafico.

Il luogo è in places.yaml, ma non lo usa nessun indicatore, nessuna riga e nessun grafico. Finché nei contenuti ci sono
errori non si dice nulla.

Passes:

    # places.yaml
    lombardia:
      name:
        it: Lombardia
        en: Lombardia
      entity: lombardia

Fails:

    # places.yaml
    lombardia:
      name:
        it: Lombardia
        en: Lombardia
      entity: lombardia
    spain:
      name:
        it: Spagna
        en: Spain
"""

from collections.abc import Iterator

from kiosk.check import uses
from kiosk.check.context import Context
from kiosk.model.problem import N_, Problem, Say

RULE = "unused-place"


def check(context: Context) -> Iterator[Problem]:
    """Each place, once nothing is left out."""
    used = uses.places(context) if uses.complete(context) else context.draft.places.keys()
    for name, entry in context.draft.places.items():
        if name not in used:
            message = Say(N_('nothing uses the place "%(name)s"'), {"name": name})
            hint = Say(N_("use it for a figure or a chart, or delete it"))
            yield entry.problem((), RULE, message, hint, level="advice", key=True)
