"""The deck that a tool works on: loaded once, its faults told, and its slides in the order of the story."""

import gc
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import places
from kiosk.files import is_folder
from kiosk.loader.load import load
from kiosk.model.deck import Deck
from kiosk.model.layouts import COVER
from kiosk.model.problem import N_
from kiosk.model.talk import Talk
from kiosk.words.messages import line, say, tr
from kiosk.words.suggest import suggest

HEAD = "kiosk.yaml"
"""What a content folder begins with."""


class NoContentError(Exception):
    """Why there is nothing to work on, in the reader's language."""


def folder(given: Path | None, language: str) -> Path:
    """The content folder that was named, else the shipped one."""
    path = given or places.content()
    if not path.exists():
        raise NoContentError(tr(language, "there is no folder %(path)s", path=path))
    whole = is_folder(path)
    if whole and (path / HEAD).is_file():
        return path
    above = next((one for one in (*path.parents, *path.absolute().parents) if (one / HEAD).is_file()), None)
    if whole and above is None:
        return path
    part, file = N_("%(path)s is a part of a content folder"), N_("%(path)s is a file: a content folder is needed")
    said = tr(language, part if whole else file, path=path)
    meant = tr(language, 'did you mean "%(name)s"?', name=above)
    raise NoContentError(f"{said} ({meant})" if above else said)


def in_use(options: Namespace) -> Path | None:
    """The content that a command is about: the folder that was named, else the installed pack's; None: the shipped."""
    named: Path | None = getattr(options, "folder", None) or options.content
    data = places.data(options.data) if named is None else None
    if data is None or not is_folder(data / "packs"):
        return named
    from kiosk.packs.shelf import Shelf

    return Shelf(data).folder()


@contextmanager
def uncollected() -> Iterator[None]:
    """Reading much at once makes no garbage, and looking for some takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def deck(options: Namespace, language: str) -> Deck:
    """The deck of a command's content folder. Its faults go to standard error; a faulty slide is left out."""
    path = folder(in_use(options), language)
    with uncollected():
        loaded = load(path)
    for problem in loaded.problems:
        print(line(problem, language), file=sys.stderr)
    if loaded.deck is None:
        raise NoContentError(tr(language, "%(path)s holds nothing that can be shown", path=path))
    return loaded.deck


def languages(deck: Deck, wanted: str | None, language: str) -> tuple[str, ...]:
    """The languages to write: the one that was named, else all of the deck."""
    if wanted is None:
        return deck.languages
    if wanted not in deck.languages:
        there = ", ".join(deck.languages)
        raise NoContentError(tr(language, "the slides are in %(there)s, not in %(wanted)s", there=there, wanted=wanted))
    return (wanted,)


def talk(deck: Deck, name: str, language: str) -> Talk:
    """The talk of a name."""
    if name in deck.talks:
        return deck.talks[name]
    message = tr(language, 'there is no talk "%(name)s"', name=name)
    if deck.talks:
        message += "; " + tr(language, "there are: %(names)s", names=", ".join(deck.talks))
    meant = suggest(name, deck.talks)
    raise NoContentError(f"{message} ({say(meant, language)})" if meant else message)


def order(deck: Deck) -> tuple[str, ...]:
    """All slides as the story goes: what invites, home, other slides of no topic, topic by topic, quiz, covers."""
    topics = [slide for topic in deck.topics for slide in topic.slides]
    loose = [slide for slide in deck.slides if slide not in set(topics)]
    invites = [stop.slide for stop in deck.kiosk.attract if stop.slide in loose]
    story = dict.fromkeys([*invites, deck.kiosk.home, *loose, *topics])
    there = [slide for slide in story if slide in deck.slides]
    return tuple(sorted(there, key=lambda slide: (deck.slides[slide].layout == COVER, deck.slides[slide].quizzes)))
