"""What only measuring shows, on slides made to fail: staff read where it stands, in which look, and what to do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.charts.marks import Area, Bars, Blob, Box, Curve, Disc, Icon, Label, Mark, Panel, Tissue
from kiosk.charts.measure import FixedMeasure, Measure
from kiosk.charts.text import line as one_line
from kiosk.check import fit
from kiosk.check.contrast import faint
from kiosk.check.overlaps import overlaps
from kiosk.compose.page import Look
from kiosk.loader.load import load
from kiosk.model.problem import Problem
from kiosk.model.tokens import STYLES, Style
from kiosk.words.messages import line

Make = Callable[..., Path]

LONG = " ".join(["parola"] * 60)
SOUND = """
slides:
  - id: one
    layout: chart
    title:
      it: Un titolo breve
      en: A short headline
    takeaway:
      figure: {it: "{employees:n}", en: "{employees:n}"}
      text: {it: addetti, en: employees}
"""

NUMBERS = """
slides:
  - id: one
    layout: figures
    title: {it: a, en: b}
    chart:
      kind: number
      figures:
"""


class NoEmoji(FixedMeasure):
    """A font as they are: nothing beyond the first plane."""

    def missing(self, text: str, style: Style) -> str:
        return "".join(character for character in dict.fromkeys(text) if ord(character) > 0xFFFF)


def problems(folder: Path, measure: Measure | None = None) -> list[Problem]:
    loaded = load(folder)
    assert loaded.problems == () and loaded.deck is not None
    return list(fit.pages(loaded.deck, loaded, measure or NoEmoji()))


def told(folder: Path, language: str) -> list[str]:
    return [line(problem, language) for problem in problems(folder)]


def slide(old: str = "", new: str = "") -> dict[str, str]:
    assert old in SOUND
    return {"slides/x.yaml": SOUND.replace(old, new, 1)}


def test_what_fits_has_no_problem(make: Make) -> None:
    assert problems(make(slide())) == []


def test_a_headline_that_is_too_long(make: Make) -> None:
    """Once, in the first look where it fails, at the text in that language; then what it pushes away."""
    folder = make(slide("A short headline", LONG))
    english, *pushed = told(folder, "en")
    assert english == (
        'content/slides/x.yaml:6:11: error: the text "parola parola parola parola parola…" does not fit'
        " (en, landscape, normal)"
        " (shorten it or say it in other words)"
    )
    assert all("x.yaml:8:" in each or "x.yaml:9:" in each for each in pushed)
    italian = told(folder, "it")[0]
    assert italian.startswith("content/slides/x.yaml:6:11: errore: ")
    assert "(en, landscape, normal)" in italian and "shorten" not in italian


def test_a_headline_too_long_in_both_languages_is_said_twice(make: Make) -> None:
    made = SOUND.replace("A short headline", LONG).replace("Un titolo breve", LONG)
    found = [(p.line, p.column) for p in problems(make({"slides/x.yaml": made})) if p.line < 7]
    assert found == [(5, 11), (6, 11)]


def test_what_fits_only_at_the_normal_size(make: Make) -> None:
    """A visitor may choose larger text: that look is the one to be named."""
    words = " ".join(["parola"] * 24)
    found = told(make(slide("text: {it: addetti", f"text: {{it: {words}")), "en")
    assert found and all("largest" in each or "large)" in each for each in found)
    assert found[0].startswith('content/slides/x.yaml:9:18: error: the text "parola parola')


def test_a_takeaway_that_is_too_long(make: Make) -> None:
    (found, *rest) = problems(make(slide("text: {it: addetti", f"text: {{it: {LONG}")))
    assert (found.line, found.column, found.rule, found.level) == (9, 18, "overflow", "error")
    assert {problem.line for problem in rest} <= {8, 9}


@pytest.mark.parametrize(("language", "start", "hint"), [
    ("en", "error: ", "write it without this character"),
    ("it", "errore: ", "senza"),
])  # fmt: skip
def test_an_emoji(make: Make, language: str, start: str, hint: str) -> None:
    (found,) = told(make(slide("Un titolo breve", "Un titolo 🧬 breve 🧬")), language)
    assert found.startswith(f"content/slides/x.yaml:5:11: {start}")
    assert '"🧬"' in found or "«🧬»" in found
    assert hint in found


def test_an_emoji_in_what_only_the_speaker_reads(make: Make) -> None:
    notes = SOUND + "    notes: {it: a 🧬, en: b}\n"
    talk = "title: {it: a, en: b}\nminutes: 1\nslides: [{slide: one, seconds: 60, notes: {it: a, en: 🧬}}]\n"
    found = problems(make({"slides/x.yaml": notes, "talks/a.yaml": talk}))
    assert [(p.path, p.line, p.column, p.rule) for p in found] == [
        ("content/slides/x.yaml", 10, 17, "glyph"),
        ("content/talks/a.yaml", 3, 55, "glyph"),
    ]


def test_an_emoji_in_a_chart_is_told_where_it_is_written(make: Make) -> None:
    rows = "      - {figure: employees, caption: {it: a, en: b}}\n      - {figure: plants, caption: {it: 🧬, en: b}}\n"
    (found,) = problems(make({"slides/x.yaml": NUMBERS + rows}))
    assert (found.line, found.column, found.rule, found.message.params) == (9, 40, "glyph", {"characters": "🧬"})


def test_texts_that_lie_on_each_other(make: Make) -> None:
    """Rows of a chart whose captions wrap into the next row; each text fits its own place."""
    caption = " ".join(["parola"] * 40)
    items = "".join(
        f"      - {{figure: {name}, caption: {{it: {caption}, en: short}}}}\n"
        for name in ("employees", "plants", "beds")
    )
    found = told(make({"slides/x.yaml": NUMBERS + items}), "en")
    said = 'error: the text "parola parola parola parola parola…" overlaps another (it, landscape, normal)'
    assert found and not any("(en," in each for each in found)
    assert any(said in each for each in found)


@pytest.mark.parametrize(
    ("x", "y", "found"),
    [
        (100, 500, ['the text "%(text)s" overlaps another']),
        (100, 512, ['the text "%(text)s" overlaps another']),
        (100, 540, []),  # the next line
        (300, 500, []),  # beside it
        (-40, 800, ['the text "%(text)s" runs off the screen']),
        (1900, 800, ['the text "%(text)s" runs off the screen']),
        (100, 1090, ['the text "%(text)s" runs off the screen']),
    ],
)
def test_where_a_label_may_stand(x: float, y: float, found: list[str]) -> None:
    """Beside a label of 8 letters at 100, 500."""
    labels = tuple(
        one_line(key, "parolone", STYLES["body"], "ink", *at, FixedMeasure())
        for key, at in (("title", (100, 500)), ("body", (x, y)))
    )
    said = [trouble.message.msgid.split(" (")[0] for trouble in fit._overflows(labels, Look("it"))]
    assert said == found


def test_the_stage_of_a_totem_is_narrow_and_high() -> None:
    label = one_line("title", "parolone", STYLES["body"], "ink", 1000, 1500, FixedMeasure())
    assert isinstance(label.box, Box)
    for portrait in (False, True):  # too low for the one, too far right for the other
        assert [trouble.rule for trouble in fit._overflows((label,), Look("it", portrait))] == ["overflow"]


def test_every_look_is_measured(make: Make) -> None:
    deck = load(make(slide())).deck
    assert deck is not None
    looks = list(fit.looks(deck))
    assert len(looks) == len(set(looks)) == 2 * 2 * 3
    assert Look("en", True, "largest") in looks


TILES = """
topic: {it: Farmaceutica, en: Pharmaceuticals}
icon: pill
tile:
  figure: {it: "{employees:n}", en: "{employees:n}"}
  caption: {it: CAPTION, en: employees}
