"""What a speaker's tap on a slide means: a button of its chart, a mark to be read, or an open card to be closed.

The same tap that a visitor would make, without what leads away from the slide: in a talk the speaker's keys do that.
"""

from collections.abc import Sequence

from kiosk.charts.marks import Target, distance, inside
from kiosk.model.state import ChooseTime, ChooseView, Event, Pause, Play, SelectMark

_PRESSED = (ChooseView, ChooseTime, Play, Pause, SelectMark)


def tapped(
    targets: Sequence[Target], selection: str | None, slide: str, x: float, y: float, reach: float
) -> Event | None:
    """What a tap at x, y sends; None: nothing.

    targets    of the scene, the topmost last; `selection`: the mark that is read
    reach      how far beside a mark a finger still means it; all in stage units
    """
    marks = [one for one in targets if isinstance(one.event, SelectMark) and one.key == one.event.key]
    for one in reversed(targets):
        if one not in marks and isinstance(one.event, _PRESSED) and inside(one.polygon, x, y):
            return one.event
    if any(one.key == "readout" and inside(one.polygon, x, y) for one in targets):
        return None
    near = ((distance(one.polygon, x, y), -n, one) for n, one in enumerate(marks))
    far, _, found = min(near, key=lambda each: each[:2], default=(reach, 0, None))
    if found is not None and far <= reach and found.key != selection:
        return found.event
    return SelectMark(slide) if selection else None
