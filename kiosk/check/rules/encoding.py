"""The file is not clean UTF-8 text.

Files in UTF-16 or in an old Windows encoding, control characters, and characters that reverse the direction of reading
are refused: the screen would show something else than the file.

In italiano: Il file non è un testo UTF-8 pulito.

Non si accettano file in UTF-16 o nella vecchia codifica di Windows, caratteri di controllo e caratteri che cambiano il
verso della lettura: sullo schermo comparirebbe altro da quello che c’è nel file.

Passes:

    # slides/pharma.yaml: UTF-8
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals

Fails:

    # slides/pharma.yaml: UTF-16
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "encoding"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
