"""A chart's text alternative gives a number that the chart does not show.

Who cannot see a chart hears its `alt`. Where an author writes one in place of the kind's own words, each number in it
is a value or a year of the chart's figures, in any of its views, or part of their names or of the slide's `names`; and
each figure in braces is one that the chart shows. Signs are not compared: "0,7 punti in meno" is right of -0.7.

A warning, for a number may be right in a way that no program knows, such as how many rows there are; and words whose
number is wrong are no reason to leave the slide out. A number written as a word ("four rows") is not looked at.

In italiano: Il testo alternativo di un grafico dice un numero che il grafico non mostra.

Chi non vede il grafico ne ascolta l’`alt`. Quando lo scrive l’autore, al posto delle parole del programma, ogni numero
dev’essere un valore o un anno delle cifre del grafico, in una qualsiasi delle viste, oppure stare nei loro nomi o nei
`names` della slide; e ogni cifra tra graffe dev’essere una di quelle mostrate. Il segno non conta: «0,7 punti in meno»
va bene per -0.7.

È un avviso, perché un numero può essere giusto per ragioni che nessun programma conosce, per esempio quante sono le
righe; e una parola sbagliata non basta per togliere la slide. I numeri in lettere («quattro righe») non si guardano.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        chart:
          kind: bars
          indicator: employees
          alt:
            it: "Nel 2016 gli addetti erano 28.852: {employees}."
            en: "There were 28,852 employees in 2016: {employees}."

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        chart:
          kind: bars
          indicator: employees
          alt:
            it: "Gli addetti erano 28.825, con {beds}."
            en: "There were 28,852 employees."
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from kiosk.check.context import Context, Words
from kiosk.check.written import numbers, of_names
from kiosk.loader.references import written
from kiosk.model.indicator import Figure, Ref, Scale
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.numbers import parse_number

RULE = "alt-number"
_POWERS: dict[Scale | None, int] = {None: 0, "thousand": 3, "million": 6, "billion": 9}


def check(context: Context) -> Iterator[Problem]:
    """Each `alt`, of a chart or of one of its views."""
    for name, texts in context.slides.items():
        alternatives = [one for one in texts if one.alternative]
        if not alternatives:
            continue
        shown = context.charted(name)
        values = {value for figure in shown.values() for value in _values(figure)}
        years = context.years(shown.values())
        for one in alternatives:
            names = context.draft.slides[name].model.names
            yield from _unknown(one, names, values, years | of_names(shown.values(), one.language))
            known = (ref for ref in one.references if str(ref) in context.draft.figures)  # else the loader has said so
            yield from _elsewhere(one, known, shown.keys())


def _values(figure: Figure) -> tuple[Decimal, Decimal]:
    """As the content writes it, and in full: 6.9 billion is 6900000000 too."""
    value = abs(figure.value)
    return value, value.scaleb(_POWERS[figure.scale])


def _unknown(words: Words, names: Iterable[str], values: set[Decimal], texts: set[str]) -> Iterator[Problem]:
    for number, (line, column) in numbers(words, names):
        if number not in texts and _value(number, words.language) not in values:
            message = Say(N_('the chart shows no number "%(number)s"'), {"number": number})
            hint = Say(N_("put the figure in braces: {id}; then it is right in every language"))
            found = words.entry.problem(words.loc, RULE, message, hint, level="warning")
            yield replace(found, line=line, column=column)


def _elsewhere(words: Words, references: Iterable[Ref], shown: Collection[str]) -> Iterator[Problem]:
    for ref in dict.fromkeys(references):
        if str(ref) not in shown:
            message = Say(N_('the chart does not show "%(name)s"'), {"name": str(ref)})
            hint = Say(N_("say in the slide's text what the chart does not show"))
            yield words.entry.problem(words.loc, RULE, message, hint, level="warning", snippet=written(ref))


def _value(number: str, language: str) -> Decimal | None:
    """None for what no number of the language is: "30.7" in Italian."""
    try:
        return parse_number(number, language)
    except ValueError:
        return None
