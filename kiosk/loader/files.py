"""Which files a content folder has: plain ones with a known name, nothing that a link could lead elsewhere."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from kiosk.model.problem import printable

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Files:
    """The files of a content folder that are read; None where one is missing."""

    folder: Path
    kiosk: Path | None
    sources: Path | None
    places: Path | None
    indicators: tuple[Path, ...]
    slides: tuple[Path, ...]
    talks: tuple[Path, ...]

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file, in the order of reading."""
        one = filter(None, (self.kiosk, self.sources, self.places))
        return (*one, *self.indicators, *self.slides, *self.talks)

    def name(self, path: Path) -> str:
        """What problems call a file: `content/slides/pharma.yaml`."""
        return shown(self.folder, path)


def find(folder: Path) -> Files:
    """The files of a folder, those of a kind by name."""
    return Files(
        folder,
        _one(folder / "kiosk.yaml"),
        _one(folder / "sources.yaml"),
        _one(folder / "places.yaml"),
        _many(folder / "indicators"),
        _many(folder / "slides"),
        _many(folder / "talks"),
    )


def shown(folder: Path, path: Path) -> str:
    """What problems call a file of a content folder: on one line, whatever signs are in its name."""
    top = folder.name or folder.resolve().name
    return printable("/".join((top, *path.parts[len(folder.parts) :])))


def inside(name: str) -> bool:
    """Whether a name as content writes it (`data/beds.csv`) stays inside the folder, on any system."""
    return not any(sign in name for sign in "\\:\0") and not {"", ".", ".."} & set(name.split("/"))


def plain_inside(folder: Path, name: str) -> bool:
    """Whether such a name is a plain file that no link on the way leads to. OSError where there is none."""
    path = folder.joinpath(name)
    above = path.parents[: name.count("/")]
    return stat.S_ISREG(path.lstat().st_mode) and not any(one.is_symlink() for one in above)


def _one(path: Path) -> Path | None:
    return path if _plain(path) else None


def _many(folder: Path) -> tuple[Path, ...]:
    try:
        if folder.is_symlink():
            return ()
        with os.scandir(folder) as inside:  # which tells what each one is without asking anew
            plain = sorted(one.name for one in inside if one.is_file(follow_symlinks=False))
    except OSError:  # there is none, or it cannot be read: then it has no files
        return ()
    return tuple(folder / name for name in plain if name.endswith(SUFFIXES) and name[0] != ".")


def _plain(path: Path) -> bool:
    """A regular file: reading a pipe would wait for ever."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
