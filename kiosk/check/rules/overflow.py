"""A text does not fit its space.

Every slide, language, orientation and text size is laid out with the real fonts. A text must not be larger than its
slot or its tile, leave the stage, or lie on another text, on a line or on a picture. Shorten it, or say it in other
words. Without Qt the texts cannot be measured, and this rule is skipped.

In italiano: Un testo non sta nel suo spazio.

Ogni slide si compone in tutte le lingue, gli orientamenti e le dimensioni del testo, con i caratteri veri. Un testo non
può essere più grande dello spazio che gli spetta o della sua tessera, uscire dallo schermo, né finire su un altro
testo, su una linea o su un’immagine. Si accorcia, o si dice con altre parole. Senza Qt i testi non si possono misurare
e la regola non si applica.

Passes: a headline of two lines, such as "La riabilitazione è l’area con più IRCCS".
Fails: a headline of six lines; a takeaway of eighty words; a caption longer than its tile.

Passa: un titolo di due righe, come «La riabilitazione è l’area con più IRCCS».
Non passa: un titolo di sei righe; una conclusione di ottanta parole; una didascalia più lunga della sua tessera.
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "overflow"


def check(context: Context) -> Iterator[Problem]:
    """Nothing here: found where pages are measured (kiosk.check.fit)."""
    yield from context.found(RULE)
