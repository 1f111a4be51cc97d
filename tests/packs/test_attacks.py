"""Every hostile pack is refused, in time, and nothing of it stays. (`kiosk bench` holds 250 ms and 64 MB.)"""

import tracemalloc
from pathlib import Path

import pytest

from kiosk.packs import keys
from kiosk.packs.attacks import GOOD, KEY, corpus, pack, refusals
from kiosk.packs.names import odd
from kiosk.packs.shelf import Shelf
from kiosk.words.messages import line
from tests.packs.conftest import put

CORPUS = corpus()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    data = tmp_path_factory.mktemp("machine") / "data"
    keys.trust(data, KEY.public)
    return Shelf(data)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.name.split(".")[-1] != "lock"}


@pytest.mark.parametrize("kind", sorted({name.split("-")[0] for name in CORPUS}))
def test_refused_and_nothing_stays(kind: str, machine: Shelf, tmp_path: Path) -> None:
    machine.packs.mkdir(exist_ok=True)
    before, path = files(machine.data), tmp_path / "attack.kpack"
    for name in (name for name in CORPUS if name.split("-")[0] == kind):
        path.write_bytes(CORPUS[name])
        tracemalloc.start()
        try:
            problems = put(machine, path).problems
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert problems and peak < 64_000_000, name
        for problem in problems:
            assert problem.path == "attack.kpack" and problem.level == "error" and problem.hint, name
            for language in ("it", "en"):
                told = line(problem, language)
                assert len(told) < 600 and told.isprintable() and "%(" not in told, name
        assert files(machine.data) == before and files(tmp_path) == {"attack.kpack"}, name
        assert machine.folder() is None


def test_the_same_pack_without_the_attack_is_taken() -> None:
    """Else all of the above could be refused for another reason."""
    assert refusals("good", pack(list(GOOD.items()))) == ()


def test_there_are_enough_of_them() -> None:
    assert len(CORPUS) >= 60
    assert not any(map(odd, ("kiosk.yaml", "slides/a-b.yaml", "data/a/b/c/d/e.csv", "images/Lab_1.JPG", "agreed.json")))
