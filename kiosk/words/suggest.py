"""The name that was probably meant: one wording for every unknown field, id, unit or form."""

from collections.abc import Iterable
from difflib import get_close_matches

from kiosk.model.problem import N_, Say


def suggest(name: str, known: Iterable[str]) -> Say | None:
    """`did you mean "body"?` for "boddy"; None where no known name is near."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return Say(N_('did you mean "%(name)s"?'), {"name": near[0]}) if near else None


FEW = 8
"""Names that a hint lists."""


def choose(name: str, known: Iterable[str]) -> Say:
    """The same; where no name is near, those that there are, or the first of them."""
    known = list(known)
    if near := suggest(name, known):
        return near
    if not known:
        return Say(N_("delete it, or first write what it names"))
    return Say(N_("there are: %(names)s"), {"names": ", ".join(known[:FEW]) + (", …" if len(known) > FEW else "")})
