"""Numbers and quantities in the reader's language: the only module that knows babel.numbers.

Babel writes digits, separators, percents and lists; the words of units are messages, because Babel has none for people
or hospitals and gets some wrong ("1 miliardi"). A space between a number and what belongs to it never breaks. Minus is
U+2212. Everything is exact: values are Decimals and keep the decimals that the content wrote.
"""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import NumberPattern, format_currency, format_decimal, format_percent, parse_decimal, parse_pattern

from kiosk.model.indicator import Figure, Qualifier, Scale
from kiosk.model.problem import N_
from kiosk.words.messages import NN_, ntr, tr

COUNTED = {
    "people": NN_("person", "people"),
    "employees": NN_("employee", "employees"),
    "students": NN_("student", "students"),
    "researchers": NN_("researcher", "researchers"),
    "scientists": NN_("scientist", "scientists"),
    "companies": NN_("company", "companies"),
    "plants": NN_("plant", "plants"),
    "institutes": NN_("institute", "institutes"),
    "facilities": NN_("facility", "facilities"),
    "beds": NN_("bed", "beds"),
    "hospitals": NN_("hospital", "hospitals"),
    "centres": NN_("centre", "centres"),
    "universities": NN_("university", "universities"),
    "academies": NN_("academy", "academies"),
    "regions": NN_("region", "regions"),
    "schools": NN_("school", "schools"),
    "partners": NN_("partner", "partners"),
    "clusters": NN_("cluster", "clusters"),
    "goals": NN_("goal", "goals"),
    "areas": NN_("area", "areas"),
    "months": NN_("month", "months"),
    "years": NN_("year", "years"),
    "openings": NN_("slide opened", "slides opened"),
    "points": NN_("point", "points"),
}
"""Units that are a noun after a number. `points` is what two percentages differ by."""

_ORDINALS = {"one": N_("%(number)sst"), "two": N_("%(number)snd"), "few": N_("%(number)srd")}
_ORDINAL = N_("%(number)sth")
_UNSCALED = {"percent", "points", "rank"}
_POWERS: dict[Scale, int] = {"thousand": 3, "million": 6, "billion": 9}
_MOST_DECIMALS = 6
_TIES = re.compile(r"(?<=\d) | (?=[\d€])")
_PARSED = re.compile(r"[+-]?[\d.,’'\u00a0\u202f]*\d")


def number(value: Decimal, language: str, *, decimals: int | None = None, sign: bool = False) -> str:
    """A number with its grouping: 4738 is "4.738" in Italian. Its own decimals unless told; `sign` writes "+" too."""
    rounded = _rounded(value, _decimals(value) if decimals is None else decimals)
    digits = format_decimal(abs(rounded), format=_pattern(_decimals(rounded)), locale=locale(language))
    return _signed(rounded, digits, plus=sign)


def figure(figure: Figure, language: str, *, form: str | None = None, value: Decimal | None = None) -> str:
    """A figure in words, in the form of its reference unless told another.

    ""      qualifier, number, scale and unit: "oltre 24.200 persone", "6,9 miliardi di euro"
    "n"     the number alone, without qualifier; percent keeps its sign
    "short" qualifier and the shortest that is clear: "6,9 mld €", "oltre 24.200"

    `value` is shown in place of the figure's own, with its decimals: a number that is counting up.
    """
    form = figure.ref.form if form is None else form
    shown = figure.value if value is None else _rounded(value, _decimals(figure.value))
    if form == "n":
        return _alone(shown, figure.unit, language, figure.scale)
    write = _short if form == "short" else unit_words
    return _qualified(write(shown, figure.unit, language, figure.scale), figure.qualifier, language)


def unit_words(value: Decimal, unit: str, language: str, scale: Scale | None = None) -> str:
    """A quantity with its unit: "1.000 persone", "1 miliardo di euro", "43%", "3rd"."""
    if value < 0:
        return _signed(value, unit_words(-value, unit, language, scale))
    value, scale = _told(value, unit, scale)
    digits, n = number(value, language), _count(value)
    if unit == "percent":
        return _percent(value, language)
    if unit == "rank":
        return _ordinal(value, language)
    if unit == "eur":
        return _tied(_money(digits, n, language, scale))
    if unit == "eur-ppp":
        money = _money(digits, n, language, scale)
        return _tied(tr(language, "%(money)s at purchasing power parity", money=money))
    if unit not in COUNTED:  # check refuses it; until then a bare number is better than none
        return digits
    # "milioni di persone": after a scale word the noun is in its plural, whatever the number
    noun = ntr(language, *COUNTED[unit], n if scale is None else 2)
    return _tied(_counted(digits, n, noun, language, scale))


def known_units() -> frozenset[str]:
    """The units that have words."""
    return frozenset(COUNTED) | {"percent", "rank", "eur", "eur-ppp"}


def year(year: int, language: str) -> str:
    """A year: never grouped."""
    return str(year)


def join(items: Iterable[str], language: str) -> str:
    """ "A, B e C" / "A, B and C"."""
    return format_list(list(items), locale=locale(language))


def parse_number(text: str, language: str) -> Decimal:
    """The number that a text writes in a language; ValueError for anything else, as "30.7" in Italian."""
    written = text.strip().replace("−", "-")
    if not _PARSED.fullmatch(written):  # Babel would also take "1e5", "NaN" and "1_000"
        raise ValueError(text)
    return parse_decimal(written, locale=locale(language), strict=True)


