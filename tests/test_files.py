import os
from pathlib import Path

import pytest

from kiosk import places
from kiosk.app.start import content
from kiosk.files import is_folder, read_plain, write_whole


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


def test_what_a_killed_program_left_goes_once_it_is_old(tmp_path: Path) -> None:
    old, young, other = (tmp_path / name for name in (".a.old.tmp", ".a.young.tmp", ".b.old.tmp"))
    for path in (old, young, other):
        path.write_bytes(b"half")
        os.utime(path, (0, 0)) if path != young else None
    write_whole(tmp_path / "a", b"x")
    assert {each.name for each in tmp_path.iterdir()} == {"a", ".a.young.tmp", ".b.old.tmp"}


def test_an_error_names_the_file_that_was_to_be_written(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "a" / "b"):
        (tmp_path / "a").write_bytes(b"in the way")
        with pytest.raises(OSError, match=path.name) as caught:
            write_whole(path, b"x")
        assert caught.value.filename == str(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a plain file"):
        read_plain(tmp_path / "pipe", 10)
    (tmp_path / "link").symlink_to(Path(__file__))
    assert len(read_plain(tmp_path / "link", 10)) == 10


def test_a_folder_that_nobody_may_ask_about_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A booth whose data folder is somebody else's starts all the same."""
    assert is_folder(tmp_path) and not is_folder(tmp_path / "none")

    ask = os.stat

    def denied(path: Path, **more: bool) -> os.stat_result:
        if tmp_path in (path, *Path(path).parents):
            raise PermissionError(13, "Permission denied")
        return ask(path, **more)

    monkeypatch.setattr(os, "stat", denied)
    assert not is_folder(tmp_path)
    assert content(None, tmp_path)[0] == places.content()
