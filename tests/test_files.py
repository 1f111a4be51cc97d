import os
from pathlib import Path

import pytest

from kiosk.files import write_whole


def test_writes_into_a_new_folder_and_over_an_old_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.yaml"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    path = tmp_path / "a.yaml"
    write_whole(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if fails == "fsync" else (Path, "replace")), full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_only_this_user_reads_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"x")
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


def test_others_read_what_is_shared_as_any_file_of_this_user(tmp_path: Path) -> None:
    (tmp_path / "any").write_bytes(b"x")
    write_whole(tmp_path / "a", b"x", shared=True)
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "any").stat().st_mode
