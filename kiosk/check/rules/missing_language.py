"""A text lacks a language that kiosk.yaml declares.

A reader of that language would meet another one in the middle of a slide.

In italiano: A un testo manca una lingua dichiarata in kiosk.yaml.

Chi legge in quella lingua ne troverebbe un’altra nel mezzo di una slide.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
"""

from collections.abc import Iterator
from itertools import chain

from kiosk.check.context import Context
from kiosk.loader.annotations import texts
from kiosk.model.problem import N_, Problem, Say

RULE = "missing-language"


def check(context: Context) -> Iterator[Problem]:
    """Every human text, of slides and charts, topics, indicators, sources and places."""
    left = ((entry, loc, text) for entry in context.draft.faulty for loc, text in texts(entry.model) if text)
    for entry, loc, text in chain(context.texts(), left):
        borrowed = loc[0] == "rows" and getattr(entry.model, "counted", None)  # the names of topics, told there
        for language in context.languages:
            if language not in text and not borrowed:
                message = Say(N_('the text has no "%(language)s"'), {"language": language})
                hint = Say(N_("add a line `%(language)s: ...` to it"), {"language": language})
                yield entry.problem(loc, RULE, message, hint, key=True)
