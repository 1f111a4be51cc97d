"""A slide uses a figure with a caution, and nothing shows that the caution is respected.

Either the slide has a caution box, or its words were shaped by the caution and the slide says so under `heeds`. It says
so too for the words of talks that are told to it, and for the figure that a question of the quiz asks for.

In italiano: Una slide usa una cifra con una cautela, e niente mostra che se ne sia tenuto conto.

O la slide ha il riquadro della cautela (`caution`), oppure le sue parole sono scritte tenendone conto e la slide lo
dichiara in `heeds`. Lo dichiara anche per quello che le presentazioni ne dicono, e per la cifra che una domanda chiede
di indovinare.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{beds}"
          en: "{beds}"
        heeds: [beds]

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "{beds}"
          en: "{beds}"
"""

from collections.abc import Iterator

from kiosk.check.context import Context, Words
from kiosk.model.indicator import Figure
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.slide import Slide

RULE = "unheeded-caution"
_HINT = N_("give the slide a `caution`, or put the id under `heeds` once its words respect it")


def check(context: Context) -> Iterator[Problem]:
    """Slides without a caution box, and what talks say to them."""
    slides = context.draft.slides
    told = (
        (name, texts[0].entry, texts[0].loc[:1], context.named(texts))
        for name, texts in context.told
        if texts and name in slides
    )
    shown = ((name, slides[name], ("id",), figures) for name, figures in context.used.items())
    for name, entry, loc, figures in (*shown, *told):
        for origin in _unheeded(context, slides[name].model, figures):
            message = Say(N_('the caution of "%(name)s" is not respected'), {"name": origin})
            if loc == ("id",) and (tile := _tile(context, name, origin)):
                hint = Say(
                    N_("once the tile respects it, put the id under `heeds` of the slide %(name)s"), {"name": name}
                )
                yield tile.entry.problem(tile.loc, RULE, message, hint, level="warning")
            else:
                yield entry.problem(loc, RULE, message, Say(_HINT), level="warning")


def _tile(context: Context, slide: str, origin: str) -> Words | None:
    """The text of a tile by which a figure with this caution came to home; None where home shows it itself."""
    if context.draft.slides[slide].model.layout != "home":
        return None
    own = [*context.named(context.slides[slide]), *context.charted(slide).values()]
    if any(origin in context.cautioned(figure.ref.id) for figure in own):
        return None
    told = (one for words in context.topics.values() for one in words)
    return next((one for one in told for ref in one.references if origin in context.cautioned(ref.id)), None)


def _unheeded(context: Context, slide: Slide, figures: list[Figure]) -> Iterator[str]:
    """The indicators whose cautions hold for figures, and that the slide does not heed; each once."""
    heeds = set(slide.heeds)
    for used in dict.fromkeys(figure.ref.id for figure in figures) if not slide.caution else ():
        for origin in sorted(context.cautioned(used)):
            if not heeds & {origin, used}:
                yield origin
                heeds.add(origin)
