"""A number stands in a text instead of a reference.

A number is written once, in content/indicators/, and texts name it: then it is right everywhere, and written as each
language writes it. So it is with every text of a slide that somebody reads, its notes and its chart's labels too, with
the names and tiles of topics, and with the titles and notes of talks; a chart's `alt` has a rule of its own
(alt-number). What may stand there:

- the year of a figure that the slide uses, of its plan or of its source, or of one of the slide's own `sources`; for
  the notes also of the figures that only they name
- a number in the name of such a figure: "15 anni o più", "60%"
- a number inside of a proper name that the slide lists under `names`, written as it is there: "Via Pantano, 9"
- in the title of a talk its minutes, and the year of its date; an `event` is a name
- a number that is part of a word: COVID-19, UE28, 4P

A single digit is a number too: "3 centri" may be wrong tomorrow. A number written as a word ("tre centri") is not
looked at.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{employees} nel 2019"
          en: "{employees} in 2019"
        body:
          it: Li trovate in Via Pantano, 9.
          en: You find them at Via Pantano, 9.
        names: ["Via Pantano, 9"]

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: 28.852 addetti
          en: "{employees}"
        notes:
          it: Lavorano in 3 province.
          en: They work in three provinces.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from kiosk.check.context import Context, Words
from kiosk.check.written import numbers, of_names
from kiosk.model.indicator import Figure
from kiosk.model.problem import N_, Problem, Say

RULE = "bare-number"
_HINT = N_("write it as an indicator, and name that in braces: {id}; a proper name goes under `names` of its slide")


def check(context: Context) -> Iterator[Problem]:
    """Numbers outside of braces, on slides, in notes, in topics and in talks."""
    for name, texts in context.slides.items():
        slide = context.draft.slides[name].model
        for one in texts:
            if not one.alternative:
                figures = (context.used if one.loc[0] == "notes" else context.shown)[name]
                yield from _bare(context, one, figures, slide.sources, slide.names)
    for texts in context.topics.values():
        for one in texts:
            yield from _bare(context, one, context.named(texts))
    for name, texts in context.talks.items():
        talk = context.draft.talks[name].model
        for one in texts:
            if one.loc[0] != "event":
                own = {str(talk.minutes), (talk.date or "")[:4]}
                yield from _bare(context, one, context.named(texts), own=own)
    for name, texts in context.told:
        told = context.draft.slides.get(name)
        sources, names = (told.model.sources, told.model.names) if told else ([], [])
        figures = context.used.get(name, []) + context.named(texts)
        for one in texts:
            yield from _bare(context, one, figures, sources, names)


def _bare(
    context: Context,
    words: Words,
    figures: list[Figure],
    sources: Iterable[str] = (),
    names: Iterable[str] = (),
    own: Set[str] = frozenset(),
) -> Iterator[Problem]:
    found = list(numbers(words, names))
    if not found:
        return
    allowed = context.years(figures, sources) | of_names(figures, words.language) | own
    for number, (line, column) in found:
        if number not in allowed:
            message = Say(N_('the number "%(number)s" stands in the text'), {"number": number})
            problem = words.entry.problem(words.loc, RULE, message, Say(_HINT), level="warning")
            yield replace(problem, line=line, column=column)
