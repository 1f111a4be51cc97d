"""The figures as lines of a table: one for each number that content writes, works out or counts, with where it stands.

A number that staff may change from a spreadsheet is a `Scalar`; of any other its line says why not, and where instead.
A table whose rows share one year has a line of its own for that year.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kiosk.loader.draft import Draft, Entry
from kiosk.loader.edited import number_at
from kiosk.loader.marked import Loc, Marked
from kiosk.loader.tables import kind
from kiosk.model.indicator import Figure, Indicator, Ref
from kiosk.model.problem import N_, Say, cell_name


@dataclass(frozen=True, slots=True)
class Scalar:
    """A number as a file writes it. `path`: the file as problems call it; `comma`: how its decimals are written."""

    path: str
    line: int
    column: int
    text: str
    comma: bool = False

    @property
    def value(self) -> Decimal:
        """The number."""
        return Decimal(self.text.replace(",", "."))

    def written(self, value: Decimal) -> str:
        """Another number as this one is written: its decimal sign, and no fewer decimals."""
        text = f"{value:.{max(_decimals(value), _decimals(self.value))}f}"
        return text.replace(".", ",") if self.comma else text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    ref          `pharma-employees`, `life-expectancy-women.lombardia`, `spending-gdp-italy@2009`
    figure       None for a table's own line, which holds its year
    value, year  where they are written; None where they are not, or not so that they can be changed from here
    locked       why the value cannot be changed here, and where it can
    where        file and line, for people
    """

    ref: str
    indicator: Indicator
    figure: Figure | None
    value: Scalar | None
    year: Scalar | None
    locked: Say
    where: str

    @property
    def indicator_id(self) -> str:
        """The indicator's name in content."""
        return self.ref.partition(".")[0].partition("@")[0]

    @property
    def shown_year(self) -> int | None:
        """The year that the line tells."""
        return self.figure.year if self.figure else self.indicator.year


def lines(draft: Draft) -> Iterator[Line]:
    """All, in the order of the files."""
    figures: dict[str, list[Figure]] = {}
    for figure in draft.figures.values():
        figures.setdefault(figure.ref.id, []).append(figure)
    for name, entry in draft.indicators.items():
        yield from _lines(name, entry, {str(figure.ref): figure for figure in figures.get(name, ())})


def _lines(name: str, entry: Entry[Indicator], figures: Mapping[str, Figure]) -> Iterator[Line]:
    one, own = entry.model, entry.marked
    year = _scalar(own, (*entry.loc, "year"))
    where = _where(own, own.at(entry.loc, key=True))
    if one.derive or one.counted:
        locked = Say(N_("it is worked out: %(formula)s"), {"formula": one.derive or ""})
        if one.counted:
            locked = Say(N_("the booth counts it"))
        yield from (Line(ref, one, figure, None, None, locked, where) for ref, figure in figures.items())
        return
    if one.rows or one.series:
        locked = Say(N_("the table has a value in each of its rows"))
        if year:
            yield Line(name, one, None, None, year, locked, _where(own, (year.line, year.column)))
    marked, loc = (entry.data, ()) if entry.data else (own, entry.loc)
    comma = one.data is not None and one.data.decimal == "comma"
    for ref, figure in figures.items():
        place = (*loc, *_loc(figure.ref))
        row = marked.node(place)
        value = _scalar(marked, (*place, "value") if row else place, comma)
        own_year = _scalar(marked, (*place, "year")) if row else None if one.rows or one.series else year
        at = marked.at((*place, "value") if row else place)
        locked = Say(N_("it is written in %(where)s: change it there"), {"where": _where(marked, at)})
        yield Line(ref, one, figure, value, own_year, locked, _where(marked, at))


def _loc(ref: Ref) -> Loc:
    """Where an indicator writes a figure."""
    if ref.year is not None:
        return ("series", ref.year)
    return ("rows", ref.row) if ref.row is not None else ("value",)


def _scalar(marked: Marked, loc: Loc, comma: bool = False) -> Scalar | None:
    """The number at a place; None where there is none, or none of a file of lines."""
    parent = marked.node(loc[:-1])
    mark = (parent.inner.get(loc[-1]) if parent else None) if loc else marked.root
    if not isinstance(mark, tuple):
        return None
    found = number_at(marked.lines, mark[0], mark[1])
    return Scalar(marked.path, mark[0], found[0], found[1], comma) if found else None


def _where(marked: Marked, at: tuple[int, int]) -> str:
    """File and line; of a workbook the cell."""
    return f"{marked.path}:{cell_name(*at) if kind(marked.path) == 'xlsx' else at[0]}"


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
