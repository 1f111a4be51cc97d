"""What is looked at before the doors open, and what comes of it: facts in, a verdict out.

Each fact judges itself. Red is what a visitor would meet; a remark is what staff should know and may have meant so.
Nothing is green that nobody has looked at: until then it waits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from kiosk.model.problem import Problem

State = Literal["waits", "good", "remark", "bad"]
Spot = Literal["top-left", "top-right", "middle", "bottom-left", "bottom-right"]
Means = Literal["touch", "mouse"]

SPOTS: tuple[Spot, ...] = ("top-left", "top-right", "middle", "bottom-left", "bottom-right")
"""Where a screen is tried: touch fails in a corner first."""
ROOM = 200_000_000
"""Bytes that must be free: three packs and the log."""
BUILT = 2026
"""The year of this program: no clock is right that shows an earlier one."""


def judged(problems: Iterable[Problem]) -> State:
    """What problems come to: advice is none."""
    levels = {problem.level for problem in problems}
    return "bad" if "error" in levels else "remark" if "warning" in levels else "good"


@dataclass(frozen=True, slots=True)
class Slides:
    """Slides laid out for this screen in all languages and text sizes, and their pictures.

    over  there are no more to come
    """

    done: int = 0
    total: int = 0
    problems: tuple[Problem, ...] = ()
    over: bool = False

    @property
    def state(self) -> State:
        """No slide at all is bad too."""
        found = judged(self.problems)
        if found == "bad" or (self.over and not self.total):
            return "bad"
        return found if self.over else "waits"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts that the program brings.

    failed    files that did not load
    replaced  families in whose place the system shows others
    missing   characters of both languages that cannot be drawn
    """

    failed: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    missing: str = ""

    @property
    def state(self) -> State:
        """All of them or none."""
        return "bad" if self.failed or self.replaced or self.missing else "good"


@dataclass(frozen=True, slots=True)
class Screen:
    """The screen of the booth: its pixels, its millimetres as the program takes them, its refresh rate.

    doubt  what is absurd about the size that it tells
    """

    pixels: tuple[int, int]
    mm: tuple[int, int]
    hertz: int
    doubt: Problem | None = None

    @property
    def state(self) -> State:
        """A size that is assumed makes buttons too small or too large, no more."""
        return "remark" if self.doubt else "good"


@dataclass(frozen=True, slots=True)
class Second:
    """Another screen, for a talk: its name and pixels; `mirrors`: it shows what the booth's own shows."""

    name: str = ""
    pixels: tuple[int, int] = (0, 0)
    mirrors: bool = False

    @property
    def state(self) -> State:
        """A booth needs none."""
        return "good" if self.name and not self.mirrors else "remark"


@dataclass(frozen=True, slots=True)
class Touch:
    """Five cells, each touched once.

    screens  names of touchscreens
    by       which cells have answered, and to what
    deaf     staff say that one does not
    """

    screens: tuple[str, ...] = ()
    by: Mapping[Spot, Means] = field(default_factory=dict)
    deaf: bool = False

    @property
    def state(self) -> State:
        """With no touchscreen there is nothing to try, and staff should know it."""
        if self.deaf:
            return "bad"
        if len(self.by) < len(SPOTS):
            return "waits" if self.screens else "remark"
        return "good" if set(self.by.values()) == {"touch"} else "remark"


@dataclass(frozen=True, slots=True)
class Clicker:
    """Its buttons that were pressed, by what they do; `skipped`: there is none."""

    seen: tuple[str, ...] = ()
    skipped: bool = False

    @property
    def state(self) -> State:
        """Forward and back is what a talk needs."""
        if {"next", "previous"} <= {*self.seen}:
            return "good"
        return "remark" if self.skipped else "waits"


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk that the booth writes to: free bytes (None: nobody knows), and why it takes nothing.

    known  it was looked at
    """

    free: int | None = None
    fault: str | None = None
    known: bool = True

    @property
    def state(self) -> State:
        """A full disk costs counters, log and packs."""
        if not self.known:
            return "waits"
        if self.fault is not None or (self.free is not None and self.free < ROOM):
            return "bad"
        return "remark" if self.free is None else "good"


@dataclass(frozen=True, slots=True)
class Clock:
    """What the clock shows, and whether staff say that it is right; `since`: the year before which it cannot be."""

    shows: datetime
    right: bool | None = None
    since: int = BUILT

    @property
    def possible(self) -> bool:
        """Whether it may be right."""
        return self.shows.year >= self.since

    @property
    def state(self) -> State:
        """Opening hours and counters go by it."""
        if not self.possible or self.right is False:
            return "bad"
        return "waits" if self.right is None else "good"


@dataclass(frozen=True, slots=True)
class Content:
    """What the rules say of the content in use: `title` by language, `version` of its pack (None: as shipped)."""

    title: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None
    problems: tuple[Problem, ...] = ()
    over: bool = False

    @property
    def state(self) -> State:
        """As the rules say."""
        return judged(self.problems) if self.over else "waits"


@dataclass(frozen=True, slots=True)
class Talks:
    """How many talks there are, and what is wrong with their slides and seconds."""

    count: int = 0
    problems: tuple[Problem, ...] = ()
    over: bool = False

    @property
    def state(self) -> State:
        """As the rules say."""
        return judged(self.problems) if self.over else "waits"


Check = Slides | Fonts | Screen | Second | Touch | Clicker | Disk | Clock | Content | Talks


def verdict(checks: Iterable[Check]) -> State:
    """What all of them come to: one that is bad is enough, and at once; good is only what was looked at to the end."""
    states = {check.state for check in checks}
    order: tuple[State, ...] = ("bad", "waits", "remark")
    return next((state for state in order if state in states), "good")
