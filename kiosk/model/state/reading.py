"""How long a slide takes to read, which the booth waits before it asks whether anybody is there."""

from pydantic import BaseModel

from kiosk.model.slide import Slide

WORDS_A_MINUTE = 200
UNSEEN = {"notes", "alt"}
"""Fields with texts that do not stand on the slide."""


def reading_seconds(slide: Slide, language: str) -> float:
    """Seconds to read all texts of a slide, its chart's too. A reference to a figure counts as a word."""
    return _words(slide, language) * 60 / WORDS_A_MINUTE


def _words(value: object, language: str) -> int:
    """Words in that language anywhere in a value: a text is a mapping with the language as a key."""
    if isinstance(value, BaseModel):
        return sum(_words(each, language) for name, each in value if name not in UNSEEN)
    if isinstance(value, list):
        return sum(_words(each, language) for each in value)
    if not isinstance(value, dict):
        return 0
    text = value.get(language)
    return len(text.split()) if isinstance(text, str) else sum(_words(each, language) for each in value.values())
