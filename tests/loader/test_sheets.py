"""Workbooks: what their cells mean, and what is said of those that mean nothing. Made as Excel does, by openpyxl."""

import json
import time
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kiosk.check.attacks_tables import book, row
from kiosk.loader.live import renewed
from kiosk.loader.load import load
from kiosk.loader.tables import Table, parse
from kiosk.model.indicator import DataFile
from kiosk.words.messages import line
from tests.loader.test_load import Make, said
from tests.loader.test_tables import START

XLSX = DataFile(file="data/x.xlsx")
COMMA = XLSX.model_copy(update={"decimal": "comma"})
HEAD = ["anno", "spesa"]


def made(rows: Sequence[Sequence[Any]], **sheets: Sequence[Sequence[Any]]) -> Workbook:
    """A workbook of these rows, and more sheets by name."""
    workbook = Workbook()
    first = workbook.active
    assert first is not None
    first.title = "Spesa"
    for one in rows:
        first.append(list(one))
    for name, more in sheets.items():
        sheet = workbook.create_sheet(name)
        for one in more:
            sheet.append(list(one))
    return workbook


def saved(workbook: Workbook) -> bytes:
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def table(data: bytes | Sequence[Sequence[Any]], source: DataFile = XLSX) -> Table:
    return parse(data if isinstance(data, bytes) else saved(made(data)), "content/data/x.xlsx", source)


def plain(found: Table) -> object:
    assert found.problems == () and found.values is not None, found.problems
    return json.loads(found.values.model_dump_json(exclude_defaults=True, exclude_none=True))


def faults(found: Table) -> list[str]:
    assert found.values is None
    return [line(one, "en").removeprefix("content/data/x.xlsx:").replace(": error: ", " ") for one in found.problems]


def test_a_clock_that_stands_at_1970_costs_no_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    """No zip can hold such a date, and the sheet is packed anew before it is read."""
    monkeypatch.setattr("zipfile.time.localtime", lambda *_: time.gmtime(0))
    assert table(book(row())).problems == ()


@pytest.mark.parametrize(
    ("rows", "source", "values"),
    [
        ([HEAD, [2009, 7.3], [2022, 24200]], XLSX, {"series": {"2009": "7.3", "2022": "24200"}}),
        ([HEAD, ["2009", 0.1 + 0.2], [2010, 85.49999999999999]], XLSX, {"series": {"2009": "0.3", "2010": "85.5"}}),
        ([HEAD, [2009, -0.0], [2010, 1e11]], XLSX, {"series": {"2009": "0", "2010": "100000000000"}}),
        ([[], [None, *HEAD], [], [None, 2009, 7], [None, 2010, None]], XLSX, {"series": {"2009": "7"}}),
        (
            [["area", "x", "y"], ["lombardia", 1, 2]],
            XLSX.model_copy(update={"value": "y"}),
            {"rows": {"lombardia": "2"}},
        ),
        (
            [["area", "x", "name_it", "name_en"], ["nord-est", 1, "Nord-est", "North-east"]],
            XLSX,
            {"rows": {"nord-est": {"value": "1", "name": {"it": "Nord-est", "en": "North-east"}}}},
        ),
        ([["posto"], [3]], XLSX, {"value": "3"}),
        ([[None, "spesa"], [2009, 7]], XLSX, {"series": {"2009": "7"}}),
        ([HEAD, [2009, "7,3"]], COMMA, {"series": {"2009": "7.3"}}),
        ([HEAD, [2009, 7, True], [2010, 8, date(2020, 1, 1)]], XLSX, {"series": {"2009": "7", "2010": "8"}}),
        ([HEAD, [2009, 7], ["Fonte: ISTAT"]], XLSX, {"series": {"2009": "7"}}),
    ],
)
def test_sound_sheets(rows: Sequence[Sequence[Any]], source: DataFile, values: object) -> None:
    assert plain(table(rows, source)) == values


@pytest.mark.parametrize(
    ("rows", "said_"),
    [
        ([HEAD, [2009, "7,3"]], "2:2 B2: this is a text, not a number: with which decimal sign? (make it a number"),
        ([HEAD, [2009, "n.d."]], "2:2 B2: a number is needed (where there is no value, leave it empty)"),
        ([HEAD, [2009, date(2019, 3, 7)]], "2:2 B2: this is a date, not a number (format the cell as a number"),
        ([HEAD, [date(2019, 1, 1), 7]], "2:1 A2: this is a date"),
        ([HEAD, [2009, True]], "2:2 B2: TRUE and FALSE are no numbers"),
        ([HEAD, [2009, 22 / 3]], "2:2 B2: 7.33333333333333 has more than 6 decimals (round it there: =ROUND(...; 1))"),
        ([HEAD, [2009, "=1+1"]], "2:2 B2: the formula has no result yet (open the file in Excel or LibreOffice"),
        ([HEAD, [2009, 7], [2009, 8]], '3:1 A3: "2009" is given twice (first in line 2, column 1)'),
        ([HEAD, [None, 7]], "2:1 A2: the key is missing"),
        ([HEAD, ["2009*", 7], [2010, 7]], '2:1 A2: "2009*" is not a year (write 2009)'),
        ([HEAD, [2009, 7], ["Totale", 7]], '3:1 A3: "Totale" is not a year, as the other keys are (write years only'),
        ([HEAD, [2009, "1.234,5"]], "2:2 B2: this is a text, not a number: with which decimal sign?"),
        ([HEAD, [2009, "\xa01 234 €"]], "2:2 B2: this is a text, not a number: with which decimal sign?"),
        ([["Spesa sanitaria"], [], HEAD, [2009, 7]], "1:2 B1: the first line names the columns (delete what stands"),
        ([[2009, 7.3], [2010, 7]], "1:2 B1: the first line names the columns"),
        ([HEAD, [2009, 10**13]], "2:2 B2: a number within ±1,000,000,000,000 is needed"),
        ([["posto"], [3], [4]], "1:1 one column holds a single value"),
        ([[]], "1:1 the sheet is empty (begin with a line that names the columns"),
    ],
)
def test_faults_of_a_sheet(rows: Sequence[Sequence[Any]], said_: str) -> None:
    found = faults(table(rows))
    assert len(found) == 1 and found[0].startswith(said_), found


