"""The composition root: the only room that knows everybody.

`start` what the program begins with; `after` what follows the first slide; `staff` the staff's way and what it does.

What the first slide does not need comes after it is on screen: the rest of the content, numpy and pyqtgraph, settings'
checks. A content folder that cannot be shown gives way to the last good one, at first start to the shipped one.
"""

import sys
from argparse import Namespace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

import kiosk.ui  # noqa: F401 - before all others: it spares them a look into their source
from kiosk import places
from kiosk.app.after import painted, speaking_of
from kiosk.app.start import Start, booth, content, ended, read, start_log, usable
from kiosk.loader.quick import first
from kiosk.model.state import ChooseLanguage, ChooseTheme
from kiosk.station.settings import read as read_settings
from kiosk.words.messages import say, tr


def run(options: Namespace) -> int:
    """The booth, until somebody of the staff leaves it. Returns the exit status."""
    data = places.data(options.data)
    settings, problems = read_settings(data)
    folder, told = content(options.content, data)
    deck = first(folder)
    if deck is None:
        start_log(data)
        deck, instead = usable(folder, options.language())
        told = told or instead
    if deck is None:
        print("kiosk: nessun contenuto da mostrare / no content to show", file=sys.stderr)
        return 2
    if told is not None:  # whoever typed the command reads it here, staff in the panel
        print("kiosk:", say(told.message, options.language()), file=sys.stderr)
    start = Start(options, data, folder, settings, problems, told=told)
    app, _, window = booth(start, deck, painted)
    if start.windowed:
        window.show()
    else:
        window.open_on(app.primaryScreen())
    return ended(app.exec())


def present(options: Namespace, language: str) -> int:
    """A talk, and the booth a while after its end, until the speaker ends it. Returns the exit status.

    NoContentError where there is no such content, talk or language.
    """
    from kiosk.model.state import SwitchNotes
    from kiosk.tools import content as tools

    data = places.data(options.data)
    settings, problems = read_settings(data)
    folder = tools.folder(tools.in_use(options), language)
    start_log(data)
    loaded = read(folder, language=language)
    if loaded.deck is None:
        raise tools.NoContentError(tr(language, "%(path)s holds nothing that can be shown", path=folder))
    talk = tools.talk(loaded.deck, Path(options.talk).stem, language)
    for code in (options.lang, options.notes_lang):
        tools.languages(loaded.deck, code, language)
    start = Start(options, data, folder, settings, problems, loaded)
    app, store, window = booth(start, loaded.deck, painted)
    speaking = speaking_of(start, store, window)
    speaking.start(talk.id)
    store.dispatch(ChooseLanguage(options.lang or store.state.language))
    store.dispatch(ChooseTheme(options.theme or store.state.theme))
    while options.notes_lang not in (None, store.state.notes_language):  # the deck has it
        store.dispatch(SwitchNotes())
    if options.rehearse:
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        QTimer.singleShot(0, lambda: painted(start, store, window))
    if start.windowed:
        window.show()
    else:
        window.open_on(speaking.screen)
    return ended(app.exec())
