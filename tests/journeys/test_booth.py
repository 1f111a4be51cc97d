"""The booth as visitors meet it: its own process on its own screen, with real fingers and keys."""

import signal
import time

from kiosk.words.render import plain
from tests.content.shipped import deck as shipped
from tests.journeys.rig import PATIENCE, Booth, Screen, booth, until


def titles(slide: str) -> tuple[str, str]:
    """The window's title for a slide, in Italian and English, as `Booth.title` reads it."""
    deck = shipped()
    it, en = (plain(deck.slides[slide].title, deck, language).replace("\u00a0", " ") for language in ("it", "en"))
    return it, en


ATTRACT, ATTRACT_EN = titles("attract")
HOME, HOME_EN = titles("home")
FIRST, FIRST_EN = titles("healthcare")
LIFE = titles("life-expectancy")[0]
SECOND, SECOND_EN = titles("irccs")
LAST, LAST_EN = titles("irccs-areas")

HEALTHCARE = (740, 300)
SECTOR = (120, 300)
"""On the first tile, which is filled, beside all that is written on it."""
NOWHERE = (1200, 930)
"""Neither tile nor control."""
CONTROLS = {"home": (144, 1000), "back": (264, 1000), "language": (1480, 1000), "next": (1712, 1000)}
NEXT_FACE = (1640, 970)
INVITATION = (140, 760)
CONTINUE, START_OVER = (800, 830), (1236, 884)
PIN_ENTER = (1088, 715)
PANEL = (120, 387)
"""On the tile that the staff panel gives its colour, where no pack waits."""
CLEANING = (928, 167)
"""On the last cell of the countdown, beside its nucleus."""


def wake(here: Booth) -> None:
    """From attract to home."""
    here.at(ATTRACT)
    here.screen.tap(*NOWHERE)
    home(here)


def home(here: Booth, title: str = HOME) -> None:
    """Home has come to rest: its tiles can be touched from now on."""
    here.at(title)
    until(lambda: here.screen.shows(*SECTOR, "acc"), "the tiles")


def slide(here: Booth, title: str) -> None:
    """A slide has come, and its controls with it."""
    here.at(title)
    until(lambda: here.screen.shows(*NEXT_FACE, "acc"), "the way on")


def still(here: Booth, title: str) -> None:
    """The booth is alive, where it was, on the whole screen."""
    assert not here.over
    assert here.title == title
    assert here.screen.shows(0, 0, "ground") and len(here.screen.edge()) == 1


def test_the_ring_is_answered_by_any_touch_and_presses_nothing(tmp_path) -> None:
    with booth(tmp_path, idle=5) as here:
        screen = here.screen
        wake(here)
        until(lambda: screen.shows(*CONTINUE, "acc"), "the ring")
        screen.tap(*HEALTHCARE)
        home(here)
        assert not screen.shows(*CONTINUE, "acc")
        until(lambda: screen.shows(*CONTINUE, "acc"), "the ring again")
        screen.tap(*START_OVER)
        here.at(ATTRACT)


def test_keys_and_swipes_turn_slides(tmp_path) -> None:
    with booth(tmp_path) as here:
        screen = here.screen
        here.at(ATTRACT)
        screen.key("Right")  # the key that wakes does nothing else
        home(here)
        screen.tap(*HEALTHCARE)
        slide(here, FIRST)
        for key, title in [
            ("Right", SECOND), ("Left", FIRST), ("Next", SECOND), ("Prior", FIRST), ("End", LAST), ("Home", FIRST),
            ("space", SECOND), ("BackSpace", FIRST),
        ]:  # fmt: skip
            screen.key(key)
            slide(here, title)
        screen.drag((1400, 500), (700, 520))
        slide(here, SECOND)
        screen.drag((700, 500), (1400, 520))
        slide(here, FIRST)
        screen.drag((900, 300), (920, 800))  # up and down turns nothing
        screen.key(*["Tab"] * 8, "space")  # marks, home, back, about, overview, take, display, language
        slide(here, FIRST_EN)
        screen.key("Right")  # still the window's, with a button in focus
        slide(here, SECOND_EN)
        screen.tap(*CONTROLS["back"])
        slide(here, FIRST_EN)
        screen.key("Left")
        home(here, HOME_EN)


def test_nobody_closes_it_or_opens_anything(tmp_path) -> None:
    with booth(tmp_path) as here:
        screen, window = here.screen, here.window
        wake(here)
        screen.tap(*HEALTHCARE)
        slide(here, FIRST)
        for each in ("alt+F4", "alt+space", "ctrl+q", "ctrl+w", "Menu", "F1", "F10", "Escape", "ctrl+p"):
            screen.key(each, "Escape")
            until(lambda: screen.windows() == [window], f"the booth back in front after {each}")
        for place in (HEALTHCARE, NOWHERE, CONTROLS["next"], CONTROLS["language"]):
            screen.tap(*place, button=3)
            screen.tap(*place, button=2)
        screen.does("mousemove", 700, 600, "mousedown", 1)
        end = time.monotonic() + 1.5  # what a long press would open comes within that
        until(lambda: screen.windows() != [window] or time.monotonic() > end, "")
        screen.does("mouseup", 1)
        assert screen.windows() == [window]
        screen.key("Right")
        slide(here, SECOND)
        still(here, SECOND)
        screen.manager.kill()
        screen.manager.wait(PATIENCE)
        screen.tap(*CONTROLS["back"])
        slide(here, FIRST)
        until(lambda: screen.shows(0, 0, "ground") and len(screen.edge()) == 1, "the whole screen")
        here.process.send_signal(signal.SIGTERM)
        assert here.ends() == 0


