"""A talk in this process, upon the booth's rig: slides of the shipped content, a plan of our own, time that is ours.

rig = open_talk(qtbot, "irccs", "pharma", "hub")             the audience's window, the talk on its first slide
console = open_console(qtbot, rig)                           the speaker's, beside it
rig.send(Next()), rig.later(30), rig.state, rig.window       as in the booth's rig
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from kiosk.model.deck import Deck
from kiosk.model.slide import Slide
from kiosk.model.state import StartTalk
from kiosk.model.talk import Talk
from kiosk.ui.style import QtMeasure
from kiosk.ui.talk.console import Console
from tests.content.shipped import deck as shipped
from tests.ui.booth.rig import Rig, open_rig

SLIDES = ("irccs", "pharma", "devices", "hub")
STEPS = {"irccs": ("figure", "chart")}
"""No slide of the story comes in steps; these do here."""
NOON = datetime(2026, 11, 22, 10, 42, 7)
PARTS = ("bar", "strip", "head", "upcoming", "stay", "notes", "audience", "buttons")


def a_talk(*slides: str, optional: Sequence[str] = (), seconds: int = 60, **fields: Any) -> Talk:
    """A talk of these slides, a minute each, ten minutes in all; `fields` are the file's."""
    stops = [dict(slide=slide, seconds=seconds, optional=slide in optional) for slide in slides or SLIDES]
    head = {"id": "t", "title": {"it": "Prova", "en": "Trial"}, "minutes": 10, "slides": stops}
    return Talk.model_validate(head | fields, strict=False)


def talking(talk: Talk, steps: Mapping[str, Sequence[str]] = STEPS, **altered: Mapping[str, Any]) -> Deck:
    """The shipped content with a talk; `steps`: what of a slide comes one by one; `altered`: fields of slides."""
    deck = shipped()
    changes: dict[str, dict[str, Any]] = {slide: {"reveal": list(fields)} for slide, fields in steps.items()}
    for slide, fields in altered.items():
        changes.setdefault(slide, {}).update(fields)
    slides: dict[str, Slide] = dict(deck.slides)
    for slide, change in changes.items():
        slides[slide] = slides[slide].model_copy(update=change)
    return replace(deck, talks={talk.id: talk}, slides=slides)


def open_talk(
    qtbot, *slides: str, talk: Talk | None = None, deck: Deck | None = None, start: StartTalk | None = None,
    pictures: bool = False, size: tuple[int, int] = (960, 540), **options: object,
) -> Rig:  # fmt: skip
    """The audience's window with a talk that has just begun; `options` are the booth window's."""
    given = deck or talking(talk or a_talk(*slides))
    rig = open_rig(qtbot, given, size=size, pictures=pictures, **options)
    rig.send(start or StartTalk(next(iter(given.talks))))
    return rig


def open_console(qtbot, rig: Rig, *, size: tuple[int, int] = (1366, 768), windowed: bool = True) -> Console:
    """The speaker's console, in front, at eighteen minutes to eleven."""
    store, stage = rig.store, rig.window.stage
    console = Console(store, stage, rig.window.keys, QtMeasure(), windowed=windowed, wall=lambda: NOON)
    qtbot.addWidget(console, before_close_func=lambda _, held=console: None)
    console.resize(*size)
    with qtbot.waitActive(console):
        console.show()
        console.activateWindow()
    return console


def tick(console: Console, rig: Rig, seconds: float) -> None:
    """Time passes, and the console's own second comes."""
    rig.clock.now += seconds
    console.tick()


def words(console: Console, *parts: str) -> str:
    """What is written on the console, or on these parts of it, in the order in which it is drawn."""
    found = [getattr(console, part) for part in parts or PARTS]
    return " · ".join(filter(None, (each.words for each in found if each is not None)))