slides:
  - id: pharma
    layout: points
    title: {it: a, en: b}
    points:
      - {title: {it: a, en: b}, text: {it: c, en: d}}
      - {title: {it: a, en: b}, text: {it: POINT, en: d}}
"""


def tiles(make: Make, caption: str, point: str = "c") -> list[Problem]:
    kiosk = (
        "title: {it: P, en: T}\nlanguages: {it: I, en: E}\nlanguage: it\nattract: [{slide: home}]\ntopics: [pharma]\n"
    )
    text = TILES.replace("CAPTION", caption).replace("POINT", point)
    return problems(make({"kiosk.yaml": kiosk, "slides/pharma.yaml": text}))


def test_a_caption_larger_than_its_tile_is_told_at_the_topic(make: Make) -> None:
    assert tiles(make, "addetti") == []
    found = tiles(make, " ".join(["parola"] * 250))  # one topic has all the room
    at_tile = [one for one in found if one.path == "content/slides/pharma.yaml"]
    assert [(one.line, one.rule) for one in at_tile] == [(5, "overflow")]
    said = 'the text "parola parola parola parola parola…" does not fit its tile (it, landscape, largest)'
    assert said in line(at_tile[0], "en")


def test_a_card_that_is_too_long_is_told_where_it_stands(make: Make) -> None:
    found = tiles(make, "addetti", " ".join(["parola"] * 200))
    assert (found[0].line, found[0].column, found[0].rule) == (12, 44, "overflow")


def text(color: str, style: str, x: float, y: float, opacity: float = 1.0) -> Label:
    label = one_line("title", "parolone", STYLES[style], color, x, y, FixedMeasure())
    return Label(label.key, label.spans, label.box, opacity)


UNDER = Box(80, 480, 600, 120)


@pytest.mark.parametrize(
    ("marks", "faint_"),
    [
        ((), False),
        ((Panel("a", UNDER, (8, 8), "raised"),), False),
        ((Panel("a", UNDER, (8, 8), "acc"),), True),
        ((Panel("a", UNDER, (8, 8), "", "acc", 2),), False),  # an edge alone
        ((Panel("a", UNDER, (8, 8), "acc"), Panel("b", UNDER, (8, 8), "ground")), False),
        ((Panel("a", UNDER, (8, 8), "acc", opacity=0.05),), False),
        ((Panel("a", UNDER, (8, 8), "acc", opacity=0.8),), True),
        ((Panel("a", Box(80, 480, 40, 120), (8, 8), "acc"),), False),  # under the first letter
        ((Bars("a", (Box(0, 0, 9, 9), UNDER), 0, "acc"),), True),
        ((Disc("a", 200, 520, 200, "acc"),), True),
        ((Area("a", (UNDER.corners(),), "acc"),), True),
        ((Blob("a", UNDER.corners(), "acc"),), True),
        ((Tissue("a", "home-9", -600, -100, 2, 0, 0, 0, ("lombardia",) * 9),), True),
        ((Tissue("a", "home-9", -600, -100, 2, 0, 0, 0, ("lombardia",) * 9, (0.0,) * 9),), False),
    ],
)
def test_a_text_too_faint_on_what_lies_under_it(marks: tuple[Mark, ...], faint_: bool) -> None:
    """The accent's own colour on the accent; what comes after a text does not lie under it."""
    after = Panel("z", UNDER, (8, 8), "acc")
    assert bool([*faint((*marks, text("acctext", "body", 100, 500), after))]) == faint_


