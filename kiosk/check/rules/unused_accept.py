"""A warning is accepted that is not there.

`accept` names a rule and says why its warning may stand: `accept: {unused-indicator: shown in talks only}`. It stands
in the entry that has the warning. Once the warning is gone, because the text was changed or the rule is spelt
differently, the line says something that is no longer true, and could hide the next mistake. An error is never
accepted: the booth leaves out what has one.

In italiano: È accettato un avviso che non c’è.

`accept` indica una regola e dice perché il suo avviso può restare: `accept: {unused-indicator: serve solo nelle
presentazioni}`. Sta nella voce che ha l’avviso. Quando l’avviso sparisce, perché il testo è cambiato o la regola si
scrive in un altro modo, la riga dice una cosa non più vera e potrebbe nascondere l’errore successivo. Un errore non si
accetta mai: ciò che ne ha uno resta fuori dallo schermo.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: 12 stabilimenti
          en: 12 plants
        accept:
          bare-number: nome di una mostra

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Stabilimenti
          en: Plants
        accept:
          bare-number: nome di una mostra
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unused-accept"


def check(context: Context) -> Iterator[Problem]:
    """Nothing here: found once all other rules have spoken (kiosk.check.accept)."""
    yield from context.found(RULE)
