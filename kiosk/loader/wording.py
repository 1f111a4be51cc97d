"""Our words for the errors that pydantic can give of our models."""

import re
from typing import Any

from kiosk.loader.scalars import meant, plain
from kiosk.model.problem import N_, Say
from kiosk.words.suggest import suggest

Words = tuple[Say, Say | None]

_ARTICLES = {
    "dict_type": N_("named values are needed here, one `name: value` a line"),
    "model_type": N_("named values are needed here, one `name: value` a line"),
    "list_type": N_("a list is needed here: [one, two], or a line beginning with `- ` for each"),
    "tuple_type": N_("a list is needed here: [one, two], or a line beginning with `- ` for each"),
    "bool_type": N_("true or false is needed"),
}
_NUMBERS = {
    "number": N_("a number is needed"),
    "decimal_type": N_("a number is needed"),
    "float_type": N_("a number is needed"),
    "int_type": N_("a whole number is needed"),
    "int_parsing": N_("a whole number is needed"),
    "int_from_float": N_("a whole number is needed"),
}
_FORMS = {
    "hours": N_("write 09:00-18:30, several separated by commas, or closed"),
    "day": N_("write year, month and day: 2026-11-22"),
    "pin": N_("take this line out; then write in a terminal: kiosk station set-pin"),
    "screens": N_("audience, second and console each have a screen of their own, or none is written"),
}
_LIMITS = {
    "greater_than_equal": ("ge", N_("%(value)s is too small: at least %(limit)s")),
    "less_than_equal": ("le", N_("%(value)s is too large: at most %(limit)s")),
    "greater_than": ("gt", N_("%(value)s is too small: more than %(limit)s")),
    "less_than": ("lt", N_("%(value)s is too large: less than %(limit)s")),
    "string_too_long": ("max_length", N_("the text is longer than %(limit)s characters")),
    "too_short": ("min_length", N_("too few entries: at least %(limit)s")),
    "too_long": ("max_length", N_("too many entries: at most %(limit)s")),
}
_SUCH = Say(N_("digits only, with a point before decimals: 28852 or 6.9"))
_WORDS = Say(
    N_("digits only, such as 6.9; words have fields of their own: qualifier: about, scale: million, unit: percent")
)
_EXAMPLE = Say(N_("for an example: kiosk check --explain wrong-value"))
_WRITE = Say(N_("write it, or delete the field in every language"))
_DATE = re.compile(r"([0-3]?[0-9])[/. -]([01]?[0-9])[/. -]([0-9]{4})")
"""A day as Italians write it."""


def wording(kind: str, value: Any, context: dict[str, Any], said: str, *, text: bool) -> Words:
    """Message and hint for an error of a kind.

    said    pydantic's own message: the msgid of errors that chart kinds raise, the last resort for others
    text    whether a human text is expected
    """
    if kind in ("dict_type", "model_type") and text:
        hint = Say(N_("write `it: ...` and `en: ...` below, each on a line of its own"))
        return Say(N_("a text in each language is needed")), hint
    if kind in _ARTICLES:
        return Say(_ARTICLES[kind]), _EXAMPLE
    if kind in _NUMBERS:
        return Say(_NUMBERS[kind]), number_hint(value)
    if kind == "number_range":
        return Say(N_("a number within ±1,000,000,000,000 is needed")), Say(N_("give it a scale, such as billion"))
    if kind == "string_type":
        return _no_text(value)
    if kind == "string_too_short":
        return Say(N_("the text is empty")), _WRITE
    if kind == "string_pattern_mismatch":
        if "http" in str(context.get("pattern", "")):
            return _no_address(str(value))
        return _no_code(str(value)) if _is_code(context) else no_name(str(value))
    if kind == "day" and (found := _DATE.fullmatch(str(value))):
        written = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
        return Say(said), Say(N_("write %(number)s"), {"number": written})
    if kind in _FORMS:
        return Say(said), Say(_FORMS[kind])
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        params: dict[str, str | int] = {"value": _short(value), "allowed": ", ".join(allowed)}
        return Say(N_('"%(value)s" is none of: %(allowed)s'), params), suggest(str(value)[:60], allowed) or Say(
            N_("write one of these")
        )
    if kind in _LIMITS:
        name, msgid = _LIMITS[kind]
        shorter = Say(N_("make it shorter")) if kind == "string_too_long" else None
        return Say(msgid, {"value": _short(value), "limit": str(context.get(name, ""))}), shorter
    return Say(said.removeprefix("Value error, ")), _EXAMPLE


def number_hint(value: Any) -> Say:
    """The number that a text was meant to be, else what one looks like."""
    if not isinstance(value, str):
        return _SUCH
    if not isinstance(plain(value), (str, bool, type(None))):
        return Say(N_("write it without quotes"))
    if number := meant(value):
        return Say(N_("write %(number)s"), {"number": number})
    return _WORDS if re.search("[0-9].*[^\\W\\d_]|[^\\W\\d_].*[0-9]", value) else _SUCH


def _is_code(context: dict[str, Any]) -> bool:
    """Whether the pattern that was missed is that of a language code."""
    return str(context.get("pattern", "")) == "^[a-z]{2}$"


def _short(value: Any) -> str:
    """A value as a message can show it."""
    return str(value)[:60]


def _no_text(value: Any) -> Words:
    if value is None:
        return Say(N_("a text is missing here")), _WRITE
    if isinstance(value, (dict, list)):
        named = value.items() if isinstance(value, dict) else [(one, None) for one in value]
        written = ", ".join(str(key) if inner is None else f"{key}: {inner}" for key, inner in named)
        shown = f"{{{written}}}" if isinstance(value, dict) else f"[{written}]"
        return Say(N_("a text is needed here")), Say(N_('put it in quotes: "%(value)s"'), {"value": _short(shown)})
    shown = str(value).lower() if isinstance(value, bool) else _short(value)
    return Say(N_("a text is needed here")), Say(N_('put it in quotes: "%(value)s"'), {"value": shown})


def no_name(value: str) -> Words:
    """For what should be an id and is none."""
    hint = Say(N_("names have small letters, digits and single hyphens"))
    mended = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    return Say(N_('"%(value)s" is not a name'), {"value": _short(value)}), suggest(value, [mended]) or hint


def _no_address(value: str) -> Words:
    message = Say(N_('"%(value)s" is not the address of a page'), {"value": _short(value)})
    return message, Say(N_("an address begins with https:// and has no spaces and at most 75 characters"))


def _no_code(value: str) -> Words:
    message = Say(N_('"%(value)s" is not a language code'), {"value": _short(value)})
    return message, Say(N_('a code has two small letters, such as "it" or "en"'))
