"""A wheel built here and installed elsewhere is the whole program: content, assets and translations are inside."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.content.shipped import slides

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by hatchling itself: nothing is fetched, and no isolated environment is made."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel alone in a folder; its libraries are those of this interpreter."""
    folder = tmp_path_factory.mktemp("elsewhere")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)
    return folder


def run(elsewhere: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Far from the checkout, which must not be found by chance."""
    environment = {**os.environ, "PYTHONPATH": str(elsewhere)}
    return subprocess.run(
        [sys.executable, *words], cwd=elsewhere.parent, env=environment, capture_output=True, text=True, check=False
    )


def test_it_carries_what_git_has_and_compiled_catalogues(wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    for name in ("content", "assets"):
        there = {path.relative_to(ROOT).as_posix() for path in (ROOT / name).rglob("*") if path.is_file()}
        there = {path for path in there if not path.endswith((".py", ".pyc"))}
        assert {f"kiosk/shipped/{path}" for path in there} <= inside
    catalogues = {path.relative_to(ROOT).with_suffix(".mo") for path in ROOT.glob("translations/*/LC_MESSAGES/*.po")}
    assert {f"kiosk/shipped/{path.as_posix()}" for path in catalogues} <= inside


def test_it_carries_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kiosk"}
    assert not [name for name in ZipFile(wheel).namelist() if name.endswith((".pyc", ".po"))]


def test_installed_elsewhere_it_finds_its_own_folders(elsewhere: Path) -> None:
    told = run(elsewhere, "-c", "from kiosk import places; print(places.content(), places.assets(), sep='\\n')")
    shipped = elsewhere / "kiosk" / "shipped"
    assert told.stdout.splitlines() == [str(shipped / "content"), str(shipped / "assets")], told.stderr


def test_installed_elsewhere_it_draws_the_content_it_carries(elsewhere: Path, tmp_path: Path) -> None:
    """Every slide, with fonts, icons, maps and tissues from inside; and it says so in Italian."""
    told = run(elsewhere, "-m", "kiosk", "shots", str(tmp_path), "--size", "96x54", "--lang", "it", "--ui-lang", "it")
    assert told.returncode == 0 and not told.stderr, told.stderr
    assert told.stdout == f"{len(slides())} immagini in {tmp_path}\n"


def test_the_installed_command_is_the_same_program(elsewhere: Path) -> None:
    told = run(elsewhere, str(elsewhere / "bin" / "kiosk"), "--help")
    assert told.returncode == 0 and "export" in told.stdout, told.stdout + told.stderr
