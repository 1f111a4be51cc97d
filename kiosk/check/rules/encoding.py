"""The file is not clean UTF-8 text.

UTF-16 and Windows files, control characters, and characters that turn the direction of what is read are refused: what
stands on the screen would differ from what stands in the file.

In italiano: Il file non è un testo UTF-8 pulito.

Non si accettano file in UTF-16 o salvati alla maniera di Windows, caratteri di controllo e caratteri che cambiano il
verso della lettura: sullo schermo comparirebbe altro da quello che c’è nel file.

Passes: any file that an editor saved as UTF-8.
Fails: the same file saved as UTF-16, or with a NUL in it.

Passa: qualunque file che un editor ha salvato in UTF-8.
Non passa: lo stesso file in UTF-16, o con un carattere NUL.
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import Problem

RULE = "encoding"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found: it had to leave something out."""
    return context.found(RULE)
