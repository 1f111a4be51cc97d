"""A comma has split a text.

Between braces a comma parts entries: `{it: vita attesa, donne, en: ...}` makes a language called "donne". Write each
language on a line of its own, or put the text in quotes.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Vita attesa, donne
          en: Life expectancy, women

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title: {it: Vita attesa, donne, en: Life expectancy of women}
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "text-comma"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
