"""`kiosk table`: out to a workbook, changed as a spreadsheet changes it, and back: exactly those numbers."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from kiosk.cli import main
from kiosk.tools.table import taking

KIOSK = """\
title: {it: Prova, en: Trial}
languages: {it: Italiano, en: English}
language: it
attract: [{slide: home}]
"""
FIGURES = """\
# what is counted: pharma
employees:   # 28852 in the brochure
  name: {it: "=Addetti, tutti", en: Employees}
  value: 28852  # people
  year: 2016
  unit: people
  source: istat
exports: {name: {it: Export, en: Exports}, value: 6.9, scale: billion, unit: eur, source: istat, qualifier: over}
life:
  name: {it: Vita attesa, en: Life}
  unit: years
  year: 2017
  source: istat
  rows:
    lombardia: {value: 85.50, year: 2018}
    nord: {value: 83.5, name: {it: Nord, en: North}}
gap: {name: {it: Scarto, en: Gap}, unit: years, derive: life.lombardia - life.nord}
spending: {name: {it: Spesa, en: Spending}, unit: percent, source: istat, data: {file: data/s.csv, decimal: comma}}
beds: {name: {it: Letti, en: Beds}, unit: beds, source: istat, data: {file: data/beds.xlsx}}
"""
CSV = '\ufeffanno;spesa\r\n2009;"7,3"\r\n2022;6\r\n'
FILES = {
    "kiosk.yaml": KIOSK,
    "sources.yaml": "istat:\n  by: {it: ISTAT, en: ISTAT}\n  published: 2019\n",
    "places.yaml": "lombardia:\n  name: {it: Lombardia, en: Lombardia}\n  entity: lombardia\n",
    "indicators/base.yaml": FIGURES.replace("\n", "\r\n"),
    "slides/a.yaml": "slides:\n  - {id: home, layout: home, title: {it: Temi, en: Topics}}\n",
    "data/s.csv": CSV,
}
Sheet = Any
Change = Callable[[Sheet, dict[str, int], dict[str, int]], None]


class Desk:
    """A content folder, and the workbook beside it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.file, self._capsys = folder, folder.parent / "cifre.xlsx", capsys

    def run(self, what: str, *words: str, code: int = 0, language: str = "en") -> list[str]:
        """What a command prints, line by line."""
        assert (
            main(["table", what, str(self.file), "--content", str(self.folder), "--ui-lang", language, *words]) == code
        )
        out = self._capsys.readouterr()
        return (out.out + out.err).splitlines()

    def edit(self, change: Change) -> None:
        """Change the workbook as a spreadsheet would: `change(sheet, row of a figure, place of a column)`."""
        book = load_workbook(self.file)
        sheet = book.worksheets[1]
        columns = {str(cell.value): cell.column for cell in sheet[1]}
        rows = {str(sheet.cell(row, columns["kiosk-figure"]).value): row for row in range(3, sheet.max_row + 1)}
        change(sheet, rows, columns)
        book.save(self.file)

    def put(self, **values: Any) -> None:
        """Write values at figures: `life__nord=84`, or years: `employees__year=2018`."""

        def change(sheet: Sheet, rows: dict[str, int], columns: dict[str, int]) -> None:
            for name, value in values.items():
                figure, _, rest = name.partition("__")
                ref = f"{figure}@{rest[1:]}" if rest[:1] == "y" and rest[1:].isdigit() else f"{figure}.{rest}"
                ref, column = (figure, rest or "value") if rest in ("", "year") else (ref, "value")
                sheet.cell(rows[ref], columns[column]).value = value

        self.edit(change)

    def files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()
        }


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    for name, text in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    book = Workbook()
    for row in (["area", "letti"], ["lombardia", 37000]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "content" / "data" / "beds.xlsx")
    desk = Desk(tmp_path / "content", capsys)
    assert desk.run("export") == [f"{desk.file} is ready: 9 lines"]
    return desk


