"""A text does not fit its space.

Every slide, language, orientation and text size is laid out with the real fonts. A text must not be larger than its
slot or its tile, leave the stage, or lie on another text, on a line, on a picture or on the chart. Shorten it, or say
it in other words; where it lies on the chart, another layout keeps the two apart. Without Qt the texts cannot be
measured, and this rule is skipped.

In italiano: Un testo non sta nel suo spazio.

Ogni slide si compone in tutte le lingue, gli orientamenti e le dimensioni del testo, con i caratteri veri. Un testo non
può essere più grande dello spazio che gli spetta o della sua tessera, uscire dallo schermo, né finire su un altro
testo, su una linea, su un’immagine o sul grafico. Si accorcia, o si dice con altre parole; se finisce sul grafico, in
un’altra composizione i due stanno separati. Senza Qt i testi non si possono misurare e la regola non si applica.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: La riabilitazione è l’area con più IRCCS
          en: Rehabilitation is the field with most IRCCS

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: >-
            Con il titolo si dice una cosa sola, e questo invece comincia da lontano, fa il giro di tutte le altre,
            torna indietro a precisarle, si ricorda di un’eccezione, la spiega con calma, ne trova una seconda, spiega
            anche quella, e quando arriva dove voleva nessuno ricorda più da dove era partito né che cosa leggeva
          en: Rehabilitation is the field with most IRCCS
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "overflow"


def check(context: Context) -> Iterator[Problem]:
    """Nothing here: found where pages are measured (kiosk.check.fit)."""
    yield from context.found(RULE)
