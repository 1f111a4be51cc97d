"""Indicators that the booth counts: a row a topic, zeros until it knows better; and which slides that concerns."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kiosk.loader.altered import altered
from kiosk.loader.counted import recounted
from kiosk.loader.load import load
from kiosk.model.deck import Deck
from kiosk.words.messages import line
from kiosk.words.sources import source_line
from tests.loader.conftest import BASE, Make

BOOTH = """
visits:
  name: {it: Aperture, en: Openings}
  unit: openings
  counted: topics-today
  source: istat
share:
  name: {it: Parte, en: Share}
  unit: percent
  derive: visits.pharma / employees * 100
"""
SLIDE = """
  - id: tally
    layout: wide
    title: {it: Oggi, en: Today}
    chart: {kind: tally, indicator: visits}
  - id: derived
    layout: figures
    title: {it: "{share}", en: "{share}"}
"""
FILES = {"indicators/booth.yaml": BOOTH, "slides/pharma.yaml": BASE["slides/pharma.yaml"] + SLIDE.removeprefix("\n")}


@pytest.fixture
def made(make: Make) -> Deck:
    loaded = load(make(FILES))
    assert [line(problem, "en") for problem in loaded.problems] == [] and loaded.deck is not None
    return loaded.deck


def test_there_is_a_row_for_each_topic_of_zero(made: Deck) -> None:
    figure = made.figures["visits.pharma"]
    assert (figure.value, figure.row_name, figure.counted) == (0, {"it": "Farmaceutica", "en": "Pharmaceuticals"}, True)
    assert [key for key in made.figures if key.startswith("visits")] == ["visits.pharma"]


def test_counts_are_summed_by_topic_and_what_is_derived_follows(made: Deck) -> None:
    new = recounted(made, {"pharma": 2, "bands": 288, "home": 9, "gone": 4})
    assert new.figures["visits.pharma"].value == 290
    assert new.figures["share"].value == Decimal("1.0") and new.figures["share"].counted
    assert recounted(new, {"bands": 290}) is new
    assert recounted(new, {}).figures == made.figures


def test_content_that_is_read_again_keeps_its_counts(made: Deck, make: Make) -> None:
    new = recounted(made, {"pharma": 2})
    again = load(make(FILES), new).deck
    assert again is not None and again.figures["visits.pharma"].value == 2


def test_a_figure_that_nothing_makes_impossible_stays_as_it_was(make: Make) -> None:
    """A share of all openings cannot be worked out of nothing: such a slide is not there before the first one."""
    files = {**FILES, "indicators/booth.yaml": BOOTH.replace("visits.pharma / employees", "employees / visits.pharma")}
    loaded = load(make(files))
    assert {problem.rule for problem in loaded.problems} == {"derive", "unknown-reference"}
    assert loaded.deck is not None and "derived" not in loaded.deck.slides and "tally" in loaded.deck.slides
    full = load(
        make({**files, "indicators/base.yaml": BASE["indicators/base.yaml"]}), recounted(loaded.deck, {"pharma": 2})
    )
    assert full.deck is not None and "derived" in full.deck.slides
    assert recounted(full.deck, {}) is full.deck


def test_its_source_says_that_it_is_of_today(made: Deck) -> None:
    figures = [made.figures["visits.pharma"]]
    assert source_line(figures, made, "en") == "Source: ISTAT, published 2019 · counted today"


@pytest.mark.parametrize("field", ["value: 3", "rows: {pharma: 1}", "derive: employees + 1"])
def test_it_has_no_other_values(make: Make, field: str) -> None:
    loaded = load(make({**FILES, "indicators/booth.yaml": BOOTH.replace("  counted:", f"  {field}\n  counted:")}))
    told = [line(problem, "en") for problem in loaded.problems if problem.rule == "wrong-value"]
    assert len(told) == 1 and "one of value, rows, series, data, counted or derive" in told[0]


def test_only_slides_that_show_a_changed_figure_are_drawn_otherwise(made: Deck) -> None:
    other = altered(made, recounted(made, {"pharma": 288}))
    assert {slide for slide in made.slides if other(slide)} == {"tally", "derived"}
    same = altered(made, made)
    assert not any(same(slide) for slide in made.slides)


def test_home_shows_the_figures_of_its_tiles(made: Deck) -> None:
    figure = replace(made.figures["employees"], value=Decimal(1))
    other = altered(made, replace(made, figures={**made.figures, "employees": figure}))
    assert {slide for slide in made.slides if other(slide)} >= {"home", "pharma", "invitation"}
    assert not other("bands") and not other("tally")


def test_where_more_changed_than_figures_all_slides_are_other(made: Deck) -> None:
    for name in ("kiosk", "topics", "slides", "sources", "places"):
        value = getattr(made, name)
        copy = value.model_copy() if name == "kiosk" else (*value[:0], *value) if name == "topics" else dict(value)
        new = replace(made, **{name: list(copy) if name == "topics" else copy})
        assert all(altered(made, new)(slide) for slide in made.slides), name
