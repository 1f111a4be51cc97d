"""The booth follows its screen: turned to a totem, switched off and on again, all with nobody at a keyboard."""

import subprocess

from tests.journeys.rig import Booth, booth, until
from tests.journeys.test_booth import ATTRACT, FIRST, HOME, SECTOR

MODES = {
    "landscape": "148 1920 2000 2100 2200 1080 1090 1100 1125",
    "portrait": "148 1080 1200 1300 1400 1920 1930 1940 1950",
}


def xrandr(here: Booth, *words: str) -> None:
    """Do something to the screen."""
    subprocess.run(["xrandr", *words], env=here.screen.environment, check=True)


def turn(here: Booth, mode: str, width: int, height: int) -> None:
    """Set a mode, and wait until the window covers it."""
    xrandr(here, "--output", "screen", "--mode", mode)
    size = f"X=0\nY=0\nWIDTH={width}\nHEIGHT={height}\n"
    until(lambda: size in here.screen.does("getwindowgeometry", "--shell", here.window).stdout, f"a window: {mode}")


def tap_to(here: Booth, title: str, x: float, y: float) -> None:
    """Touch until it has led there: a screen that has just turned may not take the first touch."""

    def there() -> bool:
        if here.title != title:
            here.screen.tap(x, y)
        return here.title == title

    until(there, lambda: f"{title!r}, but {here.title!r}")


def test_it_turns_with_its_screen_and_comes_back_after_it_was_off(tmp_path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.yaml").write_text("screen_mm: [53, 30]\n", "utf-8")
    with booth(tmp_path, size=(1920, 1920)) as here:
        screen = here.screen
        here.forgiven += ["WARNING kiosk.screen: settings.yaml:1:1: "]  # these were centimetres
        here.at(ATTRACT)
        for name, timing in MODES.items():
            xrandr(here, "--newmode", name, *timing.split())
            xrandr(here, "--addmode", "screen", name)
        turn(here, "landscape", 1920, 1080)
        tap_to(here, HOME, 960, 540)
        until(lambda: screen.shows(*SECTOR, "acc"), "the tiles")
        turn(here, "portrait", 1080, 1920)
        until(lambda: screen.shows(80, 1250, "acc"), "the tiles of a totem")
        tap_to(here, FIRST, 540, 1170)
        until(lambda: screen.shows(800, 1765, "acc"), "the way on")
        turn(here, "landscape", 1920, 1080)
        until(lambda: screen.shows(1640, 970, "acc"), "the way on, where it is in landscape")
        subprocess.run(["xrandr", "--output", "screen", "--off"], env=screen.environment, capture_output=True)
        turn(here, "portrait", 1080, 1920)
        until(lambda: screen.shows(800, 1765, "acc"), "the way on")
        assert here.title == FIRST and here.log.count("settings.yaml:1:1: ") >= 1
