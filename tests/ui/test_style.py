"""Tokens as Qt knows them: every style is drawn in the font that the look names, and what is missing is known."""

import pytest
from PySide6.QtGui import QFontInfo

from kiosk.charts.marks import Box
from kiosk.model.tokens import STYLES, TEXT_SIZES, THEMES, Style
from kiosk.ui.style import FAMILIES, QtMeasure, color, font, load_fonts, polygon


@pytest.fixture(autouse=True)
def _application(qapp) -> None:
    """Fonts need one."""


def test_all_shipped_fonts_load() -> None:
    assert load_fonts() == ()


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("factor", TEXT_SIZES.values(), ids=TEXT_SIZES)
def test_no_style_falls_back_to_another_font(name: str, factor: float) -> None:
    style = STYLES[name].grown(factor)
    drawn = QFontInfo(font(style))
    assert (drawn.family(), drawn.weight(), drawn.pixelSize()) == (FAMILIES[style.family], style.weight, style.size)
    assert drawn.exactMatch()


def test_emphasis_is_a_real_italic() -> None:
    drawn = QFontInfo(font(Style("text", 400, 34, 46, italic=True)))
    assert drawn.italic() and drawn.family() == FAMILIES["text"] and drawn.styleName() == "Italic"


@pytest.mark.parametrize("name", ["poster", "body", "strong"])
@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Perché è così: Ò, È, Ü, ß, “virgolette” e l’apostrofo", ""),
        ("−0,9 % ‰ € × ≥ ≤ … – —", ""),
        ("12\u00a0345\u202f6\n7", ""),
        ("DNA 🧬, RNA 🧬 e ☃", "🧬☃"),
        ("日本", "日本"),
    ],
)
def test_missing_characters(name: str, text: str, missing: str) -> None:
    """Said by the font itself: Qt would silently borrow a picture from any other font of the machine."""
    assert QtMeasure().missing(text, STYLES[name]) == missing


def test_arrows_are_only_in_the_display_font() -> None:
    assert QtMeasure().missing("→", STYLES["headline"]) == ""


def test_measures_of_a_text() -> None:
    measure, style = QtMeasure(), STYLES["body"]
    assert measure.advance("", style) == 0
    assert measure.advance("ab", style) == pytest.approx(
        measure.advance("a", style) + measure.advance("b", style), abs=2
    )
    assert measure.advance("uno due", style) < measure.advance("uno due tre", style)
    assert 0.6 * style.size < measure.ascent(style) < 1.3 * style.size
    assert 0.1 * style.size < measure.descent(style) < 0.5 * style.size


def test_tracking_tightens() -> None:
    plain, tight = Style("display", 700, 100, 100), Style("display", 700, 100, 100, -3.0)
    measure = QtMeasure()
    assert measure.advance("1234567890", plain) - measure.advance("1234567890", tight) == pytest.approx(30, abs=1)


def test_widths_scale_with_the_size() -> None:
    """No hinting: a text wraps alike at every scale."""
    measure = QtMeasure()
    small, large = Style("text", 400, 22, 28), Style("text", 400, 88, 112)
    text = "Fonte: Assolombarda, pubblicato 2021"
    assert measure.advance(text, small) * 4 == pytest.approx(measure.advance(text, large), rel=0.005)


def test_tabular_digits_are_as_wide_as_each_other() -> None:
    measure = QtMeasure()
    for family in ("display", "text"):
        widths = {round(measure.advance(str(n), Style(family, 700, 100, 100, tabular=True)), 2) for n in range(10)}
        assert len(widths) == 1
        loose = {round(measure.advance(str(n), Style(family, 700, 100, 100)), 2) for n in range(10)}
        assert family == "text" or len(loose) > 1


def test_no_ligatures() -> None:
    """ "officina" would be one glyph short in the text of a PDF."""
    measure = QtMeasure()
    style = STYLES["body"]
    apart = measure.advance("f", style) + measure.advance("i", style)
    assert measure.advance("fi", style) == pytest.approx(apart, abs=1)


@pytest.mark.parametrize("theme", THEMES)
def test_colours(theme: str) -> None:
    for token, value in THEMES[theme].items():
        assert color(theme, token).name().upper() == value.upper()
    assert color(theme, "").alpha() == 0


def test_polygons() -> None:
    made = polygon(Box(1, 2, 30, 40).corners())
    assert [(point.x(), point.y()) for point in made] == [(1, 2), (31, 2), (31, 42), (1, 42)]
