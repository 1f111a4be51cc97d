"""Lines are broken here, once, for every scale: words stay whole, quantities stay together, baselines agree."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.charts.marks import Label
from kiosk.charts.measure import FixedMeasure
from kiosk.charts.text import Piece, block, line, moved, styled, wrap
from kiosk.model.tokens import STYLES
from kiosk.words.render import Run

BODY, POSTER, HEADLINE = STYLES["body"], STYLES["poster"], STYLES["headline"]
MEASURE = FixedMeasure()
EM = BODY.size * 0.52  # a character of the fixed measure

TEXTS = st.lists(st.text("ab\u00a0è", min_size=1, max_size=12), min_size=1, max_size=25).map(" ".join)
WIDTHS = st.floats(20, 900)


def pieces(text: str) -> tuple[Piece, ...]:
    return ((text, BODY, "ink"),)


def lines(label: Label) -> list[str]:
    """What stands on each baseline."""
    found: dict[float, str] = {}
    for span in sorted(label.spans, key=lambda span: (span.y, span.x)):
        found[span.y] = found.get(span.y, "") + span.text
    return list(found.values())


@given(TEXTS, WIDTHS, st.booleans())
def test_words_are_kept_whole_and_in_order(text: str, width: float, balance: bool) -> None:
    said = " ".join(" ".join(lines(block("a", pieces(text), 0, 0, width, MEASURE, balance=balance))).split(" "))
    assert said.split(" ") == text.split(" ")


@given(TEXTS, WIDTHS, st.booleans())
def test_a_line_is_too_wide_only_where_a_single_word_is(text: str, width: float, balance: bool) -> None:
    for said in lines(block("a", pieces(text), 0, 0, width, MEASURE, balance=balance)):
        assert len(said) * EM <= width + 0.01 or " " not in said


@given(TEXTS, WIDTHS)
def test_no_line_has_room_for_the_next_word(text: str, width: float) -> None:
    said = lines(block("a", pieces(text), 0, 0, width, MEASURE))
    for one, following in pairwise(said):
        assert len(one + " " + following.split(" ")[0]) * EM > width


@given(TEXTS, WIDTHS)
def test_balance_keeps_the_number_of_lines_and_never_widens(text: str, width: float) -> None:
    plain, balanced = (block("a", pieces(text), 0, 0, width, MEASURE, balance=each) for each in (False, True))
    assert len(lines(balanced)) == len(lines(plain))
    assert balanced.box.h == plain.box.h
    assert balanced.box.w <= plain.box.w + 0.01


def test_balance_leaves_no_short_last_line() -> None:
    text = "aaaa bbbb cccc dddd ee"
    plain, balanced = (block("a", pieces(text), 0, 0, 20 * EM, MEASURE, balance=each) for each in (False, True))
    assert lines(plain) == ["aaaa bbbb cccc dddd", "ee"]
    assert lines(balanced) == ["aaaa bbbb", "cccc dddd ee"]


def test_no_break_spaces_hold() -> None:
    """ "6,9 mld €" is one word, however narrow its column."""
    assert lines(block("a", pieces("circa 6,9\u00a0mld\u00a0€ di export"), 0, 0, 10 * EM, MEASURE)) == [
        "circa",
        "6,9\u00a0mld\u00a0€",
        "di export",
    ]


def test_forced_lines_and_empty_ones() -> None:
    label = block("a", pieces("uno due\n\ntre"), 0, 10, 900, MEASURE)
    assert lines(label) == ["uno due", "tre"]
    assert label.box.h == 3 * BODY.line
    assert label.spans[1].y - label.spans[0].y == pytest.approx(2 * BODY.line)


def test_a_word_in_two_styles_does_not_break() -> None:
    """ "**19**%": nothing stands between the bold and the rest, so no line may end there."""
    mixed = (("uno 19", HEADLINE, "acc"), ("% due", BODY, "ink"))
    words = [[text for text, _, _ in word] for row in wrap(mixed, 1, MEASURE) for word in row]
    assert words == [["uno"], ["19", "%"], ["due"]]


@pytest.mark.parametrize(
    ("align", "left"), [("left", 100.0), ("center", 100 + (500 - 10 * EM) / 2), ("right", 600 - 10 * EM)]
)
def test_alignment(align, left: float) -> None:
    label = block("a", pieces("abcde fghi"), 100, 50, 500, MEASURE, align=align)
    assert (label.box.x, label.box.w) == pytest.approx((left, 10 * EM))
    (span,) = label.spans
    assert (span.text, span.x, span.w) == ("abcde fghi", pytest.approx(left), pytest.approx(10 * EM))


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_lines_of_a_block_are_each_aligned(align) -> None:
    label = block("a", pieces("aaaaaa bb"), 0, 0, 7 * EM, MEASURE, align=align)
    ends = {"left": lambda s: s.x, "center": lambda s: s.x + s.w / 2, "right": lambda s: s.x + s.w}[align]
    assert len(label.spans) == 2
    assert ends(label.spans[0]) == pytest.approx(ends(label.spans[1]))
    assert label.box.w == pytest.approx(6 * EM)


def test_mixed_styles_share_a_baseline_and_follow_each_other() -> None:
    label = block("a", (("19 ", POSTER, "acctext"), ("su 51", BODY, "ink")), 30, 40, 900, MEASURE)
    big, small = label.spans
    assert (big.text, small.text) == ("19", "su 51")
    assert big.y == small.y
    assert big.x == 30
    assert big.x + big.w + MEASURE.advance(" ", BODY) == pytest.approx(small.x)
    assert label.box.right == pytest.approx(small.x + small.w)
    assert label.box.h == POSTER.line


def test_the_baseline_leaves_room_above_and_below() -> None:
    label = block("a", pieces("Ég"), 0, 200, 900, MEASURE)
    baseline = label.spans[0].y
    above, below = baseline - MEASURE.ascent(BODY) - 200, 200 + BODY.line - baseline - MEASURE.descent(BODY)
    assert above == pytest.approx(below)


def test_words_of_one_style_are_one_span() -> None:
    """One span a line and style: a PDF's text keeps its spaces."""
    label = block("a", (("uno due", BODY, "ink"), (" tre", BODY, "ink"), (" no", BODY, "quiet")), 0, 0, 900, MEASURE)
    assert [(span.text, span.color) for span in label.spans] == [("uno due tre", "ink"), ("no", "quiet")]


