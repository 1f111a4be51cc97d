"""Charts under real fingers: X events tap, drag, swipe, choose a view, play through years."""

from functools import cache
from pathlib import Path

import pytest

from kiosk.charts.marks import Disc, Target
from kiosk.compose.page import Choice, Look
from kiosk.compose.slide import compose
from kiosk.loader.load import load
from kiosk.model.deck import Deck
from kiosk.ui.style import QtMeasure
from tests.journeys.rig import Booth, booth, until
from tests.journeys.test_booth import CONTROLS, slide, titles, wake

LIFE = titles("life-expectancy")[0]
AFTER = titles("healthy-years")[0]
HEADLINE = (800, 150)
VIEWED, PLAYED = "Due viste", "Cinque anni"
SLIDES = f"""
  - id: viewed
    layout: wide
    title: {{it: {VIEWED}, en: Two views}}
    chart:
      kind: bars
      indicator: life-expectancy-women
      views:
        - {{id: all, name: {{it: Donne, en: Women}}, chart: {{indicator: life-expectancy-women}}}}
        - {{id: less, name: {{it: Meno, en: Less}}, chart: {{indicator: less}}}}
  - id: played
    layout: wide
    title: {{it: {PLAYED}, en: Five years}}
    chart: {{kind: line, indicator: five}}
"""
INDICATORS = """
less:
  name: {it: Meno anni, en: Fewer years}
  unit: years
  source: eurostat-2019
  rows: {lombardia: 20, italy: 10, eu28: 40}
five:
  name: {it: Cinque anni, en: Five years}
  unit: years
  place: italy
  source: eurostat-2019
  series: {2015: 10, 2016: 20, 2017: 25, 2018: 15, 2019: 30}
"""


@cache
def read(content: Path) -> Deck:
    """What a booth shows, once it is written."""
    deck = load(content).deck
    assert deck is not None
    return deck


class Map:
    """Where things are on a booth's screen of 1920 x 1080, as the slide is checked."""

    def __init__(self, content: Path, name: str) -> None:
        self.page = compose(read(content), name, Look("it"), QtMeasure())

    def middle(self, key: str, selection: str | None = None) -> tuple[float, float]:
        """The middle of what can be touched under this key."""
        marks = self.page.final(Choice(selection))
        (polygon,) = (mark.polygon for mark in marks if isinstance(mark, Target) and mark.key == key)
        xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def more(content: Path) -> None:
    """Slides that the shipped content does not have: a chart with views, one with years."""
    path = content / "slides" / "citizens.yaml"
    path.write_text(path.read_text("utf-8") + SLIDES, "utf-8")
    (content / "indicators" / "more.yaml").write_text(INDICATORS, "utf-8")
    assert not [problem for problem in load(content).problems if problem.level == "error"]


def open_citizens(here: Booth, content: Path) -> None:
    wake(here)
    here.screen.tap(*Map(content, "home").middle("topic:citizens"))
    slide(here, LIFE)


@pytest.mark.usefixtures("qapp")
def test_a_finger_reads_drags_and_swipes(tmp_path) -> None:
    with booth(tmp_path) as here:
        open_citizens(here, tmp_path / "content")
        screen, places = here.screen, Map(tmp_path / "content", "life-expectancy")
        cross = places.middle("readout.close", "0.lombardia")
        card = (round(cross[0]) - 100, round(cross[1]) + 50)  # beside the cross, under all words but the source

        def reads() -> bool:
            return screen.shows(*card, "touch")

        assert not reads()
        screen.tap(*places.middle("0.italy"))
        until(reads, "the card")
        screen.tap(*HEADLINE)
        until(lambda: not reads(), "the card to close")
        (x, top), (_, low) = places.middle("0.lombardia"), places.middle("1.eu28")
        screen.read(*[(x, top + (low - top) * n / 24) for n in range(25)])
        until(reads, "the card of what the finger came to")
        assert here.title == LIFE
        screen.tap(*cross)
        until(lambda: not reads(), "the card to close")
        screen.drag((1300, round(top)), (700, round(top) + 10))
        slide(here, AFTER)
        assert not reads()


@pytest.mark.usefixtures("qapp")
def test_a_view_is_chosen_and_stays(tmp_path) -> None:
    with booth(tmp_path, edit=more) as here:
        open_citizens(here, tmp_path / "content")
        screen, places = here.screen, Map(tmp_path / "content", "viewed")
        screen.key("End", "Left")
        slide(here, VIEWED)
        first, second = places.middle("views.all"), places.middle("views.less")

        def filled(spot: tuple[float, float]) -> bool:
            return screen.shows(round(spot[0]), round(spot[1]) - 30, "ink")

        until(lambda: filled(first) and not filled(second), "the first view")
        screen.tap(*second)
        until(lambda: filled(second) and not filled(first), "the second view")
        screen.tap(*CONTROLS["language"])
        slide(here, "Two views")
        until(lambda: filled(second), "the same view in English")


@pytest.mark.usefixtures("qapp")
def test_years_are_played_and_scrubbed(tmp_path) -> None:
    with booth(tmp_path, edit=more) as here:
        open_citizens(here, tmp_path / "content")
        screen, places = here.screen, Map(tmp_path / "content", "played")
        screen.key("End")
        slide(here, PLAYED)
        stops = {year: places.middle(f"times.{year}") for year in range(2015, 2020)}
        line = stops[2015][1] - 44 + 88 * 0.36

        def at(year: int) -> bool:
            """The knob is on a year: a disc of 20 with a hole of 7."""
            return screen.shows(round(_place(places, year)), round(line) + 14, "ink")

        until(lambda: at(2019), "the last year")
        screen.tap(*places.middle("play"))
        until(lambda: at(2015), "the first year")
        until(lambda: at(2017), "the play to get there")
        until(lambda: at(2019), "the play's end")
        screen.read(*[(_place(places, 2019) - 40 * n, line) for n in range(12)], pause=0.02)
        until(lambda: not at(2019), "an earlier year")
        assert here.title == PLAYED
        screen.tap(_place(places, 2016), line)
        until(lambda: at(2016), "2016")


def _place(places: Map, year: int) -> float:
    """Where the stop of a year stands on the line: its target reaches halfway to its neighbours."""
    (x,) = (mark.x for mark in places.page.final() if isinstance(mark, Disc) and mark.key == f"times.{year}")
    return x
