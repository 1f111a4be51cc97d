"""What a plain scalar means: YAML 1.2's core reading, and nothing cleverer.

YAML 1.1, which PyYAML speaks, makes `NO` false, `12:30` 750 and `010` eight. Here a plain scalar is null, true, false,
a whole number or a decimal where it looks exactly like one, and text everywhere else: `1_000`, `1e3`, `.nan` and
`2026-02-30` are text, and a fault only where a number is needed.
"""

import re
from decimal import Decimal

Scalar = str | int | Decimal | bool | None

WORDS: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}
"""Plain scalars that are neither numbers nor text."""
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")  # 18 digits: no number of ours is longer, and int() stays fast
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,12}")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_COMMA = re.compile(r"-?[0-9]{1,12},[0-9]{1,12}")
_ITALIAN = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]{1,12}")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
NUMERIC = frozenset("-0123456789")
"""What a number begins with."""


def plain(text: str) -> Scalar:
    """The value of a plain scalar. Decimals keep their digits: `85.50` has two."""
    if text[:1] in NUMERIC:
        if _INT.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        return text
    return WORDS.get(text, text)


def key(text: str) -> str | int:
    """The value of a plain key: a year is a number, all else is text (`no: ...` is the key "no")."""
    return int(text) if text[:1] in NUMERIC and _INT.fullmatch(text) else text


def readings(text: str) -> tuple[str, ...]:
    """The numbers that `347.380` may stand for: Italian thousands, or a decimal. Empty where a scalar is clear."""
    if not _GROUPED.fullmatch(text):
        return ()
    whole = text.replace(".", "")
    return (whole,) if text.count(".") > 1 else (whole, text.rstrip("0").rstrip("."))


def meant(text: str) -> str | None:
    """The number that a text was meant to be (`12,5`, `1_000`, `“12”`, `12%`), for a hint; None if unclear."""
    text = text.strip('“”„«»"‘’€% \u00a0\u202f')
    if isinstance(plain(text), (int, Decimal)):
        return text
    if _THOUSANDS.fullmatch(text):  # English thousands, or a decimal
        return None
    if _COMMA.fullmatch(text) or _ITALIAN.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if may := readings(text):
        return may[0] if len(may) == 1 else None
    bare = re.sub(r"[_'\s]|^\+", "", text)
    return bare if bare != text and isinstance(plain(bare), (int, Decimal)) else None
