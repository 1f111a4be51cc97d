"""The first slide of a talk, made of what the talk says of itself: occasion, title, speaker, day.

A talk asks for it as for any slide: `- slide: cover`. The region stands beside it, as in the booth's invitation;
where the booth invites with something else, the words have the slide to themselves.
"""

from collections.abc import Mapping
from datetime import date

from kiosk.model.base import Text
from kiosk.model.deck import Kiosk
from kiosk.model.layouts import COVER
from kiosk.model.slide import Slide
from kiosk.model.talk import Talk
from kiosk.words.days import day

INVITES = "attract"
"""The layout of the booth's invitation."""


def name(talk: str) -> str:
    """The id of a talk's cover."""
    return f"{talk}-{COVER}"


def cover(talk: Talk, kiosk: Kiosk, slides: Mapping[str, Slide]) -> Slide:
    """The cover of a talk, among the slides that there are."""
    invites = next((one for one in slides.values() if one.layout == INVITES and one.chart), None)
    return Slide(
        id=name(talk.id),
        layout=COVER,
        heading=talk.event or kiosk.title,
        title=talk.title,
        lead=_lead(talk, kiosk),
        chart=invites.chart if invites else None,
        heeds=invites.heeds if invites else [],
    )


def _lead(talk: Talk, kiosk: Kiosk) -> Text | None:
    """Who speaks, and when."""
    lines = {
        code: "\n".join(filter(None, (talk.speaker, day(date.fromisoformat(talk.date), code) if talk.date else None)))
        for code in kiosk.languages
    }
    return lines if any(lines.values()) else None
