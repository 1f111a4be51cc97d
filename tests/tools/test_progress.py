"""What takes minutes says on a terminal how far it is, on one line; anywhere else it says nothing."""

import io
import sys
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.model.pack import Progress
from kiosk.tools.progress import installing
from tests.packs.conftest import FILES, fill


class Terminal(io.StringIO):
    """Standard error at a terminal."""

    def isatty(self) -> bool:
        return True

    def lines(self) -> list[str]:
        """Each state of the line, and at last what stays."""
        return [each.rstrip() for each in self.getvalue().split("\r")]


def shown_to(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal from here on: pytest puts its own in place before each test."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    return made


def test_a_check_counts_the_slides_it_lays_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: object) -> None:
    terminal = shown_to(monkeypatch)
    content = fill(tmp_path / "content", FILES)
    main(["check", str(content), "--ui-lang", "en"])
    counted = [f"slide {n} of 5" for n in range(1, 6)]
    assert terminal.lines() == ["", "reading the content …", *counted, "", ""], "and leaves an empty line"


def test_what_is_no_terminal_is_told_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path, qapp: object) -> None:
    main(["check", str(fill(tmp_path / "content", FILES)), "--ui-lang", "en"])
    assert capsys.readouterr().err == ""


def test_an_installation_says_what_it_is_at(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = shown_to(monkeypatch)
    monkeypatch.setenv("COLUMNS", "21")
    with installing("it") as went:
        assert went(Progress("copy", 61_000_000, 163_900_000))
        assert went(Progress("write", 7, 12)) and went(Progress("write", 7, 12))
        assert went(Progress("draw", 120, 1000))
    _, copying, file, *rest = terminal.lines()
    assert "61" in copying and len(copying) <= 20, "a line that wraps could not be written over"
    assert "7" in file and "12" in file and "1.000" in rest[0] and rest[1:] == ["", ""]
