"""A data file, or what an indicator says of it, does not hold values.

An indicator may name a CSV or YAML file as its `data` instead of writing values; it may change while the booth runs.
The first line of a CSV names its columns, `;` or `,` separates them; keys stand in the first and values in the second,
or in those named as `key` and `value`. Whether decimals have a comma or a point is declared (`decimal`), never guessed.
Keys that are years make a series, all others rows: ids of places, or names of their own in columns such as `name_it`,
`name_en`. An empty cell is a gap. A YAML file holds what would stand under `series:` or `rows:`.

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
