"""Every shipped slide in every look, laid out with the real fonts."""

from collections.abc import Iterator

import pytest

from kiosk.charts import kinds
from kiosk.charts.kind import text_of
from kiosk.charts.marks import Bars, Blob, Box, Curve, Disc, Icon, Label, Mark, Panel, Target, Tissue, inside
from kiosk.charts.shapes import shape
from kiosk.compose.blocks import Canvas, sourced
from kiosk.compose.page import Look, Page
from kiosk.compose.used import of_chart, of_slide, of_text
from kiosk.model.indicator import Figure
from kiosk.model.layouts import LAYOUTS
from kiosk.model.state import Open
from kiosk.model.tokens import LANDSCAPE, PORTRAIT, THEMES
from kiosk.ui.style import QtMeasure
from kiosk.words.messages import tr
from tests.content.pages import page
from tests.content.shipped import deck, every_look, slides, vouched

BOTH_WAYS = pytest.mark.parametrize("portrait", [False, True], ids=["landscape", "portrait"])
IN_BOTH = pytest.mark.parametrize("language", ["it", "en"])
UNDATED = {"it": "senza data", "en": "undated"}
COUNTED = {"it": "conteggio di oggi", "en": "counted today"}
EVERY_SLIDE = pytest.mark.parametrize("slide", slides())
EVERY_SOURCED = pytest.mark.parametrize("slide", vouched())


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    """Measuring needs an application."""


def labels(marks: tuple[Mark, ...]) -> dict[str, Label]:
    return {mark.key: mark for mark in marks if isinstance(mark, Label)}


def said(label: Label) -> str:
    """Its words in reading order; where a line may break does not matter."""
    return spaced(" ".join(span.text.strip() for span in label.spans))


def rows(label: Label) -> int:
    return len({span.y for span in label.spans})


@EVERY_SLIDE
def test_every_look_can_be_composed(slide: str) -> None:
    for look in every_look():
        made = page(slide, look)
        assert made.overflows == ()
        assert made.look == look and made.slide == slide
        width = (PORTRAIT if look.portrait else LANDSCAPE)[0]
        drawn = [mark for mark in made.final() if not isinstance(mark, Target)]
        keys = [mark.key for mark in drawn]
        assert len(keys) == len(set(keys)), "two marks of one key would be one item"
        for label in labels(made.final()).values():
            assert label.box.x >= -1 and label.box.right <= width + 1
            for span in label.spans:
                assert span.style.size >= 22
                assert all(span.color in theme for theme in THEMES.values())


@EVERY_SLIDE
def test_no_text_lies_on_what_another_field_draws(slide: str) -> None:
    """Texts on texts and on lines, and lacking glyphs, are found by `check` (content/test_shipped.py)."""
    for look in every_look():
        made = page(slide, look)
        drawn = [(mark.key.split(".")[0], box) for mark in made.final() for box in rooms(mark)]
        for label in labels(made.marks).values():
            field = label.key.split(".")[0]
            for span in label.spans:
                letters = Box(span.x, span.y - span.style.size * 0.7, span.w, span.style.size * 0.72)
                assert [key for key, box in drawn if key != field and min(letters.overlap(box)) > 3] == [], label.key


def rooms(mark: Mark) -> Iterator[Box]:
    """What a mark covers, but for letters."""
    match mark:
        case Disc():
            yield Box(mark.x - mark.r, mark.y - mark.r, 2 * mark.r, 2 * mark.r)
        case Panel() | Icon():
            yield mark.box
        case Bars():
            yield from mark.boxes
        case Curve():
            yield from (Box(x - mark.width / 2, y - mark.width / 2, mark.width, mark.width) for x, y in mark.points)
        case Tissue():
            for cell, state in zip(shape(mark.shape).cells, mark.states, strict=False):
                (left, top), (right, low) = ([at(values) for values in zip(*cell, strict=True)] for at in (min, max))
                if state:
                    wide, high = ((right - left) * mark.scale, (low - top) * mark.scale)
                    room = Box(mark.x + left * mark.scale, mark.y + top * mark.scale, wide, high)
                    yield room.inset(mark.gap, mark.gap, mark.gap, mark.gap)


