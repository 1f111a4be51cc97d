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

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kiosk.check.context import Context, Words
from kiosk.check.written import numbers
from kiosk.model.problem import N_, Problem, Say

RULE = "bare-number"
FIELDS = {"title", "figure", "lead", "body", "takeaway", "caution", "tile"}
"""Where a visitor reads numbers: not in the notes, not in a chart's labels; its `alt` is the alt-number rule's."""


def check(context: Context) -> Iterator[Problem]:
    """Numbers of two digits and more, outside of braces."""
    for name, texts in context.slides.items():
        yield from _bare(texts, context.years(context.used[name]))
    for texts in context.tiles.values():
        refs = (str(ref) for one in texts for ref in one.references)
        known = context.draft.figures
        yield from _bare(texts, context.years(known[ref] for ref in refs if ref in known))


def _bare(texts: Iterable[Words], years: set[str]) -> Iterator[Problem]:
    for one in texts:
        if one.loc[0] not in FIELDS:
            continue
        for number, (line, column) in numbers(one):
            if len(number) > 1 and number not in years:
                message = Say(N_('the number "%(number)s" stands in the text'), {"number": number})
                hint = Say(N_("write it as an indicator, and name that in braces: {id}"))
                found = one.entry.problem(one.loc, RULE, message, hint, level="warning")
                yield replace(found, line=line, column=column)
