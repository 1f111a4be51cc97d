"""Data files: what they hold, and what is said of those that do not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.loader.load import first, load
from kiosk.loader.tables import Table, parse
from kiosk.model.indicator import DataFile
from kiosk.words.messages import line
from tests.loader.test_load import Make, said

COMMA = DataFile(file="data/x.csv", decimal="comma")
POINT = DataFile(file="data/x.csv", decimal="point")
YAML = DataFile(file="data/x.yaml")


def table(text: str | bytes, source: DataFile = COMMA) -> Table:
    return parse(text if isinstance(text, bytes) else text.encode(), "content/data/x", source)


def faults(text: str | bytes, source: DataFile = COMMA) -> list[str]:
    found = table(text, source)
    assert found.values is None
    return [line(one, "en").removeprefix("content/data/x:").replace(": error: ", " ") for one in found.problems]


def plain(found: Table) -> object:
    """Values as JSON, so that 2.0 is not 2."""
    assert found.problems == () and found.values is not None
    return json.loads(found.values.model_dump_json(exclude_defaults=True, exclude_none=True))


@pytest.mark.parametrize(
    ("text", "source", "values"),
    [
        ("anno;spesa\n2009;7,30\n2022;6\n", COMMA, {"series": {"2009": "7.30", "2022": "6"}}),
        ("year,value\n2009,7.3\n", POINT, {"series": {"2009": "7.3"}}),
        ("year;value\n2009;7.3\n", POINT, {"series": {"2009": "7.3"}}),
        ("\ufeffanno;x\r\n2009;1\r\n\r\n;;\r\n2010;2", COMMA, {"series": {"2009": "1", "2010": "2"}}),
        ('"a, b";"c"\n"2009" ; "1"\n', COMMA, None),
        ('"anno";"c ""d"""\n"2009";"1,5"\n', COMMA, {"series": {"2009": "1.5"}}),
        ("a;b\n2009;1\n2010;\n2011; \n", COMMA, {"series": {"2009": "1"}}),
        ("a;b\nlombardia;1\neu28;2\n", COMMA, {"rows": {"lombardia": "1", "eu28": "2"}}),
        (
            "a;b;name_it;note;name_en\nnord-est;1;Nord-est;x;\nlombardia;2\n",
            COMMA,
            {"rows": {"nord-est": {"value": "1", "name": {"it": "Nord-est"}}, "lombardia": "2"}},
        ),
        ("posto\n3\n", COMMA, {"value": "3"}),
        ("sep=;\r\nanno;x\r\n2009;1\r\n", COMMA, {"series": {"2009": "1"}}),
        ("a;b;c\n1;2009;3\n", COMMA.model_copy(update={"key": "b", "value": "c"}), {"series": {"2009": "3"}}),
        ("a;b;c\n2009;2;3\n", COMMA.model_copy(update={"value": "c"}), {"series": {"2009": "3"}}),
        ("lombardia: 85.50\neu28: {value: 83.5, year: 2018}\n", YAML, None),
        ("2009: 7.3\n2022: 6.4\n", YAML, {"series": {"2009": "7.3", "2022": "6.4"}}),
        ("12.5\n", YAML, {"value": "12.5"}),
    ],
)
def test_sound_files(text: str, source: DataFile, values: object) -> None:
    if values is None:
        assert table(text, source).values or faults(text, source)
    else:
        assert plain(table(text, source)) == values