@EVERY_SLIDE
@BOTH_WAYS
@IN_BOTH
def test_headlines_are_short(slide: str, portrait: bool, language: str) -> None:
    """Two lines across the stage, three in a column or on a totem."""
    head = labels(page(slide, Look(language, portrait)).final())["title"]
    layout = LAYOUTS[deck().slides[slide].layout]
    (slot,) = [one for one in (layout.portrait if portrait else layout.landscape) if one.field == "title"]
    assert rows(head) <= (2 if slot.box[2] > 1400 else 3)


@EVERY_SLIDE
@BOTH_WAYS
@IN_BOTH
def test_the_eyebrow_is_the_topic(slide: str, portrait: bool, language: str) -> None:
    topic = deck().topic_of(slide)
    name = deck().slides[slide].heading or (topic.name if topic else deck().kiosk.title)
    assert said(labels(page(slide, Look(language, portrait)).final())["eyebrow"]) == name[language]


@EVERY_SOURCED
@BOTH_WAYS
@IN_BOTH
def test_the_source_line_names_every_source(slide: str, portrait: bool, language: str) -> None:
    """On a totem those of home's tiles stand behind "i" alone."""
    line = said(labels(page(slide, Look(language, portrait)).final())["source"])
    figures, own = list(shown(slide, portrait, tiles=not portrait)), deck().slides[slide].sources
    assert figures or own
    counted = {source for figure in figures if figure.counted for source in figure.sources}
    for sources in (own, *(figure.sources for figure in figures)):
        for source in sources:
            entry = deck().sources[source]
            assert text_of(entry.by, language).replace("\u00a0", " ") in line.replace("\u00a0", " ")
            assert str(entry.published or (COUNTED if source in counted else UNDATED)[language]) in line


@EVERY_SLIDE
@BOTH_WAYS
@IN_BOTH
def test_the_source_line_begins_with_what_a_cell_is(slide: str, portrait: bool, language: str) -> None:
    raw = deck().slides[slide].chart
    if raw is None or not has("chart", slide, portrait):
        return
    kind = kinds.kind(raw["kind"])
    fields = kind.Fields.model_validate(raw)
    unit = kind.unit(fields, deck(), language)
    found = labels(page(slide, Look(language, portrait)).final())
    line = found["source"]
    if unit:
        assert said(line).startswith(spaced(unit))
        assert line.spans[0].style.weight == 600
    if fields.boundaries:
        credit = said(found.get("credit", line))
        assert "Istat (2023)" in credit and "CC BY 4.0" in credit


@EVERY_SLIDE
@BOTH_WAYS
def test_another_language_labels_anew_and_moves_no_data(slide: str, portrait: bool) -> None:
    """The very same data marks, however many lines the words take: nothing on the chart jumps."""
    pages = [page(slide, Look(language, portrait)) for language in ("it", "en")]
    one, other = (data_marks(each) for each in pages)
    assert list(one) == list(other)
    assert one == other


@EVERY_SOURCED
@BOTH_WAYS
@IN_BOTH
def test_the_text_alternative(slide: str, portrait: bool, language: str) -> None:
    made = page(slide, Look(language, portrait))
    words = made.words.splitlines()
    assert words[0].split() == said(labels(made.final())["title"]).split()
    raw = deck().slides[slide].chart
    if raw is not None:
        kind = kinds.kind(raw["kind"])
        spoken = kind.words(kind.Fields.model_validate(raw), deck(), language)
        assert (spoken in words) == has("chart", slide, portrait)
    line = said(labels(made.final())["source"])
    assert spaced(words[-1]) in line, "the sources read aloud are those that stand there"
    assert all(text.strip() for text in words)


@EVERY_SLIDE
def test_a_derived_figure_repeats_no_source(slide: str) -> None:
    """A sum of figures that stand there says nothing new about sources."""
    canvas = Canvas(deck(), deck().slides[slide], Look("it"), QtMeasure())
    figures = sourced(canvas)
    own = {source for figure in figures if not deck().indicators[figure.ref.id].derive for source in figure.sources}
    for figure in figures:
        assert not deck().indicators[figure.ref.id].derive or set(figure.sources) - own
    assert {source for f in figures for source in f.sources} == {s for f in shown(slide, False) for s in f.sources}


@EVERY_SLIDE
def test_a_caution_is_never_lost(slide: str) -> None:
    """A figure that needs care has its box, or words that were written with it in mind (heeds)."""
    made = deck().slides[slide]
    cautious = {f.ref.id for f in shown(slide, True) if f.caution}
    if not made.caution:
        assert cautious <= set(made.heeds)
        return
    for look in every_look():
        box = labels(page(slide, look).final())
        assert said(box["caution.title"]) and said(box["caution.text"])
        assert said(box["caution.text"]).split() == text_of(made.caution.text, look.language).split()


