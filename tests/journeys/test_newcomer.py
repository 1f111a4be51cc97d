"""A communications officer's first day: a folder of her own, a mistake, a number from a spreadsheet, a pack on a stick.

Everything is a command as she types it, on real files; every message is read in both languages. The booth that she
carries the pack to runs all the while, on a screen of its own.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from kiosk.loader.load import load
from kiosk.words.render import plain
from tests.journeys.rig import ROOT, Booth, Screen, until

FIGURE = "first-figure"


class Office:
    """The laptop: commands, in either language."""

    def __init__(self, room: Path) -> None:
        self.room = room
        self.data = room / "laptop"

    def does(
        self, *words: object, language: str = "it", data: Path | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """What a command says, and how it ends."""
        command = [sys.executable, "main.py", *map(str, words), "--ui-lang", language, "--data", str(data or self.data)]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        assert "Traceback" not in ran.stderr, ran.stderr
        return ran

    def said(self, *words: object, status: int = 0, language: str = "it", data: Path | None = None) -> str:
        """What a command says, which has to end so."""
        ran = self.does(*words, language=language, data=data)
        assert ran.returncode == status, ran.stdout + ran.stderr
        return ran.stdout + ran.stderr

    def both(self, *words: object, status: int = 0, data: Path | None = None) -> tuple[str, str]:
        """The same in Italian and in English: two different sentences."""
        found = tuple(self.said(*words, status=status, language=code, data=data) for code in ("it", "en"))
        assert found[0] != found[1]
        return found[0], found[1]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def titles(content: Path) -> set[str]:
    """What the window is called in the attract loop, as `Booth.title` reads it: it goes on while commands run."""
    deck = load(content).deck
    assert deck is not None
    return {
        plain(deck.slides[each.slide].title, deck, language).replace("\u00a0", " ")
        for each in deck.kiosk.attract
        for language in deck.languages
    }


@contextmanager
def booth_of(room: Path) -> Iterator[Booth]:
    """A booth with what it was shipped with, at a fair."""
    data = room / "booth"
    data.mkdir()
    screen = Screen(1280, 720, room / "screen")
    try:
        there = Booth(screen, data)
        try:
            yield there
        finally:
            printed = there.close()
        assert not printed, printed
    finally:
        screen.close()


def test_a_newcomers_first_day(office: Office) -> None:
    content, stick = office.room / "fiera", office.room / "stick"
    stick.mkdir()

    # a folder of her own
    assert str(content) in office.said("new", content)
    assert "fiera" in office.said("new", content, status=2, language="en"), "a folder that is full is left alone"
    office.both("check", content, "--quick")

    # she throws away what she does not need
    for name in ("slides/amounts.yaml", "slides/comparisons.yaml", "slides/time.yaml", "talks/first.yaml"):
        (content / name).unlink()
    told = office.said("check", content, "--quick", status=1)
    assert "fiera/kiosk.yaml:" in told
    head = content / "kiosk.yaml"
    gone = r"^  - (?:\{slide: (?:return|growth|subjects),.*|amounts|comparisons|time)\n"
    head.write_text(re.sub(gone, "", head.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert not [line for line in office.said("check", content, "--quick").splitlines() if ": errore" in line]

    # a mistake: where, what, what instead
    home = content / "slides" / "start.yaml"
    sound = home.read_text("utf-8")
    at = sound.index("layout: home")
    home.write_text(sound[:at] + "layuot: home" + sound[at + len("layout: home") :], "utf-8")
    row = sound[:at].count("\n") + 1
    italian, english = office.both("check", content, "--quick", status=1)
    for told in (italian, english):
        assert re.search(rf"^fiera/slides/start\.yaml:{row}:\d+: .*layuot.*\(.*layout.*\)", told, re.MULTILINE), told
    assert "errore" in italian and "error" in english
    refused = office.both("pack", "build", content, stick / "fiera.kpack", "--key", office.room / "KEY", status=1)
    assert all("KEY" in told for told in refused), "there is no key yet"
    office.said("pack", "keygen", office.room / "KEY")
    told = office.said("pack", "build", content, stick / "fiera.kpack", "--key", office.room / "KEY", status=1)
    assert f"fiera/slides/start.yaml:{row}:" in told
    assert not list(stick.iterdir()), "nothing half built"
    home.write_text(sound, "utf-8")

    # a number, changed in the workbook
    book = office.room / "cifre.xlsx"
    office.said("table", "export", book, "--content", content)
    file, before, after = changed(book)
    text = (content / file).read_text("utf-8")
    shown = office.both("table", "import", book, "--content", content, status=3)
    assert all(f"{before} -> {after}" in told or f"{before} → {after}" in told for told in shown), shown
    assert (content / file).read_text("utf-8") == text, "nobody said yes"
    office.said("table", "import", book, "--content", content, "--yes")
    now = (content / file).read_text("utf-8")
    assert len(now.splitlines()) == len(text.splitlines()), "comments and order survive"
    assert [(old, new) for old, new in zip(text.splitlines(), now.splitlines(), strict=True) if old != new] != []
    office.both("status", content)

    # a pack, carried to the booth while that runs
    office.said("pack", "build", content, stick / "fiera.kpack", "--key", office.room / "KEY", language="en")
    office.both("pack", "verify", stick / "fiera.kpack", "--trust", office.room / "KEY.pub")
    with booth_of(office.room) as booth:
        shipped, packed = titles(ROOT / "content"), titles(content)
        assert not shipped & packed
        until(lambda: booth.title in shipped, "what it was shipped with")
        unknown = office.both("pack", "install", stick / "fiera.kpack", status=1, data=booth.data)
        whose = re.search(r"\b[0-9a-f]{4}(?:-[0-9a-f]{4}){7}\b", unknown[0])
        assert whose and whose[0] in unknown[1], "whose it is, in either language"
        assert booth.title in shipped
        office.said("pack", "install", stick / "fiera.kpack", "--accept", whose[0], data=booth.data)
        until(lambda: booth.title in packed, "the pack on screen")
        assert all(whose[0] in told for told in office.both("pack", "list", data=booth.data))
        office.said("pack", "rollback", data=booth.data)
        until(lambda: booth.title in shipped, "what it was shipped with")
        office.said("pack", "rollback", data=booth.data, status=1, language="en")
        assert not [line for line in booth.log.splitlines() if " INFO " not in line]


def changed(book: Path) -> tuple[str, str, str]:
    """Change the first whole number that may be: the file it stands in, before, after."""
    made = openpyxl.load_workbook(book)
    for sheet in made.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                where = next(
                    (c.value for c in row if isinstance(c.value, str) and re.match(r"[\w/.-]+\.yaml:\d", c.value)), None
                )
                if where and isinstance(cell.value, int) and cell.value > 2200 and not cell.protection.locked:
                    before, cell.value = cell.value, cell.value + 1
                    made.save(book)
                    return where.split(":")[0].partition("/")[2], str(before), str(before + 1)
    raise AssertionError("no number may be changed")
