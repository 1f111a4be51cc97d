"""`kiosk station counters`: a table for people, CSV for spreadsheets. `rehearsals`: a table for a talk's YAML."""

import csv
from argparse import Namespace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.model.rehearsal import Run
from kiosk.station.counters import Counters
from kiosk.station.rehearsals import Rehearsals
from kiosk.tools import content, station
from tests.model.state.fingers import deck

TEN = datetime(2026, 5, 12, 10, 15)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    counts = Counters(tmp_path)
    for slide, times, language in (("pharma", 6, "it"), ("home", 2, "en")):
        for _ in range(times):
            counts.opened(TEN, slide, language)
    counts.visited(TEN)
    counts.answered(TEN, "guess-beds", True)
    counts.answered(TEN, "guess-beds", False)
    counts.opened(TEN + timedelta(days=300), "pharma", "en")
    counts.save(TEN)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], data: Path, *words: str) -> str:
    assert main(["station", "counters", "--data", str(data), "--ui-lang", "en", *words]) == 0
    return capsys.readouterr().out


def test_csv_has_a_count_a_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(csv.reader(StringIO(told(capsys, data, "--csv")))) == [
        ["day", "hour", "what", "name", "language", "count"],
        ["2026-05-12", "", "visits", "", "", "1"],
        ["2026-05-12", "", "slide", "home", "en", "2"],
        ["2026-05-12", "10", "slide", "pharma", "it", "6"],
        ["2026-05-12", "", "right", "guess-beds", "", "1"],
        ["2026-05-12", "", "wrong", "guess-beds", "", "1"],
        ["2027-03-08", "", "slide", "pharma", "en", "1"],
    ]


def test_a_table_for_people(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, data) == (
        "day         visits  slides opened  quiz\n"
        "2026-05-12       1              8   1/2\n"
        "2027-03-08       0              1\n"
        "2 days           1              9   1/2\n"
        "\n"
        "slide   opened  en  it\n"
        "pharma       7   1   6\n"
        "home         2   2   0\n"
        "\n"
        "question    right  wrong\n"
        "guess-beds      1      1\n"
    )


def test_where_nothing_was_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, tmp_path) == "nothing has been counted yet\n"
    assert told(capsys, tmp_path, "--csv") == "day,hour,what,name,language,count\n"


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "counters" / "2026.json").mkdir(parents=True)
    assert main(["station", "counters", "--data", str(tmp_path), "--ui-lang", "en"]) == 2
    assert "2026.json" in capsys.readouterr().err


def rehearsals(data: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert station.run(Namespace(what="rehearsals", data=data, content=None, csv=False), "en") == 0
    return capsys.readouterr().out


def test_what_the_rehearsals_suggest_stands_beside_the_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = deck(talks={"welcome": "welcome-cover:20 home:60 care?:45"})
    monkeypatch.setattr(content, "deck", lambda *_: made)
    assert rehearsals(tmp_path, capsys) == "no talk has been rehearsed yet\n"
    runs = Rehearsals(tmp_path)
    for minute, home in enumerate((41.0, 48.0, 52.0)):
        slides = {"welcome-cover": 19.0, "home": home, "care": 9.0}
        run = Run(begun=f"2026-11-22T10:{minute:02}:00", rehearsal=True, ended=False, elapsed=99.0, slides=slides)
        runs.save("welcome", ("welcome-cover", "home", "care"), run)
    runs.save("gone", (), run.model_copy(update={"ended": True}))
    assert rehearsals(tmp_path, capsys) == (
        "talks/gone.yaml: 1 rehearsal\n"
        "slide          planned (s)  suggested (s)  difference\n"
        "welcome-cover                          20\n"
        "home                                   50\n"
        "care                                   10\n"
        "total                                  80\n"
        "\n"
        "talks/welcome.yaml: 3 rehearsals\n"
        "slide  planned (s)  suggested (s)  difference\n"
        "cover           20             20           =\n"
        "home            60             50         -10\n"
        "care            45\n"
        "total          125            115         -10\n"
    )
