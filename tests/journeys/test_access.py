"""The booth for those who do not see it: what a screen reader is told on a real X server, walked with Tab and Enter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from kiosk.words.messages import tr
from kiosk.words.render import plain
from tests.content.shipped import deck
from tests.journeys.heard import Reader, Thing, session
from tests.journeys.rig import Booth, booth, until

ROLES = {"push button", "toggle button", "radio button", "check box", "slider", "list"}
"""Of what can have the focus."""
CONTROLS = {
    "home": "All topics", "back": "Back", "about": "What are these numbers?", "overview": "All slides",
    "take": "Take it home", "display": "Text size, contrast, motion",
}  # fmt: skip


@dataclass
class Ear:
    """A booth, and what is heard of it."""

    here: Booth
    reader: Reader

    def things(self, *roles: str) -> list[Thing]:
        return [thing for thing in self.reader.things() if not roles or thing.role in roles]

    def names(self, *roles: str) -> set[str]:
        return {spaced(thing.name) for thing in self.things(*roles)}

    def until(self, so: Callable[[], object], what: str) -> None:
        until(so, lambda: f"{what}: {self.things()}")

    def focus(self) -> Thing | None:
        return next((thing for thing in self.things(*ROLES) if thing.focused), None)

    def go_to(self, name: str) -> None:
        """Press Tab until that has the focus."""
        for _ in range(40):
            there = self.focus()
            if there and spaced(there.name) == name:
                return
            self.here.screen.key("Tab")
            self.until(lambda before=there: self.focus() not in (None, before), "a stop")
        raise AssertionError(f"{name!r} is out of reach")

    def enter(self, name: str) -> None:
        self.go_to(name)
        self.here.screen.key("Return")

    def slide(self, slide: str, language: str) -> None:
        """It has come, and is told: its title names window and document, all its words are there."""
        title = spaced(plain(deck().slides[slide].title, deck(), language))
        self.until(lambda: {title} == self.names("document") == self.names("frame"), title)
        for thing in self.things("document", "frame"):
            assert spaced(thing.words).startswith(title)
            assert len(thing.words.split()) > len(title.split())

    def sound(self) -> None:
        """Whatever can be pressed has a name, and a role that says what it is."""
        assert [thing for thing in self.things(*ROLES) if not thing.name.strip()] == []


@pytest.fixture
def ear(tmp_path) -> Iterator[Ear]:
    with session() as bus, booth(tmp_path) as here:
        reader = Reader(bus, here.process.pid)
        until(reader.things, "a program that can be heard")
        yield Ear(here, reader)
        reader.close()


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def controls(language: str, *keys: str) -> set[str]:
    return {tr(language, CONTROLS[key]) for key in keys or CONTROLS}


def test_everything_is_told_in_the_language_on_show_and_reached_by_tab_and_enter(ear: Ear) -> None:
    topic = next(one for one in deck().topics if any(deck().slides[name].chart for name in one.slides[1:]))
    chart = next(name for name in topic.slides[1:] if deck().slides[name].chart)
    ear.slide("attract", "it")
    assert ear.names("push button") == set()
    ear.here.screen.key("Tab")
    ear.slide("home", "it")
    told = " ".join(sorted(ear.names("push button")))
    for one in deck().topics:
        if one.slides:
            assert spaced(plain(one.name, deck(), "it")) in told
    assert controls("it", "about", "overview", "display") <= ear.names("push button")
    ear.sound()

    ear.enter(next(name for name in ear.names("push button") if name.startswith(spaced(topic.name["it"]))))
    ear.slide(topic.slides[0], "it")
    for name in topic.slides[1 : topic.slides.index(chart) + 1]:
        ear.here.screen.key("Right")
        ear.slide(name, "it")
    assert controls("it") <= ear.names("push button")
    italian = ear.things("document")[0].words
    ear.enter(next(name for name in ear.names("push button") if name.startswith("Language: ")))
    ear.slide(chart, "en")
    assert controls("en") <= ear.names("push button") and not controls("it") & ear.names("push button")
    assert ear.things("document")[0].words != italian

    ear.go_to(next(iter(ear.names("list"))))
    before = ear.names("list")
    ear.here.screen.key("Right")
    ear.until(lambda: ear.names("list") != before, "a mark's own name")
    ear.here.screen.key("Escape")

    for panel in ("about", "overview", "display", "take"):
        ear.enter(tr("en", CONTROLS[panel]))
        ear.until(lambda: ear.names("dialog"), panel)
        ear.sound()
        assert "" not in ear.names("dialog")
        ear.enter(tr("en", "Close"))
        ear.until(lambda: not ear.names("dialog"), f"the end of {panel}")

    ear.enter(tr("en", CONTROLS["home"]))
    ear.slide("home", "en")
    ear.enter(tr("en", "Guess the number"))
    ear.until(lambda: ear.names("slider"), "a question")
    ear.go_to(next(iter(ear.names("slider"))))
    told = ear.things("slider")[0].words
    ear.here.screen.key("Right")
    ear.until(lambda: ear.things("slider")[0].words != told, "what the guess says")
    ear.sound()
    ear.enter(tr("en", "Reveal the number"))
    ear.until(lambda: not ear.names("slider"), "the answer")
    ear.sound()
