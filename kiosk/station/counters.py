"""The counters: how often slides were opened at this booth, in `counters/<year>.json` of the data folder.

What is kept: by day, hour, slide and language how often a slide was opened; visits, a number a day; right and wrong
answers a question and day (kiosk.station.counts). What is not: anything about a visit or a visitor, no order of events,
no time but the hour. Counts under five of an hour are a part of the day. The current hour is exact in memory only; the
file has it as if it were over, and what was merged there stays merged after a restart.

A file is a line a day, and at most a megabyte, whatever happens: where it would be more, the oldest days give up their
hours, then their languages, then all but their sums. One that cannot be read is set aside as `<year>.json.bad`; the
days in it that are sound are taken over.

Two booths on one data folder add up in one file: each writes what it has counted itself, on top of what it finds. Only
where both write at the same instant, a minute of one of them is lost.
"""

import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock

from kiosk.files import write_whole
from kiosk.station.counts import Day, is_day, total

LOG = logging.getLogger("kiosk.counters")
FOLDER = "counters"
BYTES = 1_000_000
"""The most that a year's file takes."""
READ = 4 * BYTES
"""A file larger than this is none of ours."""
HOURS = 48
"""Hours that are kept in memory while the disk takes nothing; older ones are lost."""
Hour = tuple[str, int]
"""A day, as 2026-05-12, and an hour of it."""

_LINE = re.compile(r'"(\d{4}-\d\d-\d\d)":(\{.*\}),?')
_YEAR = re.compile(r"\d{4}\.json")
_Stamp = tuple[int, int, int]


@dataclass(frozen=True)
class Year:
    """A year's file as it was last seen: its days as text, and what it looked like from outside."""

    days: Mapping[str, str] = field(default_factory=dict)
    stamp: _Stamp | None = None


class Counters:
    """Counts in memory, and brings them to the disk when told to.

    Counting and asking take microseconds. `load` and `save` are for another thread, one of them at a time; an OSError
    of theirs leaves all counts where they are, to be saved another time.
    """

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER
        self._hours: dict[Hour, Day] = {}  # what was counted here, hour by hour, until the hour is over and written
        self._written: dict[Hour, Day] = {}  # as what it stands in the files
        self._years: dict[int, Year] = {}
        self._lock = Lock()

    def opened(self, at: datetime, slide: str, language: str) -> None:
        """A visitor came to a slide."""
        self._add(at, Day(slides={(at.hour, slide, language): 1}))

    def visited(self, at: datetime) -> None:
        """A visit began."""
        self._add(at, Day(visits=1))

    def answered(self, at: datetime, question: str, right: bool) -> None:
        """A question of the quiz was answered."""
        self._add(at, Day(quiz={question: (int(right), int(not right))}))

    def _add(self, at: datetime, count: Day) -> None:
        hour = at.date().isoformat(), at.hour
        with self._lock:
            self._hours[hour] = self._hours.get(hour, Day()) + count
            while len(self._hours) > HOURS:
                oldest = next(iter(self._hours))
                del self._hours[oldest]
                self._written.pop(oldest, None)

    def today(self, at: datetime) -> Mapping[str, int]:
        """How often each slide was opened on this day, now and before a restart."""
        day = at.date().isoformat()
        with self._lock:
            known = self._years.get(at.year, Year()).days.get(day)
            here = [hour for hour in self._hours if hour[0] == day]
            before = Day.of_text(known) if known else Day()
            others = before - total(self._written[hour] for hour in here if hour in self._written)
            return (others + total(self._hours[hour] for hour in here)).opened()

    def load(self, at: datetime) -> None:
        """Read what this year has brought so far."""
        year = self._found(at.year, Year())
        with self._lock:
            self._years.setdefault(at.year, year)

    def save(self, at: datetime) -> None:
        """Write what is not in the files yet."""
        with self._lock:
            hours, written = dict(self._hours), dict(self._written)
        fresh = {hour: day.folded() for hour, day in hours.items()}
        for year in sorted({int(day[:4]) for day, _ in hours}):
            mine = [hour for hour in hours if int(hour[0][:4]) == year]
            if any(fresh[hour] != written.get(hour) for hour in mine):
                self._write(year, {hour: (written.get(hour, Day()), fresh[hour]) for hour in mine})
            self._close(mine, hours, fresh, at)

    def _write(self, year: int, changes: Mapping[Hour, tuple[Day, Day]]) -> None:
        """A year's file with each hour's new counts in place of its old ones."""
        with self._lock:
            before = self._years.get(year, Year())
        days = dict(self._found(year, before).days)
        for day in {day for day, _ in changes}:
            old, new = (total(pair[n] for hour, pair in changes.items() if hour[0] == day) for n in (0, 1))
            days[day] = ((Day.of_text(days[day]) if day in days else Day()) + new - old).text()
        days = bounded(days)
        path = self._folder / f"{year}.json"
        write_whole(path, "".join(lines(days)).encode("ascii"))
        with self._lock:
            self._years[year] = Year(days, _stamp(path))

    def _close(self, mine: Iterable[Hour], hours: Mapping[Hour, Day], fresh: Mapping[Hour, Day], at: datetime) -> None:
        """What was written is known to be; hours that are over need not be kept apart."""
        now = at.date().isoformat(), at.hour
        with self._lock:
            for hour in mine:
                if hour != now and self._hours.get(hour) is hours[hour]:
                    del self._hours[hour]
                    self._written.pop(hour, None)
                elif hour in self._hours:
                    self._written[hour] = fresh[hour]

    def _found(self, year: int, before: Year) -> Year:
        """The year's file as it is: what is known of it, unless somebody else has written since."""
        path = self._folder / f"{year}.json"
        stamp = _stamp(path)
        if stamp == before.stamp:
            return before
        if stamp is None:
            return Year()
        days, sound = read(path)
        if sound:
            return Year(days, stamp)
        path.replace(path.with_name(path.name + ".bad"))
        LOG.warning("%s is damaged: set aside as %s.bad, %d days of it are sound", path, path.name, len(days))
        return Year(days)


