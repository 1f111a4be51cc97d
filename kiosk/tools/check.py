"""`kiosk check [DIR]`: faults of a content folder as compilers write them, then one sentence of what to do.

`--agree` looks for none: it notes that all texts say the same in every language now (kiosk.check.agreed).
"""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk import places
from kiosk.check import agreed
from kiosk.check.accept import Report
from kiosk.check.check import Pages, report
from kiosk.check.context import Context
from kiosk.check.rules import explain, names, stale_translation
from kiosk.files import write_whole
from kiosk.loader.load import Loaded, load
from kiosk.model.deck import Deck
from kiosk.model.problem import N_, Problem
from kiosk.tools.content import NoContentError, folder, in_use, uncollected
from kiosk.tools.fonts import measure
from kiosk.tools.progress import slides
from kiosk.tools.verdict import listed, sentence
from kiosk.words.messages import line, ntr, say, tr
from kiosk.words.suggest import suggest


def run(options: Namespace, language: str) -> int:
    """0 clean or warnings only, 1 errors, 2 cannot run."""
    if options.explain is not None:
        return _explain(options.explain, language)
    given = in_use(options)
    if options.agree and not (options.folder or options.content):
        raise NoContentError(tr(language, "name the folder too: kiosk check DIR --agree"))
    path = folder(given, language)
    if not (options.folder or options.content):
        print(_unnamed(path, shipped=given is None, language=language), file=sys.stderr)
    with uncollected():
        context = Context(load(path), places.assets() / "icons")
        if options.agree:
            return _agree(context, language)
        with slides(language) as went:
            pages = None if options.quick else measured(context.loaded, went)
            found = report(context, pages=pages)
    unmeasured = ""
    if options.quick:
        unmeasured = tr(language, "the texts were not measured (--quick)")
    elif pages is None:
        unmeasured = tr(language, "the texts were not measured: this needs Qt, which cannot be loaded here")
    end = sentence(context.loaded, found, language, unmeasured)
    if options.format == "json":
        told = {**rows(found, language), "measured": pages is not None, "sentence": end}
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        for each in listed(found.problems, language):
            print(each)
        print(end)
    return int(any(problem.level == "error" for problem in found.problems))


def _unnamed(path: Path, *, shipped: bool, language: str) -> str:
    """What was checked, where no folder was named; whoever stands in another one will have meant that."""
    pack, own = N_("This is the installed pack: %(path)s"), N_("This is the content the program came with: %(path)s")
    said = tr(language, own if shipped else pack, path=path)
    if Path("kiosk.yaml").exists():
        said += "\n" + tr(language, "To check the folder you are in: kiosk check .")
    return said


def rows(found: Report, language: str) -> dict[str, object]:
    """Problems, and what was accepted with its reason, for programs."""
    return {
        "problems": [_row(one, language) for one in found.problems],
        "accepted": [{**_row(one.problem, language), "reason": one.reason} for one in found.accepted],
    }


def _row(one: Problem, language: str) -> dict[str, object]:
    return {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "level": one.level,
        "rule": one.rule,
        "message": say(one.message, language),
        "hint": say(one.hint, language) if one.hint else None,
        "cause": f"{one.cause.path}:{one.cause.line}:{one.cause.column}" if one.cause else None,
    }


def _told(problem: Problem, language: str) -> str:
    """A fault, and the name of its rule, for `--explain` and `accept`."""
    return f"{line(problem, language)} [{problem.rule}]"


def measured(loaded: Loaded, went: Callable[[int, int], None] = lambda done, total: None) -> Pages | None:
    """The measured part; None without Qt. `went`: told how many slides of how many are done."""
    found = measure()
    if found is None:
        return None
    from kiosk.check import fit
    from kiosk.ui.stage.broken import broken

    def pages(deck: Deck) -> Iterable[Problem]:
        yield from fit.pages(deck, loaded, found, went)
        yield from broken(loaded)

    return pages


def _agree(context: Context, language: str) -> int:
    """Note that all texts say the same in every language. Not while some cannot be read: their notes would be lost."""
    loaded = context.loaded
    errors = [problem for problem in loaded.problems if problem.level == "error"]
    if errors:
        for each in listed(errors, language):
            print(each)
        print(
            tr(
                language,
                "Nothing was noted: fix the errors first, otherwise the texts they leave out would be forgotten.",
            )
        )
        return 1
    changed = [one for one in stale_translation.check(context) if one.path != agreed.name(loaded.folder)]
    for problem in changed:
        print(_told(problem, language))
    write_whole(loaded.folder / agreed.FILE, agreed.written(context), shared=True)
    told = ntr(
        language,
        "%(n)s text noted: it says the same in every language",
        "%(n)s texts noted: they say the same in every language",
        agreed.count(context),
    )
    also = ntr(
        language,
        "one of them, named above, was changed in one language only",
        "%(n)s of them, named above, were changed in one language only",
        len(changed),
    )
    print(f"{told}; {also}." if changed else f"{told}.")
    return 0


def _explain(rule: str, language: str) -> int:
    if rule in names():
        print(explain(rule, language), end="")
        return 0
    meant = suggest(rule, names())
    hint = f" ({say(meant, language)})" if meant else ""
    print(tr(language, 'there is no rule "%(name)s"', name=rule) + hint, file=sys.stderr)
    print(tr(language, "rules: %(names)s", names=", ".join(sorted(names()))), file=sys.stderr)
    return 2
