"""The row of buttons under a chart on totems."""

import pytest

from kiosk.charts.marks import Box, Label, Target
from kiosk.charts.measure import FixedMeasure
from kiosk.compose.page import Choice
from kiosk.compose.tools import Tools


@pytest.mark.parametrize(
    ("name", "shown"),
    [("con medicina", "Con medicina"), ("Italia", "Italia"), ("mRNA", "mRNA")],
)
def test_a_chip_begins_with_a_capital_letter(name: str, shown: str) -> None:
    for count in (2, 9):  # chips, and the one that steps through them
        names = ((name, name), *((str(n), "x" * 20) for n in range(count - 1)))
        tools = Tools("slide", "it", True, FixedMeasure(), 1.0, names=names)
        marks = tools.row("marks", Box(64, 1400, 952, 112), Choice(name))
        said = [" ".join(span.text for span in mark.spans) for mark in marks if isinstance(mark, Label)]
        assert shown in said
        assert count > 2 or shown in [mark.name for mark in marks if isinstance(mark, Target)]


def test_views_are_named_as_they_are_written() -> None:
    tools = Tools("slide", "it", True, FixedMeasure(), 1.0, views=(("a", "con medicina"), ("b", "senza")), view="a")
    marks = tools.row("views", Box(64, 1400, 952, 112), Choice())
    assert "con medicina" in [mark.spans[0].text for mark in marks if isinstance(mark, Label)]
