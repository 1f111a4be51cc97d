"""`kiosk table`: the figures as a workbook (`export`), and back from it (`import`)."""

import re
import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kiosk import places
from kiosk.files import write_whole
from kiosk.loader.load import load
from kiosk.model.problem import N_
from kiosk.tools.content import NoContentError, folder, in_use
from kiosk.words.messages import line, ntr, tr

ZIP_YEARS = range(1980, 2108)
"""A workbook is a zip, and no other year can be written into one."""


def run(options: Namespace, language: str) -> int:
    """The exit code: 0 written or nothing to write, 1 refused, 2 cannot run, 3 shown and not written."""
    path: Path = options.file
    if path.suffix.lower() != ".xlsx":
        raise NoContentError(tr(language, "%(file)s: the name of a workbook ends in .xlsx", file=path))
    if options.what == "export":
        words = [path.name, "--content", str(options.content or "DIR")]
        return _export(folder(in_use(options), language), path, words, language)
    if options.content is None:  # never by mistake into what the program came with, nor ever into a pack
        said = N_("a pack that is installed is never changed: name the folder it was built from with --content DIR")
        if in_use(options) is None:
            said = N_("name the folder to write into with --content DIR (what the program came with is in %(path)s)")
        raise NoContentError(tr(language, said, path=places.content()))
    from kiosk.tools.table.taking import take

    return take(folder(options.content, language), path, language, yes=options.yes)


def _export(content: Path, out: Path, words: Iterable[str], language: str) -> int:
    """Write the workbook, but never over one that is there: somebody may have changed figures in it.

    words  what follows `kiosk table import` to take it back
    """
    if out.exists():
        raise NoContentError(tr(language, "%(file)s already exists: choose another name, or delete it", file=out))
    if date.today().year not in ZIP_YEARS:
        said = tr(language, "set the clock of this computer first: it says %(year)s", year=date.today().year)
        raise NoContentError(said)
    from kiosk.tools.table.export import workbook
    from kiosk.tools.table.lines import lines

    draft = load(content).draft
    for problem in draft.problems:
        if problem.level == "error":
            print(line(problem, language), file=sys.stderr)
    count = len(list(lines(draft)))
    if not count:
        raise NoContentError(tr(language, "%(path)s has no figures", path=content))
    back = " ".join(f'"{word}"' if re.search(r"\s", word) else word for word in words)
    write_whole(out, workbook(draft, language, back), shared=True)
    print(ntr(language, "%(file)s is ready: %(n)s line", "%(file)s is ready: %(n)s lines", count, file=out))
    return 0
