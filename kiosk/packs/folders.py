"""Folders of packs: what is in them, and how they go. Nothing here raises."""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path


def inside(folder: Path) -> list[Path]:
    """What is in a folder, by name; nothing where there is none."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def is_content(folder: Path) -> bool:
    """Whether this is a content folder, at a glance."""
    try:
        return (folder / "kiosk.yaml").is_file()
    except OSError:
        return False


def remove(folder: Path) -> None:
    """Remove a folder and what is in it; what resists stays. Links are not followed."""
    if os.name == "nt":  # removes nothing that is read-only
        for path in folder.rglob("*"):
            with suppress(OSError):
                path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)
