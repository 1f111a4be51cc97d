"""A comma has split a text.

Between braces a comma separates entries: `{it: vita attesa, donne, en: ...}` makes a language called "donne". Write
each language on a line of its own, or put the text in quotes.

In italiano: Una virgola ha spezzato un testo.

Tra le graffe la virgola separa le voci: `{it: vita attesa, donne, en: ...}` crea una lingua che si chiama «donne». Ogni
lingua si scrive su una riga sua, oppure il testo va tra virgolette.

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
