"""The look's promises, computed from its tokens: contrast in every theme, and nothing too small to read.

Hairlines (`line`) and the inside of unlit cells (`cellbg`) only frame and are exempt; they mean nothing.
"""

import pytest

from kiosk.model.tokens import (
    CELLS,
    ENTITY_DIM,
    ENTITY_FILL,
    ENTITY_TEXT,
    STYLES,
    TEXT_SIZES,
    THEMES,
    Style,
    foreseen,
)
from tests.charts.colour import contrast

TEXT, BODY, MARK = 4.5, 7.0, 3.0

PAIRS = {
    ("ink", "ground"): BODY, ("ink", "raised"): BODY, ("quiet", "ground"): BODY, ("quiet", "raised"): TEXT,
    ("acctext", "ground"): TEXT, ("acctext", "raised"): TEXT, ("onacc", "acc"): TEXT, ("it", "ground"): TEXT,
    ("touch", "ground"): TEXT, ("touch", "raised"): TEXT, ("ontouch", "touch"): TEXT,
    ("acc", "ground"): MARK, ("accdim", "ground"): MARK, ("itdim", "ground"): MARK, ("eu", "ground"): MARK,
    ("excess", "ground"): MARK, ("ring", "ground"): MARK, ("ring", "raised"): MARK, ("acc2", "ground"): MARK,
    ("acc3", "ground"): MARK, ("acctext", "raised2"): MARK, ("quiet", "raised2"): MARK, ("ink", "raised2"): TEXT,
    ("nuc", "acc"): MARK, ("onnuc", "nuc"): MARK, ("itnuc", "it"): MARK, ("ground", "eu"): MARK,
    ("good", "ground"): MARK, ("good", "raised"): MARK, ("ongood", "good"): TEXT, ("bad", "ground"): MARK,
    ("bad", "raised"): MARK, ("onbad", "bad"): TEXT,
}  # fmt: skip
"""Foreground, background: the least contrast."""


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("pair", "least"), PAIRS.items(), ids=lambda value: "-".join(value) if isinstance(value, tuple) else ""
)
def test_contrast(theme: str, pair: tuple[str, str], least: float) -> None:
    front, back = (THEMES[theme][token] for token in pair)
    assert contrast(front, back) >= least


@pytest.mark.parametrize("theme", THEMES)
def test_high_contrast_is_no_lower_than_dark(theme: str) -> None:
    for front, back in PAIRS:
        if theme == "contrast" and front in ("ink", "quiet", "acctext", "it", "touch"):
            dark = contrast(THEMES["dark"][front], THEMES["dark"][back])
            assert contrast(THEMES["contrast"][front], THEMES["contrast"][back]) >= dark


def test_themes_have_the_same_tokens() -> None:
    names = {theme: set(tokens) for theme, tokens in THEMES.items()}
    assert names["dark"] == names["light"] == names["contrast"]
    assert {len(value) for tokens in THEMES.values() for value in tokens.values()} == {7}


@pytest.mark.parametrize("theme", THEMES)
def test_a_cell_is_told_from_its_ground_whatever_its_state(theme: str) -> None:
    """By its fill or its edge; `plain` is the unlit cell of a small plate, which only frames."""
    tokens = THEMES[theme]
    for name, state in CELLS.items():
        if name not in ("plain", "lombardia2"):
            seen = max(contrast(tokens[token], tokens["ground"]) for token in (state.fill, state.edge) if token)
            assert seen >= MARK, name


def test_lit_and_unlit_differ_by_more_than_hue() -> None:
    """By luminance of the fill, in each theme, so that nobody needs to see rose from violet."""
    for theme, tokens in THEMES.items():
        for lit in ("lombardia", "italy", "eu"):
            assert contrast(tokens[CELLS[lit].fill], tokens[CELLS["unlit"].fill]) >= 2.7, (theme, lit)
            assert contrast(tokens[CELLS[lit].fill], tokens[CELLS["plain"].fill]) >= 1.7, (theme, lit)
        for who, color in ENTITY_FILL.items():
            hollow = CELLS[foreseen(who)]
            assert (hollow.fill, hollow.edge, hollow.nucleus) == ("", color, color)
        assert not CELLS["lost"].fill and not CELLS["lost"].nucleus, "told from what is foreseen by its nucleus"


def test_entities_and_cells_name_tokens() -> None:
    tokens = THEMES["dark"].keys()
    assert {*ENTITY_FILL.values(), *ENTITY_TEXT.values(), *ENTITY_DIM.values()} <= tokens
    assert {token for s in CELLS.values() for token in (s.fill, s.edge, s.nucleus) if token} <= tokens
    assert ENTITY_FILL.keys() == ENTITY_TEXT.keys() == ENTITY_DIM.keys() <= CELLS.keys()


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("factor", TEXT_SIZES.values(), ids=TEXT_SIZES)
def test_nothing_is_smaller_than_22(name: str, factor: float) -> None:
    grown = STYLES[name].grown(factor)
    assert grown.size >= 22
    assert grown.size >= STYLES[name].size
    assert grown.size <= max(48, STYLES[name].size)
    assert grown.size == int(grown.size), "fonts take whole pixels"
    assert grown.line >= grown.size * 0.85 and (grown.line >= grown.size or grown.size >= 92)


def test_growth_keeps_the_order_of_sizes() -> None:
    """A caption never overtakes the figure that it explains."""
    for factor in TEXT_SIZES.values():
        ordered = sorted(STYLES.values(), key=lambda style: style.size)
        grown = [style.grown(factor).size for style in ordered]
        assert grown == sorted(grown)


def test_small_text_grows_by_what_the_visitor_chose() -> None:
    for name in ("source", "label", "body"):
        for factor in (1.15, 1.3):
            assert STYLES[name].grown(factor).size == pytest.approx(STYLES[name].size * factor, abs=1)


def test_scaling_keeps_the_type() -> None:
    style = Style("display", 700, 64, 66, -2.0, tabular=True)
    half = style.scaled(0.5)
    assert (half.size, half.line, half.tracking, half.weight, half.tabular) == (32, 33, -2.0, 700, True)
    assert style.scaled(1.0) == style