@IN_BOTH
@BOTH_WAYS
def test_home(portrait: bool, language: str) -> None:
    """Nine cells; those whose topic has slides open it, the others are dim and inert."""
    marks = page("home", Look(language, portrait)).marks
    found = labels(marks)
    targets = {mark.key: mark for mark in marks if isinstance(mark, Target)}
    assert set(targets) == {f"topic:{topic.id}" for topic in deck().topics if topic.slides}
    icons = {mark.key: mark for mark in marks if isinstance(mark, Icon)}
    assert len(icons) == 9
    for topic in deck().topics:
        key = f"topic:{topic.id}"
        assert said(found[f"{key}.figure"])
        name = said(found[f"{key}.name"])
        assert name in {spaced(text_of(each, language)) for each in (topic.name, topic.short or topic.name)}
        if target := targets.get(key):
            assert target.event == Open(topic.id)
            assert text_of(topic.name, language) in target.name
            assert said(found[f"{key}.figure"]) in spaced(target.name)
            box = found[f"{key}.figure"].box
            assert inside(target.polygon, box.cx, box.cy)
        else:
            assert {span.color for span in found[f"{key}.figure"].spans} == {"quiet"}


def test_the_cells_of_home_are_nine_polygons_that_do_not_overlap() -> None:
    marks = page("home", Look("it")).final()
    cells = [mark for mark in marks if isinstance(mark, Blob)]
    assert len(cells) == 9
    for cell in cells:
        x, y = (sum(values) / len(values) for values in zip(*cell.points, strict=True))
        assert [other.key for other in cells if inside(other.points, x, y)] == [cell.key]


@BOTH_WAYS
@IN_BOTH
def test_attract_speaks_both_languages(portrait: bool, language: str) -> None:
    made = page("attract", Look(language, portrait))
    found = {key: said(label) for key, label in labels(made.final()).items()}
    other = "en" if language == "it" else "it"
    slide, title = deck().slides["attract"], deck().kiosk.title
    assert (found["eyebrow"], found["eyebrow.other"]) == (title[language], title[other])
    assert found["title"] == slide.title[language]
    assert found["lead.other"].endswith((slide.lead or {})[other].split("}")[-1].strip())
    assert found["invitation"] == tr(language, "Touch to start")
    assert found["invitation.other"] == tr(other, "Touch to start")
    assert found["invitation"] != found["invitation.other"]
    assert not [mark for mark in made.marks if isinstance(mark, Target)], "the whole screen is the target"


@EVERY_SLIDE
def test_a_portrait_slide_leaves_the_lower_part_to_the_controls(slide: str) -> None:
    """Progress and controls stand from y 1620 on; home, attract and a talk’s cover have no bar there."""
    if deck().slides[slide].layout in ("home", "attract", "cover"):
        return
    for look in every_look():
        bottom = max(label.box.bottom for label in labels(page(slide, look).final()).values())
        assert bottom <= (1620 if look.portrait else 926)


def has(field: str, slide: str, portrait: bool) -> bool:
    layout = LAYOUTS[deck().slides[slide].layout]
    return any(slot.field == field for slot in (layout.portrait if portrait else layout.landscape))


def shown(slide: str, portrait: bool, *, tiles: bool = True) -> Iterator[Figure]:
    """The figures that a visitor can read on a slide."""
    made = deck().slides[slide]
    yield from of_slide(deck(), made)
    if has("chart", slide, portrait):
        yield from of_chart(deck(), made)
    if made.layout == "home" and tiles:
        for topic in deck().topics:
            yield from of_text(deck(), topic.tile.figure)


def data_marks(made: Page) -> dict[str, Mark]:
    """What draws data: no text, and nothing that stands where texts leave it."""
    marks = made.live.at(3600.0) if made.live else ()
    found = {mark.key: mark for mark in marks if not isinstance(mark, Label | Target)}
    return {key: mark for key, mark in found.items() if key.split(".")[0] not in ("chips", "facts", "points", "legend")}


def spaced(text: str) -> str:
    """Where a line may break does not matter here."""
    return text.replace("\u00a0", " ")
