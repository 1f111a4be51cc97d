"""The shipped fonts have to know every character of every text.

They hold the letters of the languages of western Europe, the usual signs, arrows and mathematical signs, no emoji.
Without Qt this rule is skipped.

In italiano: I caratteri del programma devono avere ogni segno di ogni testo.

Hanno le lettere delle lingue dell’Europa occidentale, i segni consueti, le frecce e i simboli matematici; niente emoji.
Senza Qt la regola non si applica.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Dal banco → al paziente
          en: From bench → to patient

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Dal banco 🎈 al paziente
          en: From bench → to patient
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "glyph"


def check(context: Context) -> Iterator[Problem]:
    """Nothing here: found where pages are measured (kiosk.check.fit)."""
    yield from context.found(RULE)
