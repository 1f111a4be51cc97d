"""The house (DESIGN 3): who may know whom. Read off the imports, those under TYPE_CHECKING and inside functions too.

    model <- words <- charts <- compose <- loader <- check <- ui <- watch <- tools <- app, cli

An arrow means "may be imported by", at any distance. `places` and `files` are for everybody. `packs` and `station` are
side wings: they know model, words, loader and check; of us only tools, app and cli know them. Qt begins at `ui`.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LINE = ["model", "words", "charts", "compose", "loader", "check", "ui", "watch", "tools", "app", "cli", "__main__"]
WINGS = ["packs", "station"]
COMMON = {"__init__", "places", "files"}
KNOWS = {name: {*LINE[: place + 1], *COMMON} for place, name in enumerate(LINE)}
KNOWS |= {name: {name, "model", "words", "loader", "check", *COMMON} for name in WINGS}
KNOWS |= {name: COMMON for name in COMMON}
for _name in ("tools", "app", "cli"):
    KNOWS[_name] |= set(WINGS)

# Where a library may be met: each opens at one room of the line. The wings may use what `check` may.
QT = {"ui", "watch", "tools", "app", "cli"}
LIBRARIES = {
    "PySide6": QT,
    "shiboken6": QT,
    "pyqtgraph": QT,
    "segno": QT,
    "pypdf": {"tools", "app", "cli"},
    "openpyxl": {"tools"},
    "python_calamine": {"loader", "tools"},
    "nacl": {"packs"},
    "watchfiles": {"watch", "tools"},
    "yaml": {"loader", "check", *QT, *WINGS},
    "numpy": {"charts", "compose", "loader", "check", *QT},
    "babel": {"words"},
}
ONLY = {"babel.numbers": Path("words/numbers.py")}


def room(parts: tuple[str, ...]) -> str:
    """The folder or file right under the package: ("model", "state", "talk.py") is in `model`."""
    return parts[0].removesuffix(".py") if parts else "__init__"


def imported(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of all that a file imports, names inside `from` lists included."""
    here = (package.name, *path.relative_to(package).parent.parts)
    for node in ast.walk(ast.parse(path.read_bytes(), str(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else ()
            base = ".".join((*above, *((node.module,) if node.module else ())))
            yield from ((node.lineno, f"{base}.{name.name}") for name in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in ("import_module", "__import__") and isinstance(node.args[0].value, str):
                yield node.lineno, node.args[0].value


def trespasses(package: Path) -> list[str]:
    """Each import that goes against an arrow, and each file that stands in no room."""
    found = []
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package)
        if inside.parts[0] == "shipped":
            continue
        own = room(inside.parts)
        if own not in KNOWS:
            found.append(f"{inside}: the house has no room {own!r}")
            continue
        for line, name in imported(path, package):
            first, *rest = name.split(".")
            if first == package.name:
                other = rest[0] if rest else "__init__"
                if other not in KNOWS:  # a name of kiosk/__init__.py, not a module
                    other = "__init__"
                if other not in KNOWS[own]:
                    found.append(f"{inside}:{line}: {own} must not know {other} ({name})")
            elif first in LIBRARIES and own not in LIBRARIES[first]:
                found.append(f"{inside}:{line}: {own} must not use {first} ({name})")
            for module, owner in ONLY.items():
                if f"{name}.".startswith(f"{module}.") and inside != owner:
                    found.append(f"{inside}:{line}: {module} is for {owner} alone")
    return found


def test_no_import_goes_against_an_arrow() -> None:
    assert trespasses(ROOT / "kiosk") == []


@pytest.mark.parametrize(
    ("file", "line", "fault"),
    [
        ("model/deck.py", "from kiosk.words import numbers", "model must not know words"),
        ("model/state/talk.py", "from ...loader.load import read", "model must not know loader"),
        ("model/deck.py", "from .. import ui", "model must not know ui"),
        ("loader/load.py", "if TYPE_CHECKING:\n    from kiosk.check import rules", "loader must not know check"),
        ("compose/slide.py", "def late():\n    import kiosk.loader.load", "compose must not know loader"),
        ("charts/bars.py", "from PySide6.QtGui import QColor", "charts must not use PySide6"),
        ("check/fit.py", "import pyqtgraph as pg", "check must not use pyqtgraph"),
        ("check/fit.py", "importlib.import_module('kiosk.ui.stage')", "check must not know ui"),
        ("packs/build.py", "from kiosk.ui import style", "packs must not know ui"),
        ("packs/build.py", "from kiosk.charts import marks", "packs must not know charts"),
        ("station/log.py", "from kiosk.packs import manifest", "station must not know packs"),
        ("station/log.py", "from PySide6 import QtCore", "station must not use PySide6"),
        ("ui/store.py", "from kiosk.tools import shots", "ui must not know tools"),
        ("ui/store.py", "from kiosk import station", "ui must not know station"),
        ("app.py", "from kiosk import cli", "app must not know cli"),
        ("places.py", "import kiosk.model", "places must not know model"),
        ("words/markup.py", "from babel import numbers", "babel.numbers is for words/numbers.py alone"),
        ("model/text.py", "from babel.numbers import format_decimal", "model must not use babel"),
        ("helper.py", "", "the house has no room 'helper'"),
    ],
)
def test_the_walk_sees_each_kind_of_trespass(tmp_path: Path, file: str, line: str, fault: str) -> None:
    path = tmp_path / "kiosk" / file
    path.parent.mkdir(parents=True)
    path.write_text(line)
    assert any(fault in one for one in trespasses(tmp_path / "kiosk"))


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("ui/stage/scene.py", "import pyqtgraph\nfrom kiosk.compose.slide import Slide\nfrom . import paint"),
        ("loader/load.py", "import yaml\nfrom kiosk.charts import bars\nfrom kiosk import places, __version__"),
        ("packs/verify.py", "import yaml\nfrom kiosk.check import rules\nfrom .manifest import Manifest"),
        ("words/numbers.py", "from babel.numbers import format_decimal"),
        ("app.py", "from kiosk import packs, station, ui\nfrom kiosk.tools import bench"),
        ("__main__.py", "from kiosk.cli import main"),
    ],
)
def test_the_walk_lets_the_right_ones_pass(tmp_path: Path, file: str, line: str) -> None:
    path = tmp_path / "kiosk" / file
    path.parent.mkdir(parents=True)
    path.write_text(line)
    assert trespasses(tmp_path / "kiosk") == []


GUARDED = """
import logging, warnings
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QLabel, QWidget

log = logging.getLogger("kiosk")

def test_bad_warning():
    warnings.warn("old")
def test_bad_log():
    log.warning("odd")
def test_good_log(expect_log):
    with expect_log(logging.ERROR, "od+"):
        log.error("odd")
def test_bad_other_log(expect_log):
    with expect_log(logging.ERROR, "od+"):
        log.error("odd")
        log.error("even")
def test_bad_no_log(expect_log):
    with expect_log(logging.ERROR, "od+"):
        pass
def test_bad_qt(qapp):
    qWarning("odd")
def test_good_qt(qapp):
    qWarning("This plugin does not support raise()")
def test_bad_widget(qapp):
    test_bad_widget.kept = QWidget()
def test_good_widget(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.inside = QLabel("x", window)
    window.show()
def test_good_cycle(qapp):
    window = QWidget()
    window.itself = window
def test_bad_virtual(qtbot):
    class Window(QWidget):
        def showEvent(self, event):
            raise ValueError("odd")
    window = Window()
    qtbot.addWidget(window)
    window.show()
"""
UNKNOWN_MARKER = """
import pytest

@pytest.mark.unknown
def test_bad_marker():
    pass
"""


def test_what_goes_wrong_in_silence_fails_a_test(tmp_path: Path) -> None:
    """The guards of conftest.py and pyproject.toml, from outside: what is named `bad` fails, what is `good` passes."""
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    (tmp_path / "test_guarded.py").write_text(GUARDED)
    (tmp_path / "test_unknown_marker.py").write_text(UNKNOWN_MARKER)
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", f"--rootdir={tmp_path}", "-rA"]
    command += ["-p", "no:cacheprovider", "--continue-on-collection-errors", tmp_path]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    faulty = set(re.findall(r"^(?:FAILED|ERROR) test_guarded\.py::(\w+)", ran.stdout, re.MULTILINE))
    assert faulty == set(re.findall(r"test_bad_\w+", GUARDED)), ran.stdout
    assert "'unknown' not found in `markers`" in ran.stdout
