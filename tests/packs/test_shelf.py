"""What is on show, the first minute of a pack, and the way back."""

import json
import logging
import os
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import pytest

from kiosk.packs.folders import remove
from kiosk.packs.pointer import Current, Highest, Trial, parse, text
from kiosk.packs.shelf import Shelf
from tests.packs.conftest import Pack, put

ExpectLog = Callable[[int, str], AbstractContextManager[None]]


@pytest.fixture
def filled(shelf: Shelf, pack: Pack) -> Shelf:
    """A machine with the packs 1 to 4, each of which was on show for a minute; the last one is."""
    for version in range(1, 5):
        assert not put(shelf, pack(version)).problems
        shelf.prove()
        assert shelf.current().trial, "it is not on show yet"
        assert shelf.begin() is None
        shelf.prove()
    return shelf


def versions(shelf: Shelf) -> Sequence[int]:
    return [one.version for one in shelf.kept()]


def shown(shelf: Shelf) -> int | None:
    """The version that a booth would show which starts now."""
    folder = Shelf(shelf.data).folder()
    manifest = shelf.manifest(folder.parent.name) if folder else None
    return manifest.version if manifest else None


def test_three_packs_are_kept_and_lead_back_to_what_was_shipped(filled: Shelf, pack: Pack) -> None:
    assert versions(filled) == [4, 3, 2] and shown(filled) == 4
    assert len([path for path in filled.packs.iterdir() if path.is_dir()]) == 3
    for version in (3, 2, None):
        assert filled.rollback() == () and shown(filled) == version
    (problem,) = filled.rollback()
    assert problem.rule == "pack-none"
    assert put(filled, pack(1)).problems, "an old one does not come back from a stick"
    assert not put(filled, pack(4)).problems and shown(filled) == 4


def test_the_way_back_passes_over_a_spoiled_pack(filled: Shelf) -> None:
    spoiled = filled.packs / filled.current().history[0] / "content" / "kiosk.yaml"
    spoiled.chmod(0o644)
    spoiled.write_text("spoiled")
    assert filled.rollback() == () and shown(filled) == 2


# -- the first minute


def test_a_run_that_dies_in_its_first_minute_is_found_out(filled: Shelf, pack: Pack) -> None:
    put(filled, pack(5))
    assert filled.current().trial is not None and shown(filled) == 5
    assert filled.begin() is None and shown(filled) == 5
    problem = Shelf(filled.data).begin()  # and nothing after it: killed
    assert problem is not None and problem.rule == "pack-trial" and problem.message.params["version"] == 5
    assert shown(filled) == 4 and versions(filled) == [4, 3] and filled.begin() is None
    assert not put(filled, pack(5)).problems, "it was perhaps the power: the same pack may be tried again"


