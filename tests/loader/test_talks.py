"""Talks: what is wrong with one is said, and costs the least that it can."""
# ruff: noqa: E501 - what is expected stands as it is printed

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.loader.live import renewed
from kiosk.loader.load import load
from kiosk.model.deck import Deck
from kiosk.model.talk import Talk
from kiosk.words.messages import line
from tests.loader.conftest import BASE

Make = Callable[..., Path]

GOOD = """\
title: {it: Benvenuti, en: Welcome}
event: {it: Fiera, en: Fair}
date: 2026-11-22
speaker: Ada Rossi
language: en
notes_language: it
theme: light
minutes: 2
slides:
  - slide: cover
    seconds: 20
  - slide: pharma
    seconds: 40
    notes: {it: "**{employees}**", en: "{employees}"}
  - {slide: bands, seconds: 60, optional: true}
"""
QUIZ = """\
slides:
  - id: ask
    layout: quiz
    title: {it: Quanti?, en: How many?}
    guess: {figure: employees, least: 0, most: 50000, step: 500, slide: pharma}
    chart: {kind: cells, lit: employees, per: 1000}
    takeaway: {figure: {it: "{employees:n}", en: "{employees:n}"}, text: {it: addetti., en: employees.}}
    reveal: [chart, takeaway]
"""


def loaded(make: Make, talk: str = GOOD, **more: str) -> tuple[Deck, list[str]]:
    """The deck, and what was said of the talk."""
    found = load(make({"talks/welcome.yaml": talk, "slides/quiz.yaml": QUIZ, **more}))
    assert found.deck is not None
    return found.deck, [line(one, "en").removeprefix("content/talks/welcome.yaml:") for one in found.problems]


def told(talk: Talk) -> list[tuple[str, int, bool]]:
    return [(stop.slide, stop.seconds, bool(stop.notes)) for stop in talk.slides]


def test_a_sound_talk(make: Make) -> None:
    deck, said = loaded(make, **{"talks/a-second.yml": GOOD.replace("slide: cover", "slide: home")})
    talk = deck.talks["welcome"]
    assert said == [] and list(deck.talks) == ["a-second", "welcome"]
    assert told(talk) == [("welcome-cover", 20, False), ("pharma", 40, True), ("bands", 60, False)]
    assert (talk.language, talk.notes_language, talk.second_language, talk.theme) == ("en", "it", None, "light")
    assert deck.slides["welcome-cover"].title == talk.title and "a-second-cover" not in deck.slides


WHOLE = ["welcome-cover", "pharma", "bands"]


@pytest.mark.parametrize(
    ("old", "new", "said", "kept"),
    [
        # what it says of itself falls back
        ("theme: light", "themee: light", '7:1: error: unknown field "themee" (did you mean "theme"?)', WHOLE),
        ("theme: light", "theme: ligth", '7:8: error: "ligth" is none of: dark, light, contrast (did you mean "light"?)', WHOLE),
        ("2026-11-22", "2026-11-31", "3:7: error: there is no such day (write year, month and day: 2026-11-22)", WHOLE),
        ("Fair}", '"{gone}"}', '2:25: error: there is no indicator "gone"', WHOLE),
        ("language: en", "language: fr", '5:11: error: "fr" is not among the languages', WHOLE),
        ("language: en", "second_language: itt", '5:18: error: "itt" is not a language code (a code has two small letters, such as "it" or "en")', WHOLE),
        # a slide is left out
        ("slide: pharma", "slide: farma", '12:12: error: there is no slide "farma" (did you mean "pharma"?)', [WHOLE[0], WHOLE[2]]),
        ("slide: pharma", "slide: ask", '12:12: error: "ask" belongs to the quiz: nobody could answer in a talk (show the slide with its number: "pharma")', [WHOLE[0], WHOLE[2]]),
        ("slide: bands", "slide: pharma", '15:13: error: the talk shows "pharma" already (each slide comes once; the speaker can go back to it)', WHOLE[:2]),
        ("seconds: 60", "seconds: 4", "15:29: error: 4 is too small: at least 5", WHOLE[:2]),
        ("{slide: bands, seconds: 60, optional: true}", "bands", "15:5: error: named values are needed here, one `name: value` a line", WHOLE[:2]),
        # its notes are, and it is not
        ('"{employees}"', '"{employes}"', '14:41: error: there is no indicator "employes" (did you mean "employees"?)', WHOLE),
        ('"{employees}"', '"**{employees}"', '14:41: error: "**" is opened and never closed', WHOLE),
        ("optional: true", "optional: maybe", "15:43: error: true or false is needed", WHOLE),
        # nothing is left of the talk
        ("minutes: 2\n", "", '1:1: error: the field "minutes" is missing', None),
        ("Welcome}", '"{gone"}', '1:29: error: "{" without its "}" (for a brace itself write "{{")', None),
        ("slides:\n", "slides: none\nrest:\n", "9:9: error: a list is needed here: [one, two], or a line beginning with `- ` for each", None),
        (GOOD, "- pharma\n", "1:1: error: named values are needed here, one `name: value` a line", None),
        (GOOD, "minutes: [\n", "1:10: error: ", None),
    ],
)  # fmt: skip
def test_a_fault_costs_the_least(make: Make, old: str, new: str, said: str, kept: list[str] | None) -> None:
    """Of the talk; of all else, nothing."""
    sound, _ = loaded(make)
    deck, found = loaded(make, GOOD.replace(old, new, 1))
    assert any(one.startswith(said) for one in found), found
    assert (list(deck.talks["welcome"].ids) if kept else "welcome" in deck.talks) == (kept or False)
    assert list(deck.slides) == [name for name in sound.slides if kept or name != "welcome-cover"]
    assert deck.topics == sound.topics


