"""The shipped content, read once a process, its slides in the order of the story, and a few of them as a folder."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kiosk import places
from kiosk.check.fit import looks
from kiosk.compose.page import Look
from kiosk.loader.load import Loaded, load
from kiosk.model.deck import Deck


@cache
def loaded() -> Loaded:
    return load(places.content())


def deck() -> Deck:
    found = loaded().deck
    assert found is not None
    return found


def slides() -> list[str]:
    """For `parametrize`: the ids of all slides."""
    return list(deck().slides)


def vouched() -> list[str]:
    """For `parametrize`: the slides that tell something, and who says so; the end of a round does not."""
    return [name for name, slide in deck().slides.items() if slide.layout != "score"]


def every_look() -> Iterator[Look]:
    """Every language, orientation and text size."""
    return looks(deck())


def one_of_each() -> list[str]:
    """For what costs time: slides enough for each layout, each kind of chart, and each shape that one can have."""
    kept, seen = list[str](), set[tuple[str, object]]()
    for name, slide in deck().slides.items():
        chart = slide.chart or {}
        traits: set[tuple[str, object]] = {("layout", slide.layout)}
        traits |= {(key, chart.get(key)) for key in ("kind", "shape", "points", "was", "tissue")}
        if traits - seen:
            kept.append(name)
            seen |= traits
    return kept


def few(folder: Path) -> Path:
    """The shipped content in a folder with a slide of each kind of chart and no talks, for what draws all there are."""
    kinds = {(slide.chart or {}).get("kind"): name for name, slide in deck().slides.items() if not slide.quizzes}
    kept = {"attract", "home", *kinds.values()}
    shutil.copytree(places.content(), folder, ignore=shutil.ignore_patterns("talks"))
    for path in (folder / "slides").glob("*.yaml"):
        head, *own = re.split(r"^(?=  - id: )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        own = [each for each in own if each.split("\n", 1)[0].removeprefix("  - id: ") in kept]
        text = head + "".join(own) if own else head.replace("slides:\n", "slides: []\n")
        path.write_text(text, encoding="utf-8")
    kiosk = folder / "kiosk.yaml"
    stops = re.compile(r"^attract:\n(?:  - .*\n)+", re.MULTILINE)
    kiosk.write_text(stops.sub("attract: [{slide: attract}]\n", kiosk.read_text(encoding="utf-8")), encoding="utf-8")
    return folder
