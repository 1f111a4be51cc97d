"""Rehearsals: the last runs of a talk and what they suggest, in a file that is whole whatever happens."""

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.rehearsal import GLANCE, GRID, Run, suggested
from kiosk.station import rehearsals
from kiosk.station.rehearsals import RUNS, Rehearsals, every_talk, read, text
from tests.conftest import ExpectLog

SLIDES = ("cover", "pharma", "contact")


def run(begun: int = 0, *, rehearsal: bool = True, ended: bool = True, **slides: float) -> Run:
    """A run that began so many minutes after ten; its slides in their order."""
    when = f"2026-11-22T{10 + begun // 60:02}:{begun % 60:02}:05"
    return Run(begun=when, rehearsal=rehearsal, ended=ended, elapsed=sum(slides.values()), slides=slides)


def test_the_file_can_be_read_by_people_too(tmp_path: Path) -> None:
    runs = Rehearsals(tmp_path)
    runs.save("welcome", SLIDES, run(0, cover=21.4, pharma=63.0, ended=False))
    runs.save("welcome", SLIDES, run(0, cover=21.4, pharma=70.0, contact=9.0))
    runs.save("welcome", SLIDES, run(30, cover=28.0, rehearsal=False, ended=False))
    path = tmp_path / "rehearsals" / "welcome.json"
    assert json.loads(path.read_text()) == {
        "talk": "welcome",
        "suggested": {"cover": 20, "pharma": 70, "contact": 10},
        "runs": [
            {
                "begun": "2026-11-22T10:00:05", "rehearsal": True, "ended": True, "elapsed": 100.4,
                "slides": {"cover": 21.4, "pharma": 70.0, "contact": 9.0},
            },
            {
                "begun": "2026-11-22T10:30:05", "rehearsal": False, "ended": False, "elapsed": 28.0,
                "slides": {"cover": 28.0},
            },
        ],
    }  # fmt: skip
    assert list(every_talk(tmp_path)) == [("welcome", read(path)[0])]
    assert [each.name for each in path.parent.iterdir()] == ["welcome.json"]
    assert list(every_talk(tmp_path / "nowhere")) == []


def test_the_last_runs_are_kept_and_it_never_grows_beyond(tmp_path: Path) -> None:
    for minute in range(RUNS + 5):
        Rehearsals(tmp_path).save("welcome", SLIDES, run(minute, cover=minute + 5.0))
    [(_, kept)] = every_talk(tmp_path)
    assert [each.elapsed for each in kept] == [minute + 5.0 for minute in range(5, RUNS + 5)]
    widest = [
        run(minute, **{f"a-slide-with-quite-a-long-name-{n}": 1234.5 for n in range(200)}) for minute in range(RUNS)
    ]
    assert len(text("welcome", (), widest)) < rehearsals.READ


# -- what is suggested


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([run(cover=22.4)], {"cover": 20}),
        ([run(cover=22.5)], {"cover": 25}),
        ([run(cover=4)], {"cover": 5}),
        ([run(cover=20), run(cover=90), run(cover=30)], {"cover": 30}),
        ([run(cover=20), run(cover=50)], {"cover": 35}),
        # nobody was told where it broke off, nor where it was only leafed past
        ([run(cover=20, pharma=300, ended=False)], {"cover": 20}),
        ([run(cover=20, pharma=GLANCE - 1, contact=30)], {"cover": 20, "contact": 30}),
        # a talk that was given is no rehearsal: people laugh, and ask
        ([run(cover=20), run(cover=90, rehearsal=False)], {"cover": 20}),
        # what is not of the talk gets no seconds in its plan
        ([run(cover=20, home=40, ended=False)], {"cover": 20}),
        ([], {}),
    ],
)
def test_what_the_rehearsals_suggest(runs: list[Run], expected: dict[str, int]) -> None:
    assert suggested(runs, SLIDES) == expected


@given(st.lists(st.floats(GLANCE, 3600), min_size=1, max_size=9))
def test_a_suggestion_lies_among_what_it_took(took: list[float]) -> None:
    seconds = suggested([run(cover=each) for each in took], SLIDES)["cover"]
    assert seconds % GRID == 0 and seconds >= GRID
    assert min(took) - GRID / 2 <= seconds <= max(max(took) + GRID / 2, GRID)


# -- a disk that fails


def _sums(data: str) -> bytes:
    return data.replace('"elapsed": 20', '"elapsed": -20').encode()


@pytest.mark.parametrize(
    ("spoil", "sound"),
    [
        (lambda text: text[:-20].encode(), 0),
        (lambda text: b"", 0),
        (lambda text: b"\0" * len(text), 0),
        (lambda text: b'{"runs": {}}', 0),
        (lambda text: b"[" * 100_000, 0),
        (lambda text: text.encode() + b" " * rehearsals.READ, 0),
        (_sums, 1),
        (lambda text: text.replace('"rehearsal": true', '"rehearsal": true, "speaker": "Ada"', 1).encode(), 1),
        (lambda text: text.replace("20.0", "NaN", 1).encode(), 1),
        (lambda text: text.replace("2026-11-22T10:00:05", "today").encode(), 1),
    ],
)
def test_a_damaged_file_is_set_aside_and_its_sound_runs_are_kept(
    tmp_path: Path, expect_log: ExpectLog, spoil: Callable[[str], bytes], sound: int
) -> None:
    runs = Rehearsals(tmp_path)
    runs.save("welcome", SLIDES, run(0, cover=20))
    runs.save("welcome", SLIDES, run(1, cover=30))
    path = tmp_path / "rehearsals" / "welcome.json"
    path.write_bytes(spoilt := spoil(path.read_text()))
    with expect_log(logging.WARNING, f"welcome.json is damaged: .* {sound} runs"):
        runs.save("welcome", SLIDES, run(2, cover=40))
    assert path.with_name("welcome.json.bad").read_bytes() == spoilt
    runs.save("welcome", SLIDES, run(3, cover=50))
    [(_, kept)] = every_talk(tmp_path)
    assert [each.elapsed for each in kept] == [30.0, 40.0, 50.0][1 - sound :]


def test_a_write_that_fails_halfway_leaves_what_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = Rehearsals(tmp_path)
    runs.save("welcome", SLIDES, run(0, cover=20))
    path = tmp_path / "rehearsals" / "welcome.json"
    before = path.read_bytes()
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        runs.save("welcome", SLIDES, run(1, cover=30))
    assert [each.name for each in path.parent.iterdir()] == ["welcome.json"] and path.read_bytes() == before
