"""What may be asked for next, so that it is built while nobody touches."""

from dataclasses import replace

from kiosk.charts import kinds
from kiosk.model.deck import Deck
from kiosk.model.state import State, Tick, Touch, deadline, neighbours, reduce
from kiosk.ui.stage.gallery import SCENES, View, view_of


def wanted(deck: Deck, state: State, shown: View, portrait: bool) -> tuple[list[tuple[View, bool]], list[View]]:
    """Pictures (and whether at rest), and scenes, likeliest first: the slide on show, where one can go from it.

    No more than can be kept: else one would push out the other without end.
    """
    pictures = [(shown, True)]
    if state.mode == "attract":
        due = deadline(deck, state)
        coming = [reduce(deck, state, Touch(at=state.entered))]
        coming += [reduce(deck, state, Tick(at=due))] if due is not None else []
        pictures += [(view_of(each, portrait), False) for each in coming]
        return pictures, []
    near = [view_of(state, portrait, slide=n, step=deck.slides[n].steps) for n in neighbours(deck, state)]
    pictures += [(view, False) for view in near[:3]]
    codes = deck.languages
    if len(codes) > 1:
        other = codes[(codes.index(state.language) + 1) % len(codes)]
        pictures.append((replace(shown, look=replace(shown.look, language=other)), True))
    raw = deck.slides[shown.slide].chart
    views = kinds.alternatives(raw) if raw else {}
    scenes = [replace(shown, chart=view) for view in views if view and view != shown.chart] + near[3:]
    return pictures, scenes[: SCENES - len({view for view, _ in pictures})]
