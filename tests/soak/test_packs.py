"""Packs under every hardship: killed at 1,000 random moments, 1,000 changed bytes, disks that are full or read-only."""

import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk import places
from kiosk.loader.load import load
from kiosk.loader.quick import first
from kiosk.packs import keys, opening
from kiosk.packs.attacks import KEY, pack
from kiosk.packs.shelf import Shelf
from tests.packs.conftest import FILES, built, fill, put

pytestmark = [pytest.mark.soak, pytest.mark.skipif(sys.platform != "linux", reason="it forks")]
BYTES, KILLS, MACHINES = 1_000, 1_000, 20
LONGEST = 0.12
CONTENT = sorted((name, data if isinstance(data, bytes) else data.encode()) for name, data in FILES.items())


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user may look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def machine(data: Path) -> Shelf:
    keys.trust(data, KEY.public)
    return Shelf(data)


def version(shelf: Shelf) -> int | None:
    """The version of what a booth would show that starts now: whole, and with something to show."""
    shelf = Shelf(shelf.data)
    found = shelf.folder()
    if found is None:
        return None
    manifest = shelf.manifest(found.parent.name)
    assert manifest is not None and opening.intact(found, manifest.files)
    assert found.parent.name == shelf.current().active, "no other pack had to stand in"
    assert first(found) is not None and load(found).deck is not None
    return manifest.version


def forked(does: Callable[[], None]) -> int:
    """Do something in another process; its number."""
    child = os.fork()
    if not child:
        try:
            does()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return child


def installs(shelf: Shelf, room: Path, tell: int, seed: str) -> None:
    """Install, go back, prove, fail ... until killed; before each step, what may be on show during it."""
    chance = random.Random(seed)
    while True:
        now, highest = shelf.current(), shelf.current().highest
        next_ = (highest.version if highest else 0) + 1
        does = chance.choice(("install",) * 6 + ("again", "rollback", "rollback", "begin", "prove", "pause", "fail"))
        path = room / "next.kpack"
        if does in ("install", "again"):
            number = next_ if does == "install" else max(1, next_ - 1)
            path.write_bytes(pack(CONTENT, lambda listed, number=number: listed.update(version=number)))
            os.write(tell, f"{does} {number}\n".encode())
            put(shelf, path)
        else:
            after = {"rollback": now.back() or now, "fail": now.failed() if now.trial else now}.get(does, now)
            after = now.failed() if does == "begin" and now.trial and now.trial.begun else after
            manifest = shelf.manifest(after.active) if after.active else None
            os.write(tell, f"{does} {manifest.version if manifest else 0}\n".encode())
            getattr(shelf, does)(*(["soak"] if does == "fail" else []))


def test_kill_at_a_thousand_random_moments(folder: Path) -> None:
    chance, seen, killed = random.Random(7), Counter[str](), Counter[str]()
    for turn in range(KILLS):
        shelf = Shelf(folder / str(turn % MACHINES))
        if turn < MACHINES:
            machine(shelf.data)
        before = version(shelf)
        reader, writer = os.pipe()
        child = forked(lambda: installs(shelf, folder, writer, str(turn)))  # noqa: B023 - forked at once
        os.close(writer)
        said = os.read(reader, 64)
        time.sleep(chance.random() * LONGEST)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reader, "rb") as rest:
            steps = (said + rest.read()).decode().split("\n")[:-1]
        values = [before or 0, *(int(step.split()[1]) for step in steps)]
        now = version(shelf)
        assert (now or 0) in values[-2:], (turn, steps, now)
        killed[steps[-1].split()[0]] += 1
        seen["new" if (now or 0) == values[-1] else "old"] += 1
        seen["left over"] += bool(list(shelf.packs.glob("incoming-*")))
    for number in range(MACHINES):
        shelf = Shelf(folder / str(number))
        shelf.begin()
        assert not list(shelf.packs.glob("incoming-*"))
        packs = [path for path in shelf.packs.iterdir() if path.is_dir()]
        assert len(packs) <= 5, "three, what was on show, and one whose installation was cut off"
    print(dict(seen), dict(killed))
    assert seen["old"] > 100 and seen["left over"] > 100