WHOLE, HALF = Box(80, 460, 600, 80), Box(140, 460, 400, 80)
"""Under the word that `text` writes, and under its end alone."""


@pytest.mark.parametrize(
    ("mark", "field", "own"),
    [
        (Panel("key", WHOLE, (8, 8), "raised"), True, False),  # a takeaway on the chart's panel; a value in its own
        (Panel("key", WHOLE, (8, 8), "", "acc", 2), True, False),
        (Panel("key", HALF, (8, 8), "raised"), True, True),
        (Panel("key", Box(80, 508, 600, 120), (8, 8), "raised"), False, False),  # the descenders' room
        (Panel("key", WHOLE, (8, 8), "raised", opacity=0), False, False),
        (Disc("key", 200, 520, 200, "acc"), True, False),
        (Disc("key", 240, 500, 12, "acc"), True, True),
        (Disc("key", 100, 560, 30, "acc"), False, False),
        (Bars("key", (Box(0, 0, 9, 9), HALF), 0, "acc"), True, True),
        (Area("key", (WHOLE.corners(),), "acc"), True, False),
        (Blob("key", HALF.corners(), "acc"), True, True),
        (Curve("key", ((0, 400), (400, 600)), "acc", 8), True, True),
        (Curve("key", ((0, 400), (400, 440)), "acc", 8), False, False),
        (Icon("key", "x", Box(150, 480, 40, 40), "ink"), True, True),
        (Tissue("key", "home-9", -600, -100, 2, 0, 0, 0, ("lombardia",) * 9), True, False),
        (Tissue("key", "home-9", -600, -100, 2, 0, 0, 0, ("lombardia",) * 9, (0.0,) * 9), False, False),
        (Tissue("key", "home-9", -600, -100, 0.4, 0, 0, 0, ("lost",) * 9), False, False),  # beside it
    ],
)
def test_a_text_on_what_is_drawn(mark: Mark, field: bool, own: bool) -> None:
    """Of another field nothing may lie under a text; of its own it may lie on a mark whole, and not in part."""
    takeaway, value = text("ink", "body", 100, 500), replace(text("ink", "body", 100, 500), key="lombardia.value")
    assert bool([*overlaps((mark, takeaway))]) == field
    assert bool([*overlaps((mark, value))]) == own


