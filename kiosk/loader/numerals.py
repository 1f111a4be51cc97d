"""Numbers as the texts of a table write them, CSV or spreadsheet, with the decimal sign that its indicator declares.

`1,5` and `1.234` are nobody's to guess: the sign is declared, and what would need another one, or marks thousands, is
refused with what it may stand for. Where a point is declared, `1.234` is a decimal: that is what declaring it means.
"""

import re
from decimal import Decimal
from typing import Literal

from kiosk.model.problem import N_, Say

Sign = Literal["comma", "point"]
SIGNS: dict[Sign, str] = {"comma": ",", "point": "."}
EMPTY = Say(N_("where there is no value, leave it empty"))

_NUMBER = {
    name: re.compile(rf"-?(?:0|[1-9][0-9]{{0,17}})(?:{re.escape(sign)}[0-9]{{1,12}})?") for name, sign in SIGNS.items()
}
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?P<sign>[.,])[0-9]{3}(?:(?P=sign)[0-9]{3})*")
_FULL = re.compile(r"-?[0-9]{1,3}(?P<sign>[.,])[0-9]{3}(?:(?P=sign)[0-9]{3})*(?!(?P=sign))[.,][0-9]+")
_MARKS = re.compile(r"[\s'’_]|^\+|%$|^€|€$")


class NumeralError(Exception):
    """A cell that is no number: which rule it breaks, what is wrong, and what to write."""

    def __init__(self, rule: str, message: Say, hint: Say) -> None:
        super().__init__(message.msgid)
        self.rule, self.message, self.hint = rule, message, hint


def number(text: str, decimal: Sign) -> Decimal:
    """The number that a cell holds, with all its digits. NumeralError where it is not exactly one."""
    if _NUMBER[decimal].fullmatch(text):
        return Decimal(text.replace(",", "."))
    raise _grouped(text, decimal) or NumeralError("data-file", Say(N_("a number is needed")), _instead(text, decimal))


def undeclared(text: str) -> NumeralError:
    """Why a text of a spreadsheet is no number where no sign is declared."""
    bare = _bare(text)
    if is_number(bare) or _GROUPED.fullmatch(bare) or _FULL.fullmatch(bare):
        message = Say(N_("this is a text, not a number: with which decimal sign?"))
        hint = Say(N_("make it a number in the spreadsheet, or add decimal: comma (or point) to the indicator"))
        return NumeralError("ambiguous-number", message, hint)
    return NumeralError("data-file", Say(N_("a number is needed")), EMPTY)


def is_number(text: str) -> bool:
    """Whether a cell is a number by any sign."""
    return any(pattern.fullmatch(text) for pattern in _NUMBER.values())


def _grouped(text: str, decimal: Sign) -> NumeralError | None:
    """For `1.234` where a comma is declared: thousands, or decimals with another sign?"""
    found = _GROUPED.fullmatch(text)
    if found is None:
        return None
    sign = found["sign"]
    whole = text.replace(sign, "")
    if text.count(sign) > 1:
        message = Say(N_("thousands are written without a mark: %(whole)s"), {"whole": whole})
    else:
        params: dict[str, str | int] = {"whole": whole, "decimal": text.replace(sign, SIGNS[decimal])}
        message = Say(N_("%(whole)s or %(decimal)s?"), params)
    hint = Say(N_("decimals are declared with %(sign)s here, thousands have no mark"), {"sign": f'"{SIGNS[decimal]}"'})
    return NumeralError("ambiguous-number", message, hint)


def _instead(text: str, decimal: Sign) -> Say:
    """What to write for `12.5`, `1 200`, `007` or `n.d.`."""
    bare = _bare(text)
    sign, other = SIGNS[decimal], SIGNS["point" if decimal == "comma" else "comma"]
    if (full := _FULL.fullmatch(bare)) and full["sign"] == other:
        bare = bare.replace(other, "")
    elif sign not in bare:
        bare = bare.replace(other, sign)
    if _NUMBER[decimal].fullmatch(bare):
        return Say(N_("write %(number)s"), {"number": bare})
    return Say(N_("only digits, with decimals as declared; where there is no value, leave the cell empty"))


def _bare(text: str) -> str:
    """A number without what people and spreadsheet programs write round it: spaces, €, %, zeros."""
    return re.sub(r"^(-?)0+(?=[0-9])", r"\1", _MARKS.sub("", text.replace("−", "-")))