def test_the_way_out_while_there_is_no_pin(tmp_path) -> None:
    with booth(tmp_path) as here:
        wake(here)
        here.screen.key("ctrl+alt+q")
        assert here.ends() == 0


def pad_comes(screen: Screen) -> bool:
    """Ask for the PIN pad, as long as the program that just started does not listen yet."""
    if not screen.shows(*PIN_ENTER, "acc"):
        screen.key("ctrl+alt+q")
    return screen.shows(*PIN_ENTER, "acc")


def test_the_way_out_with_a_pin(tmp_path) -> None:
    with booth(tmp_path, pin="2468") as here:
        screen = here.screen
        wake(here)  # staff alone do not
        screen.key("ctrl+alt+q")
        until(lambda: screen.shows(*PIN_ENTER, "acc"), "the PIN pad")
        screen.key("1", "1", "1", "1", "Return")
        screen.key("Escape")
        until(lambda: not screen.shows(*PIN_ENTER, "acc"), "the pad's end")
        assert not here.over
        screen.does("mousemove", 1900, 20, "mousedown", 1)
        until(lambda: screen.shows(*PIN_ENTER, "acc"), "the PIN pad by a corner held")
        screen.does("mouseup", 1)
        screen.key("2", "4", "6", "8", "Return")
        until(lambda: screen.shows(*PANEL, "acc"), "the staff panel")
        screen.key("Tab", "Tab", "Tab", "Tab", "Return")  # before opening, talks, language, clean
        until(lambda: screen.shows(*CLEANING, "acc"), "the countdown")
        screen.tap(*NOWHERE)
        screen.key("Return", "ctrl+alt+q", "2", "4", "6", "8", "Return")
        until(lambda: screen.shows(*PANEL, "acc"), "the staff panel")
        assert here.title != ATTRACT
        screen.key("shift+Tab", "shift+Tab", "Return")  # leave, restart
        until(lambda: not screen.shows(*PANEL, "acc"), "the question whether that is meant")
        screen.key("Return")
        here.at(ATTRACT)  # the same process, anew
        until(lambda: pad_comes(screen), "the PIN pad")
        screen.key("2", "4", "6", "8", "Return")
        until(lambda: screen.shows(*PANEL, "acc"), "the staff panel")
        screen.key("shift+Tab", "Return", "Return")  # leave, and that is meant
        assert here.ends() == 0


def test_content_is_read_again_and_a_fault_changes_nothing(tmp_path) -> None:
    with booth(tmp_path, "--watch") as here:
        screen = here.screen
        wake(here)
        screen.tap(*HEALTHCARE)
        slide(here, FIRST)
        screen.key("Right")
        slide(here, SECOND)
        file = tmp_path / "content" / "slides" / "healthcare.yaml"
        good = file.read_text("utf-8")
        here.forgiven += ["WARNING kiosk.app", "WARNING kiosk.watch"]
        file.write_text(good.replace("layout: chart", "layout: [chart"), "utf-8")
        until(lambda: "healthcare.yaml" in here.log, "a word in the log")
        slide(here, SECOND)
        still(here, SECOND)
        other = file.with_suffix(".new")
        other.write_text(good.replace(SECOND, "Otto aree e la riabilitazione davanti"), "utf-8")
        other.replace(file)
        slide(here, "Otto aree e la riabilitazione davanti")
        screen.key("Left")
        slide(here, FIRST)


def test_in_a_window_it_closes_like_any(tmp_path) -> None:
    with booth(tmp_path, "--windowed", "1280x720") as here:
        here.at(ATTRACT)
        size = here.screen.does("getwindowgeometry", "--shell", here.window).stdout
        assert "WIDTH=1280\nHEIGHT=720\n" in size
        here.screen.key("alt+F4")
        assert here.ends() == 0


def test_on_a_totem_everything_to_touch_is_low(tmp_path) -> None:
    """Tiles and controls lie in the lower 40 %: the first row at the top of that, the last at its foot."""
    with booth(tmp_path, size=(1080, 1920)) as here:
        screen = here.screen
        here.at(ATTRACT)
        screen.tap(540, 400)
        here.at(HOME)
        until(lambda: screen.shows(80, 1250, "acc"), "the tiles")
        screen.tap(540, 1170)
        here.at(FIRST)
        until(lambda: screen.shows(800, 1765, "acc"), "the way on")
        still(here, FIRST)
        screen.tap(120, 1800)
        here.at(HOME)
        until(lambda: screen.shows(80, 1250, "acc"), "the tiles")
        screen.tap(540, 1710)
        here.at(LIFE)
