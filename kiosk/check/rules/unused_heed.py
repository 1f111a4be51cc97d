"""A slide says that it heeds a caution that it does not have to heed.

The indicator has no caution, or neither the slide nor what talks say to it uses it: what was true once has changed.

In italiano: Una slide dichiara di rispettare una cautela che non la riguarda.

L’indicatore non ha cautele, oppure né la slide né quello che le presentazioni ne dicono lo usa: una cosa che era vera è
cambiata.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{beds}"
          en: "{beds}"
        heeds: [beds]

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        heeds: [beds]
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.check.uses import complete
from kiosk.model.indicator import Figure
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.suggest import suggest

RULE = "unused-heed"
_DELETE = Say(N_("delete it here"))


def check(context: Context) -> Iterator[Problem]:
    """Each id under `heeds`, once nothing is left out that might show its figures."""
    if not complete(context):
        return
    told: dict[str, list[Figure]] = {}
    for name, texts in context.told:
        told.setdefault(name, []).extend(context.named(texts))
    for name, figures in context.used.items():
        entry = context.draft.slides[name]
        used = {figure.ref.id for figure in (*figures, *told.get(name, ()))}
        needed = {origin for one in used for origin in context.cautioned(one)}
        needed |= {one for one in used if context.cautioned(one)}
        for index, heed in enumerate(entry.model.heeds):
            if heed not in needed:
                message = Say(N_('the slide shows no figure of "%(name)s" with a caution'), {"name": heed})
                yield entry.problem(("heeds", index), RULE, message, suggest(heed, needed) or _DELETE, level="warning")
