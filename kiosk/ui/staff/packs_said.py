"""What the packs page tells: packs on a stick and on this machine, the questions about them, what came of it."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.charts.marks import Label
from kiosk.charts.text import block
from kiosk.model.pack import Found, Kept
from kiosk.model.problem import N_, Problem
from kiosk.model.tokens import STYLES
from kiosk.ui.staff.page import MEASURE, Told
from kiosk.ui.staff.shelf import SHIPPED, Seen, fingerprint, installable, titled, when
from kiosk.words.messages import NN_, ntr, tr

STICK, HERE = N_("On the stick"), N_("On this computer")
MANY = N_("On the stick: pack %(place)s of %(count)s")
LOOKING = N_("Looking for a stick …")
NOTHING = N_("No pack. Plug in a stick with a .kpack file: the booth finds it by itself.")
EMPTY = N_("There is a stick, but no pack on it: the .kpack file may be inside one folder, no deeper.")
SLIDES = NN_("%(n)s slide", "%(n)s slides")
KNOWN, UNKNOWN = N_("Key %(signer)s, known here"), N_("Key %(signer)s, not known here")
SHOWN, ALREADY = N_("on show"), N_("This pack is on show already.")
WILL = N_("The booth shows this pack as soon as nobody is using it. What it shows now stays here and can come back.")
COMPARE = N_(
    "This pack is signed with a key not known here. Ask the office for its fingerprint: if a single "
    "character differs, do not install."
)
BACK_TO = N_("As soon as nobody is using the booth, this comes back:")
FROM, AS_IT_WAS = N_("The booth shows it as soon as nobody is using it."), N_("The booth goes on as before.")
AFTER = N_("The stick may be taken out. “Roll back” brings back what was shown before.")


def both(page: Told, seen: Seen | None, pack: Found | None, width: float) -> list[Label]:
    """What is on the stick, `pack` of it, and what is on this machine."""
    if seen is None:
        return [page.both(LOOKING, "body", width)]
    return [*_on_stick(page, seen, pack, width), *_on_machine(page, seen, width)]


def _on_stick(page: Told, seen: Seen, pack: Found | None, width: float) -> list[Label]:
    if pack is None:
        return [page.head(STICK, width), page.both(EMPTY if seen.sticks else NOTHING, "body", width)]
    place, count = seen.found.index(pack) + 1, len(seen.found)
    head = page.head(MANY, width, place=place, count=count) if count > 1 else page.head(STICK, width)
    out = [head, *_described(page, pack, width)]
    if pack.installed:
        out.append(page.both(ALREADY, "tile-quiet", width, "good"))
    may = installable(pack)  # then what there is to say is no error
    out += [page.problem(replace(each, level="warning") if may else each, width) for each in pack.problems]
    return out


def _on_machine(page: Told, seen: Seen, width: float) -> list[Label]:
    packs = [kept(page, each, width, shown=each.active) for each in seen.kept]
    shipped = [] if seen.shown else [kept(page, None, width, shown=True)]
    return [page.head(HERE, width), *shipped, *packs]


def kept(page: Told, pack: Kept | None, width: float, *, shown: bool) -> Label:
    """A pack on this machine; None: the shipped content."""
    said = []
    for language in page.languages:
        name = tr(language, SHIPPED) if pack is None else titled(pack.title, language)
        told = [name, *([when(pack.version, language)] if pack else []), *([tr(language, SHOWN)] if shown else [])]
        told[-1] = told[-1].replace(" ", "\u00a0")
        said.append(" · ".join(told))
    return page.lines(said, "tile-quiet", width, "shown" if shown else "kept")


def _described(page: Told, pack: Found, width: float) -> list[Label]:
    """Title, version and size, signer."""
    out = _titled(page, pack, width)
    if pack.signer:
        out.append(page.both(KNOWN if pack.trusted else UNKNOWN, "tile-quiet", width, signer=pack.signer))
    return out


def _titled(page: Told, pack: Found, width: float) -> list[Label]:
    """Title; version and size."""
    titles = [titled(pack.title, language, pack.path.name) for language in page.languages]
    about = []
    for language in page.languages:
        said = [when(pack.version, language)] if pack.version is not None else []
        said += [ntr(language, *SLIDES, pack.slides)] if pack.slides else []
        about.append(" · ".join(said))
    return [page.lines(titles, "s", width), *([page.lines(about, "tile", width)] if about[0] else [])]


def question(page: Told, pack: Found, width: float) -> list[Label]:
    """What will happen; of a signer that is not known, what to compare first."""
    title, *about = _described(page, pack, width)
    if pack.trusted or pack.signer is None:
        return [title, *about, page.both(WILL, "body", width)]
    pieces = tuple(("\n" * (n > 0) + part, STYLES["s"], "touch") for n, part in enumerate(fingerprint(pack.signer)))
    large = block("text", pieces, 0.0, 0.0, width, MEASURE)
    return [title, page.both(COMPARE, "body", width, "warning"), large, page.both(WILL, "tile-quiet", width)]


def outcome(page: Told, about: Found | Kept | None, problems: Sequence[Problem], width: float) -> list[Label]:
    """What came of it: which pack is shown now, or why it is not."""
    if problems:
        return [page.both(AS_IT_WAS, "body", width), *(page.problem(each, width) for each in problems)]
    if isinstance(about, Found):
        return [*_titled(page, about, width), page.both(FROM, "body", width), page.both(AFTER, "tile-quiet", width)]
    return [kept(page, about, width, shown=False), page.both(FROM, "body", width)]
