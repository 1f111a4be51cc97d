"""A content folder becomes a deck: what is faulty is left out, what is sound runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import places
from kiosk.loader.load import Loaded, load
from kiosk.words.messages import line

Make = Callable[..., Path]


def said(loaded: Loaded, language: str = "en") -> list[str]:
    return [line(problem, language) for problem in loaded.problems]


def test_a_sound_folder(make: Make) -> None:
    loaded = load(make())
    deck = loaded.deck
    assert said(loaded) == [] and deck is not None
    assert list(deck.slides) == ["invitation", "home", "pharma", "bands"]
    assert [(topic.id, topic.slides) for topic in deck.topics] == [("pharma", ("pharma", "bands"))]
    assert str(deck.figures["gap"].value) == "2.0"
    assert sorted(path.name for path in loaded.files) == sorted(
        ["kiosk.yaml", "sources.yaml", "places.yaml", "base.yaml", "a-start.yaml", "pharma.yaml"]
    )


def test_slides_stand_in_the_order_of_home(make: Make) -> None:
    other = """
topic: {it: B, en: B}
icon: pill
tile: {figure: {it: "{gap}", en: "{gap}"}, caption: {it: x, en: x}}
slides:
  - {id: first, layout: figures, title: {it: x, en: x}}
"""
    kiosk = """
title: {it: Prova, en: Trial}
languages: {it: Italiano, en: English}
language: it
attract: [{slide: invitation}]
topics: [zebra, pharma, empty]
"""
    empty = other.partition("slides:")[0]
    deck = load(make({"slides/zebra.yaml": other, "slides/empty.yml": empty, "kiosk.yaml": kiosk})).deck
    assert deck is not None
    assert list(deck.slides) == ["invitation", "home", "first", "pharma", "bands"]
    assert [(topic.id, topic.slides) for topic in deck.topics][::2] == [("zebra", ("first",)), ("empty", ())]


SLIDES = """
slides:
  - id: pharma
    layout: figures
    title: {it: a, en: b}
  - id: bad
"""


@pytest.mark.parametrize(
    "fault", ["layout: figures", "layout: figure\n    title: {it: a, en: b}", "layout: [", "x: &a 1"]
)
def test_a_faulty_slide_is_left_out_and_the_rest_runs(make: Make, fault: str) -> None:
    loaded = load(make({"slides/other.yaml": SLIDES.replace("pharma", "other") + f"    {fault}\n"}))
    assert loaded.deck is not None and loaded.problems
    assert "bad" not in loaded.deck.slides and "pharma" in loaded.deck.slides
    assert ("other" in loaded.deck.slides) == (fault != "layout: [")  # which makes the whole file unreadable


def test_a_faulty_indicator_takes_its_slides_along(make: Make) -> None:
    faulty = "\nlife:\n  name: {it: a, en: b}\n  unit: years\n  source: istat\n  rows: {lombardia: 85,5, eu28: 83.5}\n"
    base = make() / "indicators" / "base.yaml"
    text = base.read_text()
    start, end = text.index("life:"), text.index("spending:")
    loaded = load(make({"indicators/base.yaml": text[:start] + faulty[1:] + text[end:]}))
    assert loaded.deck is not None
    assert set(loaded.deck.indicators) == {"employees", "spending"}
    assert list(loaded.deck.slides) == ["home", "pharma"]
    assert [stop.slide for stop in loaded.deck.kiosk.attract] == ["home"]
    assert [text.split("error: ")[1] for text in said(loaded) if "/base.yaml:" in text.split()[0]] == [
        'a comma ends the value here: "5" is read as a name '
        "(decimals have a point (85.5); a text with a comma goes in quotes)",
        'the indicator "life" is left out because of the error at content/indicators/base.yaml:12:24',
    ]


def test_without_home_there_is_no_deck(make: Make) -> None:
    assert load(make({"kiosk.yaml": None})).deck is None
    assert load(make({"slides/a-start.yaml": None})).deck is None
    assert load(make().parent / "nowhere").deck is None
    assert (
        said(load(make().parent / "nowhere"))[0]
        == "nowhere/kiosk.yaml:1:1: error: the file is missing (copy one from a content folder that works)"
    )


def test_faults_in_kiosk_yaml_fall_back_to_defaults(make: Make) -> None:
    kiosk = """
title: {it: Prova, en: Trial}
languages: {it: Italiano, en: English}
language: itt
theme: drak
attract:
  - {slide: home, second: 12}
  - {slide: gone}
idle: {seconds: 1}
topics: [pharma, Bad one]
accept: [bare-number]
"""
    loaded = load(make({"kiosk.yaml": kiosk}))
    assert loaded.deck is not None
    assert (loaded.deck.kiosk.language, loaded.deck.kiosk.theme, loaded.deck.kiosk.idle.seconds) == ("it", "dark", 45)
    assert [stop.slide for stop in loaded.deck.kiosk.attract] == ["home"]
    assert [(p.line, p.column, p.rule) for p in loaded.problems] == [
        (3, 11, "unknown-language"),
        (4, 8, "wrong-value"),
        (6, 19, "unknown-field"),
        (7, 13, "unknown-slide"),
        (8, 17, "wrong-value"),
        (9, 18, "unknown-topic"),
        (9, 18, "wrong-value"),
        (10, 9, "wrong-value"),
    ]


def test_other_files_are_not_read(make: Make) -> None:
    folder = make({"slides/notes.txt": "[", "slides/.hidden.yaml": "[", "slides/x.yaml.bak": "["})
    assert said(load(folder)) == []


@pytest.mark.parametrize("root", ["hello", "[1]", "1", "slides: 1", "slides: [1]", "topic: x", "slides: {a: 1}", "? a"])
def test_files_of_another_shape_are_faults(make: Make, root: str) -> None:
    loaded = load(make({"slides/odd.yaml": root + "\n"}))
    assert loaded.problems and loaded.deck is not None
    assert {problem.path for problem in loaded.problems} == {"content/slides/odd.yaml"}
    assert load(make({"slides/odd.yaml": "", "kiosk.yaml": root})).deck is None


def test_the_shipped_content_loads() -> None:
    loaded = load(places.content())
    assert said(loaded) == [] and loaded.deck is not None
    assert loaded.deck.kiosk.home in loaded.deck.slides
