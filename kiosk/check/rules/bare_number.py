"""A number stands in a text instead of a reference.

A number is written once, in content/indicators/, and texts name it: then it is right everywhere, and written as each
language writes it. So it is with every text of a slide that somebody reads, its notes and its chart's labels too, with
the names and tiles of topics, with the title of kiosk.yaml, with the titles and notes of talks, and with the
definition, caution and note of an indicator, but not with its name. A chart's `alt` has a rule of its own (alt-number),
and the credit of an image is a name. What may stand there:

- the year of a figure that the slide uses, of its plan or of its source, or of one of the slide's own `sources`; for
  the notes also of the figures that only they name
- a number in the name of such a figure: "15 anni o più", "60%"
- a number inside of a proper name that the slide lists under `names`, written as it is there: "Via Pantano, 9"
- in the title of a talk its minutes, and the year of its date; an `event` is a name
- a number that is part of a word: COVID-19, UE28, 4P

A single digit is a number too: "3 centri" may be wrong tomorrow. A number written as a word ("tre centri") is not
looked at.

In italiano: In un testo c’è un numero scritto a mano, al posto di un rimando.

Un numero si scrive una volta sola, in content/indicators/, e i testi lo richiamano: così è giusto dappertutto, e ogni
lingua lo scrive a modo suo. Vale per tutti i testi di una slide che qualcuno legge, note ed etichette dei grafici
comprese, per nomi e tessere dei temi, per il titolo in kiosk.yaml, per titoli e note delle presentazioni, e per
definizione, cautela e nota degli indicatori, ma non per il loro nome. L’`alt` di un grafico ha una regola sua
(alt-number), e il credito di un’immagine è un nome. Che cosa può starci:

- l’anno di una cifra usata nella slide, del suo piano o della sua fonte, o di una delle `sources` della slide; nelle
  note anche l’anno delle cifre che solo loro richiamano
- un numero che fa parte del nome di una di queste cifre: «15 anni o più», «60%»
- un numero dentro un nome proprio che la slide elenca in `names`, scritto come lì: «Via Pantano, 9»
- nel titolo di una presentazione i suoi minuti e l’anno della sua data; un `event` è un nome
- un numero che fa parte di una parola: COVID-19, UE28, 4P

Anche una cifra sola è un numero: «3 centri» domani può essere sbagliato. I numeri in lettere («tre centri») non si
guardano.

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

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from kiosk.check.context import Context, Words
from kiosk.check.written import numbers, of_names
from kiosk.model.indicator import Figure
from kiosk.model.layouts import COVER
from kiosk.model.problem import N_, Problem, Say

RULE = "bare-number"
_HINT = N_("write it as an indicator and put that in braces: {id}; a proper name goes under `names` of the slide")
_ACCEPT = N_("write it as an indicator and put that in braces: {id}; if it belongs to a name, accept it with a reason")


def check(context: Context) -> Iterator[Problem]:
    """Numbers outside of braces, on slides, in notes, in topics, in talks and in what is said of indicators.

    Of a slide that is left out, or a tile, some figures may be missing, and their years with them: it waits.
    """
    shown = context.loaded.deck.slides.keys() if context.loaded.deck else set()
    for name, texts in context.slides.items():
        slide = context.draft.slides[name].model
        for one in texts if name in shown else ():
            if not one.alternative and one.loc[:2] != ("image", "credit"):  # © 2024
                figures = (context.used if one.loc[0] == "notes" else context.shown)[name]
                yield from _bare(context, one, figures, slide.sources, slide.names)
    for texts in context.topics.values():
        whole = all(str(ref) in context.draft.figures for one in texts for ref in one.references)
        for one in texts if whole else ():
            yield from _bare(context, one, context.named(texts), hint=_ACCEPT)
    for one in context.booth:
        yield from _bare(context, one, context.named(context.booth), hint=_ACCEPT)
    figures_of: dict[str, list[Figure]] = defaultdict(list)
    for figure in context.draft.figures.values():
        figures_of[figure.ref.id].append(figure)
    for name, texts in context.explained.items():
        figures = [*figures_of[name], *context.named(texts)]
        for one in texts:
            yield from _bare(context, one, figures, hint=_ACCEPT)
    for name, texts in context.talks.items():
        talk = context.draft.talks[name].model
        for one in texts:
            if one.loc[0] != "event":
                own = {str(talk.minutes), (talk.date or "")[:4]}
                yield from _bare(context, one, context.named(texts), own=own, hint=_ACCEPT)
    for name, texts in context.told:
        told = context.draft.slides.get(name)
        sources, names = (told.model.sources, told.model.names) if told else ([], [])
        figures = context.used.get(name, []) + context.named(texts)
        hint = _HINT if told else _ACCEPT
        for one in texts if name in shown or name == COVER else ():
            yield from _bare(context, one, figures, sources, names, hint=hint)


def _bare(
    context: Context,
    words: Words,
    figures: list[Figure],
    sources: Iterable[str] = (),
    names: Iterable[str] = (),
    own: Set[str] = frozenset(),
    hint: str = _HINT,
) -> Iterator[Problem]:
    found = list(numbers(words, names))
    if not found:
        return
    allowed = context.years(figures, sources) | of_names(figures, words.language) | own
    for number, (line, column) in found:
        if number not in allowed:
            message = Say(N_('the number "%(number)s" is written in the text'), {"number": number})
            problem = words.entry.problem(words.loc, RULE, message, Say(hint), level="warning")
            yield replace(problem, line=line, column=column)
