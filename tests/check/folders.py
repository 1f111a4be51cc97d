"""What tests of rules ask of a content folder, and a slide that they put into one."""

from pathlib import Path

from kiosk import places
from kiosk.check.check import check
from kiosk.loader.load import load
from kiosk.model.problem import Problem


def every(folder: Path) -> tuple[Problem, ...]:
    return check(load(folder), places.assets())


def problems(folder: Path) -> tuple[Problem, ...]:
    """Without advice: most folders here have indicators that nothing uses."""
    return tuple(one for one in every(folder) if one.level != "advice")


def slide(title_it: str, title_en: str, more: str = "") -> dict[str, str]:
    head = f"slides:\n  - id: pharma\n    layout: figures\n    title:\n      it: {title_it}\n      en: {title_en}\n"
    return {"slides/pharma.yaml": head + more}
