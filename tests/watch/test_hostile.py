"""Whatever lands in the content folder of a booth that runs: what is on show stays as it is."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.check import attacks, attacks_images, attacks_tables
from kiosk.loader.load import Loaded, load
from kiosk.model.state import GoTo, Touch, initial
from kiosk.ui.store import Store
from kiosk.watch import content
from kiosk.watch.content import Watch
from tests.loader.conftest import BASE

SHOWN = """
slides:
  - id: shown
    layout: wide
    title: {it: Ieri, en: Yesterday}
    chart: {kind: columns, indicator: counted}
  - id: again
    layout: wide
    title: {it: Oggi, en: Today}
    chart: {kind: columns, indicator: booked}
  - id: seen
    layout: picture
    title: {it: Laboratorio, en: Laboratory}
    image: {file: images/lab.png, alt: {it: Un banco, en: A bench}}
"""
FIGURES = """
counted:
  name: {it: Contati, en: Counted}
  unit: people
  source: istat
  data: {file: data/counted.csv, decimal: comma}
booked:
  name: {it: Prenotati, en: Booked}
  unit: people
  source: istat
  data: {file: data/booked.xlsx}
"""
GOOD: Mapping[str, bytes] = {
    **{name: text.encode() for name, text in BASE.items()},
    "slides/shown.yaml": SHOWN.encode(),
    "indicators/shown.yaml": FIGURES.encode(),
    "data/counted.csv": b"anno;persone\n2009;7\n2019;9\n",
    "data/booked.xlsx": attacks_tables.book(attacks_tables.row()),
    "images/lab.png": attacks_images.png(64, 64),
}
PLACES: Mapping[str, tuple[str, ...]] = {
    ".yaml": ("indicators/base.yaml", "slides/shown.yaml", "kiosk.yaml"),
    ".csv": ("data/counted.csv",), ".xlsx": ("data/booked.xlsx",), ".png": ("images/lab.png",),
}  # fmt: skip


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """What staff are told each time is not what this looks at."""
    monkeypatch.setattr(content.LOG, "disabled", True)


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize("kind", PLACES)
def test_nothing_of_it_changes_what_is_on_show(kind: str, tmp_path: Path, qapp: QApplication) -> None:
    folder = tmp_path / "content"
    for name, data in GOOD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    deck = load(folder).deck
    assert deck is not None and {"shown", "again", "seen"} <= set(deck.slides)
    store = Store(deck, initial(deck, 100.0), lambda: 100.0)
    watch = Watch(folder, store, load)
    watch.own = True
    read: list[Loaded] = []
    watch.loaded.connect(read.append)
    store.dispatch(Touch())
    store.dispatch(GoTo("shown"))
    state = store.state
    for place in PLACES[kind]:
        for name, data in hostile(kind):
            (folder / place).write_bytes(data)
            watch.again()
            now = store.deck
            assert any(problem.level == "error" for problem in read.pop().problems), f"{name} in {place}"
            assert (now.slides, now.figures, now.topics) == (deck.slides, deck.figures, deck.topics), (
                f"{name} in {place}"
            )
            assert (store.state.position, store.state.mode) == (state.position, "visit"), f"{name} in {place}"
        (folder / place).write_bytes(GOOD[place])


def hostile(kind: str) -> list[tuple[str, bytes]]:
    """What is put into a file of this kind."""
    match kind:
        case ".yaml":
            return list(attacks.corpus().items())
        case ".png":
            return [(name, data) for name, data in attacks_images.corpus().items() if name.endswith(kind)]
        case _:
            return [(name, data) for name, data in attacks_tables.corpus().items() if name.endswith(kind)]
