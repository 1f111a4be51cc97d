"""Packs that come and go under a booth that runs."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.loader.load import load
from kiosk.model.problem import Problem, Say
from kiosk.model.state import Touch, initial
from kiosk.ui.store import Store
from kiosk.watch.content import Watch
from kiosk.watch.packs import Moves
from tests.conftest import ExpectLog
from tests.loader.conftest import BASE

LOG = logging.getLogger("kiosk.some")


@dataclass
class Shelf:
    """A shelf in memory: the folders of its packs, the one on show last."""

    folders: list[Path] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def folder(self) -> Path | None:
        return self.folders[-1] if self.folders else None

    def begin(self) -> Problem | None:
        self.said.append("begin")
        return None

    def prove(self) -> None:
        self.said.append("prove")

    def pause(self) -> None:
        self.said.append("pause")

    def fail(self, reason: str) -> Problem | None:
        self.said.append(reason)
        self.folders.pop()
        return Problem("packs/current.json", 1, 1, "error", "pack-trial", Say("gone"))


def written(folder: Path, title: str) -> Path:
    """A content folder whose home has this title."""
    for name, text in BASE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{gap} people", title))
    return folder


@pytest.fixture
def booth(tmp_path: Path, qtbot) -> Iterator[SimpleNamespace]:
    """A booth with what it was shipped with, and an empty shelf."""
    shipped = written(tmp_path / "shipped", "Shipped")
    deck = load(shipped).deck
    assert deck is not None
    store, shelf = Store(deck, initial(deck, 100.0), lambda: 100.0), Shelf()
    watch = Watch(shipped, store, load)
    watch.own = True
    moves = Moves(shelf, store, watch, shipped, load, "en")
    yield SimpleNamespace(store=store, shelf=shelf, moves=moves, room=tmp_path, qtbot=qtbot)
    moves._leave()


def title(booth: SimpleNamespace) -> str:
    """What the invitation says."""
    return booth.store.deck.slides["invitation"].title["en"]


def look(booth: SimpleNamespace, expected: str) -> None:
    """Look, and wait until this is on show."""
    booth.moves.look()
    booth.qtbot.waitUntil(lambda: title(booth) == expected)


def test_a_pack_is_shown_when_nobody_is_there(booth: SimpleNamespace) -> None:
    booth.shelf.folders.append(written(booth.room / "one", "One"))
    booth.store.dispatch(Touch())
    booth.moves.look()
    QCoreApplication.processEvents()
    assert title(booth) == "Shipped" and not booth.moves._errands.under_way("pack"), "a visitor is there"
    booth.store.state = initial(booth.store.deck, 100.0)
    look(booth, "One")
    assert booth.shelf.said == ["begin"]
    booth.moves._trial.timeout.emit()
    assert booth.shelf.said == ["begin", "prove"]
    booth.shelf.folders.clear()  # rolled back to what the booth was shipped with
    look(booth, "Shipped")


def test_an_exception_within_its_first_minute_brings_back_what_was_there(
    booth: SimpleNamespace, expect_log: ExpectLog
) -> None:
    booth.shelf.folders += [written(booth.room / "one", "One"), written(booth.room / "two", "Two")]
    look(booth, "Two")
    booth.store.dispatch(Touch())
    with expect_log(logging.WARNING, "gone"), expect_log(logging.ERROR, "in a paint event"):
        try:
            raise ZeroDivisionError
        except ZeroDivisionError:
            LOG.exception("in a paint event")
        booth.qtbot.waitUntil(lambda: title(booth) == "One")
    assert booth.shelf.said == ["begin", "ZeroDivisionError"]
    assert [problem.rule for problem in booth.moves.problems] == ["pack-trial"]
    with expect_log(logging.ERROR, "later"):  # the minute is over: the pack is not to blame
        LOG.error("later", exc_info=ZeroDivisionError())
    QCoreApplication.processEvents()
    assert title(booth) == "One"


def test_a_pack_of_which_nothing_can_be_shown_is_none(booth: SimpleNamespace, expect_log: ExpectLog) -> None:
    (booth.room / "empty").mkdir()
    booth.shelf.folders.append(booth.room / "empty")
    with expect_log(logging.WARNING, "."):
        booth.moves.look()
        booth.qtbot.waitUntil(lambda: booth.shelf.said == ["nothing can be shown"])
    assert title(booth) == "Shipped"


def test_left_in_its_first_minute_it_has_not_failed(booth: SimpleNamespace) -> None:
    booth.shelf.folders.append(written(booth.room / "one", "One"))
    look(booth, "One")
    booth.moves._leave()
    assert booth.shelf.said == ["begin", "pause"]


def test_installed_while_the_program_was_starting_it_is_not_missed(booth: SimpleNamespace) -> None:
    booth.shelf.folders.append(written(booth.room / "one", "One"))
    moves = booth.moves
    booth.moves = Moves(booth.shelf, booth.store, moves._watch, moves._shipped, load, "en")
    look(booth, "One")
    booth.moves._leave()
