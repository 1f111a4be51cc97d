"""Content that changes under a booth that runs."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.loader.load import load
from kiosk.model.state import Next, StartTalk, initial
from kiosk.ui.store import Store
from kiosk.watch.content import Watch
from kiosk.words.render import plain
from tests.loader.conftest import BASE

TALK = """\
title: {it: Benvenuti, en: Welcome}
minutes: 2
slides:
  - {slide: invitation, seconds: 60}
  - {slide: pharma, seconds: 60, notes: {it: Prima, en: "First"}}
"""


def test_an_edited_note_reaches_who_speaks(tmp_path: Path, qapp: QApplication) -> None:
    for name, text in (BASE | {"talks/welcome.yaml": TALK}).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    file = tmp_path / "talks" / "welcome.yaml"
    deck = load(tmp_path).deck
    assert deck is not None
    store = Store(deck, initial(deck))
    watch = Watch(tmp_path, store, load)
    watch.own = True
    watch.start()
    store.dispatch(StartTalk("welcome"))
    store.dispatch(Next())
    assert notes(store) == "First"
    for text, expected in (
        (TALK.replace("First", "{employees:n}, to begin with"), "28,852, to begin with"),
        ("slides: [", "28,852, to begin with"),  # half written
        (TALK.replace("First", "{employes} {x"), ""),  # the slide has none of its own
    ):
        rewrite(file, text, watch)
        assert (store.state.position.slide, notes(store)) == ("pharma", expected)


def rewrite(file: Path, text: str, watch: Watch) -> None:
    file.write_text(text)
    watch._look()
    watch._look()  # it came to rest


def notes(store: Store) -> str:
    """What the speaker reads now, in English."""
    assert store.state.session is not None
    stop = store.state.session.talk.stop(store.state.position.slide)
    return plain(stop.notes, store.deck, "en") if stop and stop.notes else ""