def test_a_thousand_changed_bytes(folder: Path) -> None:
    path, shelf, chance = folder / "fair.kpack", machine(folder / "data"), random.Random(7)
    assert built(places.content(), path) == ()
    data = path.read_bytes()
    rules = Counter[str]()
    for _ in range(BYTES):
        changed, spot = bytearray(data), chance.randrange(len(data))
        changed[spot] ^= chance.randrange(1, 256)
        path.write_bytes(changed)
        problems = put(shelf, path).problems
        assert len(problems) == 1, spot
        rules[problems[0].rule] += 1
    print(dict(rules))
    assert shelf.folder() is None and not [one for one in shelf.packs.iterdir() if one.is_dir()]


def limited(bytes_: int) -> None:
    """From now on no file of this process grows larger: what a full disk does, file by file."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))


def test_a_disk_that_is_full_at_any_file(folder: Path) -> None:
    shelf, path = machine(folder / "data"), folder / "2.kpack"
    path.write_bytes(pack(CONTENT, lambda listed: listed.update(version=1)))
    assert not put(shelf, path).problems and not shelf.begin()
    shelf.prove()
    path.write_bytes(pack(CONTENT, lambda listed: listed.update(version=2)))
    refused = 0
    for most in (*range(0, 2_000, 20), *range(2_000, path.stat().st_size + 500, 100)):

        def attempt(most: int = most) -> None:
            limited(most)
            os._exit({(): 10, ("pack-disk",): 20}.get(tuple(one.rule for one in put(shelf, path).problems), 30))

        code = os.waitstatus_to_exitcode(os.waitpid(forked(attempt), 0)[1])
        assert code in (10, 20), most
        refused += code == 20
        assert version(shelf) == (1 if code == 20 else 2) and not list(shelf.packs.glob("incoming-*"))
        if code == 10:
            assert shelf.rollback() == ()
    assert refused > 50


def test_a_data_folder_that_is_read_only(folder: Path) -> None:
    shelf, path = machine(folder / "data"), fill(folder, {"2.kpack": b""}) / "2.kpack"
    path.write_bytes(pack(CONTENT, lambda listed: listed.update(version=1)))
    assert not put(shelf, path).problems and shelf.begin() is None  # and then the power went
    path.write_bytes(pack(CONTENT, lambda listed: listed.update(version=2)))
    every = [shelf.data, *shelf.data.rglob("*")]
    for one in every:
        one.chmod(0o555 if one.is_dir() else 0o444)

    def attempt() -> None:
        if os.getuid() == 0:
            os.setuid(65534)
        assert [one.rule for one in put(shelf, path).problems] == ["pack-disk"]
        assert [one.rule for one in shelf.rollback()] == ["pack-disk"]
        assert shelf.begin() is not None and shelf.folder() is None  # what was shipped
        shelf.prove()
        shelf.pause()

    assert os.waitstatus_to_exitcode(os.waitpid(forked(attempt), 0)[1]) == 0
    for one in every:
        one.chmod(0o755 if one.is_dir() else 0o444)
    assert version(shelf) == 1


def test_two_at_once(folder: Path) -> None:
    shelf = machine(folder / "data")
    for turn in range(1, 100, 2):
        paths = [folder / f"{number}.kpack" for number in (turn, turn + 1)]
        for number, path in enumerate(paths, turn):
            path.write_bytes(pack(CONTENT, lambda listed, number=number: listed.update(version=number)))
        children = [forked(lambda path=path: os._exit(10 + bool(put(shelf, path).problems))) for path in paths]
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        assert 10 in codes and set(codes) <= {10, 11}
        assert version(shelf) == max(
            path_version for path_version, code in zip((turn, turn + 1), codes, strict=True) if code == 10
        )
