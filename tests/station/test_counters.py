"""Counters: what is kept of a day, on a disk that may be full, damaged, or somebody else's too."""

import json
import logging
import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.station import counters
from kiosk.station.counters import Counters, bounded, every_day, lines, read
from kiosk.station.counts import ANY_HOUR, FEW, Day, total
from tests.conftest import ExpectLog

TEN = datetime(2026, 5, 12, 10, 15)
HOUR = timedelta(hours=1)


def opened(counts: Counters, at: datetime, times: int, slide: str = "pharma", language: str = "it") -> None:
    for _ in range(times):
        counts.opened(at, slide, language)


def kept(data: Path, day: str = "2026-05-12") -> Day:
    return dict(every_day(data))[day]


def cells(data: Path, day: str = "2026-05-12") -> Mapping[tuple[int, str, str], int]:
    return kept(data, day).slides


names = st.sampled_from(["", "pharma", "home", "irccs-areas"])
days = st.builds(
    Day,
    st.dictionaries(st.tuples(st.integers(-1, 23), names, st.sampled_from(["it", "en", ""])), st.integers(1, 20)),
    st.integers(0, 50),
    st.dictionaries(names, st.tuples(st.integers(0, 9), st.integers(1, 9))),
)


@given(days)
def test_a_day_is_what_its_line_says(day: Day) -> None:
    assert Day.of_text(day.text()) == day and "\n" not in day.text()


@given(days, days)
def test_what_was_added_can_be_taken_away(one: Day, other: Day) -> None:
    assert (one + other) - other == one and one + other == other + one
    assert one - one - other == Day()


@given(days)
def test_no_hour_tells_fewer_than_five_and_none_is_lost(day: Day) -> None:
    folded = day.folded()
    assert all(hour == ANY_HOUR or count >= FEW for (hour, _, _), count in folded.slides.items())
    assert folded.opened() == day.opened() and folded.visits == day.visits and folded.quiz == day.quiz


@given(days, st.sampled_from([0, 1, 2]))
def test_coarser_is_shorter_and_has_the_same_sums(day: Day, level: int) -> None:
    less = day.coarser(level)
    assert len(less.text()) <= len(day.text()) + 2
    assert sum(less.slides.values()) == sum(day.slides.values()) and less.visits == day.visits
    assert [sum(n) for n in zip(*less.quiz.values(), strict=True)] == [
        sum(n) for n in zip(*day.quiz.values(), strict=True)
    ]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '{"visits":-1}', '{"visits":true}', '{"visits":1.5}', '{"visits":1e99}', '{"who":"me"}',
     '{"slides":{"pharma":{"it":{"24":5}}}}', '{"slides":{"pharma":{"it":{"010":5}}}}',
     '{"slides":{"=CMD()":{"it":5}}}', '{"slides":{"pharma":5}}', '{"quiz":{"q":[1]}}',
     '{"quiz":{"q":5}}', '{"slides":{"a":{"it":{"x":1}}}}'],
)  # fmt: skip
def test_no_other_line_is_a_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected|unknown|two counts|Expecting|invalid"):
        Day.of_text(text)


def test_the_file_has_hours_of_five_and_the_rest_as_the_days(tmp_path: Path) -> None:
    counts = Counters(tmp_path)
    opened(counts, TEN, 5)
    opened(counts, TEN, 4, language="en")
    opened(counts, TEN + HOUR, 3)
    counts.visited(TEN)
    counts.visited(TEN + HOUR)
    counts.answered(TEN, "guess", True)
    counts.answered(TEN, "guess", False)
    counts.answered(TEN, "guess", False)
    counts.save(TEN + HOUR)
    assert kept(tmp_path) == Day(
        {(10, "pharma", "it"): 5, (ANY_HOUR, "pharma", "en"): 4, (ANY_HOUR, "pharma", "it"): 3}, 2, {"guess": (1, 2)}
    )
    assert json.loads((tmp_path / "counters" / "2026.json").read_text()).keys() == {"2026-05-12"}


