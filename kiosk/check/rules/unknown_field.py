"""A field has a name that is not known here.

Most often a typing error: without this rule the field would be ignored in silence.

In italiano: Un campo ha un nome che qui non esiste.

Di solito è un errore di battitura: senza questa regola il campo resterebbe ignorato, in silenzio.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        body:
          it: Un testo.
          en: A text.

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        boddy:
          it: Un testo.
          en: A text.
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unknown-field"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