def read(path: Path) -> tuple[dict[str, str], bool]:
    """The sound days of a year's file, as text, and whether all of it is sound. OSError where it cannot be read."""
    with path.open("rb") as file:
        data = file.read(READ + 1)
    days: dict[str, str] = {}
    text = data.decode("ascii", "replace") if len(data) <= READ else ""
    first, *rest = text.splitlines() or [""]
    odd = [each for each in rest if not _kept(each, days) and each not in ("}", "")]
    return days, first == "{" and not odd and text.rstrip().endswith("}")


def _kept(text: str, days: dict[str, str]) -> bool:
    """Whether a line is a day; if so it is kept."""
    found = _LINE.fullmatch(text)
    if not found or not is_day(found[1]) or found[1] in days:
        return False
    try:
        Day.of_text(found[2])
    except (ValueError, RecursionError):
        return False
    days[found[1]] = found[2]
    return True


def lines(days: Mapping[str, str]) -> Iterator[str]:
    """The text of a year's file: JSON, a line a day."""
    yield "{\n"
    yield ",\n".join(f"{json.dumps(day)}:{days[day]}" for day in sorted(days))
    yield "\n}\n"


def bounded(days: Mapping[str, str], most: int = BYTES) -> dict[str, str]:
    """The days within so many bytes: the oldest are told ever more coarsely, as far as it takes."""
    out = {day: days[day] for day in sorted(days)}
    room = most - sum(len(day) + len(text) + 5 for day, text in out.items()) - 5
    for level in range(3):
        for day, text in out.items():
            if room >= 0:
                return out
            out[day] = Day.of_text(text).coarser(level).text()
            room += len(text) - len(out[day])
    return out


def every_day(data: Path) -> Iterator[tuple[str, Day]]:
    """All days of all years, the oldest first, as far as they are sound. OSError where they cannot be read."""
    folder = data / FOLDER
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        if _YEAR.fullmatch(name):
            days, _ = read(folder / name)
            yield from ((day, Day.of_text(days[day])) for day in sorted(days))


def last_days(data: Path, most: int) -> list[tuple[str, Day]]:
    """The last days of all years, the newest first, as far as they are sound. OSError where they cannot be read."""
    folder, found = data / FOLDER, list[tuple[str, Day]]()
    names = sorted((path.name for path in folder.iterdir()), reverse=True) if folder.is_dir() else []
    for name in names:
        if _YEAR.fullmatch(name) and len(found) < most:
            days, _ = read(folder / name)
            found += [(day, Day.of_text(days[day])) for day in sorted(days, reverse=True)[: most - len(found)]]
    return found


def _stamp(path: Path) -> _Stamp | None:
    """What a file looks like from outside; None where there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