def test_an_hour_is_exact_until_it_is_over(tmp_path: Path) -> None:
    counts = Counters(tmp_path)
    for count in range(1, 8):
        opened(counts, TEN, 1)
        counts.save(TEN)
        assert cells(tmp_path) == {(10 if count >= FEW else ANY_HOUR, "pharma", "it"): count}
    assert counts.today(TEN) == {"pharma": 7}


def test_what_was_merged_before_a_restart_stays_merged(tmp_path: Path) -> None:
    before = Counters(tmp_path)
    opened(before, TEN, 4)
    before.save(TEN)
    after = Counters(tmp_path)
    after.load(TEN)
    assert after.today(TEN) == {"pharma": 4}
    opened(after, TEN, 4)
    after.save(TEN)
    assert cells(tmp_path) == {(ANY_HOUR, "pharma", "it"): 8}
    assert after.today(TEN) == {"pharma": 8}


def test_nothing_is_written_where_nothing_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counters(tmp_path)
    counts.load(TEN)
    counts.save(TEN)
    assert not (tmp_path / "counters").exists()
    opened(counts, TEN, 1)
    counts.save(TEN)
    monkeypatch.setattr(counters, "write_whole", lambda *_: pytest.fail("written"))
    counts.save(TEN)
    counts.save(TEN + 3 * HOUR)


def test_midnight_new_year_and_a_clock_that_jumps(tmp_path: Path) -> None:
    """Every count is of the day and hour that the clock said; the hour that comes twice in autumn is one."""
    counts = Counters(tmp_path)
    eve = datetime(2026, 12, 31, 23, 59)
    for at in (eve, eve + timedelta(minutes=2), TEN, eve, datetime(1970, 1, 1), TEN + HOUR, TEN):
        opened(counts, at, FEW)
    counts.save(TEN)
    assert {path.name for path in (tmp_path / "counters").iterdir()} == {"1970.json", "2026.json", "2027.json"}
    assert cells(tmp_path) == {(10, "pharma", "it"): 10, (11, "pharma", "it"): 5}
    assert cells(tmp_path, "2026-12-31") == {(23, "pharma", "it"): 10}
    assert cells(tmp_path, "2027-01-01") == {(0, "pharma", "it"): 5}
    assert counts.today(eve) == {"pharma": 10} and counts.today(eve + HOUR) == {"pharma": 5}
    opened(counts, eve, 1)
    counts.save(TEN)
    assert cells(tmp_path, "2026-12-31") == {(23, "pharma", "it"): 10, (ANY_HOUR, "pharma", "it"): 1}


def test_two_booths_add_up(tmp_path: Path) -> None:
    one, other = Counters(tmp_path), Counters(tmp_path)
    for _ in range(3):
        opened(one, TEN, 2)
        one.save(TEN)
        opened(other, TEN, 3, language="en")
        other.save(TEN)
    assert cells(tmp_path) == {(10, "pharma", "it"): 6, (10, "pharma", "en"): 9}
    one.save(TEN)
    assert other.today(TEN) == {"pharma": 15}


def test_a_file_that_staff_took_away_begins_anew(tmp_path: Path) -> None:
    counts = Counters(tmp_path)
    opened(counts, TEN, 6)
    counts.save(TEN)
    opened(counts, TEN + HOUR, 1)
    (tmp_path / "counters" / "2026.json").unlink()
    counts.save(TEN + HOUR)
    assert cells(tmp_path) == {(ANY_HOUR, "pharma", "it"): 1}


def _cut(text: str) -> bytes:
    return text[: len(text) - 20].encode()


def _twice(text: str) -> bytes:
    return text.replace("2026-05-13", "2026-05-12").encode()


