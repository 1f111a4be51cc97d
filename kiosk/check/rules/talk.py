"""A talk shows what it cannot show, or nothing.

A talk is another way through the slides, each of them once: its speaker can go back to one. A question of the quiz is
for visitors; in a talk nobody could answer it. Such a slide is left out, and the rest of the talk stays. A talk without
any slide that can be shown is left out, which is a warning: what is wrong with its slides is said at each of them.

In italiano: Una presentazione mostra quello che non può mostrare, oppure niente.

Una presentazione è un altro percorso tra le slide, ciascuna una volta sola: chi parla può sempre tornarci. Una domanda
del quiz è per i visitatori, e davanti a un pubblico nessuno potrebbe rispondere. Una slide così resta fuori e il resto
della presentazione va avanti. Una presentazione in cui nessuna slide si può mostrare resta fuori tutta, ed è un avviso:
che cos’hanno le sue slide è detto di ciascuna.

Passes:

    # talks/welcome.yaml
    title:
      it: Benvenuti
      en: Welcome
    minutes: 2
    slides:
      - {slide: home, seconds: 60}
      - {slide: other, seconds: 60}

Fails:

    # talks/welcome.yaml
    title:
      it: Benvenuti
      en: Welcome
    minutes: 2
    slides:
      - {slide: home, seconds: 60}
      - {slide: home, seconds: 60}
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "talk"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
