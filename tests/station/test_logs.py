"""The log on a stick: whole, or a sentence that says what to do; and never anywhere but on the stick."""

import errno
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.station import logs
from kiosk.station.logs import Logs
from kiosk.words.messages import line

WHEN = datetime(2026, 11, 22, 9, 5)
NAME = "kiosk-log-20261122-0905"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "logs").mkdir(parents=True)
    (folder / "logs" / "kiosk.log").write_text("now\n")
    (folder / "logs" / "kiosk.log.1").write_text("before\n")
    (folder / "settings.yaml").write_text("pin: secret\n")
    return folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def copied(data: Path, *sticks: Path) -> tuple[Path | None, list[str]]:
    made = Logs(data, lambda: sticks, lambda: {"program": "0.1.0", "content": "202611221734"}, lambda: WHEN)
    folder, problems = made.copy()
    return folder, [line(each, "en") for each in problems]


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_the_log_and_what_runs_here_are_on_the_stick_and_nothing_else(data: Path, stick: Path) -> None:
    assert copied(data, stick) == (stick / NAME, [])
    assert names(stick) == [NAME]
    assert names(stick / NAME) == ["about.txt", "kiosk.log", "kiosk.log.1"]
    assert (stick / NAME / "kiosk.log").read_text() == "now\n"
    about = (stick / NAME / "about.txt").read_text()
    assert "program: 0.1.0\ncontent: 202611221734\n" in about and "secret" not in about
    assert copied(data, stick) == (stick / f"{NAME}-2", []), "the same minute again"


def test_no_more_than_five_megabytes_and_the_newest_of_them(data: Path, stick: Path) -> None:
    for n in range(5):
        (data / "logs" / ("kiosk.log" + (f".{n}" if n else ""))).write_bytes(b"x" * 1_500_000 + b"%d" % n)
    folder, _ = copied(data, stick)
    assert folder is not None
    assert sum(each.stat().st_size for each in folder.glob("kiosk.log*")) == logs.MOST
    assert (folder / "kiosk.log.2").read_bytes().endswith(b"x2")


def test_links_on_either_side_are_not_followed(data: Path, stick: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (stick / NAME).symlink_to(away)
    (stick / f"{NAME}-2").symlink_to(tmp_path / "nowhere")
    assert copied(data, stick) == (stick / f"{NAME}-3", [])
    (data / "logs" / "kiosk.log").unlink()
    (data / "logs" / "kiosk.log").symlink_to(data / "settings.yaml")
    folder, said = copied(data, stick)
    assert folder is None and said[0].startswith("logs/kiosk.log:1:1: error: the log cannot be read")
    assert names(away) == [] and not (tmp_path / "nowhere").exists()


def test_a_pipe_in_the_place_of_the_log_holds_nothing_up(data: Path, stick: Path) -> None:
    (data / "logs" / "kiosk.log").unlink()
    os.mkfifo(data / "logs" / "kiosk.log")
    assert copied(data, stick)[0] is None


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "the stick is full (make 1 MB of room on it)"),
        (errno.EROFS, "the stick cannot be written to (remove its write protection, or use another)"),
        (errno.EIO, "the stick was removed, or is faulty (put it in again and wait until the copy is done)"),
        (errno.EMLINK, "the log cannot be copied to the stick: Too many links (use another stick)"),
    ],
)
def test_a_stick_that_fails_in_the_middle_is_told_and_left_as_it_was(
    data: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    answers: Iterator[int] = iter((0, number))

    def fsync(_: int) -> None:
        if fails := next(answers, number):
            raise OSError(fails, os.strerror(fails))

    monkeypatch.setattr(os, "fsync", fsync)
    assert copied(data, stick) == (None, [f"{stick}:1:1: error: {says}"])
    monkeypatch.undo()
    assert names(stick) == []


def test_the_first_stick_that_takes_it(data: Path, stick: Path, tmp_path: Path) -> None:
    assert copied(data, tmp_path / "gone", stick) == (stick / NAME, [])
    assert copied(data, tmp_path / "gone") == (
        None,
        [
            f"{tmp_path}/gone:1:1: error: the stick was removed, or is faulty "
            "(put it in again and wait until the copy is done)"
        ],
    )
    folder, said = copied(data)
    assert folder is None and said == ["sticks:1:1: error: there is no stick (put one in and try again)"]
