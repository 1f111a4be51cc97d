"""Two slides or two indicators have one id.

Ids are unique in all files together. Of two slides the first is shown; of two indicators neither, because nobody knows
which number is right.

In italiano: Due slide o due indicatori hanno lo stesso id.

Gli id sono unici in tutti i file insieme. Di due slide si mostra la prima; di due indicatori nessuno, perché non si sa
quale numero sia giusto.

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
          en: Pharmaceuticals
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "duplicate-id"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
