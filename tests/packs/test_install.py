"""From a stick to the shelf: who is believed, which version is taken, and what a stick can do to whoever reads it."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from kiosk.loader.load import load
from kiosk.model.pack import STAGES, STOPPED, UNKNOWN_SIGNER, Kept, Progress, Stage, Went
from kiosk.packs import attacks, keys, opening
from kiosk.packs import trial as trials
from kiosk.packs.attacks import KEY, STRANGER
from kiosk.packs.faults import Refused
from kiosk.packs.install import install
from kiosk.packs.lock import held
from kiosk.packs.shelf import Shelf
from tests.packs.conftest import FILES, Pack, put


def test_a_pack_is_installed_and_shown(shelf: Shelf, ready: Path, source: Path) -> None:
    done = install(shelf, ready)  # drawn by a real child
    assert not done.problems and not done.again and done.manifest is not None
    folder = shelf.folder()
    assert folder is not None and folder.name == "content"
    loaded = load(folder)
    assert loaded.deck is not None and not loaded.problems
    assert (folder / "data/beds.csv").read_bytes() == (source / "data/beds.csv").read_bytes()
    assert all(path.stat().st_mode & 0o222 == 0 for path in folder.parent.rglob("*") if path.is_file())
    name = folder.parent.name
    title, built = {"it": "Prova", "en": "Trial"}, "2026-11-22T17:34:00Z"
    assert shelf.kept() == (Kept(name, title, 202611221734, built, keys.fingerprint(KEY.public), active=True),)
    assert sorted(path.name for path in shelf.packs.iterdir() if path.suffix != ".lock") == [name, "current.json"]


def test_the_same_pack_once_more_is_no_fault(shelf: Shelf, ready: Path) -> None:
    assert not put(shelf, ready).again
    before = (shelf.packs / "current.json").read_bytes()
    again = put(shelf, ready)
    assert again.again and not again.problems
    assert (shelf.packs / "current.json").read_bytes() == before


def test_a_pack_that_the_disk_has_spoiled_is_mended_by_itself(shelf: Shelf, ready: Path) -> None:
    put(shelf, ready)
    folder = shelf.folder()
    assert folder is not None
    (folder / "sources.yaml").chmod(0o644)
    (folder / "sources.yaml").write_text("spoiled")
    done = put(shelf, ready)
    assert not done.problems and not done.again
    assert (folder / "sources.yaml").read_text() == FILES["sources.yaml"]


def test_an_unknown_signer_is_refused_until_staff_accept_it(shelf: Shelf, pack: Pack) -> None:
    path, other = pack(1, key=STRANGER), pack(2, key=STRANGER)
    signer = keys.fingerprint(STRANGER.public)
    (refused,) = put(shelf, path).problems
    assert refused.rule == UNKNOWN_SIGNER and refused.message.params["key"] == signer
    wrong = install(shelf, path, accept=keys.fingerprint(KEY.public), attempt=lambda *_: ())
    assert wrong.problems and shelf.folder() is None and signer not in keys.trusted(shelf.data)
    typed = signer.replace("-", " ").upper()
    assert not install(shelf, path, accept=typed, attempt=lambda *_: ()).problems
    assert not put(shelf, other).problems, "believed from now on"


def test_a_signer_is_not_believed_for_a_pack_that_fails(shelf: Shelf, pack: Pack) -> None:
    path, signer = pack(1, key=STRANGER), keys.fingerprint(STRANGER.public)
    fault = trials.fault("x", "pack-trial", trials.Say("x"))
    assert install(shelf, path, accept=signer, attempt=lambda *_: (fault,)).problems == (fault,)
    assert signer not in keys.trusted(shelf.data)
    assert not install(shelf, path, trust=STRANGER.public, attempt=lambda *_: ()).problems
    assert signer in keys.trusted(shelf.data)


def test_older_packs_only_come_back_by_going_back(shelf: Shelf, pack: Pack) -> None:
    twin = pack(7, {"data/beds.csv": "anno;posti\n2009;1,5\n"})
    twin = twin.rename(twin.with_name("twin.kpack"))
    old, new, between = pack(5), pack(7), pack(6)
    for path in (old, new):
        assert not put(shelf, path).problems and not shelf.begin()
        shelf.prove()
    for path in (between, twin):
        (refused,) = put(shelf, path).problems
        assert refused.rule == "pack-old" and refused.hint
    assert [one.version for one in shelf.kept()] == [7, 5]
    assert not put(shelf, old).problems, "what is kept may be put on show again"
    assert [one.version for one in shelf.kept()] == [5, 7]
    assert put(shelf, between).problems and not put(shelf, new).problems


def test_a_version_mistyped_would_block_all_packs_to_come(shelf: Shelf, pack: Pack, tmp_path: Path) -> None:
    """Built by another program: ours refuses. What counts is when it was built: a booth's clock may stand anywhere."""
    for version in (999_999_999_999, 202611231735):
        with pytest.raises(Refused) as refused:
            pack(version)
        assert refused.value.problem.rule == "pack-version"
        assert refused.value.problem.hint and refused.value.problem.hint.params["stamp"] == 202611221734
    late = tmp_path / "late.kpack"
    late.write_bytes(attacks.pack([*attacks.GOOD.items()], lambda listed: listed.update(version=202611231735)))
    assert [one.rule for one in put(shelf, late).problems] == ["pack-version"]
    last = attacks.pack([*attacks.GOOD.items()], lambda listed: listed.update(built="9999-12-31T00:00:00Z"))
    late.write_bytes(last)
    assert not put(shelf, late).problems
    assert put(shelf, pack(202611231734)).problems == ()


