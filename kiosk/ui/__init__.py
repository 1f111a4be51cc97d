"""Everything that knows Qt.

PySide6 reads the source of each module that is imported after it, to see whether it is one of those that may ask for
`__feature__` (snake_case and the like), and `linecache` keeps all it read: 20 MiB, and a fifth of the start. None of
ours asks, so none is read: each gets what one without source gets (shibokensupport/feature.py, `feature_imported`).
"""

import PySide6.QtCore  # noqa: F401 - brings in what is mended here
from shibokensupport import feature

feature._mod_uses_pyside = lambda module: False
