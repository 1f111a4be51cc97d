"""What looks like content and is not read is told."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.loader.load import load
from kiosk.words.messages import line

Make = Callable[..., Path]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_links_pipes_and_hidden_endings(make: Make) -> None:
    folder = make({"slides/Extra.YAML": "slides: []\n", "slides/new.yaml.txt": "x\n", "talks/notes.txt": "x\n"})
    (folder / "slides" / "link.yaml").symlink_to(folder / "kiosk.yaml")
    os.mkfifo(folder / "indicators" / "pipe.yaml")
    (folder / "talks" / "folder.yml").mkdir()
    (folder / "sources.yaml").rename(folder / "real.yaml")
    (folder / "sources.yaml").symlink_to("real.yaml")
    found = [
        (one.path, one.level, one.hint is not None) for one in load(folder).problems if (one.line, one.column) == (1, 1)
    ]
    assert found == [
        ("content/indicators/pipe.yaml", "error", True),
        ("content/slides/Extra.YAML", "error", True),
        ("content/slides/link.yaml", "error", True),
        ("content/slides/new.yaml.txt", "error", True),
        ("content/sources.yaml", "error", True),
        ("content/talks/folder.yml", "error", True),
    ]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"slides/new.yaml": ""},
            "slides/new.yaml:1:1: error: the file is empty (write something in it, or delete it)",
        ),
        ({"indicators/new.yaml": "# later\n"}, "indicators/new.yaml:1:1: error: the file is empty"),
        ({"talks/new.yaml": "\n"}, "talks/new.yaml:1:1: error: the file is empty"),
        ({"kiosk.yaml": ""}, "kiosk.yaml:1:1: error: the file is empty (copy one from a content folder that works)"),
        ({"slides/new.yaml": "slides:\n"}, "slides/new.yaml:1:1: warning: there are no slides in this file"),
        (
            {"kiosk.yaml": None, "kiosk.yaml.txt": ""},
            "kiosk.yaml:1:1: error: the file is missing (rename kiosk.yaml.txt to",
        ),
        ({"kiosk.yaml": None, "Kiosk.YML": ""}, "kiosk.yaml:1:1: error: the file is missing (rename Kiosk.YML to"),
        (
            {"kiosk.yaml": None, "deep/kiosk.yaml": ""},
            "kiosk.yaml:1:1: error: the file is missing (there is one in content/d",
        ),
    ],
)
def test_nothing_where_something_is_looked_for(make: Make, files: dict[str, str | None], said: str) -> None:
    assert line(load(make(files)).problems[0], "en").startswith(f"content/{said}")


def test_what_systems_and_programs_leave_behind_is_no_content(make: Make) -> None:
    left = [
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$beds.docx",
        "._beds.yaml",
        ".beds.yaml.swp",
        "beds.yaml~",
        "a.bak",
    ]
    folder = make({f"{where}/{name}": "\0" for where in ("slides", "indicators", "talks") for name in left})
    assert load(folder).problems == ()


def test_a_folder_without_slides(make: Make) -> None:
    folder = make()
    shutil.rmtree(folder / "slides")
    first, *others = sorted(load(folder).problems, key=lambda one: one.cause is not None)
    assert line(first, "en").startswith("content/slides:1:1: error: the folder is missing")
    assert others and all(one.cause == first for one in others)


def test_a_folder_that_may_not_be_looked_into(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each thing that it holds is told to be missing, and not why."""
    folder, look = make(), os.scandir

    def denied(path: Path) -> object:
        if path.name == "indicators":
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", denied)
    assert [(one.path, one.message.params) for one in load(folder).problems if one.rule == "unreadable"] == [
        ("content/indicators", {"reason": "Permission denied"})
    ]
