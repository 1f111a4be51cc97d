"""What a look at sticks and at this machine has found, and the words for it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.model.base import Text
from kiosk.model.pack import Found, Kept
from kiosk.model.problem import N_, printable
from kiosk.ui.staff.ports import Packs
from kiosk.words.days import day
from kiosk.words.messages import tr

LONGEST = 120
"""Characters of a pack's title that are shown."""
VERSION = N_("version %(version)s")
SHIPPED = N_("Content the program came with")


@dataclass(frozen=True, slots=True)
class Seen:
    """found   packs on sticks, newest first
    kept    packs on this machine: the one on show, then those before it
    sticks  how many are plugged in, with packs or without
    """

    found: tuple[Found, ...] = ()
    kept: tuple[Kept, ...] = ()
    sticks: int = 0

    @property
    def new(self) -> int:
        """How many packs wait on sticks, and can be installed."""
        return sum(installable(each) for each in self.found)

    @property
    def shown(self) -> Kept | None:
        """The pack on show; None: the shipped content."""
        return next((each for each in self.kept if each.active), None)

    @property
    def before(self) -> Kept | None:
        """What a step back brings back; None: the shipped content."""
        return next((each for each in self.kept if not each.active), None)


def looked(packs: Packs) -> Seen:
    """A look, for a thread: it may wait for a stick."""
    return Seen(packs.found(), packs.kept(), packs.sticks())


def installable(found: Found) -> bool:
    """Whether staff may install it; one that is on show already need not be."""
    return found.acceptable and not found.installed and found.version is not None


def titled(title: Text | None, language: str, instead: str = "") -> str:
    """A pack's title in a language, else in any it has."""
    texts = title or {}
    return texts.get(language, next(iter(texts.values()), printable(instead)))[:LONGEST]


def when(version: int, language: str) -> str:
    """A version as staff know it: the time when it was built, by this machine's clock; else the number."""
    try:
        built = datetime.strptime(str(version), "%Y%m%d%H%M").replace(tzinfo=UTC).astimezone()
    except (ValueError, OverflowError):
        return tr(language, VERSION, version=version)
    return f"{day(built.date(), language)}, {built:%H:%M}"


def noted(seen: Seen, language: str) -> tuple[str, str]:
    """Which content is on show, and of when: for its tile."""
    pack = seen.shown
    if pack is None:
        return tr(language, SHIPPED), ""
    return titled(pack.title, language), when(pack.version, language)


def fingerprint(signer: str) -> tuple[str, ...]:
    """A fingerprint in two lines, to be compared by eye."""
    groups = signer.split("-")
    half = (len(groups) + 1) // 2
    return tuple("-".join(part) for part in (groups[:half], groups[half:]) if part)
