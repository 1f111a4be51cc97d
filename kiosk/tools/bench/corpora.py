"""All hostile files that there are, by the name that each would have, and what the kiosk says of them.

indicators/   YAML             kiosk.check.attacks
data/         CSV and XLSX     kiosk.check.attacks_tables
images/       PNG, JPEG, WebP  kiosk.check.attacks_images
packs/        packs            kiosk.packs.attacks
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kiosk.check import attacks, attacks_images, attacks_tables
from kiosk.model.problem import Problem
from kiosk.packs import attacks as attacks_packs

KINDS: Mapping[str, tuple[str, Callable[[], dict[str, bytes]], Callable[[Path], tuple[Problem, ...]]]] = {
    "indicators": (".yaml", attacks.corpus, attacks.refusals),
    "data": ("", attacks_tables.corpus, attacks_tables.refusals),
    "images": ("", attacks_images.corpus, attacks_images.refusals),
    "packs": (".kpack", attacks_packs.corpus, attacks_packs.refusals),
}
"""By folder: how its files' names end, their bytes, and who refuses them."""


def every(kind: str) -> Iterator[tuple[str, bytes]]:
    """The files of a kind: `data/huge.csv`, and its bytes."""
    end, corpus, _ = KINDS[kind]
    yield from ((f"{kind}/{name}{end}", data) for name, data in corpus().items())


def refusals(path: Path) -> tuple[Problem, ...]:
    """What is said of one of these files, which lies in a folder called as its kind. Never raises."""
    return KINDS[path.parent.name][2](path)
