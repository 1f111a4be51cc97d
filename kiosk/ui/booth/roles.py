"""What a screen reader takes our own widgets for: Qt knows the role of its own classes, and calls all others "filler".

The window is a window, the slide a document whose description is its words, a panel a dialog that is named as it
opens, a row of marks a list. Qt asks only while somebody listens.
"""

from functools import lru_cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

from kiosk.ui.guard import guarded

_ROLES = {
    "BoothWindow": "Window", "Stage": "Document", "Walk": "List", "Progress": "StaticText", "Invitation": "StaticText",
    "AboutPanel": "Dialog", "OverviewPanel": "Dialog", "DisplayPanel": "Dialog", "TakePanel": "Dialog",
    "IdleRing": "Dialog", "PinPad": "Dialog", "StaffSheet": "Dialog", "TalkList": "Dialog", "Cover": "AlertMessage",
    "PacksPage": "Dialog", "DisplayPage": "Dialog", "CountersPage": "Dialog", "FaultsPage": "Dialog",
    "LogsPage": "Dialog", "Preflight": "Dialog",
    "Twin": "Window", "Console": "Window", "Overview": "Dialog", "WallView": "List", "Help": "Dialog",
}  # fmt: skip


@lru_cache(maxsize=1)
def tell_roles() -> None:
    """Answer Qt from now on."""
    QAccessible.installFactory(_made)


@guarded
def _made(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    role = _ROLES.get(name.rpartition("::")[2])
    if role is None or widget is None or not widget.isWidgetType():
        return None
    from PySide6.QtWidgets import QAccessibleWidget

    return QAccessibleWidget(widget, getattr(QAccessible.Role, role))
