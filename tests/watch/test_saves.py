"""Saves are told once the file is whole, whatever way an editor writes it, and where the system tells nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest
import watchfiles

from kiosk.watch.saves import Saves, is_content, stamps

Start = Callable[[], "Queue[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """`start()`: what all files said each time a save was told, the first time at once."""
    (tmp_path / "slides").mkdir()
    file = tmp_path / "slides" / "a.yaml"
    file.write_text("one")
    made: list[Saves] = []

    def begin() -> "Queue[str]":
        told: Queue[str] = Queue()
        made.append(Saves(tmp_path, lambda: told.put(" ".join(one.read_text() for one in tmp_path.rglob("*.yaml")))))
        made[0].start()
        assert told.get(timeout=20) == "one"
        return told

    yield begin
    for each in made:
        each.stop()


def until(told: "Queue[str]", text: str) -> None:
    while told.get(timeout=20) != text:
        pass


def test_each_way_of_saving_is_seen(start: Start, tmp_path: Path) -> None:
    told, file = start(), tmp_path / "slides" / "a.yaml"
    file.write_text("two")  # in place
    until(told, "two")
    (tmp_path / "slides" / ".a.yaml.swp").write_text("three")  # vim: a copy takes its place
    (tmp_path / "slides" / ".a.yaml.swp").replace(file)
    until(told, "three")
    file.rename(tmp_path / "slides" / "a.yaml~")  # the old one put aside, a new one written
    file.write_text("four")
    until(told, "four")
    file.unlink()
    until(told, "")
    (tmp_path / "indicators").mkdir()
    (tmp_path / "indicators" / "b.yaml").write_text("new")  # in a folder that was not there
    until(told, "new")


def test_what_editors_leave_beside_is_passed_over(start: Start, tmp_path: Path) -> None:
    assert not any(
        map(is_content, (".a.yaml.swp", "4913", "a.yaml~", ".~lock.a.xlsx#", "~$a.xlsx", "#a.yaml#", "a.txt"))
    )
    told = start()
    for name in (".a.yaml.swp", "4913", "a.yaml~", ".~lock.a.xlsx#", "#a.yaml#"):
        (tmp_path / "slides" / name).write_text("x")
    (tmp_path / "slides" / "a.yaml").write_text("two")
    assert told.get(timeout=20) == "two"


def test_without_a_watch_files_are_looked_at(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_watch(*_: object, **__: object) -> None:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr(watchfiles, "watch", no_watch)
    told = start()
    (tmp_path / "slides" / "a.yaml").write_text("three")
    until(told, "three")


def test_what_a_look_has_found_is_not_told_twice(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "slides" / "a.yaml"

    def late(*_: object, **__: object) -> Iterator[set[tuple[int, str]]]:
        for text in ("two", "three"):
            file.write_text(text)
            yield set()
            yield {(2, str(file))}

    monkeypatch.setattr(watchfiles, "watch", late)
    told = start()
    assert [told.get(timeout=20), told.get(timeout=20)] == ["two", "three"]


def test_a_link_that_leads_nowhere_hides_nothing_beside_it(tmp_path: Path) -> None:
    names = {"a.yaml", "b.yaml", "c.yaml"}
    for name in sorted(names):
        (tmp_path / name).symlink_to("nowhere") if name == "b.yaml" else (tmp_path / name).touch()
    assert {Path(path).name for path in stamps(tmp_path)} == names