def test_rows_of_yaml_are_those_of_an_indicator() -> None:
    found = table("lombardia: 85.50\neu28: {value: 83.5, year: 2018}\n", YAML)
    assert plain(found) == {"rows": {"lombardia": "85.50", "eu28": {"value": "83.5", "year": 2018}}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1 the file is empty"),
        ("\n;;\n", "1:1 the file is empty"),
        ("a;b\n", "1:1 the file holds no values"),
        ("a;b\n2009;\n", "1:1 the file holds no values"),
        (
            "a,b\n2009,7\n",
            '1:2 commas separate the columns, and are declared as the decimal sign (save the file with ";"',
        ),
        ("a\tb\n2009\t7\n", "1:2 tabs separate the columns (save"),
        ("2009;7\n2010;8\n", "1:6 the first line names the columns (put a line such as year;value at the top)"),
        ("7\n8\n", "1:1 the first line names the columns"),
        ("Spesa\nanno;spesa\n2009;7\n", "1:1 the first line names the columns (delete what stands above"),
        ("Spesa;\nanno;spesa\n2009;7\n", "1:7 the first line names the columns (delete what stands above"),
        ("a;b\n01/01/2009;7\n", '2:1 "01/01/2009" is not a year (write 2009)'),
        (
            'a;b;c\n2009;7;"x\ny"\n',
            "2:8 a quotation mark is opened here and never closed (close it; a cell has no line",
        ),
        ("a;b\n2009;€ 1.234,50\n", "2:6 a number is needed (write 1234,50)"),
        ("a;b;a\n2009;7;8\n", '1:5 "a" is given twice (first in line 1, column 1) (keep one of the two)'),
        ("a;b\n2009;7,3\n2009;7\n", '3:1 "2009" is given twice (first in line 2, column 1) (keep one of the two)'),
        ("a;b\n2009;7.3\n", "2:6 a number is needed (write 7,3)"),
        ("a;b\n2009;1.234\n", '2:6 1234 or 1,234? (decimals are declared with "," here, thousands have no mark)'),
        ('a;b\n"2009";  n.d.\n', "2:8 a number is needed (only digits, with decimals as declared; where there is no"),
        ("a;b\n2009\n", "2:1 the line has fewer cells than the header (where there is no value the cell is empty"),
        ("a;b\n2009;7;3\n", "2:8 the line has more cells than the header (a text that contains a separator"),
        ("a;b\n;7\n", "2:1 the key is missing"),
        ('a;b\n2009;"7\n2010;8\n', "2:6 a quotation mark is opened here and never closed"),
        ('a;b\n2009;"7"x\n', "2:6 a quotation mark inside a cell is written twice"),
        ("a;b\n2009;7\nlombardia;8\n", '3:1 "lombardia" is not a year, as the other keys are'),
        ("a;b\n2009;7\n209;8\n", '3:1 "209" is not a year, as the other keys are'),
        ("a;b\nLombardia;7\n", '2:1 "Lombardia" is not a name (did you mean "lombardia"?)'),
        ("a;b\nx;9999999999999\n", "2:3 a number within ±1,000,000,000,000 is needed"),
        ("a\n7\n8\n", "1:1 one column holds a single value, in the line below its name"),
        ("a\n\n\nx\n", "4:1 a number is needed"),
        (
            "a;b\n2009;città\n".encode("cp1252"),
            '2:10 the file is not UTF-8: this may be meant as "à" (save it from the spreadsheet',
        ),
        ("a;b\n2009;7\n".encode("utf-16"), "1:1 the file is UTF-16, not UTF-8"),
        ("a;b\n2009;7\0\n", "2:7 the invisible or broken character U+0000 is not allowed"),
        (b"a;b\n" + b"2009;1;" * 200_000, "1:1 the file is larger than 1000000 bytes"),
        ("a;b\n" + "x;1\n" * 2_001, "2002:1 the file has more than 2000 rows"),
        ("a;b\nx;1" + ";" * 100 + "\n", "2:1 a line has at most 100 cells, and a cell 2000 characters"),
        ("a;b\nx;" + "1" * 2_001 + "\n", "2:1 a line has at most 100 cells"),
    ],
)
def test_faults_of_a_csv(text: str | bytes, said: str) -> None:
    found = faults(text)
    assert len(found) == 1 and found[0].startswith(said), found


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("a;b,c\n2009;7\n", POINT, '1:4 ";" or "," could separate the columns'),
        ("a,b\n2009,7,3\n", POINT, "2:8 the line has more cells than the header"),
        ("a;b\n2009;7\n", COMMA.model_copy(update={"value": "bb"}), '1:1 there is no column "bb"'),
        ("anno;spesa\n2009;7\n", COMMA.model_copy(update={"value": "spese"}), "spesa"),
        (
            "a;b\n2009;7\n",
            COMMA.model_copy(update={"value": "a"}),
            "1:1 keys and values cannot stand in the same column",
        ),
        ("a\n2009\n", COMMA.model_copy(update={"key": "a"}), "1:1 a second column is missing"),
        ("lombardia: 85,5\n", YAML, "1:12 a number is needed (write 85.5)"),
        ("2009: 7.3\nlombardia: 1\n", YAML, '2:1 "lombardia" is not a year, as the other keys are'),
        ("lombardia: [1\n", YAML, "error"),
        ("", YAML, "1:1 the file holds no values"),
        ("lombardia: 347.380\n", YAML, "1:12 347380 or 347.38?"),
        ("- 1\n", YAML, "1:1 a number is needed"),
        ("lombardia: {value: 1, yaer: 2018}\n", YAML, '1:23 unknown field "yaer" (did you mean "year"?)'),
    ],
)
def test_faults_of_other_files(text: str, source: DataFile, said: str) -> None:
    found = faults(text, source)
    assert len(found) == 1 and (said == "error" or said in found[0]), found


