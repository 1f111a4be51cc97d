"""A text has a brace or an asterisk too many or too few.

References stand in `{ }`, bold between `**`, emphasis between `*`; a brace itself is written twice.

In italiano: In un testo c’è una graffa o un asterisco di troppo, oppure ne manca uno.

I rimandi stanno tra `{ }`, il grassetto tra `**`, il corsivo tra `*`; una graffa vera si scrive doppia.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{employees} addetti"
          en: "{employees} employees"

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{employees addetti"
          en: "{employees} employees"
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "markup"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
