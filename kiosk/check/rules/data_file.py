"""A data file, or what an indicator says of it, does not hold values.

An indicator may name a CSV, XLSX or YAML file as its `data` instead of writing values; it may change while the booth
runs. The first line of a CSV or sheet names its columns; in a CSV `;` or `,` separates them. Keys stand in the first
column and values in the second, or in those named as `key` and `value`; of a workbook with several sheets `sheet` says
which. Whether decimals have a comma or a point is declared (`decimal`), never guessed; numbers of a workbook need it
only where they are texts. Keys that are years make a series, all others rows: ids of places, or names of their own in
columns such as `name_it`, `name_en`. An empty cell is a gap. A YAML file holds what would stand under `series:` or
`rows:`.

A workbook is an .xlsx without macros, links to other files or a password. Numbers are read with the digits that Excel
keeps, formulas by their result. Where a key or a value should be, these are refused, with the cell (B3): dates, TRUE
and FALSE, errors such as #REF!, formulas that have no result yet, cells merged with those below, percentages and other
formats that show another number than the cell holds, more than six decimals, and texts that look like numbers while no
`decimal` is declared.

In italiano: Un file di dati, o quello che un indicatore ne dice, non dà valori.

Al posto dei valori un indicatore può nominare in `data` un file CSV, XLSX o YAML, che può cambiare anche mentre il
chiosco è acceso. La prima riga di un CSV o di un foglio dà il nome alle colonne; in un CSV le separa `;` o `,`. Le
chiavi stanno nella prima colonna e i valori nella seconda, o in quelle indicate da `key` e `value`; se la cartella di
lavoro ha più fogli, `sheet` dice quale. Se i decimali hanno la virgola o il punto si dichiara (`decimal`) e non si
indovina mai; in un foglio serve solo per i numeri scritti come testo. Chiavi che sono anni fanno una serie, tutte le
altre righe: id di luoghi, o nomi propri in colonne come `name_it` e `name_en`. Una cella vuota è un vuoto nei dati. Un
file YAML contiene quello che starebbe sotto `series:` o `rows:`.

La cartella di lavoro è un .xlsx senza macro, senza collegamenti ad altri file e senza password. I numeri si leggono con
le cifre che Excel conserva, le formule con il loro risultato. Dove serve una chiave o un valore si rifiutano, indicando
la cella (B3): date, VERO e FALSO, errori come #RIF!, formule che non hanno ancora un risultato, celle unite con quelle
sotto, percentuali e altri formati che mostrano un numero diverso da quello contenuto, più di sei decimali, e testi che
sembrano numeri finché `decimal` non è dichiarato.

Passes:

    # indicators/health.yaml
    spending:
      name:
        it: Spesa
        en: Spending
      unit: percent
      source: istat
      data: {file: data/spending.csv, decimal: comma}
    # data/spending.csv
    anno;spesa
    2009;7,3
    2022;6,4

Fails:

    # indicators/health.yaml
    spending:
      name:
        it: Spesa
        en: Spending
      unit: percent
      source: istat
      data: {file: data/spending.csv, decimal: comma}
    # data/spending.csv
    anno;spesa
    2009;7.3
    2022;6,4
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "data-file"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
