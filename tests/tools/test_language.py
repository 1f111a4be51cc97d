"""The language of messages: as asked, as set on this machine, the system's, Italian."""

from pathlib import Path

import pytest

from kiosk.tools.language import spoken, value


@pytest.fixture(autouse=True)
def no_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--data", "a"], "a"),
        (["--data=a", "--other"], "a"),
        (["--data", "a", "--data=b"], "b"),
        (["--data"], None),
        (["--datum", "a"], None),
    ],
)
def test_what_follows_an_option(words: list[str], found: str | None) -> None:
    assert value(words, "--data") == found


def test_italian_where_nothing_says_otherwise(tmp_path: Path) -> None:
    assert spoken(["--data", str(tmp_path)]) == "it"


@pytest.mark.parametrize(
    ("system", "found"), [("en_GB.UTF-8", "en"), ("it_IT", "it"), ("de_DE.UTF-8", "it"), ("C.UTF-8", "it")]
)
def test_the_systems_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, found: str) -> None:
    monkeypatch.setenv("LANG", system)
    assert spoken(["--data", str(tmp_path)]) == found


def test_the_settings_come_before_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "it_IT.UTF-8")
    (tmp_path / "settings.yaml").write_text("ui_language: en\n")
    assert spoken(["--data", str(tmp_path)]) == "en"


def test_what_is_asked_comes_before_all(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("ui_language: en\n")
    assert spoken(["--data", str(tmp_path), "--ui-lang=it"]) == "it"


@pytest.mark.parametrize("text", ["ui_language: [", "ui_language: fr", "\0"])
def test_faulty_settings_do_not_matter_here(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.yaml").write_text(text)
    assert spoken(["--data", str(tmp_path)]) == "it"
