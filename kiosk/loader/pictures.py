"""The pictures that slides name: plain files in content/images whose headers hold what a screen can show.

Each is looked at once a load, and again only where it changed. Nothing is decoded here: what breaks further in is found
by `kiosk check`, and shown as an empty place.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kiosk.files import is_folder
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.files import inside, plain_inside
from kiosk.loader.headers import ANEW, EXPORT, FROM_PHONE, Header, Unfit, header
from kiosk.model.picture import BYTES, FOLDER, Picture
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.slide import Slide
from kiosk.words.suggest import suggest

RULE = "image-file"
SUFFIXES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp"}
_NAMES = {"png": "PNG", "jpeg": "JPEG", "webp": "WebP"}
_SUCH_AS = N_("such as images/laboratory.jpg, with / between folders")


def fill(folder: Path, draft: Draft) -> None:
    """Look at the pictures of the draft's slides: what can be drawn goes to `images`, the rest to `unfit`."""
    for name, entry in list(draft.slides.items()):
        image = entry.model.image
        if image and image.file not in draft.images and image.file not in draft.unfit:
            try:
                draft.images[image.file] = _picture(folder, image.file)
            except Unfit as unfit:
                draft.unfit[image.file] = (unfit.message, unfit.hint)
        if image and image.file in draft.unfit:
            draft.slides[name] = replace(
                entry
            )  # another entry: it was sound, maybe, while the picture was (`Remembered`)


def faults(entry: Entry[Slide], draft: Draft) -> Iterator[Problem]:
    """Why the picture of a slide cannot be shown."""
    if entry.model.image and (unfit := draft.unfit.get(entry.model.image.file)):
        yield entry.problem(("image", "file"), RULE, *unfit)


def there(folder: Path) -> tuple[str, ...]:
    """The files in content/images, by the names that content would give them."""
    top = folder / FOLDER
    found = sorted(top.rglob("*")) if is_folder(top) and not top.is_symlink() else []
    names = ("/".join(path.relative_to(folder).parts) for path in found)
    return tuple(name for name in names if _plain(folder, name))


def _plain(folder: Path, name: str) -> bool:
    try:
        return plain_inside(folder, name)
    except OSError:
        return False


def _picture(folder: Path, name: str) -> Picture:
    suffix = name.rpartition(".")[2].lower()
    if not inside(name) or not name.startswith(f"{FOLDER}/"):
        raise Unfit(Say(N_("pictures go into the folder images of the content")), Say(_SUCH_AS))
    if suffix not in SUFFIXES:
        raise Unfit(Say(N_("a picture is PNG, JPEG or WebP")), FROM_PHONE if suffix in ("heic", "heif") else EXPORT)
    try:
        if not plain_inside(folder, name):
            message = Say(N_("this is not a plain file: links are not followed"))
            raise Unfit(message, Say(N_("copy the picture itself into the folder images")))
        path = folder.absolute() / name
        stat = path.stat()
        found = _header(str(path), stat.st_size, stat.st_mtime_ns, stat.st_ino)
    except (FileNotFoundError, NotADirectoryError):
        hint = suggest(name, there(folder)) or Say(N_("copy the picture into the folder images"))
        raise Unfit(Say(N_("there is no file %(name)s"), {"name": name}), hint) from None
    except (OSError, ValueError) as error:  # a name that no system takes is a ValueError
        message = Say(
            N_("the file cannot be read: %(reason)s"), {"reason": getattr(error, "strerror", None) or str(error)}
        )
        raise Unfit(message, Say(N_("copy the picture itself into the folder images"))) from None
    if isinstance(found, Unfit):
        raise Unfit(found.message, found.hint)
    if SUFFIXES[suffix] != found.kind:
        ending = "jpg" if found.kind == "jpeg" else found.kind
        message = Say(N_("the file contains %(kind)s, but its name says otherwise"), {"kind": _NAMES[found.kind]})
        hint = Say(N_("rename it: %(name)s"), {"name": f"{name.rpartition('.')[0]}.{ending}"})
        raise Unfit(message, hint)
    return Picture(str(path), found.kind, found.width, found.height, (stat.st_mtime_ns, stat.st_size))


@lru_cache(maxsize=2048)
def _header(path: str, size: int, written: int, number: int) -> Header | Unfit:
    """The header of a file as it is at present; a value either way, so that it is kept."""
    if size > BYTES:
        told: dict[str, str | int] = {"size": str(-(-size // 1_000_000)), "most": str(BYTES // 1_000_000)}
        message = Say(N_("the file has %(size)s MB: at most %(most)s are allowed"), told)
        return Unfit(message, Say(N_("scale it down: a width of 3840 pixels is enough for any screen")))
    try:
        with Path(path).open("rb") as file:
            return header(file, size)
    except Unfit as unfit:
        return Unfit(unfit.message, unfit.hint)


__all__ = ["ANEW", "RULE", "SUFFIXES", "faults", "fill", "there"]