def _alone(value: Decimal, unit: str, language: str, scale: Scale | None) -> str:
    """The number without unit words; of a percentage its sign is part."""
    value, _ = _told(value, unit, scale)
    if unit == "percent":
        return _signed(value, _percent(abs(value), language))
    return number(value, language)


def _short(value: Decimal, unit: str, language: str, scale: Scale | None) -> str:
    """The compact form: nouns are left out, money and scales abbreviated."""
    if value < 0:
        return _signed(value, _short(-value, unit, language, scale))
    if unit in _UNSCALED:  # nothing to leave out: a bare number of points would be read as percent
        return unit_words(value, unit, language, scale)
    value, scale = _told(value, unit, scale)
    digits = number(value, language)
    if unit in ("eur", "eur-ppp"):
        if scale == "billion":
            return _tied(tr(language, "€%(number)sbn", number=digits))
        if scale == "million":
            return _tied(tr(language, "€%(number)sm", number=digits))
        return _tied(_euro(value, language))
    if scale == "billion":
        return _tied(tr(language, "%(number)sbn", number=digits))
    if scale == "million":
        return _tied(tr(language, "%(number)sm", number=digits))
    return digits


def _money(digits: str, n: int, language: str, scale: Scale | None) -> str:
    if scale == "billion":
        return ntr(language, "€%(number)s billion", "€%(number)s billion", n, number=digits)
    if scale == "million":
        return ntr(language, "€%(number)s million", "€%(number)s million", n, number=digits)
    return ntr(language, "€%(number)s", "€%(number)s", n, number=digits)


def _counted(digits: str, n: int, noun: str, language: str, scale: Scale | None) -> str:
    if scale == "billion":
        return ntr(language, "%(number)s billion %(noun)s", "%(number)s billion %(noun)s", n, number=digits, noun=noun)
    if scale == "million":
        return ntr(language, "%(number)s million %(noun)s", "%(number)s million %(noun)s", n, number=digits, noun=noun)
    return tr(language, "%(number)s %(noun)s", number=digits, noun=noun)


def _percent(value: Decimal, language: str) -> str:
    return format_percent(value / 100, format=_percent_pattern(language, _decimals(value)), locale=locale(language))


def _euro(value: Decimal, language: str) -> str:
    """An amount in full digits, as the language writes money: "2.320 €" / "€2,320"."""
    pattern = _euro_pattern(language, _decimals(value))
    return format_currency(value, "EUR", format=pattern, locale=locale(language), currency_digits=False)


def _ordinal(value: Decimal, language: str) -> str:
    """A rank: which ending a number takes is Babel's, the endings are messages."""
    rule = locale(language).ordinal_form(int(value))
    return tr(language, _ORDINALS.get(rule, _ORDINAL), number=number(value, language, decimals=0))


def _qualified(text: str, qualifier: Qualifier | None, language: str) -> str:
    if qualifier == "over":
        return _tied(tr(language, "over %(quantity)s", quantity=text))
    if qualifier == "about":
        return _tied(tr(language, "about %(quantity)s", quantity=text))
    return text


def _told(value: Decimal, unit: str, scale: Scale | None) -> tuple[Decimal, Scale | None]:
    """Value and scale as they are said. Thousands are written out ("24,2 mila" reads badly and "1 mila" is wrong)."""
    if scale is None or (scale != "thousand" and unit not in _UNSCALED):
        return value, scale
    power = _POWERS[scale]
    return _rounded(value.scaleb(power), max(0, _decimals(value) - power)), None


def _count(value: Decimal) -> int:
    """The number that chooses a plural. "1,0" and "1,5" are no singular in any language at hand."""
    return int(value) if _decimals(value) == 0 else max(2, int(value))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return min(_MOST_DECIMALS, max(0, -exponent)) if isinstance(exponent, int) else 0


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """To so many decimals, halves away from zero as people do it, never "−0"."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


def _signed(value: Decimal, text: str, *, plus: bool = False) -> str:
    return "−" + text if value < 0 else "+" + text if plus and value > 0 else text


def _tied(text: str) -> str:
    """The text with no-break spaces around its number."""
    return _TIES.sub("\u00a0", text)


@lru_cache(maxsize=32)
def locale(language: str) -> Locale:
    """Babel's locale: "en" is British, as the texts are; a language that Babel lacks is written as English."""
    try:
        return Locale.parse("en_GB" if language == "en" else language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


@lru_cache(maxsize=32)
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern(_digits(decimals))


@lru_cache(maxsize=64)
def _percent_pattern(language: str, decimals: int) -> NumberPattern:
    """The language's own percent pattern ("43%", French "43 %"), which would round to whole numbers, with decimals."""
    pattern: str = locale(language).percent_formats[None].pattern
    return parse_pattern(pattern.replace("#,##0", _digits(decimals)))


@lru_cache(maxsize=64)
def _euro_pattern(language: str, decimals: int) -> NumberPattern:
    """The language's own currency pattern, with the decimals of the value, not the currency's two."""
    pattern: str = locale(language).currency_formats["standard"].pattern
    return parse_pattern(pattern.replace("#,##0.00", _digits(decimals)))


def _digits(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")
