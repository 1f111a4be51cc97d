"""Every number on screen and in notes is a reference to the ledger or part of a name, and the ledger is told.

A proof of its own, beside the rules of `kiosk check`: it knows nothing of them. All texts are read as the files have
them, references are taken out, and what digits are left must be the year of a figure in use or of a source, stand in
such a figure's name, or in a proper name that the slide lists.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel

from kiosk.compose.used import of_chart
from kiosk.model.deck import Deck, Topic
from kiosk.model.indicator import Figure
from kiosk.model.layouts import COVER
from kiosk.model.slide import Slide
from kiosk.words.markup import references

from .shipped import deck, slides

REFERENCE = re.compile(r"\{[^{}]*\}")
WORD = re.compile(r"[^\W\d_]-?\d+|\b\d[A-Z]s?\b")
"""Digits that are part of a word: COVID-19, UE28, 4P."""
DIGITS = re.compile(r"\d[\d.,]*\d|\d")

Said = tuple[str, str, str]
"""Where a text stands, its language, its words."""


def test_no_number_is_typed_into_a_slide_or_its_notes() -> None:
    assert list(bare(deck())) == []


def test_no_number_is_typed_into_the_notes_of_a_talk() -> None:
    """They are held against the slide that they are said to."""
    for talk in deck().talks.values():
        said = {stop.slide: deck().slides[stop.slide].model_copy(update={"notes": stop.notes}) for stop in talk.slides}
        assert list(bare(replace(deck(), slides={**deck().slides, **said}))) == []


def test_there_is_something_to_prove() -> None:
    """Every slide speaks in both languages, and so do its notes and each talk's; else the proof would be of nothing."""
    for talk in deck().talks.values():
        assert all(set(stop.notes or {}) == set(deck().languages) for stop in talk.slides), talk.id
    for slide in deck().slides.values():
        if slide.layout == COVER:  # made of what the talk says of itself
            continue
        said = {(where, language) for where, language, _ in told(slide)}
        assert {(where, language) for where in ("title", "notes") for language in deck().languages} <= said, slide.id


def test_listed_names_are_names_and_stand_on_their_slides() -> None:
    for slide in deck().slides.values():
        for name in slide.names:
            assert re.search(r"\d", name) and re.search(r"[^\W\d_]", name), (slide.id, name)
            assert any(name in words for _, _, words in told(slide)), (slide.id, name)


def test_every_indicator_is_told_or_left_out_for_a_reason() -> None:
    """An indicator that no slide, tile or note shows says why; no other does."""
    left_out = {name for name, one in deck().indicators.items() if "unused-indicator" in one.accept}
    used = {figure.ref.id for figure in (*of_slides(deck()), *of_texts(deck(), tiles(deck())))}
    assert sorted(deck().indicators.keys() - used - left_out) == []
    assert sorted(left_out & used) == []


@pytest.mark.parametrize("slide", list(slides())[::3])  # the rule knows no slide: some of each topic prove it
def test_a_number_typed_into_any_text_is_found(slide: str) -> None:
    """Each text of the slide, of its chart and of its notes in turn, in each language."""
    for where, language, words in told(deck().slides[slide]):
        wrong = put(deck().slides[slide], [*where.split("."), language], f"{words} 1871")
        found = [one for one in bare(doctored(wrong)) if ": 1871 in " in one]
        assert found == [f"{slide}.{where}.{language}: 1871 in «{words} 1871»"]


@pytest.mark.parametrize("field", ["title", "notes"])
@pytest.mark.parametrize(
    "words", ["There are 3", "28.852", "in 1871", "**4** of {irccs-lombardia:n}", "9%", "12A", "+7"]
)
def test_a_number_is_found_however_it_is_written(field: str, words: str) -> None:
    found = set(bare(doctored(put(deck().slides["irccs"], [field, "en"], words)))) - set(bare(deck()))
    assert [one.split(":")[0] for one in found] == [f"irccs.{field}.en"]


@pytest.mark.parametrize("name", ["Via Pantano, 9", "20122 Milano"])
def test_a_number_may_stand_in_a_name_that_the_slide_lists(name: str) -> None:
    address = put(deck().slides["irccs"], ["body", "en"], f"At {name}.")
    assert [one for one in bare(doctored(address)) if name in one]
    assert not [one for one in bare(doctored(put(address, ["names"], [name]))) if name in one]


