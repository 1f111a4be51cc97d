"""A number stands in a text instead of a reference.

A number is written once, in content/indicators/, and texts name it: then it is right everywhere, and written as each
language writes it. Years are allowed where a figure of the slide is of that year, or its source is; and numbers that
are part of a name (COVID-19).

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{employees} nel 2019"
          en: "{employees} in 2019"

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: 28.852 addetti
          en: "{employees}"
"""

import re
from collections.abc import Iterable, Iterator

from kiosk.check.context import Context, Words
from kiosk.model.indicator import Figure
from kiosk.model.problem import N_, Problem, Say

RULE = "bare-number"
FIELDS = {"title", "figure", "lead", "body", "takeaway", "caution", "tile"}
"""Where a visitor reads numbers: not in the notes, not in a chart's labels."""

_NUMBER = re.compile(r"(?<![\w.,])(?<![^\W\d_]-)\d(?:[\d.,'’\u00a0\u202f]*\d)")


def check(context: Context) -> Iterator[Problem]:
    """Numbers of two digits and more, outside of braces."""
    for name, texts in context.slides.items():
        yield from _bare(texts, _years(context.used[name], context))
    for texts in context.tiles.values():
        refs = (str(ref) for one in texts for ref in one.references)
        yield from _bare(texts, _years((context.draft.figures[r] for r in refs if r in context.draft.figures), context))


def _bare(texts: Iterable[Words], years: set[str]) -> Iterator[Problem]:
    for one in texts:
        if one.loc[0] not in FIELDS:
            continue
        for piece in one.pieces:
            for found in _NUMBER.finditer(piece.content) if isinstance(piece.content, str) else ():
                if found[0] not in years:
                    message = Say(N_('the number "%(number)s" stands in the text'), {"number": found[0]})
                    hint = Say(N_("write it as an indicator, and name that in braces: {id}"))
                    before = found.string[max(0, found.start() - 8) : found.end()].rpartition("\n")[2]
                    yield one.entry.problem(one.loc, RULE, message, hint, level="warning", snippet=before)


def _years(figures: Iterable[Figure], context: Context) -> set[str]:
    """Years that the figures of a slide bear: of the data, of a plan, of publication."""
    years: set[int | None] = set()
    for figure in figures:
        years |= {figure.year, figure.plan}
        years |= {entry.model.published for s in figure.sources if (entry := context.draft.sources.get(s))}
    return {str(year) for year in years if year}
