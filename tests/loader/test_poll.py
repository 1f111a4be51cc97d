"""Files that change come when they are at rest. The clock is the test's."""

import os
from pathlib import Path

import pytest

from kiosk.check.attacks_tables import book
from kiosk.loader.poll import AGAIN, LOOK, SETTLE, STILL, Found, Poll


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "x.csv"
    path.parent.mkdir()
    path.write_text("a\n1\n")
    return path


@pytest.fixture
def poll(file: Path) -> Poll:
    """One that has taken the file once, and once more."""
    poll = Poll(file.parents[1])
    poll.names = frozenset({"data/x.csv"})
    assert poll.look(0) == []
    assert [one.data for one in poll.look(SETTLE)] == [b"a\n1\n"]
    assert poll.look(SETTLE + LOOK) == []
    assert [one.data for one in poll.look(SETTLE + AGAIN)] == [b"a\n1\n"]
    assert poll.look(99) == []
    return poll


def put(path: Path, text: str) -> None:
    """In place, with a time of its own: the disk's clock may be slower than the test."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text)
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_a_change_comes_when_it_has_settled(poll: Poll, file: Path) -> None:
    put(file, "a\n2\n")
    assert poll.look(100) == [] and poll.wait(100) == pytest.approx(SETTLE)
    assert poll.look(100 + SETTLE / 2) == []
    assert poll.look(100 + SETTLE) == [Found("data/x.csv", b"a\n2\n")]
    assert poll.look(100 + SETTLE + LOOK) == [] and poll.wait(101) == LOOK
    assert LOOK + SETTLE < 0.5


def test_what_still_changes_is_waited_for(poll: Poll, file: Path) -> None:
    for n in range(5):
        put(file, "a\n2\n" + "3\n" * n)
        assert poll.look(100 + n) == []
    assert [one.data for one in poll.look(105)] == [b"a\n2\n" + b"3\n" * 4]


def test_a_replaced_file_of_the_same_time_and_size_is_another(poll: Poll, file: Path) -> None:
    stat = file.stat()
    other = file.with_name("other")
    other.write_text("a\n2\n")
    os.utime(other, ns=(stat.st_mtime_ns, stat.st_mtime_ns))
    other.replace(file)
    assert poll.look(100) == []
    assert [one.data for one in poll.look(101)] == [b"a\n2\n"]


def test_coarse_times_are_seen_through(poll: Poll, file: Path) -> None:
    """Changed twice within one step of the file system's clock, after it was read."""
    put(file, "a\n2\n")
    poll.look(100)
    assert [one.data for one in poll.look(101)] == [b"a\n2\n"]
    stat = file.stat()
    file.write_text("a\n3\n")
    os.utime(file, ns=(stat.st_mtime_ns, stat.st_mtime_ns))
    assert [one.data for one in poll.look(101 + AGAIN)] == [b"a\n3\n"]


def test_a_workbook_has_an_end_of_its_own(file: Path) -> None:
    """Whole, it comes as soon as it has settled; what is still being written waits."""
    poll, path = Poll(file.parents[1]), file.with_name("x.xlsx")
    poll.names = frozenset({"data/x.xlsx"})
    path.write_bytes(book())
    poll.look(0)
    assert [one.data for one in poll.look(SETTLE)] == [book()]
    path.write_bytes(book()[:-1])
    for now in (100, 100 + SETTLE, 99.9 + STILL):
        assert poll.look(now) == []
    assert [one.data for one in poll.look(100 + STILL)] == [book()[:-1]]


def test_a_last_line_without_end_has_to_keep_still_for_longer(poll: Poll, file: Path) -> None:
    put(file, "a\n2")
    for now in (100, 100 + SETTLE, 100 + LOOK, 99.9 + STILL):
        assert poll.look(now) == []
    assert [one.data for one in poll.look(100 + STILL)] == [b"a\n2"]


def test_a_file_that_is_gone_for_a_moment_is_not_missed(poll: Poll, file: Path) -> None:
    file.unlink()
    assert poll.look(100) == [] and poll.look(101) == []
    put(file, "a\n2\n")
    assert poll.look(101.2) == [] and [one.data for one in poll.look(101.3)] == [b"a\n2\n"]


@pytest.mark.parametrize("how", ["gone", "folder", "link", "linked folder", "pipe"])
def test_what_is_no_file_is_told_once(poll: Poll, file: Path, how: str) -> None:
    away = file.with_name("away")
    file.rename(away)
    if how == "folder":
        file.mkdir()
    elif how == "link":
        file.symlink_to(away)
    elif how == "pipe":
        os.mkfifo(file)
    elif how == "linked folder":
        away.rename(file)
        moved = file.parent.rename(file.parents[1] / "moved")
        file.parent.symlink_to(moved)
        put(file, "a\n2\n")
    assert poll.look(100) == []
    assert poll.look(100 + STILL) == [Found("data/x.csv", None)]
    assert poll.look(200) == []


def test_what_cannot_be_read_is_tried_again(poll: Poll, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(file, "a\n2\n")
    poll.look(100)
    with monkeypatch.context() as patch:

        def refused(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        patch.setattr(Path, "open", refused)
        assert poll.look(101) == [Found("data/x.csv", None, "Permission denied")]
        assert poll.wait(101) == LOOK
    assert poll.look(101 + LOOK) == []
    assert [one.data for one in poll.look(101 + STILL)] == [b"a\n2\n"]


def test_a_change_while_it_is_read_is_seen(poll: Poll, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(file, "a\n2\n")
    poll.look(100)
    opened = Path.open

    def changed(path: Path, *mode: str, **words: object) -> object:
        if mode == ("rb",):
            put(file, "a\n33\n")
        return opened(path, *mode, **words)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", changed)
        assert poll.look(101) == []
    assert poll.look(102) == []
    assert [one.data for one in poll.look(103)] == [b"a\n33\n"]


def test_other_names_are_forgotten(poll: Poll, file: Path) -> None:
    poll.names = frozenset()
    assert poll.look(100) == [] and poll.wait(100) == LOOK
    poll.names = frozenset({"data/x.csv"})
    assert poll.look(101) == []
    assert [one.name for one in poll.look(102)] == ["data/x.csv"]
