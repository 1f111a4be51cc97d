"""How the table of figures is laid out: its columns, what a line holds in each, and what only the machine reads.

Above the headings, which are in the reader's language, a hidden row has the columns' names for `table import`, and
behind the last column hidden ones hold what it compares with: the figure, its value and year as they were, and a sum of
the texts in the line. So lines may be sorted, filtered or deleted, columns moved, and sheets renamed.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kiosk.loader.draft import Draft
from kiosk.loader.oddities import Limits
from kiosk.model.base import Text
from kiosk.model.problem import N_
from kiosk.tools.table.lines import Line
from kiosk.words import numbers
from kiosk.words.messages import tr
from kiosk.words.sources import plan_words

NAMES, HEADINGS, FIRST = 1, 2, 3
"""The rows of the columns' names, of the headings, and of the first figure."""
ID, KEY, VALUE, YEAR = "id", "key", "value", "year"
REF, WAS_VALUE, WAS_YEAR, SUM = "kiosk-figure", "kiosk-value", "kiosk-year", "kiosk-sum"
HIDDEN = (REF, WAS_VALUE, WAS_YEAR, SUM)
LIMITS = Limits(rows=20_000, columns=100, tags=2_000_000)
"""What a table that comes back may have at most: it is read by staff's machine, not by a booth."""

Value = str | Decimal | int | None


@dataclass(frozen=True)
class Column:
    """One column: its name, its heading, how wide it is in characters, and what a line holds in it."""

    name: str
    heading: str
    width: int
    cell: Callable[[Line], Value]


def columns(draft: Draft, language: str) -> Sequence[Column]:
    """The columns that people see. Headings, and all words that the kiosk chooses, are in the reader's language."""
    codes = draft.kiosk.model.languages if draft.kiosk else {}
    names = [
        Column(f"name-{code}", tr(language, "name (%(language)s)", language=said), 56, _name(code))
        for code, said in codes.items()
    ]
    return [
        Column(ID, tr(language, "figure"), 32, lambda line: line.indicator_id),
        Column(KEY, tr(language, "row or year"), 18, key),
        *names,
        Column(VALUE, tr(language, "value"), 14, lambda line: line.figure.value if line.figure else None),
        Column(YEAR, tr(language, "year"), 8, lambda line: line.shown_year),
        Column("shown", tr(language, "now reads"), 30, lambda line: _shown(line, language)),
        Column("unit", tr(language, "unit"), 14, lambda line: line.indicator.unit),
        Column("scale", tr(language, "scale"), 10, lambda line: line.indicator.scale),
        Column("qualifier", tr(language, "over or about"), 16, lambda line: _qualifier(line, language)),
        Column("foreseen", tr(language, "forecast or plan"), 24, lambda line: _foreseen(line, language)),
        Column("place", tr(language, "place"), 16, lambda line: _place(line, draft, language)),
        Column("source", tr(language, "source"), 34, lambda line: _sources(line, draft, language)),
        Column("caution", tr(language, "caution"), 60, lambda line: _said(line.indicator.caution, language)),
        Column("locked", tr(language, "why it is locked"), 44, lambda line: _locked(line, language)),
        Column("where", tr(language, "where it is written"), 40, lambda line: line.where),
    ]


def hidden(line: Line, texts: Sequence[str]) -> Mapping[str, str]:
    """What only the machine reads of a line, by column. `texts`: of the other columns, as they are written."""
    return {
        REF: line.ref,
        WAS_VALUE: line.value.text if line.value else f"{line.figure.value:f}" if line.figure else "",
        WAS_YEAR: line.year.text if line.year else str(line.shown_year or ""),
        SUM: checksum(texts),
    }


def checksum(texts: Sequence[str]) -> str:
    """A short sum that another text would change."""
    return hashlib.sha256("\0".join(text.strip() for text in texts).encode()).hexdigest()[:12]


def _name(code: str) -> Callable[[Line], str]:
    def name(line: Line) -> str:
        said = line.indicator.name.get(code, "")
        row = line.figure.row_name.get(code, "") if line.figure and line.figure.row_name else ""
        return f"{said}: {row}" if row else said

    return name


def key(line: Line) -> str:
    """The row or the year; text, so that nobody takes it for a number to change."""
    ref = line.figure.ref if line.figure else None
    return str(ref.year) if ref and ref.year else ref.row or "" if ref else ""


def _shown(line: Line, language: str) -> str:
    return numbers.figure(line.figure, language) if line.figure else ""


def _qualifier(line: Line, language: str) -> str:
    words = {None: "", "over": N_("over"), "about": N_("about")}
    return tr(language, words[line.figure.qualifier if line.figure else None])


def _foreseen(line: Line, language: str) -> str:
    if line.figure is None:
        return ""
    plan = line.figure.plan
    return tr(language, "forecast") if line.figure.forecast else plan_words(plan, language) if plan else ""


def _place(line: Line, draft: Draft, language: str) -> str:
    place = line.figure.place if line.figure else line.indicator.place
    entry = draft.places.get(place or "")
    return _said(entry.model.name, language) if entry else ""


def _sources(line: Line, draft: Draft, language: str) -> str:
    """Who published it, and when."""
    found = [
        draft.sources[name].model for name in (line.figure.sources if line.figure else ()) if name in draft.sources
    ]
    return "; ".join(", ".join(filter(None, (_said(s.by, language), str(s.published or "")))) for s in found)


def _locked(line: Line, language: str) -> str:
    return "" if line.value else tr(language, line.locked.msgid, **line.locked.params)


def _said(text: Text | None, language: str) -> str:
    """A text in the reader's language, else in the first that it has."""
    return text.get(language) or next(iter(text.values()), "") if text else ""
