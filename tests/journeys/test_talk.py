"""A talk as its speaker gives it: clicker in hand, the audience on a projector, the console on a laptop.

What the audience sees is read off the projector's pixels. All the while an eye looks for a colour there that only the
notes have.
"""

import itertools
import signal
import subprocess
import sys

import pytest

from kiosk.loader.load import load
from kiosk.model.tokens import THEMES
from kiosk.words.render import plain
from tests.journeys.marked import MARKER
from tests.journeys.pair import LAPTOP, PROJECTOR, Eye, Pair
from tests.journeys.rig import PATIENCE, ROOT, Booth, booth, until

NOTES = tuple(int(MARKER[n : n + 2], 16) for n in (1, 3, 5))
FORWARD, BACK, DARK, START, STOP = "Next", "Prior", "period", "F5", "Escape"
"""What the buttons of a clicker send."""
PAUSE_MS = 170
"""Between two presses: a clicker's that follow more closely count once."""
STANDS = 15
"""Looks at a picture that find no difference: longer than anything pauses in the middle of a movement."""


class Talk:
    """The program while a talk is given, and the two screens."""

    def __init__(self, here: Booth, name: str) -> None:
        self.here, self.screens = here, here.screen
        deck = load(here.data.parent / "content").deck
        assert deck is not None and isinstance(self.screens, Pair)
        self.deck, self.talk = deck, deck.talks[name]

    def title(self, slide: str, language: str = "it") -> str:
        return plain(self.deck.slides[slide].title, self.deck, language).replace("\u00a0", " ")

    def titles(self) -> list[str]:
        """Of all windows of the program."""
        names = self.screens.does("search", "--onlyvisible", "--name", ".", "getwindowname", "%@").stdout.splitlines()
        return [name.replace("\u00a0", " ") for name in names]

    def at(self, slide: str, language: str = "it") -> None:
        """Wait for a slide before the audience."""
        title = self.title(slide, language)
        until(lambda: title in self.titles(), lambda: f"{title!r}, but {self.titles()}")

    def still(self, area) -> object:
        """A monitor's picture, once it does not change any more."""
        kept = [self.screens.part(area)]

        def stands() -> bool:
            kept.append(self.screens.part(area))
            if not (kept[-1] == kept[-2]).all():
                del kept[:-1]
            return len(kept) > STANDS

        until(stands, "a picture that stands")
        return kept[-1]

    def key(self, *names: str) -> None:
        """Press keys one after the other, slowly enough that each counts."""
        self.screens.does("key", "--delay", PAUSE_MS, *names)

    def whole(self, slide: str) -> tuple[str, ...]:
        """What leads from a slide's first step to the next slide: no key twice in a row, which a busy machine may take
        for one that bounced."""
        return tuple((FORWARD, "Right")[n % 2] for n in range(self.deck.slides[slide].steps + 1))

    def hour(self) -> None:
        """An hour passes."""
        self.here.process.send_signal(signal.SIGUSR1)

    def share(self, colour: str) -> int:
        """Pixels of a colour before the audience."""
        return self.screens.count(PROJECTOR, tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5)))


def test_on_two_screens_of_different_pixel_ratios() -> None:
    """The same in one process, whose clock the test has: frame by frame, with the talk running late."""
    words = [sys.executable, "tests/journeys/offscreen.py", "content"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE * 3, check=False)
    said = [line for line in done.stderr.splitlines() if "does not support raise()" not in line]
    assert done.returncode == 0 and not said, "\n".join(said)


@pytest.fixture
def talk(tmp_path):
    command = ("tests/journeys/marked.py", "present", "institutional")
    with booth(tmp_path, "--ui-lang", "it", screen=Pair, command=command) as here:
        yield Talk(here, "institutional")


