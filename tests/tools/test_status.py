"""`kiosk status`: how far the content is, for people and for programs."""

import json
import shutil
from pathlib import Path

import pytest

from kiosk import places
from kiosk.check import agreed
from kiosk.check.context import Context
from kiosk.cli import main
from kiosk.loader.load import load
from tests.content.shipped import few

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small sound folder whose texts agree."""
    folder = few(tmp_path / "content")
    (folder / agreed.FILE).write_bytes(agreed.written(Context(load(folder), places.assets())))
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_for_programs(content: Path, capsys: Capture) -> None:
    pharma = content / "slides" / "pharma.yaml"
    change(pharma, "  en: ", "  en: Changed ")  # the topic's name: the Italian is left behind
    change(content / "sources.yaml", "    it: Assolombarda\n    en: Assolombarda\n", "    it: Assolombarda\n")
    assert main(["status", str(content), "--format", "json", "--ui-lang", "en"]) == 1
    told = json.loads(capsys.readouterr().out)
    parts = {one["part"]: one for one in told["texts"]}
    assert list(parts)[:3] == ["kiosk.yaml", "slides without a topic", "The sector at a glance"]
    assert list(parts)[-3:] == ["indicators", "sources", "places"]
    changed = next(one for name, one in parts.items() if name.startswith("Changed "))
    assert changed["languages"]["it"]["stale"] == 1 and changed["languages"]["en"]["stale"] == 0
    assert parts["sources"]["languages"]["en"]["missing"] == 1
    assert parts["sources"]["languages"]["en"]["complete"] == parts["sources"]["texts"] - 1
    assert told["sources"]["mef-def-2019"]["years"] == [2009, 2019, 2022]
    assert told["sentence"].startswith("Fix the error first, at content/sources.yaml:")


def test_for_people(content: Path, capsys: Capture) -> None:
    change(content / "slides" / "start.yaml", "    title:", "    accept: {bare-number: sono le ore}\n    title:")
    change(content / "slides" / "start.yaml", "      it: ", "      it: 24 24 ")
    assert main(["check", str(content), "--agree"]) == 0
    (content / "images").mkdir(exist_ok=True)
    shutil.copy(places.assets() / "new" / "images" / "flask.png", content / "images" / "old.png")
    capsys.readouterr()
    assert main(["status", str(content), "--ui-lang", "en"]) == 0
    table, sources, unused, accepted, last = capsys.readouterr().out.split("\n\n")
    rows = table.splitlines()
    assert rows[0].split() == ["content", "texts", "it", "en"] and len({len(row) for row in rows}) == 1
    assert all(row.endswith("complete  complete") for row in rows[1:])
    texts = [int(row.split()[-3]) for row in rows[1:]]
    assert sum(texts[:-1]) == texts[-1]
    assert sources.splitlines()[0].split() == ["source", "figures", "slides", "years"]
    assert unused.startswith("Indicators that nothing uses: ")
    assert unused.endswith("Pictures that nothing uses: images/old.png")
    assert ": bare-number × 2: sono le ore" in accepted
    assert last.startswith("No errors.")
