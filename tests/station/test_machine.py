"""This machine as the staff panel asks for it."""

from datetime import datetime, timedelta
from pathlib import Path

from kiosk.model.openings import Openings
from kiosk.station.counters import Counters
from kiosk.station.machine import DAYS, Machine


def test_what_is_set_is_written_and_known_at_once(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("theme: light  # la sala è chiara\n", "utf-8")
    machine = Machine(tmp_path)
    assert (machine.language(), machine.orientation()) == (None, "auto")
    assert machine.set_language("en") == machine.set_orientation("portrait") == ()
    assert (machine.language(), machine.orientation()) == ("en", "portrait")
    text = (tmp_path / "settings.yaml").read_text("utf-8")
    assert text == "theme: light  # la sala è chiara\nlanguage: en\norientation: portrait\n"


def test_the_last_days_newest_first_over_the_turn_of_the_year(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    assert not machine.counted()
    counts, at = Counters(tmp_path), datetime(2026, 12, 20, 10)
    for n in range(20):
        counts.visited(at + n * timedelta(days=1))
        for _ in range(n):
            counts.opened(at + n * timedelta(days=1), "home", "it")
        counts.save(at + n * timedelta(days=1))
    told = list(machine.counted())
    assert len(told) == DAYS and told[0].opened == 19
    assert told[0] == Openings("2027-01-08", 1, {"home": 19}) and told[-1] == Openings("2026-12-26", 1, {"home": 6})


def test_the_disk_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "new" / "data")
    assert (machine.disk() or 0) > 0
    assert machine.writes() is None and not list((tmp_path / "new" / "data").iterdir())
    (tmp_path / "file").write_text("")
    assert Machine(tmp_path / "file" / "data").writes() == "Not a directory"
