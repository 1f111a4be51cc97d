"""Where sticks are: the folders in which this system mounts what is plugged in, and those that the settings name.

Only real mounts of real devices count: an empty folder under /mnt is no stick, and a network share that does not
answer would hold up whoever asks.
"""

import os
import re
import string
import sys
from pathlib import Path, PurePosixPath

from kiosk.model.settings import Settings

MOUNTS = Path("/proc/self/mounts")
BYTES = 1_000_000
_UNDER = ("/media/*/*", "/media/*", "/run/media/*/*", "/mnt/*")
_ESCAPED = re.compile(rb"\\([0-3][0-7]{2})")
_REMOVABLE = 2
"""DRIVE_REMOVABLE, as GetDriveTypeW says."""


def sticks(settings: Settings, mounts: Path = MOUNTS) -> tuple[Path, ...]:
    """The folders of all sticks that are plugged in, those of the settings first. Never raises."""
    named = [Path(folder).expanduser() for folder in settings.sticks]
    found = _drives() if sys.platform == "win32" else _mounted(mounts)
    return tuple(dict.fromkeys([*named, *found]))


def _mounted(mounts: Path) -> list[Path]:
    """The mount points of devices where desktops and people put sticks."""
    try:
        with mounts.open("rb") as file:
            data = file.read(BYTES)
    except OSError:
        return []
    rows = (row.split(b" ") for row in data.splitlines())
    places = [_plain(row[1]) for row in rows if len(row) > 1 and row[0].startswith(b"/dev/")]
    return [Path(place) for place in places if any(PurePosixPath(place).match(pattern) for pattern in _UNDER)]


def _plain(place: bytes) -> str:
    r"""The kernel writes a space as `\040`."""
    return os.fsdecode(_ESCAPED.sub(lambda found: bytes([int(found[1], 8)]), place))


def _drives() -> list[Path]:
    """Removable drives of Windows."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        there = int(kernel.GetLogicalDrives())
        letters = [letter for n, letter in enumerate(string.ascii_uppercase) if there >> n & 1]
        return [Path(f"{one}:\\") for one in letters if kernel.GetDriveTypeW(f"{one}:\\") == _REMOVABLE]
    return []
