"""All rules, listed: one a file, whose docstring is its manual page (`kiosk check --explain RULE`).

Rules that the loader has to know, because it leaves out what breaks them, are found there and documented here.
"""

from inspect import cleandoc

from kiosk.check.context import Rule
from kiosk.check.rules import (
    alias,
    alt_number,
    ambiguous_number,
    bare_number,
    chart,
    data_file,
    derive,
    duplicate_id,
    duplicate_key,
    encoding,
    glyph,
    guess,
    limits,
    lost_qualifier,
    markup,
    missing_field,
    missing_file,
    missing_language,
    no_source,
    overflow,
    syntax,
    talk,
    talk_time,
    text_comma,
    unheeded_caution,
    unknown_field,
    unknown_icon,
    unknown_kind,
    unknown_language,
    unknown_layout,
    unknown_place,
    unknown_reference,
    unknown_slide,
    unknown_source,
    unknown_topic,
    unknown_unit,
    unreadable,
    unused_heed,
    wrong_value,
)

RULES: tuple[Rule, ...] = (
    alias,
    alt_number,
    ambiguous_number,
    bare_number,
    chart,
    data_file,
    derive,
    duplicate_id,
    duplicate_key,
    encoding,
    glyph,
    guess,
    limits,
    lost_qualifier,
    markup,
    missing_field,
    missing_file,
    missing_language,
    no_source,
    overflow,
    syntax,
    talk,
    talk_time,
    text_comma,
    unheeded_caution,
    unknown_field,
    unknown_icon,
    unknown_kind,
    unknown_language,
    unknown_layout,
    unknown_place,
    unknown_reference,
    unknown_slide,
    unknown_source,
    unknown_topic,
    unknown_unit,
    unreadable,
    unused_heed,
    wrong_value,
)


def names() -> tuple[str, ...]:
    """Ids of all rules."""
    return tuple(rule.RULE for rule in RULES)


def explain(name: str) -> str:
    """The manual page of a rule. KeyError where there is none."""
    return f"{name}\n\n{cleandoc({rule.RULE: rule.__doc__ or '' for rule in RULES}[name])}\n"
