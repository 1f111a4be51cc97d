"""What staff see of the packs on a stick."""

import os
import shutil
from pathlib import Path

import pytest

from kiosk.model.pack import UNKNOWN_SIGNER
from kiosk.packs import keys
from kiosk.packs.attacks import KEY, STRANGER
from kiosk.packs.desk import Desk
from kiosk.packs.shelf import Shelf
from tests.packs.conftest import Pack, put


def test_packs_on_sticks(shelf: Shelf, pack: Pack, tmp_path: Path) -> None:
    stick, other = tmp_path / "stick", tmp_path / "other"
    (stick / "fair" / "deep").mkdir(parents=True)
    (stick / ".Trashes").mkdir()
    new, mine, foreign = pack(9), pack(7), pack(8, key=STRANGER)
    put(shelf, mine)
    shutil.copy(mine, stick / "mine.kpack")
    shutil.copy(new, stick / "fair" / "NEW.KPACK")
    shutil.copy(foreign, stick / "foreign.kpack")
    shutil.copy(pack(1), stick / "old.kpack")
    (stick / "torn.kpack").write_bytes(new.read_bytes()[:500])
    for name in ("fair/deep/a.kpack", ".Trashes/a.kpack", "._mine.kpack", "new.kpack.part"):
        shutil.copy(new, stick / name)
    os.mkfifo(stick / "pipe.kpack")
    (stick / "link.kpack").symlink_to(new)
    found = Desk(shelf, lambda: (stick, other)).found()
    assert [one.path.relative_to(stick).as_posix() for one in found] == [
        "fair/NEW.KPACK", "foreign.kpack", "mine.kpack", "old.kpack", "torn.kpack",
    ]  # fmt: skip
    good, unknown, own, old, torn = found
    assert (good.version, good.slides, good.trusted, good.installed, good.problems) == (9, 5, True, False, ())
    assert good.title == {"it": "Prova", "en": "Trial"} and good.signer == keys.fingerprint(KEY.public)
    assert not unknown.trusted and unknown.acceptable and [one.rule for one in unknown.problems] == [UNKNOWN_SIGNER]
    assert own.installed and not own.problems
    assert not old.acceptable and [one.rule for one in old.problems] == ["pack-old"]
    assert torn.title is None and not torn.acceptable and torn.problems[0].path == "torn.kpack"


def test_the_panel_installs_and_goes_back(shelf: Shelf, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.packs.install.trial", lambda *_: ())
    desk = Desk(shelf, tuple)
    assert desk.found() == () and desk.kept() == ()
    assert desk.install(pack(1)) == ()
    assert [one.version for one in desk.kept()] == [1]
    assert desk.rollback() == () and desk.kept() == () and desk.rollback()


def test_a_stick_with_many_packs_shows_the_newest(shelf: Shelf, pack: Pack, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    one = pack(3)
    for number in range(25):
        shutil.copy(one, tmp_path / "stick" / f"{number:02}.kpack")
    found = Desk(shelf, lambda: (tmp_path / "stick",)).found()
    assert len(found) == 20 and found[0].path.name == "00.kpack"
