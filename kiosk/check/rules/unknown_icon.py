"""A topic, or a card of a slide, names an icon that is not among the shipped ones.

Icons are the SVG files in assets/icons.

In italiano: Un tema, o una scheda di una slide, indica un’icona che non esiste.

Le icone sono i file SVG di assets/icons.

Passes:

    # slides/pharma.yaml
    topic:
      it: Farmaceutica
      en: Pharmaceuticals
    icon: pill
    tile:
      figure:
        it: "{employees:n}"
        en: "{employees:n}"
      caption:
        it: addetti
        en: employees

Fails:

    # slides/pharma.yaml
    topic:
      it: Farmaceutica
      en: Pharmaceuticals
    icon: pil
    tile:
      figure:
        it: "{employees:n}"
        en: "{employees:n}"
      caption:
        it: addetti
        en: employees
"""

from collections.abc import Iterator
from typing import Any

from kiosk.check.context import Context
from kiosk.loader.draft import Entry
from kiosk.loader.marked import Loc
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.suggest import choose

RULE = "unknown-icon"


def check(context: Context) -> Iterator[Problem]:
    """The icon of each topic, and those of a slide's points."""
    known = {path.stem for path in context.icons.glob("*.svg")}
    named: list[tuple[Entry[Any], Loc, str | None]] = [
        (entry, ("icon",), entry.model.icon) for entry in context.draft.topics.values()
    ]
    for slide in context.draft.slides.values():
        named += [(slide, ("points", n, "icon"), point.icon) for n, point in enumerate(slide.model.points)]
    for entry, place, icon in named:
        if icon and icon not in known:
            message = Say(N_('there is no icon "%(name)s"'), {"name": icon})
            yield entry.problem(place, RULE, message, choose(icon, sorted(known)))
