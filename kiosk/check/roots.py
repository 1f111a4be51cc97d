"""Where to begin mending: one misspelt word may cost a slide, and every name that leads to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.model.problem import Problem

LEVELS = {"error": 0, "warning": 1, "advice": 2}
"""The gravest first."""
WHOLE = frozenset({"missing-file", "unreadable", "encoding", "limits", "syntax"})
"""Rules of what costs a whole file."""


@dataclass(frozen=True, slots=True)
class Told:
    """A problem, and the others that say the same of other places."""

    problem: Problem
    also: tuple[Problem, ...]


def root(problem: Problem) -> int:
    """A rank: first what costs most, last what only follows from another error."""
    return 1 if problem.cause else -1 if problem.rule in WHOLE else 0


def told(problems: Iterable[Problem]) -> list[Told]:
    """What there is to mend, that first which is to be mended first, each once; without what only follows from it."""
    alike: dict[str, list[Problem]] = {}
    for one in problems:
        if not one.cause:
            alike.setdefault(repr((one.level, one.rule, one.message, one.hint)), []).append(one)
    every = [Told(first, tuple(others)) for first, *others in alike.values()]
    return sorted(every, key=lambda one: (LEVELS[one.problem.level], root(one.problem)))
