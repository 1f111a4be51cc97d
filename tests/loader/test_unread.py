"""What looks like content and is not read is told."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.loader.load import load

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
        ("content/slides/Extra.YAML", "warning", True),
        ("content/slides/link.yaml", "error", True),
        ("content/slides/new.yaml.txt", "warning", True),
        ("content/sources.yaml", "error", True),
        ("content/talks/folder.yml", "error", True),
    ]


def test_a_folder_that_may_not_be_looked_into(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each thing that it holds is told to be missing, and not why."""
    folder, look = make(), Path.iterdir

    def denied(path: Path) -> object:
        if path.name == "indicators":
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(Path, "iterdir", denied)
    assert [(one.path, one.message.params) for one in load(folder).problems if one.rule == "unreadable"] == [
        ("content/indicators", {"reason": "Permission denied"})
    ]
