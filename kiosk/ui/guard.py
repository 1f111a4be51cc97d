"""Bugs are logged, never shown, never fatal: every Qt virtual, slot and event filter of ours is guarded.

An exception that leaves an overridden virtual inside a call from Python reaches the caller, and one that leaves an
application event filter ends the process; `sys.excepthook` sees neither.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

LOG = logging.getLogger("kiosk.ui")
F = TypeVar("F", bound=Callable[..., Any])


def guarded(function: F) -> F:
    """The function, its exceptions logged instead of raised; it then returns None (False for event filters)."""

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception:
            LOG.exception("in %s", function.__qualname__)
            return False if function.__name__ in ("event", "eventFilter", "viewportEvent") else None

    return call  # type: ignore[return-value]
