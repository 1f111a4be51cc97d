"""The shipped content is checked like code, beyond what `kiosk check` asks of everybody's content."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from kiosk import places
from kiosk.charts import kinds
from kiosk.charts.kind import text_of
from kiosk.charts.marks import Label
from kiosk.check import fit
from kiosk.check.check import check
from kiosk.model.base import Text
from kiosk.model.layouts import COVER
from kiosk.model.slide import Slide
from kiosk.ui.style import QtMeasure
from kiosk.words.markup import parse, references
from kiosk.words.messages import line
from kiosk.words.render import plain

from .pages import composed, page
from .shipped import deck, every_look, loaded, slides

LANGUAGES = ("it", "en")
SENTENCE = re.compile(r"[.!?…](?=\s|$)")


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    """Measuring needs an application."""


def test_it_loads_and_checks_without_a_problem(monkeypatch) -> None:
    """Measured with the real fonts: every slide, language, orientation and text size."""
    monkeypatch.setattr(fit, "compose", composed)
    problems = check(loaded(), places.assets(), pages=lambda deck: fit.pages(deck, loaded(), QtMeasure()))
    assert [line(problem, "en") for problem in problems] == []


def test_both_languages_everywhere() -> None:
    for owner, text in texts():
        assert set(text) == set(LANGUAGES), owner


def written() -> list[str]:
    """The slides that somebody wrote: a cover is made of what its talk says of itself, which has its notes too."""
    return [name for name, slide in deck().slides.items() if slide.layout != COVER]


@pytest.mark.parametrize("slide", written())
@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_are_three_to_six_sentences(slide: str, language: str) -> None:
    notes = deck().slides[slide].notes
    assert notes
    assert 3 <= len(SENTENCE.findall(plain(notes, deck(), language))) <= 6


@pytest.mark.parametrize("slide", slides())
def test_titles_do_not_end_with_a_full_stop(slide: str) -> None:
    for text in deck().slides[slide].title.values():
        assert text[-1] not in ".,;:"


@pytest.mark.parametrize("slide", slides())
def test_sentences_end_like_sentences(slide: str) -> None:
    for text in (deck().slides[slide].body, deck().slides[slide].notes):
        for words in (text or {}).values():
            assert words.rstrip()[-1] in ".!?", words


@pytest.mark.parametrize("name", [*slides(), *deck().talks])
def test_a_text_says_the_same_figures_in_both_languages(name: str) -> None:
    for owner, text in texts_of(deck().talks.get(name) or deck().slides[name], name):
        told = [sorted({str(ref) for ref in references(words)}) for words in text.values()]
        assert told[0] == told[1], owner


def test_italian_is_not_english() -> None:
    """A text left untranslated would be the same in both, as a figure, a name and a publication's title may be."""
    same, named = [], {f"{slide.id}.lists.{n}." for slide in deck().slides.values() for n in names_of(slide)}
    named |= {"partners.chart.members.", "contact.points.", *deck().sources}
    for owner, text in texts():
        prose = [
            "".join(one.content for one in parse(words) if isinstance(one.content, str)) for words in text.values()
        ]
        if prose[0] == prose[1] and len(prose[0].split()) >= 3 and not owner.startswith(tuple(named)):
            same.append((owner, prose[0]))
    assert same == []


def names_of(slide: Slide) -> Iterator[int]:
    """Which of its lists are of names: chips, and those of whom the credits thank."""
    return (n for n, one in enumerate(slide.lists) if one.chips or slide.layout == "credits")


def test_the_notes_of_both_languages_are_about_as_long() -> None:
    talks = {f"{talk.id}.{stop.slide}": stop.notes for talk in deck().talks.values() for stop in talk.slides}
    for name, notes in (talks | {slide.id: slide.notes for slide in deck().slides.values()}).items():
        words = [len(text.split()) for text in notes.values()] if notes else [1]
        assert max(words) < 1.6 * min(words), name


