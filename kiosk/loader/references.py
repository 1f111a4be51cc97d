"""Whether names lead to what they name: those of texts and charts to figures, those of slides to slides."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kiosk.charts.kind import ChartFields
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.marked import Loc
from kiosk.model.indicator import Indicator, Ref
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.markup import MarkupError, references
from kiosk.words.suggest import choose, suggest

RULE = "unknown-reference"
FIRST = Say(N_("fix those first"))
FAULTS = 8
"""Of one text, at most, that are told at once."""
_BRACES = re.compile(r"\{[^{}]*\}")
_CLOSE = Say(N_("close it, or put a space on either side of it"))


def in_texts(entry: Entry[Any], texts: Iterable[tuple[Loc, dict[str, str]]], draft: Draft) -> Iterator[Problem]:
    """Faults of texts, each with its place inside the entry."""
    for loc, text in texts:
        for language, words in text.items():
            place = (*loc, language)
            found, errors = _read(words)
            for error in errors:
                snippet = words[error.offset :].partition("\n")[0][:12].rstrip()
                yield entry.problem(place, "markup", error.message, error.hint or _CLOSE, snippet=snippet)
            for ref in dict.fromkeys(found):
                if str(ref) not in draft.figures:
                    yield entry.problem(place, RULE, *unknown(ref, draft), snippet=written(ref))


def _read(words: str) -> tuple[tuple[Ref, ...], list[MarkupError]]:
    """The references of a text, and its faults: each is passed over as if it were letters."""
    errors: list[MarkupError] = []
    while len(errors) < FAULTS:
        try:
            return references(words), errors
        except MarkupError as error:
            errors.append(error)
            start, end = _piece(words, error.offset)
            words = words[:start] + "x" * (end - start) + words[end:]
    return (), errors


def _piece(words: str, at: int) -> tuple[int, int]:
    """From where to where a faulty piece of a text goes: a reference with its braces, else the sign itself."""
    start = words.rfind("{", 0, at + 1)
    found = _BRACES.match(words, start) if start >= 0 else None
    if found and found.end() > at:
        return found.span()
    return at, at + (2 if words.startswith("**", at) else 1)


def ids(texts: Iterable[tuple[Loc, dict[str, str]]]) -> set[str]:
    """The indicators that sound texts name."""
    return {ref.id for _, text in texts for words in text.values() for ref in references(words)}


def in_chart(entry: Entry[Any], chart: ChartFields, draft: Draft) -> Iterator[Problem]:
    """Faults of a chart's own fields. It may name a table or series as a whole."""
    try:
        found = chart.references()
    except MarkupError as error:
        yield entry.problem(("chart",), "markup", error.message, error.hint, key=True)
        return
    for ref in dict.fromkeys(found):
        if not used(ref, draft):
            yield entry.problem(("chart", *_leaf(entry.model.chart, str(ref))), RULE, *unknown(ref, draft))


def no_slide(entry: Entry[Any], loc: Loc, name: str, slides: Iterable[str], draft: Draft) -> Problem:
    """What is wrong with the name of a slide that is none of those that can be shown, and what to write."""
    if name in draft.slides:
        message = Say(N_('the slide "%(name)s" is left out because it has errors'), {"name": name})
        return entry.problem(loc, "unknown-slide", message, FIRST)
    message = Say(N_('there is no slide "%(name)s"'), {"name": name})
    return entry.problem(loc, "unknown-slide", message, choose(name, slides))


def used(ref: Ref, draft: Draft) -> tuple[str, ...]:
    """Keys of the figures that a chart means by a reference: one, or all of a table or series; or none."""
    if str(ref) in draft.figures:
        return (str(ref),)
    entry = draft.indicators.get(ref.id)
    if entry is None or ref.row or ref.year:
        return ()
    keys = [*(f"{ref.id}.{row}" for row in entry.model.rows), *(f"{ref.id}@{year}" for year in entry.model.series)]
    return tuple(key for key in keys if key in draft.figures)


def written(ref: Ref) -> str:
    """The reference as it stands in a text."""
    return "{" + str(ref) + (f":{ref.form}" if ref.form else "") + "}"


def unknown(ref: Ref, draft: Draft) -> tuple[Say, Say | None]:
    """What is wrong with a reference, and what to write."""
    entry = draft.indicators.get(ref.id)
    if ref.id in draft.left_out:
        return Say(N_('the indicator "%(name)s" is left out because it has errors'), {"name": ref.id}), FIRST
    if entry is None:
        return Say(N_('there is no indicator "%(name)s"'), {"name": ref.id}), choose(ref.id, draft.indicators)
    return _part(ref, entry.model)


def _part(ref: Ref, indicator: Indicator) -> tuple[Say, Say | None]:
    rows, years = list(indicator.rows), [str(year) for year in indicator.series]
    if ref.row and rows:
        message = Say(N_('"%(name)s" has no row "%(row)s"'), {"name": ref.id, "row": ref.row})
        return message, suggest(ref.row, rows) or _such(ref.id, ".", rows)
    if rows:
        return Say(N_('"%(name)s" is a table: name a row'), {"name": ref.id}), _such(ref.id, ".", rows)
    if ref.year and years:
        message = Say(N_('"%(name)s" has no year %(year)s'), {"name": ref.id, "year": str(ref.year)})
        return message, _such(ref.id, "@", years)
    if years:
        return Say(N_('"%(name)s" is a series: name a year'), {"name": ref.id}), _such(ref.id, "@", years)
    message = Say(N_('"%(name)s" is a single figure, without rows or years'), {"name": ref.id})
    return message, Say(N_("write %(reference)s"), {"reference": "{" + ref.id + "}"})


def _such(name: str, sign: str, parts: list[str]) -> Say:
    some = ", ".join(f"{{{name}{sign}{part}}}" for part in parts[:3])
    return Say(N_("such as %(references)s"), {"references": some})


def _leaf(raw: Any, value: str) -> Loc:
    """Where a value stands in a chart's raw fields."""
    inside = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for step, item in inside:
        if item == value:
            return (step,)
        if isinstance(item, (dict, list)) and (rest := _leaf(item, value)):
            return (step, *rest)
    return ()
