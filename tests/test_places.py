"""Checkout, wheel and frozen program each find their folders; the data folder is the platform's, or the one given."""

import sys
from pathlib import Path

import pytest

from kiosk import places

ROOT = Path(__file__).parents[1]


def test_a_checkout_has_them_beside_the_package() -> None:
    assert places.content() == ROOT / "content"
    assert places.assets() == ROOT / "assets"
    assert places.translations() == ROOT / "translations"


def test_a_wheel_has_them_inside_the_package_whatever_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()  # another project's, in the same site-packages
    (tmp_path / "kiosk" / "shipped").mkdir(parents=True)
    monkeypatch.setattr(places, "PACKAGE", tmp_path / "kiosk")
    assert places.content() == tmp_path / "kiosk" / "shipped" / "content"


def test_a_frozen_program_has_them_where_it_was_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert places.assets() == tmp_path / "kiosk" / "shipped" / "assets"


def test_the_data_folder_is_the_platforms_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert places.data().name == "kiosk"
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
        assert places.data() == Path("/somewhere/kiosk")


def test_a_data_folder_given_is_taken_and_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert places.data(Path("here")) == tmp_path / "here"
    assert places.data(Path("~/there")) == Path.home() / "there"


def test_asking_creates_nothing(tmp_path: Path) -> None:
    places.data(tmp_path / "new")
    assert not (tmp_path / "new").exists()
