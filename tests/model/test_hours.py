"""When the doors are open: weeks of all kinds, read as a visitor would read the sign."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.hours import Hours, next_change, open_at

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FAIR: Hours = {"monday": "09:00-13:00, 14:00-18:00", "friday": "20:00-02:00", "sunday": "closed"}


def at(text: str) -> datetime:
    """ "mon 09:00" in a week of March without a change of the clocks."""
    day, clock = text.split()
    hour, minute = clock.split(":")
    number = [each[:3] for each in DAYS].index(day)
    return datetime(2026, 3, 2 + number, int(hour), int(minute))


def said(moment: datetime | None) -> str | None:
    return None if moment is None else f"{DAYS[moment.weekday()][:3]} {moment:%H:%M}"


@pytest.mark.parametrize(
    ("hours", "when", "is_open", "change"),
    [
        ("09:00-18:30", "mon 08:59", False, "mon 09:00"),
        ("09:00-18:30", "mon 09:00", True, "mon 18:30"),
        ("09:00-18:30", "sun 18:29", True, "sun 18:30"),
        ("09:00-18:30", "sun 18:30", False, "mon 09:00"),
        ("9:00 – 18:30", "sun 12:00", True, "sun 18:30"),
        ("closed", "mon 12:00", False, None),
        ("00:00-24:00", "mon 00:00", True, None),
        ("22:00-06:00", "mon 05:59", True, "mon 06:00"),
        ("22:00-06:00", "mon 12:00", False, "mon 22:00"),
        ("22:00-06:00", "mon 23:00", True, "tue 06:00"),
        ("18:00-24:00", "mon 23:59", True, "tue 00:00"),
        (FAIR, "mon 12:59", True, "mon 13:00"),
        (FAIR, "mon 13:00", False, "mon 14:00"),
        (FAIR, "mon 18:00", False, "fri 20:00"),
        (FAIR, "sat 01:59", True, "sat 02:00"),
        (FAIR, "sat 02:00", False, "mon 09:00"),
        (FAIR, "sat 20:00", False, "mon 09:00"),
        ({"sunday": "22:00-04:00"}, "mon 03:00", True, "mon 04:00"),
        ({"monday": "12:00-12:01"}, "mon 12:01", False, "mon 12:00"),  # a week later
        ("08:00-12:00, 10:00-18:00", "mon 11:00", True, "mon 18:00"),
    ],
)
def test_open_and_until_when(hours: Hours, when: str, is_open: bool, change: str | None) -> None:
    assert open_at(hours, at(when)) == is_open
    assert said(next_change(hours, at(when))) == change


spans = st.tuples(st.integers(0, 1439), st.integers(0, 1440)).filter(lambda s: s[0] != s[1])
written = st.lists(spans, min_size=1, max_size=3).map(
    lambda each: ", ".join(f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in each)
)
weeks = st.one_of(written, st.dictionaries(st.sampled_from(DAYS), st.one_of(st.just("closed"), written)))


@given(hours=weeks, minute=st.integers(0, 7 * 1440 - 1), second=st.integers(0, 59))
def test_nothing_changes_before_the_next_change(hours: Hours, minute: int, second: int) -> None:
    now = datetime(2026, 3, 2) + timedelta(minutes=minute, seconds=second)
    change = next_change(hours, now)
    end = change or now + timedelta(days=8)
    while now < end:
        assert open_at(hours, now) == open_at(hours, end - timedelta(seconds=1))
        now += timedelta(minutes=37)
    assert change is None or open_at(hours, change) != open_at(hours, change - timedelta(minutes=1))
