"""No figure and no slide uses a source.

Its name is never shown. Perhaps the last figure that came from it is gone; or a figure names another source than it
should. Nothing is said as long as the content has errors.

In italiano: Una fonte non serve a nessuna cifra e a nessuna slide.

Il suo nome non compare mai. Forse l’ultima cifra che veniva da lì non c’è più, oppure una cifra indica una fonte
diversa da quella giusta. Finché nei contenuti ci sono errori non si dice nulla.

Passes:

    # sources.yaml
    istat:
      by:
        it: ISTAT
        en: ISTAT

Fails:

    # sources.yaml
    istat:
      by:
        it: ISTAT
        en: ISTAT
    eurostat:
      by:
        it: Eurostat
        en: Eurostat
"""

from collections.abc import Iterator

from kiosk.check import uses
from kiosk.check.context import Context
from kiosk.model.problem import N_, Problem, Say

RULE = "unused-source"


def check(context: Context) -> Iterator[Problem]:
    """Each source, once nothing is left out."""
    used = uses.sources(context) if uses.complete(context) else context.draft.sources.keys()
    for name, entry in context.draft.sources.items():
        if name not in used:
            message = Say(N_('nothing uses the source "%(name)s"'), {"name": name})
            hint = Say(N_("use it for a figure or a slide, or delete it"))
            yield entry.problem((), RULE, message, hint, level="advice", key=True)
