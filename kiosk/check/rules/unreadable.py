"""The file is there and cannot be read.

Its permissions, or the disk, do not allow it.

In italiano: Il file c’è ma non si riesce a leggere.

Non lo permettono i permessi del file, o il disco.

Passes: a file that opens in an editor.
Fails: a file that belongs to somebody else.

Passa: un file che si apre con un editor.
Non passa: un file che appartiene a un altro utente.
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "unreadable"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
