"""All rules, listed: one a file, whose docstring is its manual page (`kiosk check --explain RULE`).

Rules that the loader has to know, because it leaves out what breaks them, are found there and documented here.
"""

from kiosk.check import manual
from kiosk.check.context import Rule
from kiosk.check.rules import (
    alias,
    alt_number,
    ambiguous_number,
    bare_number,
    chart,
    contrast,
    data_file,
    derive,
    duplicate_id,
    duplicate_key,
    encoding,
    glyph,
    guess,
    image_file,
    image_size,
    limits,
    link,
    lost_qualifier,
    markup,
    missing_field,
    missing_file,
    missing_language,
    name_spelling,
    no_source,
    overflow,
    reading_time,
    stale_translation,
    syntax,
    talk,
    talk_time,
    text_comma,
    two_values,
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
    unused_accept,
    unused_heed,
    unused_image,
    unused_indicator,
    unused_place,
    unused_source,
    wrong_value,
)

RULES: tuple[Rule, ...] = (
    alias,
    alt_number,
    ambiguous_number,
    bare_number,
    chart,
    contrast,
    data_file,
    derive,
    duplicate_id,
    duplicate_key,
    encoding,
    glyph,
    guess,
    image_file,
    image_size,
    limits,
    link,
    lost_qualifier,
    markup,
    missing_field,
    missing_file,
    missing_language,
    name_spelling,
    no_source,
    overflow,
    reading_time,
    stale_translation,
    syntax,
    talk,
    talk_time,
    text_comma,
    two_values,
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
    unused_accept,
    unused_heed,
    unused_image,
    unused_indicator,
    unused_place,
    unused_source,
    wrong_value,
)

MEASURED = frozenset(rule.RULE for rule in (contrast, glyph, overflow))
"""Rules that only answer where pages are laid out (kiosk.check.fit)."""


def names() -> tuple[str, ...]:
    """Ids of all rules."""
    return tuple(rule.RULE for rule in RULES)


def explain(name: str, language: str) -> str:
    """The manual page of a rule, in a language. KeyError where there is no such rule."""
    return f"{name}\n\n{manual.told({rule.RULE: rule.__doc__ or '' for rule in RULES}[name], language)}"
