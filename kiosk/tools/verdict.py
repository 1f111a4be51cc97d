"""What is wrong with a content folder, a line each, and what to do about it, in one sentence."""

from collections.abc import Iterator, Sequence

from kiosk.check.accept import Report
from kiosk.check.roots import told
from kiosk.loader.load import Loaded
from kiosk.loader.marked import read
from kiosk.model.problem import Level, Problem
from kiosk.words.messages import line, ntr, tr
from kiosk.words.numbers import join

ALSO = 12
"""Further places that are named where the same is wrong at many."""


def listed(problems: Sequence[Problem], language: str) -> Iterator[str]:
    """Problems as compilers write them: what is to be mended first comes first, what is the same is said once, and what
    only follows from another not at all."""
    for one in told(problems):
        yield f"{line(one.problem, language)} [{one.problem.rule}]"
        if one.also:
            places = ", ".join(map(_place, one.also[:ALSO]))
            if more := len(one.also) - ALSO if len(one.also) > ALSO else 0:
                yield "  " + ntr(language, "also at %(places)s, and %(n)s more place",
                                 "also at %(places)s, and %(n)s more places", more, places=places)  # fmt: skip
            else:
                yield "  " + tr(language, "also at %(places)s", places=places)


def sentence(loaded: Loaded, found: Report, language: str, unmeasured: str = "") -> str:
    """The sentence. `unmeasured`: why texts were not measured, already in the language."""
    errors = _of("error", found)
    if errors:
        said = _fix(loaded, errors, language)
    elif found.problems:
        warnings, advice = len(_of("warning", found)), len(_of("advice", found))
        what = [ntr(language, "%(n)s warning", "%(n)s warnings", warnings)] if warnings else []
        what += [ntr(language, "%(n)s piece of advice", "%(n)s pieces of advice", advice)] if advice else []
        said = tr(
            language,
            "No errors. To look at, or to accept with a reason (kiosk check --explain RULE tells more): %(what)s",
            what=join(what, language),
        )
    elif found.accepted:
        said = ntr(
            language,
            "All is well: %(n)s warning is accepted, with its reason",
            "All is well: %(n)s warnings are accepted, each with its reason",
            len(found.accepted),
        )
    else:
        said = tr(language, "All is well")
    return f"{said}; {unmeasured}." if unmeasured else f"{said}."


def _fix(loaded: Loaded, errors: list[Problem], language: str) -> str:
    """Where to begin, and what the errors cost meanwhile."""
    first, *others = told(errors)
    fix = ntr(
        language,
        "Fix the error first, at %(place)s",
        "Fix the %(n)s errors first, starting at %(place)s",
        sum(1 + len(one.also) for one in (first, *others)),
        place=_place(first.problem),
    )
    if follow := sum(one.cause is not None for one in errors):
        fix = ntr(
            language,
            "%(fix)s; %(n)s more only follows from there, and will go by itself",
            "%(fix)s; %(n)s more only follow from there, and will go by themselves",
            follow,
            fix=fix,
        )
    if loaded.deck is None:
        return tr(language, "%(fix)s. Until then there is nothing to show", fix=fix)
    slides, files = _left_out(loaded)
    what = [ntr(language, "%(n)s slide", "%(n)s slides", slides)] if slides else []
    what += [ntr(language, "%(n)s whole file", "%(n)s whole files", files)] if files else []
    if not what:
        return fix
    return tr(language, "%(fix)s. Until then the booth leaves out %(what)s", fix=fix, what=join(what, language))


def _left_out(loaded: Loaded) -> tuple[int, int]:
    """How many slides are written and cannot be shown, and how many files of which nothing can be read."""
    there = loaded.deck.slides if loaded.deck else {}
    top = loaded.folder
    faulty = {one.path.partition("/")[2] for one in loaded.problems if one.level == "error"}
    slides = files = 0
    for path in loaded.files:
        name = path.relative_to(top).as_posix()
        if name not in faulty or path.suffix not in (".yaml", ".yml"):
            continue
        value = read(path, name).value
        files += value is None
        if name.startswith("slides/") and isinstance(value, dict) and isinstance(value.get("slides"), list):
            named = [one.get("id") if isinstance(one, dict) else None for one in value["slides"]]
            slides += sum(1 for one in named if not isinstance(one, str) or one not in there)
    return slides, files


def _place(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}:{problem.column}"


def _of(level: Level, found: Report) -> list[Problem]:
    return [problem for problem in found.problems if problem.level == level]
