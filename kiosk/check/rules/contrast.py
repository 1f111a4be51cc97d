"""A text is too faint for its background.

Every slide, language, orientation and text size is laid out with the real fonts, and each text held against what is
drawn under it: the ground, a cell, a bar, a card, a region, in each of the three themes. It needs a contrast of 4.5:1;
from 38 units up, or bold from 29, of 3:1 (WCAG 2.2, 1.4.3). What is dimmed so that something else can be read does not
count.

Colours are the program's, and no field of the content names one. What can cause this all the same is a text so long
that it leaves its card or its tile, or lies on a chart: shorten it, or choose another chart. The `entity` of a place
colours its figures too; each of the four was tried with every kind of chart, and none is too faint. The examples name
the program's colours: that of a text, and the one under it.

In italiano: Un testo si legge male sul suo sfondo.

Ogni slide si compone in tutte le lingue, gli orientamenti e le dimensioni del testo, con i caratteri veri, e ogni testo
si confronta con quello che gli sta sotto: il fondo, una cellula, una barra, una scheda, una regione, in ciascuno dei
tre temi. Il contrasto deve essere di 4,5:1; da 38 unità in su, o in grassetto da 29, basta 3:1 (WCAG 2.2, 1.4.3).
Quello che si attenua per far leggere altro non conta.

I colori sono del programma e nei contenuti nessun campo li indica. A provocarlo può essere un testo tanto lungo da
uscire dalla sua scheda o dalla sua tessera, o da finire su un grafico: si accorcia, o si sceglie un altro grafico.
Anche l’`entity` di un luogo colora le sue cifre; tutte e quattro sono state provate con ogni tipo di grafico, e nessuna
si legge male. Gli esempi nominano i colori del programma: quello di un testo e quello che gli sta sotto.

Passes:

    # drawing
    text: ink
    under: raised

Fails:

    # drawing
    text: acctext
    under: acc
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "contrast"


def check(context: Context) -> Iterator[Problem]:
    """Nothing here: found where pages are measured (kiosk.check.fit)."""
    yield from context.found(RULE)
