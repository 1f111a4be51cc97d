"""Indicators whose values stand in a file of their own (`data`) get them from it, as if they stood in the indicator.

Where the file is at fault the indicator is left out, unless a deck already on show (`last`) has good values for it:
those stay. So other content can be taken over while somebody still works on a table.
"""

from dataclasses import replace
from pathlib import Path

from kiosk.loader.draft import Draft, Entry
from kiosk.loader.files import Files, inside, plain_inside, shown
from kiosk.loader.joining import given
from kiosk.loader.marked import Marked
from kiosk.loader.tables import Table, kind, most, parse
from kiosk.model.deck import Deck
from kiosk.model.indicator import DataFile, Indicator, Values
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.suggest import choose

RULE = "data-file"
_FIELDS = {"csv": ("decimal", "key", "value"), "xlsx": ("decimal", "key", "value", "sheet"), "yaml": (), "yml": ()}
"""What may be said of a file of each kind, besides its name."""


def fill(files: Files, draft: Draft, last: Deck | None = None) -> None:
    """Fill in the draft's indicators. Adds to its problems, and to what it leaves out."""
    for name, entry in list(draft.indicators.items()):
        source = entry.model.data
        if source is None or given(entry.model) != ["data"]:
            continue
        fault = _fault(entry, source, files)
        if not fault:
            draft.data.add(source.file)
        table = Table(None, Marked("", None), (fault,)) if fault else _read(files, source)
        draft.problems += [one for one in table.problems if one not in draft.problems]  # two may name the same file
        known = last.indicators.get(name) if last else None
        values = table.values or (kept(known) if known and known.data == source else None)
        if values:
            draft.indicators[name] = replace(entry, model=filled(entry.model, values), data=table.marked)
        else:
            draft.left_out.add(name)
            draft.waiting.add(source.file)
            del draft.indicators[name]


def filled(indicator: Indicator, values: Values) -> Indicator:
    """An indicator with other values."""
    return indicator.model_copy(update={name: getattr(values, name) for name in Values.model_fields})


def kept(indicator: Indicator) -> Values:
    """The values that an indicator was filled with."""
    return Values.model_construct(**{name: getattr(indicator, name) for name in Values.model_fields})


def _read(files: Files, source: DataFile) -> Table:
    path = files.folder / source.file
    name = shown(files.folder, path)
    try:
        with path.open("rb") as file:
            return parse(file.read(most(name) + 1), name, source)
    except OSError as error:
        return Table(None, Marked(name, None), (unreadable(name, error.strerror or str(error)),))


def unreadable(name: str, reason: str) -> Problem:
    """The problem of a file that is there and cannot be read, or is gone."""
    message = Say(N_("the file cannot be read: %(reason)s"), {"reason": reason})
    return Problem(name, 1, 1, "error", "unreadable", message, Say(N_("see that its permissions let you read it")))


def _fault(entry: Entry[Indicator], source: DataFile, files: Files) -> Problem | None:
    """What is wrong with `data` itself."""
    suffix = kind(source.file)
    at: tuple[str, ...] = ("data", "file")
    hint: Say | None = None
    if not inside(source.file):
        message = Say(N_("a data file has to be inside the content folder"))
        hint = Say(N_("such as data/table.csv, with / between folders"))
    elif suffix not in _FIELDS:
        message = Say(N_("a data file is CSV, XLSX or YAML"))
        hint = Say(N_("save the spreadsheet as .xlsx, without macros"))
    elif suffix in ("yaml", "yml") and source.file.partition("/")[0] in ("indicators", "slides", "talks"):
        message = Say(N_("YAML files in this folder are read as content, not as data"))
        hint = Say(N_("such as data/table.csv, with / between folders"))
    elif suffix == "csv" and source.decimal is None:
        message, at = Say(N_("are decimals in the file written with a comma or with a point?")), ("data",)
        hint = Say(N_("add decimal: comma, or decimal: point"))
    elif odd := [name for name in _FIELDS["xlsx"] if getattr(source, name) and name not in _FIELDS[suffix]]:
        message, at = Say(N_('"%(field)s" is not for files of this kind'), {"field": odd[0]}), ("data", odd[0])
        hint = Say(N_("delete it here"))
    else:
        return _no_file(entry, source, files)
    return entry.problem(at, RULE, message, hint)


def _no_file(entry: Entry[Indicator], source: DataFile, files: Files) -> Problem | None:
    message, hint = Say(N_("this is not a plain file: links are not followed")), Say(N_("copy the file itself here"))
    try:
        if plain_inside(files.folder, source.file):
            return None
    except OSError:
        message = Say(N_("there is no file %(name)s"), {"name": source.file})
        hint = choose(source.file, _beside(files.folder, source.file))
    return entry.problem(("data", "file"), RULE, message, hint)


def _beside(folder: Path, name: str) -> list[str]:
    """The files where one was looked for, named as content names them."""
    try:
        return sorted(f"{Path(name).parent.as_posix()}/{path.name}" for path in (folder / name).parent.iterdir())
    except OSError:
        return []
