"""`derive`: a figure worked out from others, `life-expectancy-women.lombardia - life-expectancy-women.eu28`.

    sum     = product { ("+" | "-") product }
    product = factor { ("*" | "/") factor }
    factor  = ["-"] ( number | reference | "(" sum ")" )

Names contain hyphens, so a minus has spaces around it. All arithmetic is exact; only the result is rounded.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from kiosk.model.indicator import Ref
from kiosk.model.problem import N_, Say

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_TOKEN = re.compile(
    rf"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![a-z0-9@.-])|(?P<ref>(?P<id>{_NAME})(?:\.(?P<row>{_NAME}))?(?:@(?P<year>\d{{4}}))?)"
    r"|(?P<sign>[-+*/()]))"
)
_DEPTH = 20


class DeriveError(Exception):
    """An expression that has no value: what is wrong, and the piece of it that is (for its position)."""

    def __init__(self, message: Say, snippet: str = "", hint: Say | None = None) -> None:
        super().__init__(message.msgid)
        self.message = message
        self.snippet = snippet
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure of the expression, and whether the result falls as it grows ("over 100" subtracted is not "over")."""

    ref: Ref
    falls: bool


@dataclass
class Result:
    """Value, the figures it comes from in order, and whether it was multiplied or divided."""

    value: Fraction = Fraction(0)
    operands: list[Operand] = field(default_factory=list)
    scaled: bool = False
    decimals: int = 0


def compute(text: str, value: Callable[[Ref, str], Fraction]) -> Result:
    """The value of an expression; `value` gives that of a reference (and its text), or raises DeriveError."""
    return _Parser(text, value).result()


@lru_cache(maxsize=4096)
def operands(text: str) -> tuple[Ref, ...]:
    """The references of an expression. DeriveError where it cannot be read."""

    def one(ref: Ref, snippet: str) -> Fraction:
        return Fraction(1)

    return tuple(operand.ref for operand in _Parser(text, one, dry=True).result().operands)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    ref: Ref | None = None


class _Parser:
    def __init__(self, text: str, value: Callable[[Ref, str], Fraction], *, dry: bool = False) -> None:
        self._tokens = _tokens(text)
        self._value = value
        self._dry = dry
        self._at = 0
        self._falls = False
        self._result = Result()

    def result(self) -> Result:
        self._result.value = self._sum(0)
        if self._at < len(self._tokens):
            raise _unexpected(self._tokens[self._at])
        return self._result

    def _sum(self, depth: int) -> Fraction:
        if depth > _DEPTH:
            raise DeriveError(Say(N_("brackets are nested deeper than %(limit)s levels"), {"limit": _DEPTH}))
        total = self._product(depth)
        while sign := self._sign("+-"):
            right = self._falling(self._product, depth) if sign == "-" else self._product(depth)
            total = total - right if sign == "-" else total + right
        return total

    def _product(self, depth: int) -> Fraction:
        total = self._factor(depth)
        while sign := self._sign("*/"):
            self._result.scaled = True
            right = self._falling(self._factor, depth) if sign == "/" else self._factor(depth)
            if sign == "*":
                total *= right
            elif right:
                total /= right
            elif not self._dry:
                raise DeriveError(Say(N_("this divides by zero")), "/")
        return total

    def _factor(self, depth: int) -> Fraction:
        if self._sign("-"):
            if self._at < len(self._tokens) and self._tokens[self._at].text == "-":
                raise _unexpected(self._tokens[self._at])
            return -self._falling(self._factor, depth)
        if self._sign("("):
            total = self._sum(depth + 1)
            if not self._sign(")"):
                raise DeriveError(Say(N_('")" is missing')), "(")
            return total
        if self._at == len(self._tokens):
            raise DeriveError(Say(N_("the expression ends too early")))
        token = self._tokens[self._at]
        self._at += 1
        if token.ref:
            self._result.operands.append(Operand(token.ref, self._falls))
            return self._value(token.ref, token.text)
        if token.kind != "number":
            raise _unexpected(token)
        self._result.decimals = max(self._result.decimals, len(token.text.partition(".")[2]))
        return Fraction(token.text)

    def _falling(self, part: Callable[[int], Fraction], depth: int) -> Fraction:
        self._falls = not self._falls
        value = part(depth)
        self._falls = not self._falls
        return value

    def _sign(self, among: str) -> str:
        """The sign that comes next, taken, if it is one of these."""
        if self._at < len(self._tokens) and (token := self._tokens[self._at]).kind == "sign" and token.text in among:
            self._at += 1
            return token.text
        return ""


def _tokens(text: str) -> list[_Token]:
    tokens, at, text = [], 0, text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            rest = text[at:].lstrip()
            raise DeriveError(Say(N_('"%(text)s" is not expected here'), {"text": rest[:20]}), rest[:1])
        kind = found.lastgroup if found.lastgroup in ("number", "sign") else "ref"
        year = int(found["year"]) if found["year"] else None
        ref = Ref(found["id"], found["row"], year) if kind == "ref" else None
        tokens.append(_Token(kind or "ref", found[kind or "ref"], ref))
        at = found.end()
    return tokens


def _unexpected(token: _Token) -> DeriveError:
    return DeriveError(Say(N_('"%(text)s" is not expected here'), {"text": token.text}), token.text)
