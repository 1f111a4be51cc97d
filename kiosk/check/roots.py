"""Where to begin mending: one misspelt word may cost a slide, and every name that leads to it."""

from kiosk.model.problem import Problem

WHOLE = frozenset({"missing-file", "unreadable", "encoding", "limits", "syntax"})
"""Rules of what costs a whole file."""
FOLLOWS = frozenset(
    {"unknown-slide", "unknown-reference", "unknown-source", "unknown-place", "unknown-topic", "derive"}
)
"""Rules of names that lead nowhere, as they do where what they name is left out for an error of its own."""


def root(problem: Problem) -> int:
    """A rank: first what costs most, last what may only follow from another error."""
    return -1 if problem.rule in WHOLE else int(problem.rule in FOLLOWS)