def test_what_is_faulty_falls_away(make: Make) -> None:
    faulty = GOOD.replace("en: Fair", 'en: "{gone}"').replace("language: en", "language: fr", 1)
    deck, _ = loaded(make, faulty.replace('en: "{employees}"', 'en: "{employes}"'))
    talk = deck.talks["welcome"]
    assert (talk.event, talk.language, talk.notes_language) == (None, None, "it")
    assert told(talk)[1] == ("pharma", 40, False)


def test_a_talk_without_slides_is_left_out(make: Make) -> None:
    deck, said = loaded(make, GOOD.partition("  - slide")[0] + "  - {slide: hom, seconds: 60}\n")
    assert "welcome" not in deck.talks
    assert said == [
        '9:1: warning: the talk "welcome" is left out: none of its slides can be shown (fix those first)',
        '10:13: error: there is no slide "hom" (did you mean "home"?)',
    ]


def test_a_talk_that_misses_a_slide_holds_back_no_other_content(make: Make) -> None:
    """Read again, the folder loses a slide on purpose; while somebody writes at a talk, its cover stays on show."""
    deck, _ = loaded(make)
    without = make({"slides/pharma.yaml": BASE["slides/pharma.yaml"].partition("  - id: bands")[0]})
    assert load(without).lost(deck) == set()
    assert load(make({"talks/welcome.yaml": GOOD.partition("minutes")[0]})).lost(deck) == {"welcome-cover"}
    assert "pharma" in load(make({"slides/pharma.yaml": "["})).lost(deck)


def test_a_talk_goes_by_the_name_of_its_file(make: Make) -> None:
    deck, said = loaded(make, **{"talks/welcome.yml": GOOD, "talks/My talk.yaml": GOOD})
    assert list(deck.talks) == ["welcome"]
    assert said[0].startswith('content/talks/My talk.yaml:1:1: error: "My talk" is not a name')
    assert said[1].startswith('content/talks/welcome.yml:1:1: error: "welcome" is taken already')


def test_data_that_lacks_what_notes_say_is_not_taken(make: Make) -> None:
    live = "rate: {name: {it: a, en: b}, unit: percent, source: istat, data: {file: data/rate.csv, decimal: point}}\n"
    files = {"indicators/live.yaml": live, "data/rate.csv": "year;rate\n2009;1\n2019;2\n"}
    deck, _ = loaded(make, GOOD.replace("employees", "rate@2019"), **files)
    same, problems = renewed(deck, make().parent / "content", "data/rate.csv", b"year;rate\n2009;1\n")
    assert same is deck
    assert [one.message.params for one in problems] == [{"name": "rate@2019", "slide": "welcome"}]
