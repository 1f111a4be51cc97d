"""kiosk.yaml, or a talk, names a slide that does not exist.

A stop of the attract loop, or of a talk, is dropped; without a home slide the content cannot be shown at all. The
`cover` that a talk may begin with is made of what the talk says of itself.

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
