"""`kiosk check`: every rule over a content folder, and the measured pages where a measure is at hand."""

from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.check.context import Context
from kiosk.check.rules import RULES
from kiosk.loader.load import Loaded
from kiosk.model.deck import Deck
from kiosk.model.problem import Problem, ordered

Pages = Callable[[Deck], Iterable[Problem]]
"""Lays out each page and says what overflows or lacks a glyph; left out where there is no Qt."""


def check(loaded: Loaded, assets: Path, *, pages: Pages | None = None) -> tuple[Problem, ...]:
    """All problems, the loader's included, by file, line and column."""
    context = Context(loaded, assets / "icons")
    problems = [problem for rule in RULES for problem in rule.check(context)]
    if pages and loaded.deck:
        problems += pages(loaded.deck)
    return ordered(problems)
