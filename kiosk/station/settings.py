"""settings.yaml of the data folder, read and written. A fault in it never stops the booth."""

from pathlib import Path

import yaml

from kiosk.loader import faults, marked
from kiosk.model.problem import Problem
from kiosk.model.settings import Settings
from kiosk.station.files import write_whole

NAME = "settings.yaml"


def read(data: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings, and what is wrong with their file. Never raises.

    Each setting stands for itself: a mistyped theme does not cost the PIN.
    """
    path = data / NAME
    try:
        missing = not path.exists()
    except OSError:
        missing = False
    if missing:
        return Settings(), ()
    found = marked.read(path, NAME)
    if found.value is None:
        return Settings(), found.problems
    made, problems = faults.validate(found, (), found.value, Settings)
    if made is None:
        made = _sound(found)
    return made, (*found.problems, *problems)


def write(data: Path, settings: Settings) -> None:
    """Write the settings that differ from the defaults. OSError leaves the old file as it was."""
    values = settings.model_dump(mode="python", exclude_none=True)
    if settings.screen_mm is not None:
        values["screen_mm"] = [int(each) if each.is_integer() else each for each in settings.screen_mm]
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True) if values else ""
    write_whole(data / NAME, text.encode())


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
