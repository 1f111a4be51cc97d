"""The booth with somebody who answers: started by soak runs, it is the program as it is, and tells what it shows.

python -c "from tests.soak.driver import main; main()" FD run ...    each line on its standard input is a slide to go to
(or empty), or `-`: forget what is only remembered, or `?`: touch nothing. The answer is a line of JSON on FD.
"""

import gc
import json
import os
import sys
from runpy import run_module

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from kiosk.model.state import Activity, GoTo, Touch
from kiosk.ui.booth.window import BoothWindow
from kiosk.watch.live import Live


def forget() -> None:
    """Empty what keeps at most so many things, and collect garbage: what is left is what nobody gives back."""
    for name, module in list(sys.modules.items()):
        for one in vars(module).values() if name.startswith("kiosk.") else ():
            if hasattr(one, "cache_parameters") and one.cache_parameters()["maxsize"] is not None:
                one.cache_clear()
    gc.collect()


def answer(app: QApplication, slide: str) -> dict[str, object]:
    """What is on screen, and what staff would be told."""
    windows = [widget for widget in app.topLevelWidgets() if widget.isVisible()]
    [window] = [widget for widget in windows if isinstance(widget, BoothWindow)]
    store, live = window._store, window.findChild(Live)
    if slide == "-":
        forget()
    elif slide == "?":
        pass
    elif slide:
        store.dispatch(Touch())
        store.dispatch(GoTo(slide))
    elif store.state.mode == "visit":
        store.dispatch(Activity())  # or it would go back to inviting
    return {
        "windows": len(windows),
        "mode": store.state.mode,
        "slide": store.state.position.slide,
        "figures": {name: str(figure.value) for name, figure in store.deck.figures.items()},
        "words": window.stage.accessibleDescription(),
        "faults": len(live.faults) if live else 0,
    }


def main() -> None:
    """Run the booth until it is ended from outside."""
    tell = int(sys.argv[1])
    app = QApplication(sys.argv[:1])
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def hear() -> None:
        words = sys.stdin.readline()
        if words:
            os.write(tell, json.dumps(answer(app, words.strip())).encode() + b"\n")
        else:
            asked.setEnabled(False)

    asked.activated.connect(hear)
    sys.argv[1:] = sys.argv[2:]
    run_module("kiosk", run_name="__main__", alter_sys=True)
