"""What each chart is, and each of its fields: the hover text of editors, as kiosk.loader.described has it of the rest.

By kind and field; parts of a kind as `line.Event`. "Chart" has what all of them share.
"""

from collections.abc import Mapping

from kiosk.loader.described import Fields
from kiosk.model.problem import N_

_TABLE = N_("A table: an indicator with rows.")
_REFERENCE = N_("The row that the others are read against.")
_SHARE = N_("What a percentage, or a unit, is of: “of Italy’s jobs”.")
_CELL = N_("What one cell is worth.")
_PER = N_("How many units one cell stands for.")
_FIGURE = N_("A figure, without braces: labs, beds.milano, jobs@2016.")

CHART: Fields = {
    "kind": N_("Which chart it is."),
    "alt": N_("The chart in words, for those who do not see it; else the program says it."),
    "views": N_("Alternatives that visitors may choose (women / men): only what is other in each."),
}
VIEW: Fields = {
    "": N_("An alternative of the chart."),
    "id": N_("Its name in the files."),
    "name": N_("What its button says."),
    "chart": N_("The fields that are other in it."),
}
KINDS: Mapping[str, Fields] = {
    "bands": {
        "": N_("A band for each unit, from zero; what exceeds the reference row stands out."),
        "indicators": N_("One to three tables with the same rows, a panel each."),
        "reference": _REFERENCE,
        "whole": _SHARE,
    },
    "bars": {
        "": N_("Bars from the longest to the shortest, each with its name and value."),
        "indicator": _TABLE,
        "indicators": N_("Single figures in one unit, in place of a table."),
        "names": N_("Other names for single figures, by their id."),
        "order": N_("size: the longest first; file: as written."),
        "reference": _REFERENCE,
    },
    "cells": {
        "": N_("Cells, some of them lit: a count, a part of a whole, a share of a hundred, or the whole region."),
        "lit": N_("What is counted: a figure, without braces."),
        "of": N_("The whole that it is a part of. A percentage needs none."),
        "was": N_("An earlier value: the cells that it had more are empty."),
        "per": _PER,
        "shape": N_("disc; band, from left to right; region, Lombardia made of 347 cells."),
        "whole": _SHARE,
        "rest": N_("What the cells that are not lit are, in words."),
        "lit_name": N_("What the lit cells are, in words."),
        "was_name": N_("What the empty cells are, in words."),
    },
    "chains": {
        "": N_("Rows of linked cells, for small counts: eight rows of six at most."),
        "indicator": N_("A table of counts."),
        "link": N_("What one link stands for, where the unit does not say it."),
    },
    "choropleth": {
        "": N_("A table by region or province, as a map in steps of one colour and as a list."),
        "area": N_("italy: its regions; lombardia: its provinces."),
        "indicator": N_("A table whose rows are called as regions or provinces: valle-daosta, monza-e-brianza."),
        "reference": N_("The row of the whole, which the others are read against."),
        "classes": N_("steps: equally wide; quantiles: each with as many regions, where a few are far ahead."),
    },
    "colonies": {
        "": N_("Discs of cells whose areas compare: the core is the reference, the rim what lies beyond it."),
        "indicator": _TABLE,
        "reference": _REFERENCE,
        "cell": _CELL,
        "whole": _SHARE,
    },
    "columns": {
        "": N_("Columns, of years or of rows; forecasts are dashed."),
        "indicator": N_("A series, or a table."),
        "order": N_("Of a table. file: as written; size: the highest first."),
    },
    "dumbbell": {
        "": N_("Two values a row, joined by their difference."),
        "indicators": N_("One to eight tables or series, a row each."),
        "between": N_("The two rows or years to compare: [italy, lombardia]."),
        "tables": N_("Two tables with the same rows, in place of indicators and between."),
    },
    "grouped": {
        "": N_("Tables with the same rows side by side, as groups of bars."),
        "indicators": N_("Two to four tables with the same rows."),
        "by": N_("row: a group for each row; table: a group for each table."),
    },
    "line": {
        "": N_("One to five series over time; forecasts are dashed."),
        "indicator": N_("A series: an indicator with years."),
        "indicators": N_("Two to five series in one unit, in place of one."),
        "points": N_("dots, or discs of cells worth `cell` each."),
        "cell": _CELL,
        "whole": _SHARE,
        "gaps": N_("Years that are missing. break: the line stops; join: it goes on."),
        "events": N_("What happened, four at most."),
    },
    "line.Event": {
        "": N_("Something that happened in a year."),
        "year": N_("The year."),
        "text": N_("What happened, in a few words."),
    },
    "map": {
        "": N_("The provinces of Lombardia or the regions of Italy, some set off, some places named."),
        "area": N_("lombardia: its provinces; italy: its regions."),
        "highlight": N_("What is set off: milano, or {region: milano, figure: schools.milano}."),
        "points": N_("Places with a name, ten at most."),
        "tissue": N_("Cells in the shape of an area: they say how many, not where."),
        "lit": N_("The figure that these cells count, without braces."),
        "per": _PER,
    },
    "map.Spot": {
        "": N_("A place on the map."),
        "name": N_("Its name."),
        "lon": N_("Degrees east."),
        "lat": N_("Degrees north."),
        "figure": _FIGURE,
    },
    "map.Lit": {
        "": N_("A province or region that is set off."),
        "region": N_("Its name in the files: milano, monza-e-brianza, valle-daosta."),
        "figure": _FIGURE,
    },
    "network": {
        "": N_("A centre and what stands round it, a cell each, by kind."),
        "indicators": N_("Counts by kind: a table, single figures, or both."),
        "centre": N_("What they have in common."),
        "members": N_("Their names, by row or figure; as many as it counts."),
    },
    "number": {
        "": N_("Two to six figures that count up; the first leads."),
        "figures": N_("The figures, in order."),
        "whole": N_("What the shares are parts of: “of Italy’s total”."),
    },
    "number.Item": {
        "": N_("A figure, and what it counts."),
        "figure": _FIGURE,
        "caption": N_("What it counts."),
        "share": N_("Its share of the whole: a percentage, shown as a plate of a hundred cells."),
        "share_caption": N_("What the share is of, where the chart's `whole` will not do."),
    },
    "ranking": {
        "": N_("Bars that overtake each other while the years go by."),
        "indicators": N_("Three to eight series of the same years, in one unit."),
    },
    "slope": {
        "": N_("Two moments, joined by lines; nothing about the time between."),
        "indicators": N_("One to six series or tables, a line each."),
        "between": N_("The two years or rows at its ends: [2010, 2017]."),
        "tables": N_("Two tables with the same rows, in place of indicators and between."),
    },
    "stacked": {
        "": N_("Parts that add up to a whole; what does not add up is refused."),
        "indicators": N_("Tables whose rows are the parts, a bar each: one to five."),
        "of": N_("The whole: a figure. Percentages need none, they are parts of a hundred."),
    },
    "tally": {
        "": N_("A row of cells for each row of a table, lit as something is counted."),
        "indicator": N_("A table of counts, often one that the booth counts itself."),
        "sum": N_("true: the sum stands below."),
        "empty": N_("What is said while all are zero."),
    },
    "timeline": {
        "": N_("Three to six dates with their words; what is planned lies beyond a dashed line."),
        "items": N_("The dates, in any order."),
    },
    "timeline.Item": {
        "": N_("A date."),
        "year": N_("The year."),
        "text": N_("What it brought, in a few words."),
        "figure": _FIGURE,
        "plan": N_("true: it was only intended."),
    },
}
