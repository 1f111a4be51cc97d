"""Every hostile file is refused with where and what to do, in both languages. (`kiosk bench`: 250 ms and 64 MB.)"""

from pathlib import Path

import pytest

from kiosk.check.attacks_tables import book
from kiosk.packs.attacks import GOOD, pack
from kiosk.tools.bench.attacks import summary
from kiosk.tools.bench.corpora import KINDS, every, refusals
from kiosk.words.messages import line

CASES = {name: data for kind in KINDS for name, data in every(kind)}
LANGUAGES = ("it", "en")


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", CASES)
def test_refused_with_where_and_what_to_do(name: str, tmp_path: Path) -> None:
    path = put(tmp_path, name, CASES[name])
    found = refusals(path)
    assert found
    for problem in found:
        assert problem.path and problem.line >= 1 and problem.column >= 1 and problem.hint
        told = {line(problem, language) for language in LANGUAGES}
        assert all(one.startswith(f"{problem.path}:") and one.isprintable() and len(one) < 700 for one in told)


def test_there_are_enough_and_what_is_sound_is_none_of_them(tmp_path: Path) -> None:
    """Else they could all be refused for another reason."""
    assert len(CASES) >= 200 and all(sum(name.startswith(kind) for name in CASES) >= 40 for kind in KINDS)
    assert refusals(put(tmp_path, "data/sound.xlsx", book())) == ()
    assert refusals(put(tmp_path, "packs/good.kpack", pack(list(GOOD.items())))) == ()


def test_the_worst_is_what_never_came_back() -> None:
    cases = {
        "slow": {"ms": 90.0, "mb": 1.0, "refused": True},
        "large": {"ms": 1.0, "mb": 9.0, "refused": True},
        "dead": {"ms": None, "mb": 0.0, "refused": False},
    }
    assert summary(cases) == {
        "count": 3, "all_refused": False, "worst_ms": None, "worst_ms_of": "dead",
        "worst_mb": 9.0, "worst_mb_of": "large",
    }  # fmt: skip