def test_runs_become_pieces() -> None:
    plain, bold, leaning = styled((Run("a"), Run("b", bold=True), Run("c", emphasis=True)), BODY, "ink")
    assert (plain[1].weight, plain[1].italic) == (400, False)
    assert (bold[1].weight, bold[1].size) == (600, BODY.size)
    assert leaning[1].italic
    assert styled((Run("b", bold=True),), BODY, "ink", POSTER)[0][1] == POSTER


def test_moving_a_label_moves_all_of_it() -> None:
    label = block("a", pieces("uno due tre"), 0, 0, 8 * EM, MEASURE)
    away = moved(label, 7, -3)
    assert [(s.x - t.x, s.y - t.y) for s, t in zip(away.spans, label.spans, strict=True)] == [(7, -3)] * 2
    assert (away.box.x - label.box.x, away.box.y - label.box.y) == (7, -3)


@pytest.mark.parametrize(("align", "left"), [("left", 100.0), ("center", 100 - 2 * EM), ("right", 100 - 4 * EM)])
def test_a_line_stands_on_its_baseline(align, left: float) -> None:
    label = line("a", "1234", BODY, "ink", 100, 300, MEASURE, align=align)
    assert (label.spans[0].x, label.spans[0].y) == (pytest.approx(left), 300)
    assert label.box.x == pytest.approx(left) and label.box.w == pytest.approx(4 * EM)
    assert label.box.y < 300 - BODY.size * 0.7 and label.box.bottom > 300 + BODY.size * 0.2
