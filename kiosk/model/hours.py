"""Opening hours, as staff write them and as a clock reads them. Wall-clock time, without a zone.

hours: 09:00-18:30                       # every day
hours:
  monday: 09:00-13:00, 14:00-18:00
  saturday: 20:00-02:00                  # until two on Sunday
  sunday: closed                         # as any day that is not named
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from kiosk.model.problem import N_

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Span = tuple[int, int]
"""Minutes since midnight; the end comes after the beginning, and may lie in the next day."""

CLOSED = "closed"
MIDNIGHT = 24 * 60
_DAYS: tuple[Day, ...] = get_args(Day)
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")

FORM = N_("these are no opening hours")
TIME = N_("there is no such time of day")
EMPTY = N_("opening hours cannot end at the time they begin")


def spans(text: str) -> tuple[Span, ...]:
    """When a day's hours begin and end; none for "closed". A fault for pydantic where nobody can tell."""
    if text.strip() == CLOSED:
        return ()
    return tuple(_span(part.strip()) for part in text.split(","))


def _span(text: str) -> Span:
    found = _SPAN.fullmatch(text)
    if not found:
        raise PydanticCustomError("hours", FORM)
    hour, minute, to_hour, to_minute = map(int, found.groups())
    begin, end = hour * 60 + minute, to_hour * 60 + to_minute
    if minute > 59 or to_minute > 59 or begin >= MIDNIGHT or end > MIDNIGHT:
        raise PydanticCustomError("hours", TIME)
    if begin == end:
        raise PydanticCustomError("hours", EMPTY)
    return begin, end if end > begin else end + MIDNIGHT


def _sound(text: str) -> str:
    spans(text)
    return text


OfADay = Annotated[str, AfterValidator(_sound)]
Hours = OfADay | dict[Day, OfADay]
"""As settings.yaml has them: the same every day, or a line a day."""


def open_at(hours: Hours, when: datetime) -> bool:
    """Whether the doors are open."""
    minute = when.hour * 60 + when.minute
    return any(begin <= minute < end for begin, end in _around(hours, when.date()))


def next_change(hours: Hours, when: datetime) -> datetime | None:
    """When it will next be otherwise, by the clock on the wall; None where it never is."""
    now = open_at(hours, when)
    midnight = datetime.combine(when.date(), time())
    for day in range(9):  # a week, and what reaches into the next
        there = midnight + timedelta(days=day)
        edges = {edge for span in _around(hours, there.date()) for edge in span if 0 <= edge <= MIDNIGHT}
        for edge in sorted(edges):
            change = there + timedelta(minutes=edge)
            if change > when and open_at(hours, change) != now:
                return change
    return None


def _around(hours: Hours, day: date) -> list[Span]:
    """The hours of a day, and those of the day before that are not over, in minutes of this day."""
    before = [(begin - MIDNIGHT, end - MIDNIGHT) for begin, end in _of(hours, day - timedelta(days=1))]
    return [*_of(hours, day), *(span for span in before if span[1] > 0)]


def _of(hours: Hours, day: date) -> tuple[Span, ...]:
    if isinstance(hours, Mapping):
        return spans(hours.get(_DAYS[day.weekday()], CLOSED))
    return spans(hours)