def test_a_sentence_that_lies_on_a_disc_of_its_trend(make: Make) -> None:
    """Four years: the second stands where the sentence does in landscape, and on a totem no disc ever does."""
    series = "\n  series: {2009: 7.3, 2014: 5.9, 2019: 7.4, 2022: 6.4}\n"
    spending = "spending:\n  name: {it: a, en: b}\n  unit: percent\n  source: istat" + series
    chart = "    chart: {kind: line, indicator: spending, points: discs, cell: 0.1}\n"
    folder = make({**slide("layout: chart", "layout: trend"), "indicators/spending.yaml": spending})
    (folder / "slides/x.yaml").write_text((folder / "slides/x.yaml").read_text() + chart)
    found = {language: told(folder, language) for language in ("en", "it")}
    assert found["en"] == [
        f'content/slides/x.yaml:8:{column}: error: the text "{shown}" lies on what the slide draws ({language},'
        " landscape, normal) (shorten it, or choose another layout, which keeps text and chart apart)"
        for language, column, shown in (("it", 20, "28.852"), ("en", 41, "28,852"))
    ]
    assert [": errore: " in one for one in found["it"]] == [True, True]
    (folder / "slides/x.yaml").write_text(
        (folder / "slides/x.yaml").read_text().replace("layout: trend", "layout: chart")
    )
    assert told(folder, "en") == []


def test_large_texts_need_less_contrast_and_what_recedes_none() -> None:
    ground = Panel("a", UNDER, (8, 8), "raised2")
    found = {style: [*faint((ground, text("it", style, 100, 500)))] for style in ("body", "strong", "s")}
    ratio = found["body"][0][2]
    assert 3.0 <= ratio < 4.5 and not found["strong"] and not found["s"]
    assert not [*faint((Panel("a", UNDER, (8, 8), "acc"), text("acctext", "body", 100, 500, 0.4)))]


def test_a_faint_text_names_theme_and_look() -> None:
    marks = (Panel("a", UNDER, (8, 8), "acc"), text("acctext", "body", 100, 500))
    ((rule, field, said, shown),) = fit._faint(marks, Look("it"))
    assert (rule, field, shown) == ("contrast", "title", "parolone")
    assert said.params == {"look": "it, landscape, normal", "theme": "dark", "ratio": "1.0:1"}


def test_a_text_that_many_slides_show_is_told_once_where_it_is_written(make: Make) -> None:
    """A source and a topic: what else does not fit beside them has them as its cause."""
    tile = TILES.replace("CAPTION", "addetti").replace("POINT", "c").replace("Farmaceutica", "tema " * 30)
    both = tile + "  - {id: two, layout: figures, title: {it: '{employees}', en: b}}\n"
    source = "istat:\n  by: {it: 'Un istituto dal nome lungo %s', en: ISTAT}\n  published: 2019\n" % ("parola " * 60)
    one = SOUND.replace("takeaway:", "sources: [istat]\n    takeaway:")
    kiosk = (
        "title: {it: P, en: T}\nlanguages: {it: I, en: E}\nlanguage: it\nattract: [{slide: home}]\ntopics: [pharma]\n"
    )
    files = {"kiosk.yaml": kiosk, "slides/pharma.yaml": both, "slides/x.yaml": one, "sources.yaml": source}
    found = problems(make(files))
    roots = sorted((p for p in found if p.cause is None), key=lambda p: p.path)
    assert [(p.path[8:], p.line, p.column, p.rule) for p in roots] == [
        ("slides/pharma.yaml", 1, 13, "overflow"),
        ("sources.yaml", 2, 12, "overflow"),
    ]
    assert roots[1].message.params["text"] == "Un istituto dal nome lungo parola…"
    assert all(p.cause in roots for p in found if p not in roots)
