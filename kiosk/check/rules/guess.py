"""A question of the quiz cannot be asked fairly: its slider, its figure or its answer.

A slide of layout `quiz` asks for the figure that its `guess` names. The figure is a quantity, no rank, and lies within
the slider, which goes from `least` (zero or more) to `most` in whole `step`s; what is near enough counts as right
(`within`, else a twentieth of the slider). What `reveal` names is the answer: a chart and a takeaway; no other text of
the slide may say the number. A slide that breaks this is left out.

It is a warning where `slide` leads to a slide that does not show the number, and where the slider's middle, at which it
stands before anybody has touched it, would already be right: move `least` or `most`. And where a slide has the layout
and asks nothing.

In italiano: Una domanda del quiz non è onesta: per il cursore, per la cifra o per la risposta.

Una slide con composizione `quiz` chiede la cifra che il suo `guess` nomina. La cifra è una quantità, non un posto in
classifica, e sta dentro il cursore, che va da `least` (zero o più) a `most` a passi interi di `step`; chi ci va vicino
ha indovinato (`within`, altrimenti un ventesimo del cursore). Quello che `reveal` nomina è la risposta, cioè un grafico
e una frase; nessun altro testo della slide può dire il numero. Una slide che non rispetta tutto questo resta fuori.

È un avviso quando `slide` porta a una slide che non mostra il numero e quando a metà del cursore, dove si trova prima
che qualcuno lo tocchi, si è già indovinato: si sposta `least` o `most`. E anche quando una slide ha la composizione ma
non chiede nulla.

Passes:

    # slides/quiz.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{employees}"
          en: "{employees}"
      - id: guess-employees
        layout: quiz
        title:
          it: Quanti sono gli addetti?
          en: How many employees are there?
        guess: {figure: employees, least: 0, most: 100000, step: 1000, slide: pharma}
        chart: {kind: cells, lit: employees, per: 1000}
        takeaway:
          figure: {it: "{employees:n}", en: "{employees:n}"}
          text: {it: addetti., en: employees.}
        reveal: [chart, takeaway]

Fails:

    # slides/quiz.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{employees}"
          en: "{employees}"
      - id: guess-employees
        layout: quiz
        title:
          it: Quanti sono gli addetti?
          en: How many employees are there?
        guess: {figure: employees, least: 0, most: 20000, step: 1000, slide: pharma}
        chart: {kind: cells, lit: employees, per: 1000}
        takeaway:
          figure: {it: "{employees:n}", en: "{employees:n}"}
          text: {it: addetti., en: employees.}
        reveal: [chart, takeaway]
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.loader.questions import LAYOUT
from kiosk.model.problem import N_, Problem, Say

RULE = "guess"


def check(context: Context) -> Iterator[Problem]:
    """What the loader had to leave out, and what would be too easy or lead astray."""
    yield from context.found(RULE)
    for name, entry in context.draft.slides.items():
        guess = entry.model.guess
        if guess is None and entry.model.layout == LAYOUT:
            message = Say(N_('a slide of layout "quiz" asks for a number: it needs a `guess`'))
            hint = Say(N_("write guess: {figure: ..., least: ..., most: ..., slide: ...}"))
            yield entry.problem(("layout",), RULE, message, hint, level="warning")
        figure = context.draft.figures.get(guess.figure) if guess else None
        if guess is None or figure is None or guess.least >= guess.most:
            continue
        if abs(guess.middle - figure.value) <= guess.reach:
            message = Say(N_("leaving the slider where it starts, in the middle, is already right"))
            yield entry.problem(("guess", "most"), RULE, message, Say(N_("move `least` or `most`")), level="warning")
        shown = {str(one.ref) for one in context.shown.get(guess.slide, ())}
        if guess.slide in context.draft.slides and str(figure.ref) not in shown and guess.slide != name:
            message = Say(N_('the slide "%(name)s" does not show the number'), {"name": guess.slide})
            hint = Say(N_("choose one that shows it"))
            yield entry.problem(("guess", "slide"), RULE, message, hint, level="warning")
