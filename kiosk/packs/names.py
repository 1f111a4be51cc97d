"""Which files a pack may have: what the loader reads, under names that mean the same on every system.

Names are hostile until proved otherwise: only ASCII (so that no two look alike), no case twins (Windows would make one
file of them), nothing that Windows takes for a device, nothing that leads out of the folder. And only kinds that are
data: no SVG, font or HTML, which can read files or hang a program (reference/reliability.md 2).
"""

import re
from collections.abc import Iterable, Iterator

from kiosk.model.problem import N_, Say

LONGEST, DEEPEST = 120, 6

_PART = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*", re.ASCII)
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)(\..*)?", re.ASCII | re.IGNORECASE)
_KINDS = (
    re.compile(r"kiosk\.yaml|sources\.yaml|places\.yaml|agreed\.json"),
    re.compile(r"(indicators|slides|talks)/[^/]+\.ya?ml"),
    re.compile(r"data/(.+/)?[^/]+\.(csv|ya?ml|xlsx)"),
    re.compile(r"images/(.+/)?[^/]+\.(png|jpe?g|webp)", re.IGNORECASE),
)


def odd(name: str) -> Say | None:
    """Why a file of this name cannot be in a pack; None where it can."""
    shown: dict[str, str | int] = {"name": name[:LONGEST].encode("unicode_escape").decode()}
    parts = name.split("/")
    if len(name) > LONGEST or len(parts) > DEEPEST:
        return Say(N_("the name %(name)s is too long, or in too many folders"), shown)
    if not all(_PART.fullmatch(part) and part[-1] != "." for part in parts):
        return Say(N_("the name %(name)s has characters that some systems do not allow"), shown)
    if any(_DEVICE.fullmatch(part) for part in parts):
        return Say(N_("the name %(name)s means a device on Windows"), shown)
    if not any(kind.fullmatch(name) for kind in _KINDS):
        return Say(N_("%(name)s is not a kind of file that content can have"), shown)
    return None


def twins(names: Iterable[str]) -> Iterator[str]:
    """Names that another one stands in the way of: told apart by case only, twice there, a file and a folder at once.

    None of them is `odd`: without letters beyond ASCII there are no others that look alike.
    """
    files, folders = set[str](), dict[str, str]()
    for name in names:
        parts = name.split("/")
        above = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        spelt = all(folders.setdefault(folder.lower(), folder) == folder for folder in above)
        if not spelt or name.lower() in files or name.lower() in folders or {one.lower() for one in above} & files:
            yield name
        files.add(name.lower())