def test_a_third_installer_waits_its_turn(shelf: Shelf, ready: Path) -> None:
    shelf.packs.mkdir()
    with held(shelf.packs / "installing.lock"):
        (busy,) = put(shelf, ready).problems
    assert busy.rule == "pack-busy" and not put(shelf, ready).problems


# -- sticks


def test_what_is_no_plain_file(shelf: Shelf, ready: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.kpack")  # would wait for ever
    (tmp_path / "link.kpack").symlink_to(ready)
    (tmp_path / "folder.kpack").mkdir()
    (tmp_path / "zero.kpack").symlink_to("/dev/zero")
    for name in ("pipe", "link", "folder", "zero", "nothing"):
        (problem,) = put(shelf, tmp_path / f"{name}.kpack").problems
        assert problem.rule == "pack-file" and problem.path == f"{name}.kpack", name
        assert ("link" in problem.message.msgid) is (name in ("link", "zero")), problem.message
    (link,) = put(shelf, tmp_path / "link.kpack").problems
    assert link.hint is not None and link.hint.params["path"] == str(ready)


def test_a_huge_file_is_not_copied(shelf: Shelf, ready: Path, tmp_path: Path) -> None:
    path = tmp_path / "huge.kpack"
    shutil.copy(ready, path)
    os.truncate(path, 10**12)
    (problem,) = put(shelf, path).problems
    assert problem.rule == "pack-size"


def test_a_stick_that_is_slow_or_pulled(ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 60))
    with pytest.raises(Refused) as slow:
        opening.copy(ready, tmp_path / "slow", now=lambda: next(clock))
    assert slow.value.problem.rule == "pack-file"
    path = tmp_path / "shrinks.kpack"
    shutil.copy(ready, path)
    with opening.opened(path) as (file, size):
        os.truncate(path, size // 2)
        assert len(file.read()) == size // 2

    @opening.contextmanager
    def before(path: Path) -> object:
        with real(path) as (file, size):
            yield file, size + 1

    real = opening.opened
    monkeypatch.setattr(opening, "opened", before)
    with pytest.raises(Refused) as pulled:
        opening.copy(ready, tmp_path / "pulled")
    assert pulled.value.problem.rule == "pack-damaged"


# -- this machine


def test_a_disk_without_room(shelf: Shelf, ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 99, 1))  # type: ignore[attr-defined]
    (problem,) = put(shelf, ready).problems
    assert problem.rule == "pack-disk" and problem.message.params["free"] == 0
    assert not list(shelf.packs.glob("incoming-*"))


