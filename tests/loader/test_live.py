"""Other data under a deck on show: figures follow, and what slides need stays."""

from pathlib import Path

import pytest

from kiosk.loader.live import files, renewed
from kiosk.loader.load import load
from kiosk.model.deck import Deck
from kiosk.words.messages import line
from tests.loader.test_load import Make

INDICATORS = """
spending-live:
  name: {it: Spesa, en: Spending}
  unit: percent
  source: istat
  data: {file: data/spending.csv, decimal: comma}
  forecast: [2022]
life-live:
  name: {it: Vita attesa, en: Life expectancy}
  unit: years
  source: istat
  data: {file: data/life.yaml}
rank:
  name: {it: Posto, en: Rank}
  unit: rank
  source: istat
  data: {file: data/rank.csv, decimal: point}
fall:
  name: {it: Calo, en: Fall}
  unit: percent
  derive: spending-live@2009 - spending-live@2022
half:
  name: {it: Quota, en: Share}
  unit: percent
  derive: spending-live@2022 / rank
"""
SLIDES = """
topic: {it: Prova, en: Trial}
icon: pill
tile:
  figure: {it: "{spending-live@2019}", en: "{spending-live@2019}"}
  caption: {it: a, en: b}
slides:
  - id: spending
    layout: wide
    title: {it: "Calo di {fall}", en: "A fall of {fall}"}
    chart: {kind: line, indicator: spending-live}
  - id: bands-live
    layout: wide
    title: {it: a, en: b}
    chart: {kind: bands, indicators: [life-live], reference: eu28}
    notes: {it: "{rank}", en: "{rank}"}
"""
START = """
slides:
  - {id: invitation, layout: attract, title: {it: a, en: b}}
  - {id: home, layout: home, title: {it: Temi, en: Topics}}
"""
KIOSK = """
title: {it: Prova, en: Trial}
languages: {it: Italiano, en: English}
language: it
attract: [{slide: invitation}]
topics: [pharma, live]
"""
SPENDING = "anno;spesa\n2009;7,3\n2019;6,6\n2022;6,4\n"
LIFE = "lombardia: 85.5\neu28: 83.5\n"
RANK = "posto\n3\n"


@pytest.fixture
def folder(make: Make) -> Path:
    """Content with three live files."""
    return make(
        {
            "kiosk.yaml": KIOSK,
            "indicators/live.yaml": INDICATORS,
            "slides/a-start.yaml": START,
            "slides/live.yaml": SLIDES,
            "data/spending.csv": SPENDING,
            "data/life.yaml": LIFE,
            "data/rank.csv": RANK,
        }
    )


@pytest.fixture
def deck(folder: Path) -> Deck:
    loaded = load(folder)
    assert loaded.deck is not None and loaded.problems == ()
    return loaded.deck


def value(deck: Deck, name: str) -> str:
    return str(deck.figures[name].value)


def test_the_deck_tells_which_files(deck: Deck) -> None:
    assert files(deck) == {"data/spending.csv", "data/life.yaml", "data/rank.csv"}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("data/spending.csv", "anno;spesa\n2009;8,0\n2019;7\n2022;6,1\n2023;5\n"),
        ("data/life.yaml", "lombardia: 86\neu28: {value: 84.0, year: 2020}\n"),
        ("data/rank.csv", "posto\n2\n"),
    ],
)
def test_the_quick_way_comes_to_what_a_whole_load_does(deck: Deck, folder: Path, file: str, text: str) -> None:
    new, problems = renewed(deck, folder, file, text.encode())
    (folder / file).write_text(text)
    whole = load(folder).deck
    assert problems == [] and whole is not None
    assert new == whole and repr(new) == repr(whole) and new != deck


def test_derived_figures_follow(deck: Deck, folder: Path) -> None:
    new, _ = renewed(deck, folder, "data/spending.csv", SPENDING.replace("7,3", "8,0").encode())
    assert (value(deck, "fall"), value(new, "fall"), value(deck, "fall")) == ("0.9", "1.6", "0.9")
    assert new.figures["spending-live@2022"].forecast and list(new.figures) == list(deck.figures)


def test_the_same_values_are_the_same_deck(deck: Deck, folder: Path) -> None:
    same = "anno;spesa;nota\r\n2009;7,3;x\r\n2019;6,6\r\n2022;6,4"
    assert renewed(deck, folder, "data/spending.csv", same.encode())[0] is deck
    assert renewed(deck, folder, "data/gone.csv", b"?") == (deck, [])
    other, _ = renewed(deck, folder, "data/rank.csv", b"posto\n3.0\n")
    assert value(other, "rank") == "3.0"


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("data/spending.csv", "", "data/spending.csv:1:1: error: the file is empty"),
        (
            "data/spending.csv",
            SPENDING.replace("6,6", "6.6"),
            "data/spending.csv:3:6: error: a number is needed (write 6,6)",
        ),
        (
            "data/spending.csv",
            SPENDING.replace("2019;6,6\n", ""),
            '"spending-live@2019" is missing, and "live" shows it',
        ),
        ("data/spending.csv", SPENDING.replace("2009;7,3\n", ""), '"fall" cannot be worked out (there is no figure'),
        ("data/spending.csv", SPENDING.replace("2022;6,4", "2023;6,4"), "error: no figure here is of 2022"),
        ("data/spending.csv", "a;b\nlombardia;1\n", "years, rows and a single value cannot take each other's place"),
        ("data/rank.csv", "posto\n0\n", 'with this data "half" cannot be worked out (this divides by zero)'),
        ("data/life.yaml", "lombardia: 85.5\n", '"life-live.eu28" is missing, and "bands-live" shows it'),
        (
            "data/life.yaml",
            LIFE + "brianza: 1\n",
            'life.yaml:3:1: error: the row "brianza" is no place and has no name',
        ),
        (
            "data/life.yaml",
            LIFE + "italy: {value: 1, name: {it: a}, source: gone}\n",
            "life.yaml:3:42: error: there is no",
        ),
    ],
)
def test_what_the_deck_needs_stays(deck: Deck, folder: Path, file: str, text: str, said: str) -> None:
    new, problems = renewed(deck, folder, file, text.encode())
    assert new is deck
    found = [line(one, "en") for one in problems]
    assert any(said in one for one in found), found
    assert {one.path for one in problems} == {f"content/{file}"}


def test_what_a_chart_cannot_draw_is_a_fault(deck: Deck, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.charts import kinds
    from kiosk.model.problem import Say

    fault = Say("negative")
    monkeypatch.setattr(kinds.kind("line").Fields, "faults", lambda self, deck: [("indicator", fault)])
    new, problems = renewed(deck, folder, "data/spending.csv", SPENDING.replace("7,3", "-1").encode())
    assert new is deck
    assert [line(one, "en") for one in problems] == [
        'content/data/spending.csv:1:1: error: with this data the chart of "spending" cannot be drawn (negative)'
    ]
