"""Ten mistakes that staff makes: path, line, column, what is wrong and what to write, in both languages."""
# ruff: noqa: E501 - what is expected stands as it is printed

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.loader.load import load
from kiosk.words.messages import line

Make = Callable[..., Path]

SLIDES = """\
slides:
  - id: pharma2
    layout: chart
    title:
      it: Uno {employees:n}
      en: One {employees:n}
    boddy:
      it: Testo
  - id: second
    layout: chrat
    title: {it: vita attesa, donne, en: life expectancy of women}
  - id: third
    layout: chart
    title:
      it: Vita {life}
      en: Life {lif.eu28}
    chart: {kind: band, indicators: [life]}
"""
FIGURES = """\
exports:
  name:
    it: Esportazioni
    en: Exports
  value: 347.380
  unit: eur
  source: istat
research:
  name:
    it: Ricerca
    en: Research
  value: "12,5"
  unit: eur
  source: istta
growth:
  name: Crescita
  unit: percent
  scale: bilion
  value: 3
  value: 4
"""
ENGLISH = [
    "content/indicators/faulty.yaml:5:10: error: 347380 or 347.38? (a point only separates decimals; a text goes in quotes)",
    "content/indicators/faulty.yaml:12:10: error: a number is needed (write 12.5)",
    'content/indicators/faulty.yaml:14:11: error: there is no source "istta" (did you mean "istat"?)',
    "content/indicators/faulty.yaml:16:9: error: a text in each language is needed (write `it: ...` and `en: ...` below, each on a line of its own)",
    'content/indicators/faulty.yaml:18:10: error: "bilion" is none of: thousand, million, billion (did you mean "billion"?)',
    'content/indicators/faulty.yaml:20:3: error: "value" is given twice (first in line 19, column 3) (keep one of the two)',
    'content/slides/faulty.yaml:7:5: error: unknown field "boddy" (did you mean "body"?)',
    'content/slides/faulty.yaml:10:13: error: there is no layout "chrat" (did you mean "chart"?)',
    'content/slides/faulty.yaml:11:30: error: a comma ends the text here: "donne" is read as a language (put the text in quotes, or each language on a line of its own)',
    'content/slides/faulty.yaml:15:16: error: "life" is a table: name a row (such as {life.lombardia}, {life.eu28})',
    'content/slides/faulty.yaml:16:16: error: there is no indicator "lif" (did you mean "life"?)',
    'content/slides/faulty.yaml:17:19: error: there is no chart kind "band" (did you mean "bands"?)',
]
ITALIAN = [
    "content/indicators/faulty.yaml:5:10: errore: 347380 oppure 347.38? (il punto separa solo i decimali; un testo va tra virgolette)",
    "content/indicators/faulty.yaml:12:10: errore: qui serve un numero (scrivere 12.5)",
    'content/indicators/faulty.yaml:14:11: errore: non esiste la fonte "istta" (forse "istat"?)',
    "content/indicators/faulty.yaml:16:9: errore: qui serve un testo in ogni lingua (scrivere sotto `it: ...` ed `en: ...`, ognuno su una riga sua)",
    'content/indicators/faulty.yaml:18:10: errore: "bilion" non è tra i valori ammessi: thousand, million, billion (forse "billion"?)',
    'content/indicators/faulty.yaml:20:3: errore: "value" compare due volte (la prima alla riga 19, colonna 3) (tenere solo uno dei due)',
    'content/slides/faulty.yaml:7:5: errore: campo sconosciuto "boddy" (forse "body"?)',
    'content/slides/faulty.yaml:10:13: errore: non esiste la composizione "chrat" (forse "chart"?)',
    'content/slides/faulty.yaml:11:30: errore: qui una virgola chiude il testo: "donne" viene letto come una lingua (mettere il testo tra virgolette, oppure ogni lingua su una riga sua)',
    'content/slides/faulty.yaml:15:16: errore: "life" è una tabella: indicare una riga (per esempio {life.lombardia}, {life.eu28})',
    'content/slides/faulty.yaml:16:16: errore: non esiste l’indicatore "lif" (forse "life"?)',
    'content/slides/faulty.yaml:17:19: errore: non esiste il tipo di grafico "band" (forse "bands"?)',
]


