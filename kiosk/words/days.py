"""Days as a reader writes them: "22 novembre 2026", "22 November 2026"; in lists "dom 22 nov", "Sun 22 Nov"."""

from datetime import date

from kiosk.words.numbers import locale


def day(when: date, language: str) -> str:
    """A day, its month in words."""
    from babel.dates import format_date  # start-up does without it

    return format_date(when, "d MMMM y", locale(language)).replace(" ", "\u00a0")


def weekday(when: date, language: str) -> str:
    """A day of these weeks, in short."""
    from babel.dates import format_date  # as above

    return format_date(when, "EEE d MMM", locale(language)).replace(" ", "\u00a0")
