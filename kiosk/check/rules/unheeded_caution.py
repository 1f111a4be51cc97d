"""A slide uses a figure with a caution, and nothing shows that the caution was heeded.

Either the slide has a caution box, or its words were shaped by the caution and the slide says so under `heeds`.

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
          it: "{beds}"
          en: "{beds}"
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import N_, Problem, Say

RULE = "unheeded-caution"


def check(context: Context) -> Iterator[Problem]:
    """Slides without a caution box."""
    for name, figures in context.used.items():
        entry = context.draft.slides[name]
        heeds = set(entry.model.heeds)
        if entry.model.caution:
            continue
        for used in dict.fromkeys(figure.ref.id for figure in figures):
            for origin in sorted(context.cautioned(used)):
                if not heeds & {origin, used}:
                    message = Say(N_('the caution of "%(name)s" is not heeded'), {"name": origin})
                    hint = Say(N_("give the slide a `caution`, or put the id under `heeds` once its words obey it"))
                    yield entry.problem(("id",), RULE, message, hint, level="warning")
                    heeds.add(origin)