@pytest.mark.skipif(sys.platform != "linux", reason="/proc takes no files")
def test_a_data_folder_that_takes_nothing(ready: Path) -> None:
    shelf = Shelf(Path("/proc/kiosk"))
    (problem,) = put(shelf, ready).problems
    assert problem.rule == "pack-disk" and problem.hint
    assert shelf.folder() is None and shelf.begin() is None and shelf.rollback()


# -- the trial


def test_content_with_errors_is_refused_with_its_place(shelf: Shelf, pack: Pack) -> None:
    """Built by another program: ours checks first."""
    text = FILES["slides/pharma.yaml"]
    assert isinstance(text, str)
    path = pack(3, {"slides/pharma.yaml": text.replace("layout: figures", "layout: figure")})
    (problem,) = install(shelf, path).problems
    assert (problem.path, problem.rule) == ("3.kpack/content/slides/pharma.yaml", "unknown-layout")
    assert problem.line > 1 and problem.hint and shelf.folder() is None
    assert not list(shelf.packs.glob("incoming-*"))


@pytest.mark.parametrize(
    "does",
    [
        "import os; os.abort()",
        "print('hello')",
        'print(\'{"problems": [], "slides": []}\'); raise SystemExit(1)',
        "import json; print(json.dumps({'problems': [], 'slides': [{'slide': 'a', 'language': 'it', 'reason': 'x'}]}))",
        "print('[' * 100_000)",
        "import time; time.sleep(60)",
    ],
)
def test_a_child_that_fails(does: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hangs = "sleep" in does
    monkeypatch.setattr(trials, "SECONDS", 0.2 if hangs else 60.0)
    (problem,) = trials.trial(tmp_path, "a.kpack", 0, words=[sys.executable, "-c", does])
    assert problem.rule == "pack-trial" and problem.hint
    assert ("time" in problem.message.msgid) == hangs


def test_how_far_it_is_is_told_and_it_stops_at_any_stage(shelf: Shelf, ready: Path) -> None:
    seen: list[Progress] = []

    def until(stage: Stage | None) -> Went:
        return lambda at: seen.append(at) or at.stage != stage or at.done == 0

    for stage in ("write", "draw"):
        (problem,) = install(shelf, ready, went=until(stage)).problems
        assert problem.rule == STOPPED and problem.hint and seen[-1].stage == stage
        assert shelf.folder() is None and not list(shelf.packs.glob("incoming-*"))
    (problem,) = install(shelf, ready, went=lambda at: False).problems
    assert problem.rule == STOPPED
    seen.clear()
    assert not install(shelf, ready, went=until(None)).problems
    assert [*dict.fromkeys(at.stage for at in seen)] == [*STAGES]
    assert seen[0] == Progress("copy", 0, ready.stat().st_size)
    drawn = [at.done for at in seen if at.stage == "draw"]
    assert drawn == sorted(drawn) and drawn[-1] == 5 and all(at.total == 5 for at in seen if at.stage == "draw")


def test_a_child_that_hangs_can_be_stopped(tmp_path: Path) -> None:
    asked: list[int] = []

    def stop(done: int) -> None:
        asked.append(done)
        if asked.count(3) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trials.trial(tmp_path, "a.kpack", 0, stop, [sys.executable, "-c", "import time; print(3); time.sleep(60)"])


def test_a_slide_that_cannot_be_drawn_is_named(monkeypatch: pytest.MonkeyPatch, source: Path) -> None:
    from kiosk.compose import slide as composed
    from kiosk.tools import trial as child

    real = composed.compose

    def compose(deck: object, slide: str, *rest: object) -> object:
        if slide == "bands":
            raise ZeroDivisionError("no")
        return real(deck, slide, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(composed, "compose", compose)
    problems, slides = child.faults(source)
    assert not problems and {one["slide"] for one in slides} == {"bands"} and len(slides) == 4
    told = json.dumps({"problems": [], "slides": slides}).encode()
    reported = trials._report(told, "a.kpack")
    assert reported and reported[0].message.params["slide"] == "bands"
