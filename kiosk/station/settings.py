"""settings.yaml of the data folder, read and written. A fault in it never stops the booth.

It is staff's own file: what the program changes in it is the one setting, at its place. Comments, order and line ends
stay as they are.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from kiosk.files import write_whole
from kiosk.loader import faults, marked
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.settings import HASH, Settings

NAME = "settings.yaml"
UNKNOWN = "unknown"
"""A PIN that was set and cannot be made out: nobody knows it, and nothing opens."""
_PIN = re.compile(r"""[\s{"']*pin["']?\s*:\s*(.*)""")


def read(data: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings, and what is wrong with their file. Never raises.

    Each setting stands for itself: a mistyped theme does not cost the PIN. Nor does a file that is no YAML any more:
    the line of the PIN still counts. Where the file cannot be opened, or that line not be made out, it is UNKNOWN.
    """
    path = data / NAME
    try:
        missing = not path.exists()
    except OSError:
        missing = False
    if missing:
        return Settings(), ()
    found = marked.read(path, NAME)
    settings, problems = _told(found)
    if problems and settings.pin is None:
        settings = settings.model_copy(update={"pin": _written(found.lines)})
    return settings, problems


def write(data: Path, settings: Settings) -> None:
    """Write the settings that differ from the defaults. OSError leaves the old file as it was."""
    values = settings.model_dump(mode="python", exclude_none=True)
    if settings.screen_mm is not None:
        values["screen_mm"] = [int(each) if each.is_integer() else each for each in settings.screen_mm]
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True) if values else ""
    write_whole(data / NAME, text.encode())


def change(data: Path, name: str, value: str | None) -> tuple[Problem, ...]:
    """Write one setting, or take it out (None); no problems: it is on the disk.

    A file that has faults, or in which the setting cannot be changed by itself, is left as it is. ValueError for a
    setting that there is not, or a value that it does not take.
    """
    if name not in Settings.model_fields:
        raise ValueError(f"there is no setting {name}")
    wanted = getattr(Settings.model_validate({name: value}, strict=True), name)
    path = data / NAME
    try:
        old = path.read_bytes() if path.exists() else b""
        before, problems = _told(marked.parse(old, NAME))
        if problems:
            return problems
        new = altered(old, name, value)
        after, problems = _told(marked.parse(new, NAME))
        if problems or after != before.model_copy(update={name: wanted}):
            return (_by_hand(name, value),)
        if new != old:
            write_whole(path, new)
    except OSError as error:
        said = Say(N_("the settings cannot be written: %(reason)s"), {"reason": error.strerror or str(error)})
        hint = Say(N_("make room on the disk, and see that its folder can be written to"))
        return (Problem(NAME, 1, 1, "error", "unwritable", said, hint),)
    return ()


def altered(data: bytes, name: str, value: str | None) -> bytes:
    """A file's bytes with one setting changed, added at the end or, for None, taken out; nothing else is touched.

    In a file that is not written as a setting a line, something else may come out: whoever asks has to read it.
    """
    text = data.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    new = "" if value is None else yaml.safe_dump(value, allow_unicode=True, width=10_000).partition("\n")[0]
    place = _place(text, name)
    if place is None:
        close = end if text and not text.endswith("\n") else ""
        return data if value is None else f"{text}{close}{name}: {new}{end}".encode()
    key, begin, after = place
    if value is None:
        rest = text[after:].partition("\n")[2] if not text[:after].endswith("\n") else text[after:]
        return (text[:key] + rest).encode()
    space = "" if text[begin - 1].isspace() else " "
    close = end if text[begin:after].endswith("\n") else ""  # a block ends with its line
    return f"{text[:begin]}{space}{new}{close}{text[after:]}".encode()


def _place(text: str, name: str) -> tuple[int, int, int] | None:
    """Where a setting begins, its value begins, and the value ends."""
    skipped = len(text) - len(text.removeprefix("\ufeff"))
    parts: list[tuple[str, int, int]] = []  # names and values by turns
    depth = 0
    events: Iterator[Any] = yaml.parse(text[skipped:], Loader=yaml.CSafeLoader)
    for event in events:
        start, stop = event.start_mark.index, event.end_mark.index
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth == 1 and isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            parts.append((getattr(event, "value", ""), start, stop))
        elif depth and parts and stop > start:  # where a block ends, only the next thing tells
            parts[-1] = (*parts[-1][:2], stop)
        depth += isinstance(event, yaml.CollectionStartEvent)
    for (key, at, _), (_, begin, after) in zip(parts[::2], parts[1::2], strict=True):
        if key == name:
            return at + skipped, begin + skipped, after + skipped
    return None


def _by_hand(name: str, value: str | None) -> Problem:
    """The file is written in a way of its own, which only who wrote it can change."""
    said = Say(N_('the program cannot change "%(name)s" in this file'), {"name": name})
    if value is None:
        return Problem(NAME, 1, 1, "error", "unwritable", said, Say(N_("take it out in a text editor")))
    hint = Say(N_("write in a text editor: %(line)s"), {"line": f"{name}: {value}"})
    return Problem(NAME, 1, 1, "error", "unwritable", said, hint)


def _written(lines: Sequence[str]) -> str | None:
    """The PIN of a file with faults, by its line; None where none speaks of one."""
    if not lines:  # nobody could look
        return UNKNOWN
    said = next((found[1] for found in map(_PIN.match, lines) if found and found[1]), None)
    if said is None:
        return None
    hashed = HASH.match(said.lstrip("\"'"))
    return hashed[0] if hashed else UNKNOWN


def _told(found: marked.Marked) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a file that was parsed, and its problems."""
    if found.value is None:
        return Settings(), found.problems
    made, problems = faults.validate(found, (), found.value, Settings)
    return made or _sound(found), (*found.problems, *problems)


def _sound(found: marked.Marked) -> Settings:
    """The settings without those that are faulty."""
    values = found.value if isinstance(found.value, dict) else {}
    sound: dict[str, object] = {}
    for name, value in values.items():
        if name not in Settings.model_fields or faults.tainted(found, (name,)):
            continue
        one, _ = faults.validate(marked.Marked(NAME, {name: value}), (), {name: value}, Settings)
        if one is not None:
            sound[name] = getattr(one, name)
    return Settings.model_validate(sound)