@pytest.mark.parametrize(
    ("spoil", "sound"),
    [
        (_cut, 1),
        (_twice, 1),
        (lambda text: text.replace('"pharma"', '"ph\xffarma"', 1).encode("latin-1"), 1),
        (lambda text: text.replace("05-13", "05-99").encode(), 1),
        (lambda text: b"\0" * len(text), 0),
        (lambda text: b"", 0),
        (lambda text: text.encode() + b"x" * counters.READ, 0),
    ],
)
def test_a_damaged_file_is_set_aside_and_its_sound_days_are_kept(
    tmp_path: Path, expect_log: ExpectLog, spoil: Callable[[str], bytes], sound: int
) -> None:
    counts = Counters(tmp_path)
    for day in range(2):
        opened(counts, TEN + timedelta(days=day), 6)
    counts.save(TEN)
    file = tmp_path / "counters" / "2026.json"
    file.write_bytes(spoilt := spoil(file.read_text()))
    after = Counters(tmp_path)
    with expect_log(logging.WARNING, f"2026.json is damaged: .* {sound} days"):
        after.load(TEN)
    assert (tmp_path / "counters" / "2026.json.bad").read_bytes() == spoilt
    after.load(TEN)
    opened(after, TEN + timedelta(days=7), 1)
    after.save(TEN + timedelta(days=7))
    assert len(list(every_day(tmp_path))) == sound + 1


def test_a_disk_that_takes_nothing_costs_no_count_for_two_days(tmp_path: Path) -> None:
    (tmp_path / "counters").write_text("in the way")
    counts = Counters(tmp_path)
    opened(counts, TEN, 6)
    for hour in range(3):
        with pytest.raises(OSError, match="counters"):
            counts.save(TEN + hour * HOUR)
        opened(counts, TEN + hour * HOUR, 1)
    assert counts.today(TEN) == {"pharma": 9}
    (tmp_path / "counters").unlink()
    counts.save(TEN + 3 * HOUR)
    assert cells(tmp_path) == {(10, "pharma", "it"): 7, (ANY_HOUR, "pharma", "it"): 2}
    for hour in range(100):
        opened(counts, TEN + hour * HOUR, 1)
    counts.save(TEN + 100 * HOUR)
    assert sum(sum(day.slides.values()) for _, day in every_day(tmp_path)) == 9 + counters.HOURS


def test_a_write_that_fails_halfway_leaves_what_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counters(tmp_path)
    opened(counts, TEN, 6)
    counts.save(TEN)
    before = (tmp_path / "counters" / "2026.json").read_bytes()
    opened(counts, TEN, 1)
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        counts.save(TEN)
    assert [path.name for path in (tmp_path / "counters").iterdir()] == ["2026.json"]
    assert (tmp_path / "counters" / "2026.json").read_bytes() == before
    counts.save(TEN)
    assert cells(tmp_path) == {(10, "pharma", "it"): 7}


def test_a_year_takes_a_megabyte_at_most_the_oldest_days_are_coarsest(tmp_path: Path) -> None:
    """Two hundred slides with long names in two languages, every day: so many that the oldest keep but their sums."""
    names = [f"a-slide-with-a-long-name-{n}" for n in range(200)]
    busy = Day({(h, name, c): 50 for h in (9, 10) for name in names for c in ("it", "en")}, 900, {names[0]: (7, 9)})
    first = datetime(2026, 1, 1)
    every = [(first + timedelta(days=n)).date().isoformat() for n in range(365)]
    days = bounded(dict.fromkeys(every, busy.text()))
    path = tmp_path / "2026.json"
    path.write_text("".join(lines(days)))
    assert path.stat().st_size <= counters.BYTES and read(path) == (days, True)
    told = [Day.of_text(days[day]) for day in every]
    assert {sum(day.slides.values()) for day in told} == {40_000} and {day.visits for day in told} == {900}
    sizes = [len(days[day]) for day in every]
    assert sizes == sorted(sizes) and told[0].slides == {(ANY_HOUR, "", ""): 40_000}


def test_a_modest_year_keeps_everything() -> None:
    """Forty slides, of which every third is opened often enough in each of eight hours."""
    day = Day({(h, f"a-slide-{n}", "it"): 7 for h in range(8) for n in range(13)}, 100)
    every = {f"2026-{month:02}-{n:02}": day.text() for month in range(1, 13) for n in range(1, 29)}
    assert bounded(every) == every


def test_total_of_nothing() -> None:
    assert total([]) == Day() and Day().text() == "{}" and list(Day().rows()) == []
