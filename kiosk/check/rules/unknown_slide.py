"""kiosk.yaml, or a talk, names a slide that does not exist.

A stop of the attract loop, or of a talk, is dropped; without a home slide the content cannot be shown at all. The
`cover` that a talk may begin with is made of what the talk says of itself.

In italiano: kiosk.yaml, o una presentazione, indica una slide che non esiste.

Una tappa del giro d’invito o di una presentazione si salta; senza la slide iniziale i contenuti non si possono
mostrare. La `cover` con cui una presentazione può cominciare è fatta di quello che la presentazione dice di sé.

Passes:

    # kiosk.yaml
    title:
      it: Prova
      en: Trial
    languages:
      it: Italiano
      en: English
    language: it
    attract:
      - {slide: home, seconds: 12}

Fails:

    # kiosk.yaml
    title:
      it: Prova
      en: Trial
    languages:
      it: Italiano
      en: English
    language: it
    attract:
      - {slide: hom, seconds: 12}
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unknown-slide"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