def test_all_faults_are_said_at_once_and_not_too_many() -> None:
    assert [one[:3] for one in faults("a;b\n2009;x\n2010;7.3\n;5\n")] == ["2:6", "3:6", "4:1"]
    many = faults("a;b\n" + "".join(f"{year};x\n" for year in range(1800, 2000)))
    assert len(many) == 101 and many[-1].startswith("102:6 the file has too many errors: the rest was not read (fix")


@given(st.one_of(st.binary(max_size=80), st.text('a;,"\n\r\t2009.-1 ', max_size=60).map(str.encode)))
def test_anything_is_read_or_refused(data: bytes) -> None:
    for source in (COMMA, POINT, YAML):
        found = parse(data, "content/data/x", source)
        assert (found.values is None) == bool(found.problems)
        assert all(one.line >= 1 and one.column >= 1 for one in found.problems)


# -- in a content folder

INDICATOR = """
live:
  name: {it: Spesa, en: Spending}
  unit: percent
  source: istat
  data: {file: data/live.csv, decimal: comma}
"""
CSV = "anno;spesa\n2009;7,3\n2022;6,4\n"
START = """
slides:
  - id: invitation
    layout: attract
    title: {it: Vita, en: Life}
  - id: home
    layout: home
    title: {it: Temi, en: Topics}
"""


@pytest.fixture
def live(make: Make) -> Make:
    """`live({...})`: a folder with an indicator `live` that has a file."""
    files = {"indicators/live.yaml": INDICATOR, "data/live.csv": CSV, "slides/a-start.yaml": START}
    return lambda more: make({**files, **more})


def test_an_indicator_has_the_values_of_its_file(live: Make) -> None:
    loaded = load(live({"indicators/live.yaml": INDICATOR + "  forecast: [2022]\n"}))
    assert said(loaded) == [] and loaded.deck is not None
    assert {key: str(one.value) for key, one in loaded.deck.figures.items() if "live" in key} == {
        "live@2009": "7.3",
        "live@2022": "6.4",
    }
    assert loaded.deck.figures["live@2022"].forecast
    assert "live.csv" in {path.name for path in loaded.files}
    assert not loaded.draft.waiting


