"""A whole visit by hand on a real touch screen: a topic, its chart, the quiz, a code to take home, and nobody left."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.compose.take import take_home
from kiosk.model.state import ClosePanel, Next, OpenPanel, SelectMark, StartQuiz, SwitchLanguage
from tests.journeys.glass import Glass
from tests.journeys.rig import Booth, booth, until
from tests.journeys.test_fingers import AFTER, CHART, SIZES, glass, into
from tests.journeys.twin import Twin

MARK = "0.italy"


def reads(here: Booth, twin: Twin) -> bool:
    """Whether the card of the mark is on the chart: beside its cross it is plain."""
    x, y = twin.tile("readout.close")
    cross = twin.rig.targets()["readout.close"]
    return here.screen.shows(round(x - cross.width() * 0.42), round(y), "touch")


def code(here: Booth, folder: Path) -> str:
    """What a telephone reads on the screen; nothing where there is no code."""
    here.screen.save(folder / "screen.png")
    words = ["zbarimg", "--quiet", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", str(folder / "screen.png")]
    return subprocess.run(words, capture_output=True, check=False, timeout=60).stdout.decode()


@pytest.mark.parametrize(("size", "first", "then"), [("landscape", "it", "en"), ("portrait", "en", "it")])
def test_from_attract_to_attract(tmp_path: Path, qtbot, size: str, first: str, then: str) -> None:
    """Topic and chart in one language, the quiz and its slide in the other."""
    wide, high = SIZES[size]
    with booth(tmp_path, idle=5, screen=Glass, size=SIZES[size]) as here:
        twin, screen = Twin(qtbot, tmp_path / "content", SIZES[size]), glass(here)
        into(here, twin, wake=(wide / 2, high / 3))
        spoken = "it"
        if first != spoken:
            spoken = first
            screen.touch(*twin.control("language"))
            here.at(twin.title(CHART, spoken))
            twin.go(CHART, SwitchLanguage())
        screen.touch(*twin.mark(MARK))
        twin.go(CHART, SelectMark(CHART, MARK))
        until(lambda: reads(here, twin), "the card")
        screen.touch(*twin.tile("readout.close"))
        until(lambda: not reads(here, twin), "the card to close")
        head = twin.on_stage(700, 150)
        screen.swipe(head, (head[0] - wide * 0.3, head[1]))
        here.at(twin.title(AFTER, spoken))
        twin.go(AFTER)
        screen.touch(*twin.control("home"))
        here.at(twin.title("home", spoken))
        twin.go("home")

        screen.touch(*twin.control("quiz"))
        twin.rig.send(StartQuiz())
        question = twin.rig.state.position.slide
        here.at(twin.title(question, spoken))
        screen.touch(*twin.control("language"))
        spoken = then
        here.at(twin.title(question, spoken))
        twin.rig.send(SwitchLanguage())
        knob = twin.rig.middle(twin.rig.window.findChild(QWidget, "guess"))
        screen.swipe((knob.x(), knob.y()), (knob.x() + wide * 0.04, knob.y()), seconds=0.3)
        screen.touch(*twin.control("next"))
        twin.rig.send(Next())
        link = twin.rig.store.deck.slides[question].guess.slide
        until(lambda: leads(here, twin, link, spoken), "the answer, and the way to its slide")

        twin.go(link)
        screen.touch(*twin.control("take"))
        text = take_home(twin.deck, link, spoken, size == "portrait")
        until(lambda: code(here, tmp_path) == text + "\n", lambda: f"{text!r}, but {code(here, tmp_path)!r}")
        twin.rig.send(OpenPanel("take"))
        at = twin.rig.middle(twin.rig.window.furniture.panel("take").close_button)
        screen.touch(at.x(), at.y())
        until(lambda: not code(here, tmp_path), "the code to go")
        twin.rig.send(ClosePanel())
        screen.touch(*twin.control("home"))
        here.at(twin.title("home", spoken))
        here.at(twin.title("attract"))  # nobody answers the ring


def leads(here: Booth, twin: Twin, slide: str, language: str) -> bool:
    """Whether a touch on the link has led there; touched again until the answer is there to be touched."""
    glass(here).touch(*twin.tile("link"))
    return here.title == twin.title(slide, language)