@pytest.mark.parametrize(
    ("code", "fine"), [("0.0%", False), ("#,##0.0,", False), ('0.0"%"', True), ("#,##0.00", True), ("[Red]0.0", True)]
)
def test_what_a_format_hides_is_asked_for(code: str, fine: bool) -> None:
    """7.3 % holds 0.073, and a reader would never know."""
    workbook = made([HEAD, [2009, 0.073]])
    workbook["Spesa"]["B2"].number_format = code
    found = table(saved(workbook))
    assert bool(found.values) == fine
    assert fine or faults(found)[0].startswith("2:2 B2: the cell holds 0.073, but its format shows another number")


def test_an_error_and_a_result() -> None:
    cells = '<c r="A2"><v>2009</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    assert faults(table(book(row(cells)))) == [
        "2:2 B2: the formula ends in #DIV/0! (where there is no value, leave it empty)"
    ]
    assert plain(table(book(row('<c r="A2"><v>2009</v></c><c r="B2"><f>7+1</f><v>8</v></c>')))) == {
        "series": {"2009": "8"}
    }


def test_merged_cells() -> None:
    """Over several rows nobody knows whose value it is; within one, a note is a note."""
    workbook = made([HEAD, [2009, 7], [2010, 8], ["Fonte: ISTAT, 2019"]])
    workbook["Spesa"].merge_cells("A4:B4")
    assert plain(table(saved(workbook))) == {"series": {"2009": "7", "2010": "8"}}
    workbook["Spesa"].merge_cells("B2:B3")
    found = faults(table(saved(workbook)))
    assert [one[:7] for one in found] == ["2:2 B2:", "3:2 B3:"] and "unmerge it" in found[0]


def test_which_sheet() -> None:
    workbook = made([HEAD, [2009, 7]], Note=[["Da fare"]])
    assert faults(table(saved(workbook))) == [
        "1:1 the workbook has several sheets: which one holds the values? (add sheet: ... with one of: Spesa, Note)"
    ]
    spesa = XLSX.model_copy(update={"sheet": "Spesa"})
    assert plain(table(saved(workbook), spesa)) == {"series": {"2009": "7"}}
    gone = XLSX.model_copy(update={"sheet": "Spese"})
    assert faults(table(saved(workbook), gone)) == ['1:1 there is no sheet "Spese" (the sheets are: Spesa, Note)']
    workbook["Note"].sheet_state = "hidden"
    assert plain(table(saved(workbook))) == {"series": {"2009": "7"}}, "a hidden one is nobody's choice"


INDICATOR = """
live:
  name: {it: Spesa, en: Spending}
  unit: percent
  source: istat
  data: {file: data/live.xlsx, sheet: Spesa}
"""


def test_in_a_folder_and_while_the_booth_runs(make: Make) -> None:
    data = saved(made([["area", "x"], ["lombardia", 7.3]], Note=[]))
    files = {"indicators/live.yaml": INDICATOR, "slides/a-start.yaml": START}
    folder: Path = make({**files, "data/live.xlsx": data})
    loaded = load(folder)
    assert said(loaded) == [] and loaded.deck is not None
    assert str(loaded.deck.figures["live.lombardia"].value) == "7.3"
    new, problems = renewed(
        loaded.deck, folder, "data/live.xlsx", saved(made([["area", "x"], ["lombardia", 8]], Note=[]))
    )
    assert problems == [] and str(new.figures["live.lombardia"].value) == "8"
    same, problems = renewed(new, folder, "data/live.xlsx", data[:-30])
    assert same is new and [one.path for one in problems] == ["content/data/live.xlsx"]
    make({"data/live.xlsx": saved(made([["area", "x"], ["brianza", 1]], Note=[]))})
    assert said(load(folder)) == [
        'content/data/live.xlsx:2:1: error: A2: the row "brianza" is no place and has no name '
        "(give it a name, in columns called name_it and name_en; if it is a total, delete it)"
    ]