@pytest.mark.parametrize(("language", "expected"), [("en", ENGLISH), ("it", ITALIAN)])
def test_faults_of_single_entries(make: Make, language: str, expected: list[str]) -> None:
    loaded = load(make({"slides/faulty.yaml": SLIDES, "indicators/faulty.yaml": FIGURES}))
    assert [line(problem, language) for problem in loaded.problems] == expected
    assert loaded.deck is not None and not loaded.deck.slides.keys() & {"pharma2", "second", "third"}


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("“246”", "write 246"),
        ("28\u00a0852", "write 28852"),
        ("1.000,5", "write 1000.5"),
        ("12,5%", "write 12.5"),
        ("€ 12", "write 12"),
        ("1,000", "digits only, with a point before decimals: 28852 or 6.9"),  # a thousand, or one?
        ("circa 12", "digits only, such as 6.9; words have fields of their own: qualifier: about, scale: million,"),
        ("6,9 miliardi", "digits only, such as 6.9; words have fields of their own"),
    ],
)
def test_numbers_as_people_write_them(make: Make, written: str, hint: str) -> None:
    text = f"plants:\n  name: {{it: a, en: b}}\n  unit: plants\n  source: istat\n  value: {written}\n"
    (found,) = [line(one, "en") for one in load(make({"indicators/plants.yaml": text})).problems]
    assert found.startswith(f"content/indicators/plants.yaml:5:10: error: a number is needed ({hint}")


def test_a_misspelt_field_is_not_missing_too(make: Make) -> None:
    slides = "slides:\n  - id: one\n    layuot: figures\n    titolo: {it: a, en: b}\n"
    found = [line(one, "en").split(": error: ")[1] for one in load(make({"slides/x.yaml": slides})).problems]
    assert found == [
        'unknown field "layuot" (did you mean "layout"?)',
        'unknown field "titolo" (did you mean "title"?)',
    ]


@pytest.mark.parametrize(("language", "expected"), [("en", [
    'content/indicators/faulty.yaml:7:11: error: there is no source "istta" (did you mean "istat"?)',
    'content/indicators/faulty.yaml:13:17: error: there is no figure "life.italia" (did you mean "life.lombardia"?)',
    'content/slides/faulty.yaml:3:13: error: there is no layout "chrat" (did you mean "chart"?)',
    'content/slides/faulty.yaml:6:18: error: there is no indicator "employes" (did you mean "employees"?)',
    'content/slides/faulty.yaml:10:16: error: "life" is a table: name a row (such as {life.lombardia}, {life.eu28})',
    'content/slides/faulty.yaml:11:17: error: "{" without its "}" (for a brace itself write "{{")',
    'content/slides/faulty.yaml:13:23: error: "life" has no row "lombardy" (did you mean "lombardia"?)',
    'content/slides/faulty.yaml:19:9: error: "spending" has no year 2016 (such as {spending@2009}, {spending@2022})',
    'content/slides/faulty.yaml:20:12: error: the indicator "exports" is left out because of the error at content/indicators/faulty.yaml:7:11',
    'content/slides/faulty.yaml:21:59: error: there is no indicator "plants" (there are: employees, life, spending, gap)',
]), ("it", [
    'content/indicators/faulty.yaml:7:11: errore: non esiste la fonte "istta" (forse "istat"?)',
    'content/indicators/faulty.yaml:13:17: errore: non esiste la cifra "life.italia" (forse "life.lombardia"?)',
    'content/slides/faulty.yaml:3:13: errore: non esiste la composizione "chrat" (forse "chart"?)',
    'content/slides/faulty.yaml:6:18: errore: non esiste l’indicatore "employes" (forse "employees"?)',
    'content/slides/faulty.yaml:10:16: errore: "life" è una tabella: indicare una riga (per esempio {life.lombardia}, {life.eu28})',
    'content/slides/faulty.yaml:11:17: errore: "{" senza la sua "}" (una graffa vera si scrive "{{")',
    'content/slides/faulty.yaml:13:23: errore: "life" non ha la riga "lombardy" (forse "lombardia"?)',
    'content/slides/faulty.yaml:19:9: errore: "spending" non ha l’anno 2016 (per esempio {spending@2009}, {spending@2022})',
    'content/slides/faulty.yaml:20:12: errore: l’indicatore "exports" è escluso per l’errore in content/indicators/faulty.yaml:7:11',
    'content/slides/faulty.yaml:21:59: errore: non esiste l’indicatore "plants" (ci sono: employees, life, spending, gap)',
])])  # fmt: skip
def test_faults_of_what_does_not_hold_together(make: Make, language: str, expected: list[str]) -> None:
    slides = """\
slides:
  - id: first
    layout: chrat
    title:
      it: Uno
      en: One in {employes:n}
  - id: second
    layout: chart
    title:
      it: Vita {life}
      en: "Open {brace"
    body:
      it: 'Un''altra: {life.lombardy}'
      en: Fine
    lead:
      it: >-
        Uno,
        due e
        {spending@2016:n}
      en: "{exports}"
    chart: {kind: cells, lit: employees, shape: disc, of: plants}
"""
    figures = """\
exports:
  name:
    it: Esportazioni
    en: Exports
  value: 347
  unit: eur
  source: istta
other:
  name:
    it: Altro
    en: Other
  unit: years
  derive: 2.0 + life.italia
"""
    loaded = load(make({"slides/faulty.yaml": slides, "indicators/faulty.yaml": figures}))
    found = [line(problem, language) for problem in loaded.problems]
    assert found == expected


