"""A projector and a laptop side by side on one X server, and an eye that watches the projector.

    with Pair(folder) as screens: ...

Monitors come and go as `xrandr --setmonitor` and `--delmonitor` say, which programs take for cables.
"""

import mmap
import subprocess
from pathlib import Path
from threading import Event, Thread

import numpy as np

from tests.journeys.rig import Colour, Screen

PROJECTOR, LAPTOP = (0, 0, 1920, 1080), (1920, 0, 1366, 768)
RGB = 0xFFFFFF
GRID = 6
"""Every sixth pixel of every sixth line is looked at: nothing that can be read falls between."""
Area = tuple[int, int, int, int]
"""x, y, width, height."""


class Pair(Screen):
    """PROJECTOR at the left, LAPTOP at the right, which is the primary one."""

    def __init__(self, width: int, height: int, folder: Path) -> None:
        super().__init__(PROJECTOR[2] + LAPTOP[2], PROJECTOR[3], folder)
        self.plug("*LAPTOP", LAPTOP, "screen")
        self.plug("PROJECTOR", PROJECTOR)

    def plug(self, name: str, area: Area, output: str = "none") -> None:
        """A monitor is there; `*` before its name makes it the primary one."""
        x, y, w, h = area
        self._xrandr("--setmonitor", name, f"{w}/{w * 254 // 960}x{h}/{h * 254 // 960}+{x}+{y}", output)

    def unplug(self, name: str = "PROJECTOR") -> None:
        """A monitor is gone."""
        self._xrandr("--delmonitor", name)

    def _xrandr(self, *words: str) -> None:
        subprocess.run(["xrandr", *words], env=self.environment, check=True)

    def part(self, area: Area) -> np.ndarray:
        """A monitor's picture now: height x width of 0xRRGGBB."""
        x, y, w, h = area
        data, start, line = self._picture()
        whole = np.frombuffer(data, np.uint32, self.height * line // 4, start).reshape(self.height, line // 4)
        return whole[y : y + h, x : x + w] & RGB

    def count(self, area: Area, colour: Colour) -> int:
        """Pixels of exactly this colour on a monitor."""
        return int(np.count_nonzero(self.part(area) == number(colour)))


def number(colour: Colour) -> int:
    """A colour as the frame buffer has it."""
    return colour[0] << 16 | colour[1] << 8 | colour[2]


class Eye:
    """Looks at a monitor as often as it can, in a thread of its own: was a colour ever there?"""

    def __init__(self, screens: Pair, area: Area, colour: Colour) -> None:
        self._screens, self._area = screens, area
        self._wanted = number(colour)
        self._stop = Event()
        self.looked, self.seen = 0, 0
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Eye":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        x, y, w, h = self._area
        _, start, line = self._screens._picture()
        path = self._screens.folder / "Xvfb_screen0"
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as memory:
            frame = np.frombuffer(memory, np.uint32, self._screens.height * line // 4, start)
            part = frame.reshape(self._screens.height, line // 4)[y : y + h : GRID, x : x + w : GRID]
            while not self._stop.wait(0.002):
                self.seen += int(np.count_nonzero((part & RGB) == self._wanted))
                self.looked += 1
            del part, frame