@pytest.mark.parametrize(
    ("data", "said_"),
    [
        ("{file: data/live.csv}", "5:9: error: are decimals in the file written with a comma or with a point? (add"),
        ("{file: ../live.csv, decimal: comma}", "5:16: error: a data file has to be inside the content folder"),
        ("{file: /etc/live.csv, decimal: comma}", "5:16: error: a data file has to be inside the content folder"),
        ("{file: 'data\\live.csv', decimal: comma}", "5:16: error: a data file has to be inside the content folder"),
        ("{file: 'C:/live.csv', decimal: comma}", "5:16: error: a data file has to be inside the content folder"),
        ("{file: data/live.ods}", "5:16: error: a data file is CSV, XLSX or YAML (save the spreadsheet as .xlsx, with"),
        (
            "{file: data/live.xlsm}",
            "5:16: error: a data file is CSV, XLSX or YAML (save the spreadsheet as .xlsx, with",
        ),
        ("{file: data/live.csv, decimal: comma, sheet: a}", '5:54: error: "sheet" is not for files of this kind'),
        ("{file: slides/live.yaml}", "5:16: error: YAML files in this folder are read as content"),
        ("{file: data/live.yaml, decimal: comma}", '5:41: error: "decimal" is not for files of this kind'),
        ("{file: data/gone.csv, decimal: comma}", "5:16: error: there is no file data/gone.csv"),
        ("{file: data/link.csv, decimal: comma}", "5:16: error: this is not a plain file: links are not followed"),
        ("{file: linked/live.csv, decimal: comma}", "5:16: error: this is not a plain file: links are not followed"),
        ("{file: data/folder.csv, decimal: comma}", "5:16: error: this is not a plain file: links are not followed"),
        ("{file: data/live.csv, decimal: dot}", '5:40: error: "dot" is none of: comma, point'),
        ("{file: data/live.csv, decimal: comma}\n  value: 1", "error: an indicator has one of value"),
    ],
)
def test_faults_of_what_an_indicator_says(live: Make, data: str, said_: str) -> None:
    text = INDICATOR.replace("{file: data/live.csv, decimal: comma}", data)
    folder = live(
        {
            "indicators/live.yaml": text,
            "data/folder.csv/x": "",
            "slides/live.yaml": "slides: [{id: x, layout: figures, title: {it: a, en: b}}]",
        }
    )
    (folder / "data" / "link.csv").symlink_to(folder / "data" / "live.csv")
    (folder / "linked").symlink_to(folder / "data")
    loaded = load(folder)
    found = [one for one in said(loaded) if "live.yaml" in one]
    assert len(found) == 1 and said_ in found[0], found
    assert loaded.deck is not None and "live" not in loaded.deck.indicators


def test_a_fault_in_the_file_leaves_the_indicator_out(live: Make) -> None:
    loaded = load(live({"data/live.csv": CSV.replace("7,3", "7.3")}))
    assert said(loaded) == ["content/data/live.csv:2:6: error: a number is needed (write 7,3)"]
    assert loaded.deck is not None and "live" not in loaded.deck.indicators
    assert loaded.draft.waiting == {"data/live.csv"}


def test_rows_without_a_name_are_faults_where_they_stand(live: Make) -> None:
    loaded = load(live({"data/live.csv": "a;b\nlombardia;1\nbrianza;2\n"}))
    assert said(loaded) == [
        'content/data/live.csv:3:1: error: the row "brianza" is no place and has no name '
        "(give it a name, in columns called name_it and name_en; if it is a total, delete it)"
    ]
    assert loaded.draft.waiting == {"data/live.csv"}


def test_two_indicators_may_share_a_file(live: Make) -> None:
    second = INDICATOR.replace("live:", "other:").replace("comma}", "comma, value: altro}")
    files = {"indicators/live.yaml": INDICATOR + second[1:], "data/live.csv": "anno;a;altro\n2009;1;2\n"}
    deck = load(live(files)).deck
    assert deck is not None
    assert [str(deck.figures[key].value) for key in ("live@2009", "other@2009")] == ["1", "2"]
    assert len(load(live({**files, "data/live.csv": "anno;altro;altro\n2009;1;2\n"})).problems) == 1


def test_good_values_on_show_stand_in_for_faulty_ones(live: Make) -> None:
    last = load(live({})).deck
    loaded = load(live({"data/live.csv": "half"}), last)
    assert loaded.problems and loaded.deck is not None and last is not None
    assert loaded.deck.figures == last.figures
    assert loaded.draft.waiting == set()
    other = load(live({"indicators/live.yaml": INDICATOR.replace("comma}", "comma, value: x}")}), last)
    assert other.deck is not None and "live" not in other.deck.indicators


def test_the_quick_path_reads_them_too(live: Make) -> None:
    start = START.replace("it: Vita", "it: '{live@2009}'")
    quick = first(live({"slides/a-start.yaml": start}))
    assert quick is not None and str(quick.figures["live@2009"].value) == "7.3"
    assert first(live({"slides/a-start.yaml": start, "data/live.csv": "half"})) is None
