"""Which language the program speaks to staff: as asked, as set here, the system's, or Italian."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk import places

LAST = "it"


def known() -> tuple[str, ...]:
    """Languages that messages can be read in: English, which is in the sources, and those with a catalogue."""
    inside = {path.parent.parent.name for path in places.translations().glob("*/LC_MESSAGES/*.mo")}
    return tuple(sorted({"en", *inside}))


def spoken(words: Sequence[str]) -> str:
    """The language of messages for a command line that need not be sound: its faults are told in it."""
    asked = value(words, "--ui-lang")
    if asked in known():
        return str(asked)
    data = value(words, "--data")
    return _set(Path(data) if data else None) or system() or LAST


def value(words: Sequence[str], option: str) -> str | None:
    """What follows an option, as `--option value` or `--option=value`; the last one counts."""
    found = None
    for n, word in enumerate(words):
        if word == option and n + 1 < len(words):
            found = words[n + 1]
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found


def system() -> str | None:
    """The language of the system, where messages can be read in it."""
    if sys.platform == "win32":
        import ctypes
        import locale

        name = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    else:
        name = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    code = name.replace("-", "_").split(".")[0].split("_")[0].lower()
    return code if code in known() else None


def _set(data: Path | None) -> str | None:
    """The language in settings.yaml. What is wrong with that file is not said here."""
    from kiosk.station import settings

    found = settings.read(places.data(data))[0].ui_language
    return found if found in known() else None