def test_a_talk_from_its_first_slide_to_its_end(talk: Talk) -> None:
    screens, ids = talk.screens, talk.talk.ids
    until(lambda: screens.count(LAPTOP, NOTES), "notes on the laptop")
    with Eye(screens, PROJECTOR, NOTES) as eye:
        talk.at(ids[0])
        for before, slide in itertools.pairwise(ids[:11]):
            talk.key(*talk.whole(before))
            talk.at(slide)
        assert not screens.count(PROJECTOR, NOTES) and screens.count(LAPTOP, NOTES)

        # in the other language, and back
        talk.key("l")
        talk.at(ids[10], "en")
        talk.key("l")
        talk.at(ids[10])

        # black, and the first press of "next" only brings the picture back
        before = talk.still(PROJECTOR)
        talk.key(DARK)
        until(lambda: not screens.part(PROJECTOR).any(), "black")
        assert screens.part(LAPTOP).any()
        talk.key(FORWARD)
        until(lambda: (screens.part(PROJECTOR) == before).all(), "the picture again")

        # a still: the speaker goes on, the audience does not see it
        talk.key(START, BACK, "Left")
        talk.at(ids[9])
        assert (talk.still(PROJECTOR) == before).all()
        talk.key(STOP)
        until(lambda: (screens.part(PROJECTOR) != before).any(), "what the speaker sees")

        # the overview is the speaker's alone: typed words find a slide of the kiosk, Enter shows it
        before = talk.still(PROJECTOR)
        talk.key("o")
        until(lambda: not screens.count(LAPTOP, NOTES), "the overview over the notes")
        screens.does("type", "--delay", "40", "femore")
        assert (talk.still(PROJECTOR) == before).all()
        talk.key("Return")
        talk.at("hip-fracture")
        talk.key(FORWARD)
        talk.at(ids[9])

        # a spotlight, held on the console's picture
        talk.still(PROJECTOR)
        lit = talk.share(THEMES["dark"]["ink"])
        talk.key("t")
        screens.does("mousemove", LAPTOP[0] + 250, 250)
        until(lambda: talk.share(THEMES["dark"]["ink"]) < lit, "a dimmed picture")
        screens.does("mousemove", LAPTOP[0] + 1300, 500)
        talk.key("t")
        until(lambda: talk.share(THEMES["dark"]["ink"]) == lit, "all of it again")

        # an hour late: what is optional is passed over
        place = next(n for n, stop in enumerate(talk.talk.slides) if stop.optional)
        talk.key(*str(place), "Return")
        talk.at(ids[place - 1])
        talk.hour()
        talk.key(*talk.whole(ids[place - 1]))
        talk.at(ids[place + 1])

        # the end
        talk.key("End")
        talk.at(ids[-1])
        talk.key("Home")
        talk.at(ids[0])
        talk.key("4", "Return")
        talk.at(ids[3])
        talk.key("ctrl+q", "ctrl+q")
        until(lambda: talk.here.over, "the end")
    assert eye.looked > 50 and eye.seen == 0
    assert talk.here.ends() == 0
    assert (talk.here.data / "rehearsals" / "institutional.json").exists()


def test_the_projector_is_unplugged_and_plugged_in_again(talk: Talk) -> None:
    screens, ids = talk.screens, talk.talk.ids
    until(lambda: screens.count(LAPTOP, NOTES), "notes on the laptop")
    talk.key(FORWARD)
    talk.at(ids[1])
    with Eye(screens, PROJECTOR, NOTES) as eye:
        for _ in range(2):
            screens.unplug()
            until(lambda: not screens.count(LAPTOP, NOTES), "no notes on the only screen")
            screens.plug("PROJECTOR", PROJECTOR)
            until(lambda: screens.count(LAPTOP, NOTES), "notes on the laptop again")
    assert eye.looked > 20 and eye.seen == 0
    talk.key("s")
    until(lambda: screens.count(PROJECTOR, NOTES), "audience and speaker on each other's screens")
    assert not screens.count(LAPTOP, NOTES)
