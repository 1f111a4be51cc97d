"""The topics of kiosk.yaml and the files of slides/ do not match.

A topic without a file is an error. A file that is not among the topics is a warning: nobody finds its slides.

In italiano: I temi di kiosk.yaml e i file di slides/ non corrispondono.

Un tema senza file è un errore. Un file che non è tra i temi è un avviso: le sue slide non le trova nessuno.

Passes:

    # kiosk.yaml
    title:
      it: Prova
      en: Trial
    languages:
      it: Italiano
      en: English
    language: it
    topics: []
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
    topics: [pharma]
    attract:
      - {slide: home, seconds: 12}
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unknown-topic"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
