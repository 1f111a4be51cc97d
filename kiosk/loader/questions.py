"""Whether the questions of the quiz can be asked: a figure to guess, a slider that reaches it, an answer to tell."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kiosk.charts.kind import ref
from kiosk.loader import references
from kiosk.loader.annotations import texts
from kiosk.loader.draft import Draft, Entry
from kiosk.model.indicator import Figure
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.slide import Guess, Slide
from kiosk.words.markup import MarkupError
from kiosk.words.markup import references as named
from kiosk.words.suggest import choose

RULE = "guess"
LAYOUT = "quiz"


def faults(entry: Entry[Slide], draft: Draft) -> Iterator[Problem]:
    """Why a question cannot be asked; nothing about slides that ask none."""
    slide, guess = entry.model, entry.model.guess
    if guess is None:
        return
    if slide.layout != LAYOUT:
        message = Say(N_('only a slide of layout "quiz" can ask for a number'))
        yield entry.problem(("layout",), RULE, message, Say(N_("write layout: quiz")))
    if guess.slide == slide.id or guess.slide not in draft.slides:
        message = Say(N_('there is no slide "%(name)s"'), {"name": guess.slide})
        if guess.slide == slide.id:
            message = Say(N_("the question leads to itself, and not to the slide of its number"))
        others = [name for name, other in draft.slides.items() if not other.model.quizzes]
        yield entry.problem(("guess", "slide"), "unknown-slide", message, choose(guess.slide, others))
    if slide.chart is None or "chart" not in slide.reveal:
        message = Say(N_("the question never tells its answer"))
        hint = Say(N_("give it a `chart` and a `takeaway`, and write reveal: [chart, takeaway]"))
        yield entry.problem(("guess",), RULE, message, hint, key=True)
    yield from _slider(entry, guess)
    try:
        asked = ref(guess.figure)
    except (MarkupError, IndexError):
        message = Say(
            N_('"%(name)s" is not a figure: write its name as in a text, without braces'), {"name": guess.figure[:60]}
        )
        yield entry.problem(("guess", "figure"), RULE, message, Say(N_("such as figure: students, or table.row")))
        return
    figure = draft.figures.get(str(asked))
    if figure is None:
        yield entry.problem(("guess", "figure"), references.RULE, *references.unknown(asked, draft))
        return
    yield from _figure(entry, guess, figure)
    yield from _given_away(entry, str(asked))


def _slider(entry: Entry[Slide], guess: Guess) -> Iterator[Problem]:
    """A slider goes up from zero or more, in steps that end where it ends."""
    if guess.least < 0:
        yield entry.problem(("guess", "least"), RULE, Say(N_("a guess is counted out, and nothing is less than none")),
                            Say(N_("write least: %(number)s"), {"number": "0"}))  # fmt: skip
    if guess.most <= guess.least:
        message = Say(N_("the slider ends where it begins, or before"))
        hint = Say(N_("write a `most` that is more than %(number)s"), {"number": _plain(guess.least)})
        yield entry.problem(("guess", "most"), RULE, message, hint)
    elif left := (guess.most - guess.least) % guess.step:
        message = Say(N_("steps of %(step)s do not end at %(most)s"),
                      {"step": _plain(guess.step), "most": _plain(guess.most)})  # fmt: skip
        fitting = guess.most - left if guess.most - left > guess.least else guess.least + guess.step
        yield entry.problem(
            ("guess", "most"), RULE, message, Say(N_("write most: %(number)s"), {"number": _plain(fitting)})
        )


def _figure(entry: Entry[Slide], guess: Guess, figure: Figure) -> Iterator[Problem]:
    """What is asked for is a quantity that the slider reaches."""
    name = {"name": guess.figure}
    if figure.unit == "rank":
        message = Say(N_('"%(name)s" is a rank, and a slider asks for quantities'), dict(name))
        yield entry.problem(("guess", "figure"), RULE, message, Say(N_("ask for another figure")))
    elif not guess.least <= figure.value <= guess.most:
        message = Say(
            N_('"%(name)s" is %(value)s, and the slider does not reach it'), {**name, "value": _plain(figure.value)}
        )
        end = "most" if figure.value > guess.most else "least"
        hint = Say(N_("change `most`")) if end == "most" else Say(N_("change `least`"))
        yield entry.problem(("guess", end), RULE, message, hint)
    elif guess.most > guess.least and abs(guess.nearest(figure.value) - figure.value) > guess.reach:
        message = Say(N_("no value of the slider is near enough to be right"))
        yield entry.problem(("guess", "step"), RULE, message, Say(N_("make `step` smaller, or `within` larger")))


def _given_away(entry: Entry[Slide], figure: str) -> Iterator[Problem]:
    """No text that stands there with the question says the number."""
    hidden = {*entry.model.reveal, "notes", "source_note", "chart"}
    for loc, text in texts(entry.model):
        for language, words in text.items() if loc[0] not in hidden else ():
            try:
                told = [one for one in named(words) if str(one) == figure]
            except MarkupError:  # said elsewhere
                continue
            if told:
                message = Say(N_("the question gives its answer away"))
                hint = Say(N_("say the number in a field that `reveal` names"))
                yield entry.problem((*loc, language), RULE, message, hint, snippet=references.written(told[0]))


def leading(slides: Mapping[str, Slide], draft: Draft) -> dict[str, Slide]:
    """The slides without questions whose number is told nowhere: its slide is left out."""
    kept = dict(slides)
    for name, slide in slides.items():
        if slide.guess and slide.guess.slide not in slides:
            message = Say(N_('the slide "%(name)s" is left out because it has errors'), {"name": slide.guess.slide})
            draft.problems.append(
                draft.slides[name].problem(("guess", "slide"), "unknown-slide", message, references.FIRST)
            )
            del kept[name]
    return kept


def _plain(value: Decimal) -> str:
    """A number as the file writes it."""
    return f"{value.normalize():f}" if value else "0"