def test_another_booth_in_its_minute_has_not_died(filled: Shelf, pack: Pack) -> None:
    put(filled, pack(5))
    words = "import sys; from pathlib import Path; from kiosk.packs.shelf import Shelf; "
    words += "Shelf(Path(sys.argv[1])).begin(); print(flush=True); input()"
    command = [sys.executable, "-c", words, str(filled.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline()
        assert filled.begin() is None and shown(filled) == 5
        other.kill()
        other.wait()
    assert filled.begin() is not None and shown(filled) == 4


def test_a_run_that_ends_properly_or_lives_is_no_failure(filled: Shelf, pack: Pack) -> None:
    put(filled, pack(5))
    for _ in range(3):
        assert filled.begin() is None
        filled.pause()
    assert filled.begin() is None
    filled.prove()
    assert filled.begin() is None and shown(filled) == 5 and filled.current().trial is None


def test_a_pack_that_cannot_be_shown_goes_back_at_once(filled: Shelf, pack: Pack, expect_log: ExpectLog) -> None:
    assert filled.fail("no") is None and shown(filled) == 4, "nothing is on trial"
    put(filled, pack(5))
    with expect_log(logging.WARNING, "no home"):
        problem = filled.fail("no home")
    assert problem is not None and problem.hint and shown(filled) == 4


def test_what_was_never_on_show_is_gone_back_to_by_hand_only(filled: Shelf, pack: Pack) -> None:
    put(filled, pack(5))
    put(filled, pack(6))
    assert versions(filled) == [6, 5, 4], "nobody has looked yet: the one before is the one before"
    filled.begin()
    assert Shelf(filled.data).begin() is not None and versions(filled) == [4], "by itself, to what was proved"


def test_going_back_to_what_was_never_on_show_puts_it_on_trial(filled: Shelf, pack: Pack) -> None:
    put(filled, pack(5))
    put(filled, pack(6))
    assert not filled.rollback() and versions(filled) == [5, 4]
    filled.begin()
    assert Shelf(filled.data).begin() is not None and shown(filled) == 4
    assert not filled.rollback() and shown(filled) is None and filled.current().trial is None


def test_the_last_pack_that_was_proved_is_kept_whatever_comes(filled: Shelf, pack: Pack) -> None:
    for number in (5, 6, 7, 8):
        put(filled, pack(number))
    assert versions(filled) == [8, 7, 4]
    filled.begin()
    assert Shelf(filled.data).begin() is not None and shown(filled) == 4


def test_the_first_pack_of_all_gives_way_to_what_was_shipped(shelf: Shelf, pack: Pack) -> None:
    put(shelf, pack(1))
    shelf.begin()
    assert shelf.begin() is not None and shown(shelf) is None and shelf.kept() == ()


def test_a_disk_that_takes_nothing_holds_up_no_booth(
    filled: Shelf, pack: Pack, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    put(filled, pack(5))
    filled.begin()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    again = Shelf(filled.data)
    monkeypatch.setattr(os, "fsync", full)
    with expect_log(logging.WARNING, "cannot be written"):
        assert again.begin() is not None
    folder = again.folder()
    assert folder is not None and folder.parent.name == filled.current().history[0], "back, in this run at least"
    monkeypatch.undo()
    assert shown(filled) == 5, "the disk says what it said"


# -- damage


def test_a_damaged_pointer_gives_way_to_the_newest_whole_pack(filled: Shelf) -> None:
    pointer, newest = filled.packs / "current.json", filled.packs / str(filled.current().active)
    assert filled.damage() is None
    (newest / "content" / "sources.yaml").unlink()
    asked = Shelf(filled.data)
    pointer.write_bytes(b"{}")
    assert asked.current().active
    assert asked.current() is asked.current(), "asked every second, it looks for whole packs once"
    for data in (b"", b"{", b"null", b"[]", b"\xff" * 100_000, text(Current()) + b" ", b'{"active": ' * 5_000):
        pointer.write_bytes(data)
        assert shown(filled) == 3, data[:20]
        problem = filled.begin()
        assert problem is not None and problem.rule == "pack-pointer", "staff are told at each start"
    assert filled.rollback() == ()
    assert shown(filled) == 2 and (filled.packs / "current.json.bad").exists() and filled.begin() is None


def test_a_pack_that_somebody_took_away(filled: Shelf) -> None:
    """What is told and what is shown are the same, and so is where the way back leads."""
    remove(filled.packs / str(filled.current().active))
    assert [(one.version, one.active) for one in filled.kept()] == [(3, True), (2, False)] and shown(filled) == 3
    assert filled.rollback() == () and shown(filled) == 2


def test_a_pack_taken_away_in_its_minute_has_not_failed(filled: Shelf, pack: Pack) -> None:
    put(filled, pack(5))
    filled.begin()
    remove(filled.packs / str(filled.current().active))
    assert shown(filled) == 4 and Shelf(filled.data).begin() is None


def test_any_changed_byte_of_the_pointer_leaves_something_to_show(filled: Shelf) -> None:
    pointer, chance = filled.packs / "current.json", random.Random(7)
    good = pointer.read_bytes()
    logging.getLogger("kiosk.packs").disabled = True
    try:
        for spot in (*range(0, len(good), 3), *(chance.randrange(len(good)) for _ in range(50))):
            changed = bytearray(good)
            changed[spot] ^= 1 << chance.randrange(8)
            pointer.write_bytes(changed)
            assert shown(filled) in (4, 3, 2), bytes(changed)
    finally:
        logging.getLogger("kiosk.packs").disabled = False


@pytest.mark.parametrize(
    "change",
    [
        {"active": "../../etc"}, {"active": ""}, {"active": 1}, {"active": ["a" * 64]}, {"history": "a" * 64},
        {"history": ["b" * 64] * 2}, {"history": ["a" * 64]}, {"highest": {"version": "1", "pack": "a" * 64}},
        {"highest": {"version": True, "pack": "a" * 64}}, {"highest": 5}, {"more": 1},
        {"trial": {"pack": "b" * 64, "before": None, "begun": False}},
        {"trial": {"pack": "a" * 64, "before": None, "begun": 1}},
        {"trial": {"pack": "a" * 64, "before": "/", "begun": True}},
    ],
)  # fmt: skip
def test_a_pointer_that_was_changed_by_hand_is_not_believed(change: dict[str, object]) -> None:
    names = ["a" * 64, "b" * 64, "c" * 64]
    good = Current(names[0], (names[1], names[2]), Highest(5, names[0]), Trial(names[0], names[1], True))
    assert parse(text(good)) == good and parse(text(Current())) == Current()
    raw = {**json.loads(text(good)), **change}
    assert parse(json.dumps(raw, sort_keys=True).encode() + b"\n") is None


def test_a_pack_that_is_gone_gives_way(filled: Shelf) -> None:
    for version in (3, 2, None):
        folder = filled.folder()
        assert folder is not None
        folder.parent.rename(filled.data / f"gone-{version}")
        assert shown(filled) == version
    assert versions(filled) == []


def test_leftovers_go_with_the_next_start(filled: Shelf) -> None:
    left = filled.packs / "incoming-dead"
    (left / "new" / "content").mkdir(parents=True)
    (left / "pack").write_bytes(b"x")
    with filled.installing():
        filled.begin()
        assert left.exists(), "somebody may be at work in it"
    filled.begin()
    assert not left.exists() and shown(filled) == 4


def test_the_start_of_a_booth_needs_no_cryptography(filled: Shelf) -> None:
    program = f"""
import sys
from pathlib import Path
from kiosk.packs.shelf import Shelf
shelf = Shelf(Path({str(filled.data)!r}))
assert shelf.begin() is None and shelf.folder()
print(sorted({{"nacl", "pydantic", "yaml", "kiosk.loader.load"}} & sys.modules.keys()))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['pydantic']"  # kiosk.model.pack names Text; the deck needs it anyway
