"""Ten minutes before the doors open: everything is looked at once, and one word says how it stands.

What the program can see it looks at by itself; the rest it asks for, one thing after the other: to touch five cells, to
press a clicker's buttons, to look at the clock. The page is one picture, with date, machine and content on it, that
somebody may photograph.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from kiosk import __version__
from kiosk.charts.marks import Label
from kiosk.charts.text import block, moved
from kiosk.model.preflight import SPOTS, Check, Clicker, Clock, Fonts, Means, Spot, State, Touch, verdict
from kiosk.model.problem import N_, Problem
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.sheet import HIGH, NAME, RADIUS, WORDS_ASIDE, WORDS_END, Sheet, SheetButton
from kiosk.ui.guard import guarded
from kiosk.ui.keys import MODIFIERS
from kiosk.ui.staff import preflight_facts as facts
from kiosk.ui.staff.ports import Machine, Packs
from kiosk.ui.staff.preflight_card import Line, lines, paint, spoken, write
from kiosk.ui.staff.preflight_cells import Cells
from kiosk.ui.staff.preflight_parts import CARD, CLOSER, INSET, Parts, beside, paint_verdict, row, upright
from kiosk.ui.staff.preflight_round import Found, Round
from kiosk.ui.staff.preflight_said import ANSWERS, ASKS, AWAY, edition, said, word
from kiosk.ui.style import QtMeasure, color
from kiosk.words.days import day

NEEDS = {False: (1600.0, 980.0), True: (980.0, 1760.0)}
"""Units that the page needs at least; below, it is not enlarged for fingers any more."""

TITLE = N_("Before opening")

_measure = QtMeasure()


@dataclass(frozen=True)
class Ports:
    """What the page asks of the program, all of it at any time.

    folder   the content in use
    doubt    what is absurd about the screen's size
    """

    folder: Callable[[], Path]
    machine: Machine
    packs: Packs | None = None
    doubt: Callable[[], Problem | None] = lambda: None
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()


class Preflight(Sheet):
    """The page. `back` to where it was opened from."""

    back = Signal()

    def __init__(self, parent: QWidget, ports: Ports, languages: tuple[str, ...] = ()) -> None:
        super().__init__(parent, TITLE, languages)
        self._ports = ports
        self._round = Round(ports.folder, ports.machine, ports.packs, self)
        self._round.went.connect(self._went)
        self._found, self._fonts = Found(), Fonts()
        self._touch, self._clicker, self._right = Touch(), Clicker(), None
        self._answered: datetime | None = None
        self._escaped = False
        """Whether the last key was Esc."""
        self._state: State = "waits"
        self._card: list[Line] = []
        self._question: list[Label] = []
        self._parts = Parts()
        answers = [each for some in ANSWERS.values() for each in some]
        self._said_of = {name: said for name, _, said in (*answers, *AWAY)}
        self.buttons = {
            name: SheetButton(self, f"preflight-{name}", icon, accent=name in ("cells", "enough", "right"))
            for name, icon, _ in (*answers, *AWAY)
        }
        for name, button in self.buttons.items():
            button.once = True
            button.clicked.connect(guarded(lambda checked=False, name=name: self.press(name)))
        self.cells = Cells(self)
        self.cells.touched.connect(self._touched)
        self.cells.deaf.connect(self._deaf)
        self._ticks = QTimer(self, interval=1000)
        self._ticks.timeout.connect(self._renew)
        self.hide()

    # -- what there is to know

    @property
    def checks(self) -> tuple[Check, ...]:
        """All that is looked at, as far as it is known."""
        own, found = self.window().screen(), self._found
        return (
            found.slides, found.content, found.talks, self._fonts,
            facts.screen(own, self._look.mm, self._ports.doubt()), facts.second(own), self._touch, self._clicker,
            found.disk, self._clock,
        )  # fmt: skip

    @property
    def _clock(self) -> Clock:
        return Clock(self._answered or self._ports.now(), self._right, self._found.since)

    @property
    def asked(self) -> str | None:
        """What somebody has to do next."""
        if self._touch.state == "waits":
            return "touch"
        if not self._clicker.skipped:
            return "clicker"
        return "clock" if self._right is None else None

    def _begin(self) -> None:
        """Everything is looked at anew."""
        self._found, self._fonts = Found(), facts.fonts()
        self._touch, self._clicker, self._right, self._answered = Touch(facts.touchscreens()), Clicker(), None, None
        self._round.start(self._look.portrait)
        self._ticks.start()

    @guarded
    def _went(self, found: Found) -> None:
        """More is known. Nobody goes while the program is at it."""
        self._found = found
        self.busy()
        self._renew()

    @guarded
    def _touched(self, spot: Spot, by: Means) -> None:
        self._touch = replace(self._touch, by={**self._touch.by, spot: by})
        self.busy()
        self._renew()

    @guarded
    def _deaf(self) -> None:
        self._touch = replace(self._touch, deaf=True)
        self.busy()
        self._renew()

    @guarded
    def _renew(self) -> None:
        """Something is other than it was, if only the time."""
        if self.isVisible():
            before = self._state
            self._place()
            self.update()
            if self._state != before and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " · ".join(self._word())))

    # -- as all sheets are

    def stops(self) -> Sequence[QWidget]:
        """What is asked, then the ways out; over the cells only what says that one is deaf."""
        if not self.cells.isHidden():
            return [self.cells.button]
        return [each for each in self.buttons.values() if not each.isHidden()]

    def open_for(self, look: Look) -> None:
        """Show the page and begin; or go on after a change of size or theme."""
        turned = look.portrait != self._look.portrait
        self._look = look
        self.setGeometry(self.parentWidget().rect())
        if self.isHidden():
            self._begin()
        elif turned:
            self._round.start(look.portrait)
        self._place()
        self.setAccessibleName(" · ".join(self._said(TITLE)))
        self.come()

    def press(self, name: str) -> None:
        """A button."""
        self.busy()
        asked = self.asked
        if name == "back":
            self.leave()
            self.back.emit()
            return
        if name == "again":
            self._begin()
        elif name == "cells":
            self.cells.show_for(self._look, self.languages, self._scale, self._touch.by)
        elif name in ("enough", "none"):
            self._clicker = replace(self._clicker, skipped=True)
        elif name in ("right", "wrong"):
            self._right, self._answered = name == "right", self._ports.now()
        if self.asked != asked or name == "again":
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # a clicker presses what has the focus
        self._renew()

    def _escape(self) -> None:
        if self.cells.isHidden():
            self.press("back")
        else:
            self.cells.hide()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While a clicker is asked for, each key is one of its buttons.

        Its start button sends F5 and Esc in turn (Logitech R400, R700, R800). So Esc is a keyboard's, and leads away,
        before any other button came and right after an Esc.
        """
        escape = event.key() == Qt.Key.Key_Escape
        away = escape and (self._escaped or not self._clicker.seen)
        self._escaped = escape
        if self.asked != "clicker" or event.key() in MODIFIERS or away:
            super().keyPressEvent(event)
            return
        event.accept()
        self.busy()
        said = facts.button(event)
        if not event.isAutoRepeat() and said not in self._clicker.seen:
            self._clicker = replace(self._clicker, seen=(*self._clicker.seen, said))
            self._renew()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on while nobody sees it."""
        super().hideEvent(event)
        self._round.stop()
        self._ticks.stop()
        self.cells.hide()

    # -- where everything lies

    def _place(self) -> None:
        """Verdict, question, ways out and card."""
        checks, portrait = self.checks, self._look.portrait
        self._state = verdict(checks)
        if self._right is not None:
            self._ticks.stop()
        area = self._area(*NEEDS[portrait])
        self._parts = parts = (upright if portrait else beside)(area, self.asked is not None, self._head)
        self._above(parts.verdict.x(), parts.verdict.y() + CLOSER)
        self._card = lines(checks, self.languages, parts.card.width() - 2 * INSET, parts.card.height() - 2 * INSET)
        self._dress({**self._answers(parts.ask), **row([name for name, _, _ in AWAY], parts.away)})
        told = [" · ".join(self._word()), *(each for code in self.languages for each in spoken(checks, code))]
        self.setAccessibleDescription("\n".join(told))
        if self._touch.state != "waits" or len(self._touch.by) == len(SPOTS):
            self.cells.hide()
        elif not self.cells.isHidden():
            self.cells.show_for(self._look, self.languages, self._scale, self._touch.by)

    def _answers(self, box: QRectF) -> dict[str, QRectF]:
        """The question's words, and its buttons at the foot of their box."""
        asked = self.asked
        if asked is None:
            self._question = []
            return {}
        first, *rest = self._said(ASKS[asked])
        told = {"clicker": self._clicker, "clock": self._clock}.get(asked)
        pieces = [(first, STYLES["strong"], "ink"), *((f"\n{each}", STYLES["tile-quiet"], "quiet") for each in rest)]
        if isinstance(told, Clock) or (told is not None and told.seen):
            pieces.append((f"\n{said(told, self.languages[0])}", STYLES["tile"], "touch"))
        wide = box.width() - 2 * INSET
        self._question = [block("ask", tuple(pieces), 0.0, 0.0, wide, _measure)]
        offered = [name for name, _, _ in ANSWERS[asked]]
        if asked == "clicker":
            offered = ["enough" if self._clicker.state == "good" else "none"]
        return row(offered, QRectF(box.x() + INSET, box.bottom() - INSET - HIGH, wide, HIGH))

    def _dress(self, boxes: Mapping[str, QRectF]) -> None:
        for name, button in self.buttons.items():
            button.setVisible(name in boxes)
        for name, box in boxes.items():
            row = [self._said(self._said_of[each])[0] for each, other in boxes.items() if other.y() == box.y()]
            fits = (box.width() - WORDS_ASIDE - WORDS_END) / max(_measure.advance(each, NAME) for each in row)
            button, words = self.buttons[name], self._said(self._said_of[name])
            button.name_style = NAME.scaled(min(1.0, fits))
            button.dress(words, self._look.theme, box, QPointF(), self._scale, radius=RADIUS)

    # -- what it looks like

    def _word(self) -> tuple[str, ...]:
        return self._said(word(self._state, self.checks))

    def _paint(self, painter: QPainter) -> None:
        """Verdict, question, card."""
        theme, parts = self._look.theme, self._parts
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme, "raised"))
        for box in (parts.card, parts.ask) if self._question else (parts.card,):
            painter.drawRoundedRect(box, CARD, CARD)
        language, content = self.languages[0], self._found.content
        told = [content.title.get(language, ""), f"{edition(content, language)} · kiosk {__version__}"]
        told += [] if self._question else [f"{day(self._clock.shows, language)}, {self._clock.shows:%H:%M}"]
        paint_verdict(painter, parts.verdict, theme, self._state, self._word(), [each for each in told if each])
        for label in self._question:
            write(painter, moved(label, parts.ask.x() + INSET, parts.ask.y() + INSET), theme)
        painter.translate(parts.card.topLeft() + QPointF(INSET, INSET))
        paint(painter, self._card, theme)
