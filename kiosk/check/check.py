"""`kiosk check`: every rule over a content folder, and the measured pages where a measure is at hand."""

from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.check.accept import Report, settle
from kiosk.check.context import Context
from kiosk.check.rules import MEASURED, RULES, names
from kiosk.loader.load import Loaded
from kiosk.model.deck import Deck
from kiosk.model.problem import Problem

Pages = Callable[[Deck], Iterable[Problem]]
"""Lays out each page and says what overflows or lacks a glyph; left out where there is no Qt, or no time."""


def check(loaded: Loaded, assets: Path, *, pages: Pages | None = None) -> tuple[Problem, ...]:
    """All problems, the loader's included and those accepted left out, by file, line and column."""
    return report(Context(loaded, assets / "icons"), pages=pages).problems


def report(context: Context, *, pages: Pages | None = None) -> Report:
    """The same, with what staff have accepted."""
    deck = context.loaded.deck
    return settled(context, asked(context), pages(deck) if pages and deck else (), complete=bool(pages))


def asked(context: Context) -> tuple[Problem, ...]:
    """What every rule finds, that of the pages and what is accepted aside."""
    return tuple(problem for rule in RULES for problem in rule.check(context))


def settled(context: Context, found: Iterable[Problem], measured: Iterable[Problem], *, complete: bool) -> Report:
    """What rules found and what was measured, without what is accepted. `complete`: every page was laid out."""
    return settle(context, (*found, *measured), names(), () if complete else MEASURED)
