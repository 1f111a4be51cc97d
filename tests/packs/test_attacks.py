"""Nothing of a hostile pack stays. (tests/tools/test_corpora.py: each is refused, and says what to do.)"""

from pathlib import Path

import pytest

from kiosk.packs import keys
from kiosk.packs.attacks import KEY, corpus
from kiosk.packs.names import odd
from kiosk.packs.shelf import Shelf
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
def test_nothing_of_it_stays(kind: str, machine: Shelf, tmp_path: Path) -> None:
    machine.packs.mkdir(exist_ok=True)
    before, path = files(machine.data), tmp_path / "attack.kpack"
    for name in (name for name in CORPUS if name.split("-")[0] == kind):
        path.write_bytes(CORPUS[name])
        problems = put(machine, path).problems
        assert problems and {(one.path, one.level) for one in problems} == {("attack.kpack", "error")}, name
        assert files(machine.data) == before and files(tmp_path) == {"attack.kpack"}, name
        assert machine.folder() is None


def test_ordinary_names_are_no_attack() -> None:
    assert not any(map(odd, ("kiosk.yaml", "slides/a-b.yaml", "data/a/b/c/d/e.csv", "images/Lab_1.JPG", "agreed.json")))
