"""What every test may rely on: no screen, no trace of this machine, and nothing that goes wrong in silence.

Three things fail a test besides its assertions, set here and in pyproject.toml: a Python warning, a Qt message or a log
record (`WARNING` or worse) that it did not announce, and a top-level widget that it left behind.
"""

import gc
import logging
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import hypothesis
import pytest

# Before anything makes a QApplication: no screen is needed, and how this machine is set up changes nothing. Without a
# UTF-8 locale Qt warns; without a runtime folder too.
_ROOM = tempfile.TemporaryDirectory(prefix="kiosk-tests-")
os.environ.update(QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
for _name in ("DATA", "CONFIG", "STATE", "RUNTIME"):
    _folder = Path(_ROOM.name, _name.lower())
    _folder.mkdir(mode=0o700)
    os.environ[f"XDG_{_name}_{'DIR' if _name == 'RUNTIME' else 'HOME'}"] = str(_folder)
for _name in ("LANGUAGE", "QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_STYLE_OVERRIDE"):
    os.environ.pop(_name, None)

# The same examples in every run, and no verdict from a clock.
hypothesis.settings.register_profile("kiosk", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("kiosk")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: journeys wait for clocks and screens more than they compute."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Files are handed out in the order below, not the longest lists first: a few long journeys would come last."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys first: while one worker waits through them, the others do the rest."""
    items.sort(key=lambda item: "journeys" not in item.path.parts)


def pytest_collection_finish() -> None:
    """What is there now stays: the collector need not walk nine thousand tests again during each of them.

    From here on it runs between tests only. By itself it would run in any thread, and take widgets apart there.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(autouse=True)
def _garbage_goes_between_tests() -> Iterator[None]:
    gc.disable()  # the program may have switched it on
    yield
    young, middle, _ = gc.get_count()
    if middle > 20:
        gc.collect()
    elif young > 20_000:
        gc.collect(0)


ExpectLog = Callable[[int, str], AbstractContextManager[None]]


class _Stray(logging.Handler):
    """Keeps every record of WARNING or worse that no test announced."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_stray_logs() -> Iterator[_Stray]:
    stray = _Stray()
    logging.getLogger().addHandler(stray)
    yield stray
    logging.getLogger().removeHandler(stray)
    if stray.records:
        said = [f"{one.levelname} {one.name}: {one.getMessage()}" for one in stray.records]
        pytest.fail("logged without `expect_log`:\n" + "\n".join(said), pytrace=False)


@pytest.fixture
def expect_log(_no_stray_logs: _Stray) -> ExpectLog:
    """`with expect_log(logging.ERROR, "cannot read"):` lets such records through, and fails where none comes."""

    @contextmanager
    def expect(level: int, pattern: str) -> Iterator[None]:
        first = len(_no_stray_logs.records)
        yield
        inside = _no_stray_logs.records[first:]
        meant = [one for one in inside if one.levelno == level and re.search(pattern, one.getMessage())]
        _no_stray_logs.records[first:] = [one for one in inside if one not in meant]
        assert meant, f"no {logging.getLevelName(level)} record says {pattern!r}"

    return expect


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if report.when == "call":
        item.stash[_PASSED] = report.passed
    return report


_PASSED = pytest.StashKey[bool]()


@pytest.fixture(autouse=True)
def _no_widget_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window that outlives its test keeps timers and pixmaps alive, and takes the next test's keys.

    Only of tests that passed: the traceback of one that failed keeps its widgets alive rightly.
    """
    before = {address for address, _ in _top_level()}
    yield
    left = [widget for address, widget in _top_level() if address not in before]
    if not left:
        return
    names = ", ".join(f"{type(widget).__name__} {widget.objectName()!r}" for widget in left)
    for widget in left:
        widget.close()
        widget.deleteLater()
    del left, widget
    list(_top_level())
    if request.node.stash.get(_PASSED, False):
        pytest.fail(f"widgets left open (give them to `qtbot.addWidget`): {names}", pytrace=False)


def _top_level() -> "list[tuple[int, object]]":
    """Address and widget of each top-level widget, after what is only waiting to be deleted is gone."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from shiboken6 import getCppPointer

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if widgets.QApplication.topLevelWidgets():
        gc.collect()  # a widget in a cycle of references is Python's to free, not the test's
    return [(getCppPointer(widget)[0], widget) for widget in widgets.QApplication.topLevelWidgets()]
