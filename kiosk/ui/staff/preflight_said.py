"""What the facts before opening are called, and what they say, in a language."""

from collections.abc import Mapping, Sequence

from kiosk.model.preflight import (
    ROOM,
    Check,
    Clicker,
    Clock,
    Content,
    Disk,
    Fonts,
    Screen,
    Second,
    Slides,
    State,
    Talks,
    Touch,
)
from kiosk.model.problem import N_, Problem
from kiosk.ui.staff.shelf import when
from kiosk.words.days import day
from kiosk.words.messages import NN_, ntr, tr
from kiosk.words.numbers import join

NAMES: dict[type[Check], str] = {
    Slides: N_("Slides"), Content: N_("Content"), Talks: N_("Talks"), Fonts: N_("Fonts"), Screen: N_("Screen"),
    Second: N_("Second screen"), Touch: N_("Touch"), Clicker: N_("Clicker"), Disk: N_("Disk"), Clock: N_("Clock"),
}  # fmt: skip
VERDICTS: dict[State, str] = {
    "waits": N_("Checking"), "good": N_("Ready"), "remark": N_("Ready, with remarks"), "bad": N_("Not ready"),
}  # fmt: skip
UNDONE = N_("To be completed")
"""The verdict while the program has looked at everything, and waits for somebody."""
ASKED = (Touch, Clicker, Clock)
"""What somebody has to try."""
ASKS = {
    "touch": N_("Does the whole screen answer?"),
    "clicker": N_("Try each button of the clicker"),
    "clock": N_("Are date and time right?"),
}
ANSWERS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "touch": (("cells", "hand-finger", N_("Touch the cells")),),
    "clicker": (("enough", "check", N_("Those were all")), ("none", "x", N_("No clicker"))),
    "clock": (("right", "check", N_("Yes")), ("wrong", "x", N_("No"))),
}
AWAY = (("back", "arrow-back-up", N_("Back")), ("again", "refresh", N_("Start again")))
"""What is asked of them; the buttons under it, and those that lead away: name, icon, words."""
STATES: dict[State, str] = {
    "waits": N_("to be checked"), "good": N_("in order"), "remark": N_("remark"), "bad": N_("not in order"),
}  # fmt: skip
"""What the mark before a line means, for who does not see it."""
BUTTONS = {"next": N_("next"), "previous": N_("back"), "black": N_("black"), "start": N_("start")}
FIT = NN_(
    "%(n)s slide fits this screen, in every language and text size",
    "%(n)s slides fit this screen, in every language and text size",
)
ERRORS = NN_("%(n)s error", "%(n)s errors")
REMARKS = NN_("%(n)s warning", "%(n)s warnings")
PLANNED = NN_("%(n)s talk, its seconds add up", "%(n)s talks, their seconds add up")
MOST_MB = 10_000


def name(check: Check, language: str) -> str:
    """What it is about."""
    return tr(language, NAMES[type(check)])


def word(state: State, checks: Sequence[Check]) -> str:
    """How all of it stands: a message."""
    waits = [each for each in checks if each.state == "waits"]
    return UNDONE if state == "waits" and all(isinstance(each, ASKED) for each in waits) else VERDICTS[state]


def said(check: Check, language: str) -> str:
    """What it says."""
    match check:
        case Slides():
            return _slides(check, language)
        case Content():
            return _content(check, language)
        case Talks():
            return _talks(check, language)
        case Fonts():
            return _fonts(check, language)
        case Screen():
            return _screen(check, language)
        case Second():
            return _second(check, language)
        case Touch():
            return _touch(check, language)
        case Clicker():
            return _clicker(check, language)
        case Disk():
            return _disk(check, language)
        case Clock():
            return _clock(check, language)


def problems(check: Check) -> Sequence[Problem]:
    """What it has to tell line by line, the worst first."""
    match check:
        case Slides() | Content() | Talks():
            found = [each for each in check.problems if each.level != "advice"]
            return sorted(found, key=lambda each: each.level != "error")
        case Screen(doubt=Problem() as doubt):
            return [doubt]
    return []


