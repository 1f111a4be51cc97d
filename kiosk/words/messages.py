"""Every sentence that the program says itself, in the reader's language (gettext, domain "kiosk").

The English sentence is the msgid, so English needs no catalogue and a checkout without compiled ones still speaks.
Calls name the language each time instead of installing one: speaker and audience may read different ones at once.
Never call these inside an f-string: pybabel does not find them there (`make catalogue` looks).
"""

import gettext
from functools import lru_cache

from kiosk import places
from kiosk.model.problem import N_, Problem, Say

DOMAIN = "kiosk"
REASON = "reason"
"""The place in a message for what the system said."""
_SYSTEM = (
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("Read-only file system"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("No such file or directory"),
    N_("File exists"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("Invalid argument"),
    N_("Input/output error"),
    N_("No such device"),
    N_("No such device or address"),
    N_("File name too long"),
    N_("File too large"),
    N_("Too many levels of symbolic links"),
    N_("Too many open files"),
    N_("Cannot allocate memory"),
    N_("Device or resource busy"),
    N_("Stale file handle"),
    N_("Host is down"),
    N_("not a plain file"),
)
"""Reasons that the system gives, in English whatever its language; one that is not among them stays as it is."""
_LEVELS = {"error": N_("error"), "warning": N_("warning"), "advice": N_("advice")}


def NN_(singular: str, plural: str) -> tuple[str, str]:
    """Mark a message with a plural for extraction; returns both, for `ntr(language, *pair, n)`."""
    return singular, plural


def tr(language: str, msgid: str, /, **params: object) -> str:
    """The message in a language, its %(name)s places filled. Without params it is not formatted: `%` stands as is."""
    if not msgid:  # gettext answers "" with the catalogue's header
        return ""
    text = _catalogue(language).gettext(msgid)
    if isinstance(why := params.get(REASON), str):
        params[REASON] = tr(language, why)
    return text % params if params else text


def ntr(language: str, singular: str, plural: str, n: int, /, **params: object) -> str:
    """The message in the form that `n` needs in a language; `n` fills %(n)s."""
    return _catalogue(language).ngettext(singular, plural, n) % {"n": n, **params}


def say(sentence: Say, language: str) -> str:
    """A sentence kept as a value, in a language."""
    return tr(language, sentence.msgid, **sentence.params)


def line(problem: Problem, language: str) -> str:
    """A fault as compilers write it, so that editors jump to it: `path:line:column: level: message (hint)`.

    In a workbook, where these are row and column, the message begins with the cell: `B3: ...`.
    """
    where = f"{problem.path}:{problem.line}:{problem.column}"
    cell = f"{problem.cell}: " if problem.cell else ""
    level = tr(language, _LEVELS[problem.level])
    hint = f" ({say(problem.hint, language)})" if problem.hint else ""
    return f"{where}: {level}: {cell}{say(problem.message, language)}{hint}"


@lru_cache(maxsize=32)
def _catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; one that answers in English where there is none."""
    return gettext.translation(DOMAIN, str(places.translations()), [language], fallback=True)