def test_no_typewriter_signs_in_what_is_read() -> None:
    """Straight quotes and apostrophes, a hyphen for a minus or a dash, three dots, doubled spaces."""
    wrong = re.compile(r"['\"]|(?<!\w)-|\.\.\.| {2}| [,.;:](?!\d)")
    for slide in deck().slides:
        for look in every_look():
            if look.text_size == "normal":
                made = page(slide, look)
                said = [made.words, *(span.text for m in made.final() if isinstance(m, Label) for span in m.spans)]
                assert [text for text in said if wrong.search(text.replace("\u00a0", " "))] == []
        for language in LANGUAGES:
            assert not wrong.search(plain(deck().slides[slide].notes or {}, deck(), language))
    for talk in deck().talks.values():
        for owner, text in texts_of(talk, talk.id):
            assert not any(wrong.search(plain(text, deck(), language)) for language in LANGUAGES), owner


def test_the_attract_loop_is_about_a_minute_and_a_half() -> None:
    stops = deck().kiosk.attract
    assert 70 <= sum(stop.seconds for stop in stops) <= 130
    assert {stop.slide for stop in stops} <= deck().slides.keys()
    assert stops[0].slide == "attract"


def test_home_has_nine_topics() -> None:
    assert len(deck().topics) == 9
    assert [topic.id for topic in deck().topics] == deck().kiosk.topics
    for topic in deck().topics:
        assert references(topic.tile.figure["it"]), topic.id
        assert (places.assets() / "icons" / f"{topic.icon}.svg").is_file()


def test_every_slide_can_be_reached() -> None:
    in_topics = [slide for topic in deck().topics for slide in topic.slides]
    assert len(in_topics) == len(set(in_topics))
    played = {name for name, slide in deck().slides.items() if slide.quizzes}
    loose = set(written()) - set(in_topics) - played
    assert loose == {"home", *(stop.slide for stop in deck().kiosk.attract)} - set(in_topics)


def test_two_talks_with_something_to_say_to_every_slide() -> None:
    """That a plan fits, `check` asks; here also that who is late can gain a tenth of it."""
    talks = deck().talks
    assert {name: talk.minutes for name, talk in talks.items()} == {"institutional": 20, "welcome": 5}
    for talk in talks.values():
        assert sum(stop.seconds for stop in talk.slides if stop.optional) >= talk.planned / 10, talk.id
        assert all(stop.notes or deck().slides[stop.slide].notes for stop in talk.slides), talk.id


def test_every_figure_has_a_source_with_a_publisher_in_both_languages() -> None:
    for key, figure in deck().figures.items():
        assert figure.sources, key
        for source in figure.sources:
            assert set(deck().sources[source].by) == set(LANGUAGES)


def test_shares_and_plans_are_what_they_say() -> None:
    for key, figure in deck().figures.items():
        if figure.unit == "percent" and not deck().indicators[figure.ref.id].derive:
            assert 0 <= figure.value <= 100, key
        if figure.plan is not None:
            assert figure.year is None or figure.plan <= figure.year, key


@pytest.mark.parametrize("slide", slides())
def test_a_figure_of_italy_is_called_so(slide: str) -> None:
    """The reader must not take Italy's figure for Lombardia's: the slide says Italy, or the chart's rows do."""
    model = kinds.fields(deck().slides[slide].chart or {})
    if model is None:
        return
    used = [deck().indicators[ref.id] for ref in model.model_validate(deck().slides[slide].chart).references()]
    if any(indicator.place == "italy" for indicator in used):
        for look in every_look():
            said = page(slide, look).words
            assert text_of(deck().places["italy"].name, look.language) in said


def texts() -> Iterator[tuple[str, Text]]:
    """Every human text of the content, and whose it is."""
    content = deck()
    for owners in (content.slides, content.indicators, content.sources, content.places, content.talks):
        for name, model in owners.items():
            yield from texts_of(model, name)
    for topic in content.topics:
        yield from texts_of(topic, topic.id)


def texts_of(value: object, owner: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, BaseModel):
        for name, field in value:
            yield from texts_of(field, f"{owner}.{name}")
    elif isinstance(value, (list, tuple)):
        for n, item in enumerate(value):
            yield from texts_of(item, f"{owner}.{n}")
    elif isinstance(value, dict):
        if value.keys() & set(LANGUAGES):
            yield owner, value
        else:
            for name, item in value.items():
                yield from texts_of(item, f"{owner}.{name}")
