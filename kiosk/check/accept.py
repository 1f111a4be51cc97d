"""Acknowledging: a warning that staff have looked at and let stand is set aside, with the reason they give.

    accept:
      unused-indicator: gli anelli del grafico lo mostrano già

It stands in the entry that has the warning: a slide, an indicator, a source, a place, a talk or a stop of it, the head
of a slides file, kiosk.yaml. A warning belongs to the entry in whose lines it lies; in a data file, to the indicators
that take their values from it; in a file without entries (a picture), to kiosk.yaml. Errors are never accepted: what
the booth leaves out, it leaves out whatever the reason.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kiosk.check.context import Context
from kiosk.loader.marked import Loc, Marked, Node
from kiosk.model.problem import N_, Problem, Say, ordered
from kiosk.words.suggest import suggest

RULE = "unused-accept"
FIELD = "accept"
Owner = tuple[str, Loc]
"""A file and the place of an entry in it; the place is () for what a file says of itself."""


_MEND = Say(N_("fix it, then delete this line"))


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning that was let stand, by which entry, and why."""

    problem: Problem
    owner: Owner
    reason: str


@dataclass(frozen=True)
class Report:
    """What is left to be looked at, and what was accepted; both by file, line and column."""

    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...] = ()


def settle(
    context: Context, problems: Iterable[Problem], rules: Collection[str], unasked: Collection[str] = ()
) -> Report:
    """Set aside what is accepted. An `accept` that hits nothing of its entry becomes a problem itself, unless
    something is left out for an error: some rules are silent until it is mended.

    rules    the names of all rules
    unasked  those that have not answered for all content: that they found nothing means nothing yet
    """
    files = _files(context)
    said = {(path, loc): accepts for path, file in files.items() for loc, accepts in file.accepting()}
    met: set[tuple[Owner, str]] = set()
    errors: set[tuple[Owner, str]] = set()
    left, accepted = [], []
    for problem in ordered(problems):
        owners = [owner for owner in _owners(context, files, problem) if problem.rule in said.get(owner, ())]
        if owners and problem.level != "error":
            accepted.append(Accepted(problem, owners[0], said[owners[0]][problem.rule]))
            met.update((owner, problem.rule) for owner in owners)
        else:
            left.append(problem)
            errors.update((owner, problem.rule) for owner in owners)
    whole = not any(problem.level == "error" for problem in context.loaded.problems)
    for owner, accepts in said.items():
        for name in accepts:
            error = (owner, name) in errors
            if (owner, name) not in met and (error or name not in rules or (whole and name not in unasked)):
                left.append(_unused(files[owner[0]].marked, owner[1], name, rules, error=error))
    return Report(ordered(left), tuple(accepted))


class _File:
    """The entries of a file: where each begins (the next one's beginning is its end), and what each accepts."""

    def __init__(self, marked: Marked, own: set[Loc]) -> None:
        """`own`: the places of its entries that are sound in themselves; what others accept is not asked for."""
        self.marked = marked
        keys = marked.root.keys if isinstance(marked.root, Node) else {}
        if any(len(loc) == 1 for loc in own):  # one thing an id: sources, places, indicators
            starts: dict[tuple[int, int], Loc] = {mark[:2]: (key,) for key, mark in keys.items()}
            self._own = own
        else:
            starts = {mark[:2]: () for mark in keys.values()}
            self._own = own if "topic" in keys else {(), *own}  # slides of no topic have a head too
        if listed := marked.node(("slides",)):
            starts |= {marked.at(("slides", index)): ("slides", index) for index in listed.inner}
        self._places = sorted(starts)
        self._starts = starts

    def at(self, line: int, column: int) -> Loc:
        """The entry in whose lines a place lies."""
        before = bisect_right(self._places, (line, column))
        return self._starts[self._places[before - 1]] if before else ()

    def accepting(self) -> Iterator[tuple[Loc, dict[str, str]]]:
        """The entries that accept something, and what."""
        for loc in self._own:
            value = self.marked.value
            for step in loc:
                value = value[step]
            accepts = value.get(FIELD)
            if isinstance(accepts, dict) and all(isinstance(one, str) for pair in accepts.items() for one in pair):
                yield loc, accepts


def _files(context: Context) -> dict[str, _File]:
    marked: dict[str, Marked] = {}
    own: dict[str, set[Loc]] = defaultdict(set)
    for entry, _ in context.parts.values():
        marked[entry.path] = entry.marked
        own[entry.path].add(entry.loc)
    return {path: _File(one, own[path]) for path, one in marked.items()}


def _owners(context: Context, files: dict[str, _File], problem: Problem) -> list[Owner]:
    """The entries that a problem belongs to."""
    if file := files.get(problem.path):
        return [(problem.path, file.at(problem.line, problem.column))]
    users = [one for one in context.draft.indicators.values() if one.data and one.data.path == problem.path]
    kiosk = context.draft.kiosk
    return [(one.path, one.loc) for one in users] or ([(kiosk.path, kiosk.loc)] if kiosk else [])


def _unused(marked: Marked, loc: Loc, name: str, rules: Collection[str], *, error: bool) -> Problem:
    message, hint = (
        Say(N_('there is no "%(name)s" here to accept'), {"name": name}),
        Say(N_("delete this line")),
    )
    if name not in rules:
        message, hint = Say(N_('there is no rule "%(name)s"'), {"name": name}), suggest(name, rules) or hint
    elif error:
        message, hint = Say(N_('"%(name)s" is an error here, and errors cannot be accepted'), {"name": name}), _MEND
    return Problem(marked.path, *marked.at((*loc, FIELD, name), key=True), "warning", RULE, message, hint)