def test_the_workbook(desk: Desk) -> None:
    book = load_workbook(desk.file)
    explains, sheet = book.worksheets
    assert explains.title == "Read first" and f"kiosk table import cifre.xlsx --content {desk.folder}" in str(
        [*explains.values]
    )
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    rows = [{name: sheet.cell(row, at) for name, at in columns.items()} for row in range(3, sheet.max_row + 1)]
    told = {
        str(row["kiosk-figure"].value): (
            row["value"].value,
            row["year"].value,
            row["value"].number_format,
            row["where"].value,
        )
        for row in rows
    }
    assert told == {
        "employees": (28852, 2016, "#,##0", "content/indicators/base.yaml:4"),
        "exports": (6.9, None, "#,##0.0", "content/indicators/base.yaml:8"),
        "life": (None, 2017, "#,##0", "content/indicators/base.yaml:12"),
        "life.lombardia": (85.5, 2018, "#,##0.00", "content/indicators/base.yaml:15"),
        "life.nord": (83.5, 2017, "#,##0.0", "content/indicators/base.yaml:16"),
        "gap": (2, None, "#,##0.00", "content/indicators/base.yaml:17"),
        "spending@2009": (7.3, 2009, "#,##0.0", "content/data/s.csv:2"),
        "spending@2022": (6, 2022, "#,##0", "content/data/s.csv:3"),
        "beds.lombardia": (37000, None, "#,##0", "content/data/beds.xlsx:B2"),
    }
    free = [
        (str(row["kiosk-figure"].value), n) for row in rows for n, cell in row.items() if not cell.protection.locked
    ]
    assert free == [
        ("employees", "value"), ("employees", "year"), ("exports", "value"), ("life", "year"),
        ("life.lombardia", "value"), ("life.lombardia", "year"), ("life.nord", "value"),
        ("spending@2009", "value"), ("spending@2022", "value"),
    ]  # fmt: skip
    assert sheet.protection.sheet and sheet.row_dimensions[1].hidden
    assert len({sheet.row_dimensions[row].height for row in range(3, 12)}) > 1, "long texts have lines enough"
    assert rows[0]["name-it"].data_type == "s", "no formula, whatever a name begins with"
    assert [rows[n]["shown"].value for n in (0, 1)] == ["28,852\xa0people", "over\xa0€6.9\xa0billion"]


def test_nothing_is_written_over_a_workbook_with_somebodys_work(desk: Desk) -> None:
    before = desk.file.read_bytes()
    assert "already exists" in desk.run("export", code=2)[0]
    assert desk.file.read_bytes() == before


def test_changes_go_to_their_places_and_nowhere_else(desk: Desk) -> None:
    before = desk.files()
    desk.put(employees=29100, employees__year=2018, exports=7, life__nord=84.25, spending__y2009=7.45, life__year=2019)
    shown = desk.run("import", code=3)
    places = [(row.split()[0].split(":", 1)[1], *row.split()[1:5]) for row in shown if " -> " in row]
    assert places == [
        ("2:7", "spending@2009", "7,3", "->", "7,45"),
        ("4:10", "employees", "28852", "->", "29100"),
        ("5:9", "employees", "2016", "->", "2018"),
        ("8:51", "exports", "6.9", "->", "7.0"),
        ("12:9", "life", "2017", "->", "2019"),
        ("16:19", "life.nord", "83.5", "->", "84.25"),
    ]
    assert "content/indicators/base.yaml:8:51: warning: 6.9 has decimals, and 7.0 has none (is this intended?)" in shown
    assert shown[-1] == "nothing was written: answer yes at a terminal, or add --yes"
    assert desk.files() == before
    assert desk.run("import", "--yes")[-1] == "6 numbers written"
    figures = (
        FIGURES.replace("28852  #", "29100  #").replace("2016", "2018").replace("6.9,", "7.0,").replace("2017", "2019")
    )
    expected = {
        "indicators/base.yaml": figures.replace("83.5", "84.25").replace("\n", "\r\n"),
        "data/s.csv": CSV.replace("7,3", "7,45"),
    }
    assert desk.files() == before | {name: text.encode() for name, text in expected.items()}
    assert desk.run("import", "--yes") == ["there is nothing to change"]