def one(make: Make, body: str, name: str = "slides/x.yaml") -> str:
    [problem] = load(make({name: body})).problems
    return line(problem, "en").removeprefix(f"content/{name}:")


HEAD = "slides:\n  - id: x\n    layout: chart\n    title: {it: a, en: b}\n"
ROWS = "x:\n  name: {it: a, en: b}\n  unit: years\n  source: istat\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("slides:\n  - layout: chart\n    title: {it: a}\n", '2:5: error: the field "id" is missing'),
        (
            "slides:\n  - id: X y\n    layout: chart\n    title: {it: a}\n",
            '2:9: error: "X y" is not a name (names have small',
        ),
        ("slides:\n  - id: x\n    layout: chart\n    title: 2019\n", "4:12: error: a text in each language is needed"),
        (
            "slides:\n  - id: x\n    layout: chart\n    title: {it: 2019}\n",
            '4:17: error: a text is needed here (put it in quotes: "2019")',
        ),
        ("slides:\n  - id: x\n    layout: chart\n    title:\n      it:\n", "5:10: error: a text is missing here"),
        ("slides:\n  - id: x\n    layout: chart\n    title: {it: ''}\n", "4:17: error: the text is empty"),
        (
            "slides:\n  - id: x\n    layout: chart\n    title: {italian: a}\n",
            '4:13: error: "italian" is not a language code',
        ),
        (
            "slides:\n  - id: x\n    layout: chart\n    title: {it: 6,9 miliardi}\n",
            '4:19: error: a comma ends the text here: "9 miliardi"',
        ),
        (HEAD + "    url: ftp://x.it\n", '5:10: error: "ftp://x.it" is not the address of a page (an address begins'),
        (HEAD + "    heeds: gap\n", "5:12: error: a list is needed here"),
        (HEAD + "    chart: cells\n", "5:12: error: named values are needed here"),
        (HEAD + "    chart: {lit: employees}\n", '5:5: error: the field "kind" is missing (the kinds are:'),
        (HEAD + "    chart: {kind: cells}\n", '5:5: error: the field "lit" is missing'),
        (
            HEAD + "    chart: {kind: cells, lit: employees, pre: 3}\n",
            '5:42: error: unknown field "pre" (did you mean "per"?)',
        ),
        (HEAD + "    chart: {kind: cells, lit: employees, per: 0}\n", "5:47: error: 0 is too small: at least 1"),
        (
            HEAD + "    chart: {kind: cells, lit: employees, whole: {it: di, en: of, all}}\n",
            '5:66: error: a comma ends the text here: "all"',
        ),
        (HEAD + "    chart: {kind: cells, lit: Employees!}\n", "5:5: error: not a reference"),
        (
            HEAD + "    reveal: [body, chrt]\n",
            '5:20: error: "chrt" is none of: title, figure, lead, body, facts, points, lists, image, chart, takeaway, caution (did you mean "chart"?)',
        ),
        (HEAD + "    takeaway: {figure: {it: a, en: b}}\n", '5:5: error: the field "text" is missing'),
    ],
)
def test_wording_and_places(make: Make, body: str, expected: str) -> None:
    assert one(make, body).startswith(expected)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (ROWS + "  rows: {lombardia: {value: 1, yer: 2}}\n", '5:32: error: unknown field "yer" (did you mean "year"?)'),
        (ROWS + "  rows: {lombardia: many}\n", "5:21: error: a number is needed"),
        (ROWS + "  rows: {lombardia: [1]}\n", "5:21: error: a number is needed"),
        (ROWS + "  rows: {lombardia: {}}\n", '5:10: error: the field "value" is missing'),
        (ROWS + "  rows: {lombardia: 85,5}\n", '5:24: error: a comma ends the value here: "5" is read as a name'),
        (ROWS + "  rows: {lombardia: {value: 85,5}}\n", '5:32: error: a comma ends the value here: "5" is read as'),
        (ROWS + "  series: {2016: 7,3, 2017: 6}\n", '5:20: error: a comma ends the value here: "3" is read as a name'),
        (ROWS + "  rows: {lombardy: 1}\n", '5:10: error: the row "lombardy" is no place and has no name (did you mean "lombardia"?)'),
        (ROWS + "  value: 1\n  year: '2016'\n", "6:9: error: a whole number is needed (write it without quotes)"),
        (ROWS + "  value: 1\n  year: 16\n", "6:9: error: 16 is too small: at least 1800"),
        (ROWS + "  value: 1_000\n", "5:10: error: a number is needed (write 1000)"),
        (ROWS + "  value: 10000000000000\n", "5:10: error: a number within ±1,000,000,000,000 is needed"),
        (ROWS + "  series: {'2016': 1}\n", "5:12: error: a whole number is needed (write it without quotes)"),
        (ROWS + "  series: {2016: 1}\n  forecast: [2017]\n", "6:14: error: no figure here is of 2017"),
        (ROWS, "1:1: error: an indicator has one of value, rows, series, data, counted or derive"),
        (ROWS + "  value: 1\n  derive: gap\n", "6:3: error: an indicator has one of value, rows, series, data, counted or derive"),
        (ROWS + "  value: 1\n  place: italia\n", '6:10: error: there is no place "italia"'),
        (ROWS + "  derive: gap-gap\n", '5:11: error: there is no figure "gap-gap" (a minus needs spaces: gap - gap)'),
        (ROWS + "  derive: gap + x\n", "5:11: error: this leads in a circle: x ← x"),
        (ROWS.replace("x:", "Exports:") + "  value: 1\n", '1:1: error: "Exports" is not a name (did you mean "exports"?)'),
        ("employees:\n" + ROWS[3:] + "  value: 1\n", '1:1: error: "employees" is taken already (content/indicators/base.yaml, line 1)'),
    ],
)  # fmt: skip
def test_faults_of_indicators(make: Make, body: str, expected: str) -> None:
    loaded = load(make({"indicators/x.yaml": body}))
    found = [line(problem, "en") for problem in loaded.problems]
    assert [text for text in found if text.startswith(f"content/indicators/x.yaml:{expected}")], found


