"""Which files a content folder has: plain ones with a known name, nothing that a link could lead elsewhere."""

from dataclasses import dataclass
from pathlib import Path

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

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file, in the order of reading."""
        return (*filter(None, (self.kiosk, self.sources, self.places)), *self.indicators, *self.slides)

    def name(self, path: Path) -> str:
        """What problems call a file: `content/slides/pharma.yaml`."""
        top = self.folder.name or self.folder.resolve().name
        return "/".join((top, *path.relative_to(self.folder).parts))


def find(folder: Path) -> Files:
    """The files of a folder, those of a kind by name."""
    return Files(
        folder,
        _one(folder / "kiosk.yaml"),
        _one(folder / "sources.yaml"),
        _one(folder / "places.yaml"),
        _many(folder / "indicators"),
        _many(folder / "slides"),
    )


def _one(path: Path) -> Path | None:
    return path if _plain(path) else None


def _many(folder: Path) -> tuple[Path, ...]:
    try:
        if folder.is_symlink():
            return ()
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:  # there is none, or it cannot be read: then it has no files
        return ()
    return tuple(path for path in inside if path.suffix in SUFFIXES and path.name[0] != "." and _plain(path))


def _plain(path: Path) -> bool:
    """A regular file: reading a pipe would wait for ever."""
    try:
        return path.is_file() and not path.is_symlink()
    except OSError:
        return False