def test_yes_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.files()
    desk.put(employees=29100)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    asked: list[str] = []
    for answer, code in (("", 3), ("n", 3), ("Sì ", 0)):
        assert desk.files() == before
        monkeypatch.setattr("builtins.input", lambda said, answer=answer: asked.append(said) or answer)
        desk.run("import", code=code, language="it")
    assert desk.files() != before
    assert all(str(desk.folder) in each for each in asked) and len(asked) == 3


def test_a_folder_has_to_be_named(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Or the content that came with the program would be written into by mistake."""
    desk.put(employees=29100)
    words = ["table", "import", str(desk.file), "--yes", "--data", str(tmp_path / "data"), "--ui-lang", "en"]
    assert main(words) == 2
    assert capsys.readouterr().err.startswith("kiosk: name the folder to write into with --content DIR (")


def test_lines_may_be_sorted_deleted_and_doubled(desk: Desk) -> None:
    def change(sheet: Sheet, rows: dict[str, int], columns: dict[str, int]) -> None:
        every = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        sheet.delete_rows(3, len(every))
        kept = [row for row in reversed(every) if row[columns["kiosk-figure"] - 1] != "exports"]
        for row in [*kept, [None] * len(columns), kept[-1]]:
            if row[columns["kiosk-figure"] - 1] == "employees":
                row[columns["value"] - 1] = 30000
            sheet.append(row)

    desk.edit(change)
    assert [row.split()[1:5] for row in desk.run("import", code=3) if " -> " in row] == [
        ["employees", "28852", "->", "30000"]
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"gap": 3}, "this number cannot be changed here (it is worked out: life.lombardia - life.nord)"),
        (
            {"beds__lombardia": 1},
            "cannot be changed here (it is written in content/data/beds.xlsx:B2: change it there)",
        ),
        ({"employees": None}, "the number is gone (to leave it as it is, delete the whole line"),
        (
            {"employees": "29.100"},
            "this is a text, not a number: with which decimal sign? (format the cell as a number",
        ),
        ({"employees": "n.d."}, "E3: a number is needed (format the cell as a number and type it again"),
        ({"employees": "=1/0"}, "the formula has no result yet"),
        ({"employees__year": 16}, "a year from 1800 to 2200 is needed"),
        ({"employees": "\u202e5"}, "E3: the invisible or broken character U+202E is not allowed"),
        ({"employees": 1e30}, "the number has too many digits"),
        ({"exports": 12.345}, "in the file 12.345 would read as thousands (give it two decimals, or four)"),
        ({"employees": 10**13}, "a number within ±1,000,000,000,000 is needed"),
    ],
)
def test_what_cannot_be_taken_over(desk: Desk, values: dict[str, Any], told: str) -> None:
    """One such cell, and nothing is written, not even what is right."""
    before = desk.files()
    desk.put(**{"spending__y2022": 6.5, **values})
    shown = desk.run("import", "--yes", code=1)
    assert any(told in row for row in shown), shown
    assert shown[-1] == "nothing was written" and desk.files() == before


def test_lines_sorted_without_their_hidden_columns_are_refused(desk: Desk) -> None:
    """Each number would go to another figure, and nobody would see it in the file."""

    def change(sheet: Sheet, rows: dict[str, int], columns: dict[str, int]) -> None:
        for name, column in columns.items():
            if not name.startswith("kiosk-"):
                one, other = (sheet.cell(rows[figure], column) for figure in ("employees", "exports"))
                one.value, other.value = other.value, one.value

    before = desk.files()
    desk.edit(change)
    shown = desk.run("import", "--yes", code=1)
    assert any('this line shows "exports", but its hidden columns are those of "employees"' in row for row in shown)
    assert desk.files() == before


def test_a_column_less_is_told_once(desk: Desk) -> None:
    desk.edit(lambda sheet, rows, columns: sheet.delete_cols(columns["unit"]))
    shown = desk.run("import", "--yes")
    assert len(shown) == 2 and "columns were moved, deleted or changed" in shown[0]


def test_new_lines_and_other_texts_are_told(desk: Desk) -> None:
    def change(sheet: Sheet, rows: dict[str, int], columns: dict[str, int]) -> None:
        sheet.cell(rows["employees"], columns["unit"]).value = "companies"
        sheet.cell(sheet.max_row + 1, columns["value"]).value = "1.234,5"

    desk.edit(change)
    shown = desk.run("import", "--yes", code=1)
    assert 'a text of "employees" was changed, but only values and years are imported' in shown[0]
    assert shown[1].startswith("cifre.xlsx:12:5: error: E12: a new figure cannot come from here")


def test_notes_and_titles_are_passed_over(desk: Desk) -> None:
    def change(sheet: Sheet, rows: dict[str, int], columns: dict[str, int]) -> None:
        sheet.cell(rows["employees"], columns["value"]).value = 29100
        sheet.cell(sheet.max_row + 2, columns["id"]).value = "ask Carla"
        sheet.insert_rows(1, amount=2)
        sheet.cell(1, 1).value = "Spring 2026"

    desk.edit(change)
    assert desk.run("import", "--yes")[-1] == "1 number written"


def test_a_copied_sheet_is_asked_about(desk: Desk) -> None:
    """Somebody worked on one of the two; nothing tells on which."""
    book = load_workbook(desk.file)
    copy = book.copy_worksheet(book.worksheets[1])
    book.save(desk.file)
    assert desk.run("import", "--yes", code=1)[0] == (
        f"cifre.xlsx:1:1: error: several sheets hold the figures: Figures, {copy.title} "
        "(keep the one that counts, delete the others)"
    )


def test_what_changed_meanwhile_is_never_written_over(desk: Desk) -> None:
    path = desk.folder / "indicators" / "base.yaml"
    desk.put(employees=29100, exports=7.1)
    path.write_bytes(b"# moved\r\n" + path.read_bytes().replace(b"28852  #", b"29000  #").replace(b"6.9", b"7.1"))
    shown = desk.run("import", "--yes", code=1)
    assert [row.partition("error: ")[2] for row in shown[:-1]] == [
        "E3: since the export content/indicators/base.yaml:5 has changed: it says 29000, no longer 28852 "
        "(write 29000 in this cell to leave it, or export again)"
    ]
    desk.put(employees=29000)
    assert desk.run("import", "--yes") == ["there is nothing to change"]


def test_a_file_saved_while_the_question_stands(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put(employees=29100)
    path = desk.folder / "indicators" / "base.yaml"

    def answer(_: str) -> str:
        path.write_bytes(path.read_bytes() + b"# more\n")
        return "y"

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    assert "was changed meanwhile: nothing was written" in desk.run("import", code=2)[-1]
    assert b"28852  #" in path.read_bytes()


def test_all_files_or_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.files()
    desk.put(employees=29100, spending__y2022=6.5)
    write, calls = taking.write_whole, list[Path]()

    def full(path: Path, data: bytes, **more: bool) -> None:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device", str(path))
        write(path, data, **more)

    monkeypatch.setattr(taking, "write_whole", full)
    assert "No space left" in desk.run("import", "--yes", code=2)[-1]
    assert len(calls) == 3 and desk.files() == before


def test_other_workbooks_are_refused(desk: Desk) -> None:
    desk.file.write_bytes((desk.folder / "data" / "beds.xlsx").read_bytes())
    assert "was not made by `kiosk table export`" in desk.run("import", code=1)[0]
    desk.file.write_bytes(b"PK")
    assert "cifre.xlsx:1:1: error: the workbook is damaged" in desk.run("import", code=1)[0]
    desk.file.unlink()
    assert "cifre.xlsx: No such file" in desk.run("import", code=2)[0]
    desk.file = desk.file.with_suffix(".ods")
    assert "ends in .xlsx" in desk.run("export", code=2)[0]
