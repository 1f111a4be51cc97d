"""A topic names an icon that is not among the shipped ones.

Icons are the SVG files in assets/icons.

Passes:

    # slides/pharma.yaml
    topic:
      it: Farmaceutica
      en: Pharmaceuticals
    icon: pill
    tile:
      figure:
        it: "{employees:n}"
        en: "{employees:n}"
      caption:
        it: addetti
        en: employees

Fails:

    # slides/pharma.yaml
    topic:
      it: Farmaceutica
      en: Pharmaceuticals
    icon: pil
    tile:
      figure:
        it: "{employees:n}"
        en: "{employees:n}"
      caption:
        it: addetti
        en: employees
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.suggest import suggest

RULE = "unknown-icon"


def check(context: Context) -> Iterator[Problem]:
    """The icon of each topic."""
    known = {path.stem for path in context.icons.glob("*.svg")}
    for entry in context.draft.topics.values():
        if (icon := entry.model.icon) not in known:
            message = Say(N_('there is no icon "%(name)s"'), {"name": icon})
            yield entry.problem(("icon",), RULE, message, suggest(icon, known))