def test_a_number_in_a_tile_is_found() -> None:
    first, *others = deck().topics
    wrong = replace(deck(), topics=(put(first, ["tile", "caption", "it"], "di 1871"), *others))
    assert set(bare(wrong)) - set(bare(deck())) == {f"{first.id}.tile.caption.it: 1871 in «di 1871»"}


def doctored(slide: Slide) -> Deck:
    """The shipped deck with this slide in place of all of its own."""
    return replace(deck(), slides={slide.id: slide})


def put(value: Any, where: list[str], new: object) -> Any:
    """The value with something else at a place inside."""
    if not where:
        return new
    name, *rest = where
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: put(getattr(value, name), rest, new)})
    if isinstance(value, dict):
        return {**value, name: put(value[name], rest, new)}
    return [put(item, rest, new) if n == int(name) else item for n, item in enumerate(value)]


def bare(content: Deck) -> Iterator[str]:
    """Each number that none of the reasons allows, and where it stands."""
    for slide in content.slides.values():
        said = list(told(slide))
        on_screen = [one for one in said if not one[0].startswith("notes")]
        shown = [*of_chart(content, slide), *of_texts(content, on_screen)]
        if slide.layout == "home":
            shown += of_texts(content, tiles(content))
        for one in said:
            figures = shown if one in on_screen else [*shown, *of_texts(content, said)]
            yield from (f"{slide.id}.{found}" for found in _bare(content, one, figures, slide.sources, slide.names))
    for topic in content.topics:
        said = list(told(topic))
        for one in said:
            yield from (f"{topic.id}.{found}" for found in _bare(content, one, of_texts(content, said)))


def _bare(
    content: Deck, said: Said, figures: list[Figure], sources: Iterable[str] = (), names: Iterable[str] = ()
) -> Iterator[str]:
    where, language, words = said
    left = REFERENCE.sub(" ", words)
    for name in names:
        left = left.replace(name, " ")
    allowed = years(content, figures, sources) | in_names(figures, language)
    for number in DIGITS.findall(WORD.sub(" ", left)):
        if number not in allowed:
            yield f"{where}.{language}: {number} in «{words}»"


def years(content: Deck, figures: Iterable[Figure], sources: Iterable[str]) -> set[str]:
    """The years of figures, of plans, and of publication."""
    figures = list(figures)
    cited = {source for figure in figures for source in figure.sources} | set(sources)
    found = {year for figure in figures for year in (figure.year, figure.plan)}
    return {str(year) for year in found | {content.sources[source].published for source in cited}}


def in_names(figures: Iterable[Figure], language: str) -> set[str]:
    """The numbers in the names of figures and of their rows."""
    names = [text[language] for figure in figures for text in (figure.name, figure.short, figure.row_name) if text]
    return {number for name in names for number in DIGITS.findall(WORD.sub(" ", name))}


def of_texts(content: Deck, said: Iterable[Said]) -> list[Figure]:
    return [content.figure(ref) for _, _, words in said for ref in references(words)]


def of_slides(content: Deck) -> Iterator[Figure]:
    """The figures of all slides, their charts and their notes."""
    for slide in content.slides.values():
        yield from (*of_chart(content, slide), *of_texts(content, told(slide)))


def tiles(content: Deck) -> list[Said]:
    return [one for topic in content.topics for one in told(topic)]


def told(owner: Slide | Topic) -> Iterator[Said]:
    """All texts that a slide shows or its notes say, its chart's included; or a topic's names and its tile."""
    return _told(owner, "")


def _told(value: object, where: str) -> Iterator[Said]:
    if isinstance(value, BaseModel):
        value = dict(value)
    if isinstance(value, dict) and value.keys() & set(deck().languages):
        yield from ((where, language, words) for language, words in value.items())
    elif isinstance(value, dict):
        for name, item in value.items():
            if name != "alt":  # heard, not seen, and it may say a chart's values: a rule of `kiosk check` compares them
                yield from _told(item, f"{where}.{name}".lstrip("."))
    elif isinstance(value, (list, tuple)):
        for n, item in enumerate(value):
            yield from _told(item, f"{where}.{n}")
