"""What countries are called, by the list of the Unicode consortium."""

from functools import lru_cache

from kiosk.words.numbers import locale


@lru_cache(maxsize=8)
def countries(language: str) -> frozenset[str]:
    """The names of all countries and of the parts of the world, in a language."""
    return frozenset(locale(language).territories.values())
