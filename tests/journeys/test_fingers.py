"""Real contacts of a real touch screen: one finger of several counts, and the slide is in its hand."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from kiosk.ui.booth.pinpad import PinPad
from tests.journeys.glass import Glass
from tests.journeys.rig import Booth, booth, token, until
from tests.journeys.twin import Point, Twin

SIZES = {"landscape": (1280, 720), "portrait": (720, 1280)}
TOPIC, CHART, AFTER = "topic:citizens", "life-expectancy", "healthy-years"


def glass(here: Booth) -> Glass:
    assert isinstance(here.screen, Glass)
    return here.screen


def into(here: Booth, twin: Twin, *, wake: Point) -> None:
    """From attract to the chart, one finger at a time."""
    here.at(twin.title("attract"))
    glass(here).touch(*wake)
    here.at(twin.title("home"))
    twin.go("home")
    glass(here).touch(*twin.tile(TOPIC))
    here.at(twin.title(CHART))
    twin.go(CHART)


def test_one_finger_of_a_hand_counts(tmp_path: Path, qtbot) -> None:
    size = SIZES["portrait"]
    with booth(tmp_path, screen=Glass, size=size) as here:
        twin, screen = Twin(qtbot, tmp_path / "content", size), glass(here)
        into(here, twin, wake=(size[0] / 2, size[1] / 3))
        head, language, onwards = twin.on_stage(700, 150), twin.control("language"), twin.control("next")
        left = (head[0] - size[0] * 0.3, head[1])

        first = screen.finger().down(*head)  # it lies, while others tap, press and swipe
        screen.touch(*language)
        screen.touch(*onwards)
        screen.swipe(head, left)
        second = screen.finger().down(*language)
        first.up()
        second.up()
        screen.touch(*language)  # one alone again: had any of those counted, this were not English
        here.at(twin.title(CHART, "en"))

        pressed = screen.finger().down(*language)  # a palm comes down beside the finger that presses
        palm = [screen.finger().down(*onwards), screen.finger().down(language[0] + 20, language[1] + 10)]
        for each in palm:
            each.up()
        pressed.up()
        here.at(twin.title(CHART))

        dragging = screen.finger().down(*head).move(left[0], left[1], seconds=0.4)
        screen.touch(*language)
        screen.swipe(left, head)
        dragging.up()
        here.at(twin.title(AFTER))


def test_the_slide_is_in_the_hand_until_it_is_let_go(tmp_path: Path, qtbot) -> None:
    size = SIZES["landscape"]
    with booth(tmp_path, screen=Glass, size=size) as here:
        twin, screen = Twin(qtbot, tmp_path / "content", size), glass(here)
        into(here, twin, wake=(size[0] / 2, size[1] / 3))
        head = twin.on_stage(700, 150)
        row, colour = round(twin.on_stage(0, 85)[1]), token("acc")  # of the cell before the topic's name

        def lies() -> int:
            """Where the slide begins; 0 while it is on its way."""
            line = here.screen.row(row)
            return line.index(colour) if colour in line else 0

        rest = lies()
        finger = screen.finger().down(*head).move(head[0] + 60, head[1], seconds=0.3)
        looks = [rest]

        def followed() -> bool:
            """It has come to where the finger is: five looks find it in one place, well away from its own."""
            looks.append(lies())
            return len(set(looks[-5:])) == 1 and looks[-1] - rest >= 20

        finger.move(head[0] + 80, head[1], seconds=0.3)  # wherever in its first 60 it was taken up, 20 are left
        until(followed, "the slide to follow")
        way = looks[-1] - rest
        assert way <= 80
        finger.move(head[0] + 180, head[1], seconds=0.3)
        until(lambda: lies() == rest + way + 100, "the slide to go with the finger, pixel by pixel")
        here.at(twin.title(CHART))
        finger.move(head[0] + 5, head[1], seconds=0.3).up()
        until(lambda: lies() == rest, "the slide to come back")
        here.at(twin.title(CHART))
        screen.touch(*twin.control("home"))
        here.at(twin.title("home"))
        until(lambda: lies() == rest, "home")
        finger = screen.finger().down(*head).move(head[0] + size[0] * 0.4, head[1], seconds=0.3)
        until(lambda: 0 < lies() - rest < size[0] * 0.2, "home to give a little")
        finger.up()
        until(lambda: lies() == rest, "home to come back")
        here.at(twin.title("home"))


def test_a_corner_held_and_a_pin_typed_by_finger(tmp_path: Path, qtbot) -> None:
    size = SIZES["landscape"]
    with booth(tmp_path, pin="2264", screen=Glass, size=size) as here:
        twin, screen = Twin(qtbot, tmp_path / "content", size), glass(here)
        here.at(twin.title("attract"))
        window = twin.rig.window
        pad = PinPad(window, _Gate(), lambda: 0.0)
        pad.open_for(window.look())

        def key(name: str) -> Point:
            at = twin.rig.middle(pad.findChild(QWidget, name))
            return at.x(), at.y()

        enter = tuple(round(at) for at in key("enter"))
        face = (enter[0] - 24, enter[1] - 18)
        held = screen.finger().down(size[0] - 12, 12)
        until(lambda: screen.shows(*face, "acc"), "the PIN pad")
        held.up()
        for name in (*"2264", "enter"):
            screen.touch(*key(name))
        until(lambda: not screen.shows(*face, "acc"), "the pad to open the way")
        screen.key("ctrl+alt+q")
        assert here.ends() == 0


class _Gate:
    """Lets nobody through: the twin's pad is only measured."""

    def locked(self) -> bool:
        return True

    def wait(self, now: float) -> float:
        return 0.0

    def enter(self, typed: str, now: float) -> bool:
        return False