def _slides(check: Slides, language: str) -> str:
    told = _count(check.problems, language)
    if check.over and check.total:
        return told or ntr(language, *FIT, check.total)
    if check.over:
        return tr(language, "there is none that can be shown")
    if not check.total:
        return tr(language, "the content is being read")
    done = tr(language, "%(done)s of %(total)s checked", done=check.done, total=check.total)
    return f"{done} · {told}" if told else done


def edition(check: Content, language: str) -> str:
    """Of when the content is."""
    if check.version is None:
        return tr(language, "as shipped with the program")
    return tr(language, "version %(version)s", version=when(check.version, language)).replace(" ", "\u00a0")


def _content(check: Content, language: str) -> str:
    title, version = check.title.get(language) or next(iter(check.title.values()), ""), edition(check, language)
    if not check.over:
        return f"{title}, {version}" if title else tr(language, "is being read")
    told = _count(check.problems, language) or tr(language, "no errors").replace(" ", "\u00a0")
    return f"{title}, {version} · {told}" if title else told


def _talks(check: Talks, language: str) -> str:
    if not check.over:
        return tr(language, "are being read")
    if told := _count(check.problems, language):
        return told
    return ntr(language, *PLANNED, check.count) if check.count else tr(language, "there is none")


def _fonts(check: Fonts, language: str) -> str:
    if check.failed:
        return tr(language, "not loaded: %(names)s", names=", ".join(check.failed))
    if check.replaced:
        return tr(language, "the system shows others in place of %(names)s", names=join(check.replaced, language))
    if check.missing:
        return tr(language, 'the font cannot draw "%(characters)s"', characters=check.missing)
    return tr(language, "the program’s own, with every letter")


def _screen(check: Screen, language: str) -> str:
    (width, height), (across, down) = check.pixels, check.mm
    size = tr(language, "%(width)s × %(height)s mm", width=across, height=down)
    if check.doubt:
        size = tr(language, "%(size)s assumed", size=size)
    return f"{width} × {height} · {size} · {check.hertz} Hz"


def _second(check: Second, language: str) -> str:
    if not check.name:
        return tr(language, "none: in a talk the speaker has no notes")
    if check.mirrors:
        return tr(language, "%(name)s shows the same as this one", name=check.name)
    width, height = check.pixels
    return f"{check.name} · {width} × {height}"


def _touch(check: Touch, language: str) -> str:
    if check.deaf:
        return tr(language, "not every cell answers")
    if check.state == "waits":
        return tr(language, "to be tried")
    if not check.by:
        return tr(language, "no touchscreen: mouse and keyboard only")
    if check.state == "good":
        return tr(language, "all five cells answer to the finger")
    return tr(language, "all five cells answer, but as if to a mouse")


def _clicker(check: Clicker, language: str) -> str:
    if not check.seen:
        return tr(language, "not tried") if check.skipped else tr(language, "to be tried")
    names = ", ".join(tr(language, BUTTONS.get(each, each)) for each in check.seen)
    return tr(language, "pressed: %(names)s", names=names)


def _disk(check: Disk, language: str) -> str:
    if not check.known:
        return tr(language, "is being tried")
    if check.fault is not None:
        return tr(language, "it cannot be written to: %(reason)s", reason=check.fault)
    if check.free is None:
        return tr(language, "it can be written to; free space unknown")
    room = _bytes(check.free)
    if check.free < ROOM:
        return tr(language, "only %(room)s free, and %(least)s are needed", room=room, least=_bytes(ROOM))
    return tr(language, "%(room)s free, and it can be written to", room=room)


def _clock(check: Clock, language: str) -> str:
    shown = f"{day(check.shows, language)}, {check.shows:%H:%M:%S} ({check.shows.tzname() or '?'})"
    if check.state == "bad":
        return tr(language, "%(when)s is wrong: set it in the system settings", when=shown)
    return shown


def _count(found: Sequence[Problem], language: str) -> str:
    """How many errors and warnings; "" where there are none."""
    errors = sum(each.level == "error" for each in found)
    warnings = sum(each.level == "warning" for each in found)
    told = [ntr(language, *ERRORS, errors)] if errors else []
    told += [ntr(language, *REMARKS, warnings)] if warnings else []
    return ", ".join(each.replace(" ", "\u00a0") for each in told)


def _bytes(count: int) -> str:
    mb = count // 1_000_000
    return f"{mb} MB" if mb < MOST_MB else f"{mb // 1000} GB"