def test_all_that_is_wrong_with_an_entry_is_said_at_once(make: Make) -> None:
    figure = (
        "x:\n  name: {it: a, en: b}\n  value: 1\n  year: 20255\n  unit: percent\n  place: lombarda\n  source: istt\n"
    )
    text = "slides:\n  - id: x\n    layout: chart\n    title: {it: '{employee} **{employees:x} } {life.x}', en: b}\n"
    found = load(make({"indicators/x.yaml": figure, "slides/x.yaml": text})).problems
    assert [(one.path[8:], one.line, one.column, one.rule) for one in found] == [
        ("indicators/x.yaml", 4, 9, "wrong-value"),
        ("indicators/x.yaml", 6, 10, "unknown-place"),
        ("indicators/x.yaml", 7, 11, "unknown-source"),
        ("slides/x.yaml", 4, 18, "unknown-reference"),
        ("slides/x.yaml", 4, 29, "markup"),
        ("slides/x.yaml", 4, 42, "markup"),
        ("slides/x.yaml", 4, 45, "markup"),
        ("slides/x.yaml", 4, 47, "unknown-reference"),
    ]


FAULTS = """\
slides:
  - id: one
    layout: figures
    body:
      it: {employees:n}
      en: ''
    notes: {it: , en: [a]}
    accept: {bare-number: ''}
  - {layout: figures, title: {it: a, en: b}, id: two, heeds: [nothing-of-the-kind], chart: {kind: line}}
  - {id: three, layout: figures, title: {it: '**a', en: '{nothing-like-it}'}}
"""


@pytest.mark.parametrize("language", ["it", "en"])
def test_each_fault_has_its_remedy(make: Make, language: str) -> None:
    kiosk = "title: {it: a, en: b}\nlanguages: {it: I, en: E}\nlanguage: zz\nattract: [{slide: qqq}]\ntopics: [wwww]\n"
    figures = "x:\n  unit: percent\n  place: qq\n  source: [ww]\n  forecast: [2030]\nz: {derive: 1 +}\n"
    found = load(make({"slides/x.yaml": FAULTS, "kiosk.yaml": kiosk, "indicators/x.yaml": figures})).problems
    assert len(found) > 15 and [line(one, language) for one in found if not one.hint and not one.cause] == []
