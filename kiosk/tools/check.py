"""`kiosk check [DIR]`: faults of a content folder as compilers write them, then how many."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable

from kiosk import places
from kiosk.check.check import Pages, check
from kiosk.check.rules import explain, names
from kiosk.loader.load import Loaded, load
from kiosk.model.deck import Deck
from kiosk.model.problem import Problem
from kiosk.tools.content import folder
from kiosk.tools.fonts import measure
from kiosk.words.messages import line, ntr, say, tr
from kiosk.words.suggest import suggest


def run(options: Namespace, language: str) -> int:
    """0 clean or warnings only, 1 errors, 2 cannot run."""
    if options.explain is not None:
        return _explain(options.explain, language)
    path = folder(options.folder or options.content, language)
    loaded = load(path)
    pages = _pages(loaded)
    problems = check(loaded, places.assets(), pages=pages)
    if options.format == "json":
        print(json.dumps(_report(problems, pages is not None, language), indent=2, ensure_ascii=False))
    else:
        for problem in problems:
            print(line(problem, language))
        if pages is None:
            print(tr(language, "Texts were not measured: this needs Qt, which cannot be loaded here."))
        print(ntr(language, "%(n)s problem", "%(n)s problems", len(problems)))
    return int(any(problem.level == "error" for problem in problems))


def _pages(loaded: Loaded) -> Pages | None:
    """The measured part; None without Qt."""
    found = measure()
    if found is None:
        return None
    from kiosk.check import fit

    def pages(deck: Deck) -> Iterable[Problem]:
        return fit.pages(deck, loaded, found)

    return pages


def _report(problems: Iterable[Problem], measured: bool, language: str) -> dict[str, object]:
    """The same for programs."""
    rows = [
        {
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "level": one.level,
            "rule": one.rule,
            "message": say(one.message, language),
            "hint": say(one.hint, language) if one.hint else None,
        }
        for one in problems
    ]
    return {"problems": rows, "measured": measured}


def _explain(rule: str, language: str) -> int:
    if rule in names():
        print(explain(rule), end="")
        return 0
    meant = suggest(rule, names())
    hint = f" ({say(meant, language)})" if meant else ""
    print(tr(language, 'there is no rule "%(name)s"', name=rule) + hint, file=sys.stderr)
    print(tr(language, "rules: %(names)s", names=", ".join(sorted(names()))), file=sys.stderr)
    return 2
