"""Made-up slides: what a page shows at a step, and what it says about its sources."""

from itertools import pairwise

import pytest

from kiosk.charts.marks import Box, Label, Tissue
from kiosk.charts.measure import FixedMeasure
from kiosk.compose.page import Look, Page
from kiosk.compose.slide import compose
from kiosk.compose.slots import anchored, room
from kiosk.model.deck import Deck
from kiosk.model.layouts import LAYOUTS, Slot

REVEALING = """
  - id: one
    layout: chart
    title: {it: Un titolo, en: A headline}
    takeaway: {figure: {it: "{beds:n}", en: "{beds:n}"}, text: {it: letti in tutto, en: beds in all}}
    caution: {title: {it: Attenzione, en: Careful}, text: {it: Non si sommano., en: They do not add up.}}
    chart: {kind: chains, indicator: counts}
    reveal: [chart, takeaway, caution]
"""


def laid(deck: Deck, slide: str = "one", step: int | None = None, language: str = "it") -> Page:
    return compose(deck, slide, Look(language), FixedMeasure(), step)


def text(page: Page) -> dict[str, str]:
    return labels_of(page.final())


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        (0, set()),
        (1, {"chart"}),
        (2, {"chart", "takeaway"}),
        (3, {"chart", "takeaway", "caution"}),
        (None, {"chart", "takeaway", "caution"}),
    ],
)
def test_fields_come_one_by_one(make_deck, step: int | None, shown: set[str]) -> None:
    page = laid(make_deck(REVEALING), step=step)
    found = text(page)
    assert (page.live is not None) == ("one.name" in found) == ("chart" in shown)
    assert ("takeaway" in found) == ("takeaway" in shown)
    assert ("caution.title" in found) == ("caution" in shown)
    assert found["title"] == "Un titolo"


def test_what_is_still_hidden_is_not_read_aloud(make_deck) -> None:
    deck = make_deck(REVEALING)
    assert "Non si sommano." not in spaced(laid(deck, step=2).words) and "Uno 3" in laid(deck, step=2).words
    assert "Uno 3" not in laid(deck, step=0).words
    assert "Non si sommano." in spaced(laid(deck).words)


OTHERS = """
  - id: card
    layout: beside
    title: {it: Un titolo, en: A headline}
    figure: {it: "**{beds:n}** su {all-beds:n}", en: "**{beds:n}** of {all-beds:n}"}
    body: {it: letti, en: beds}
    chart: {kind: cells, lit: beds, of: all-beds, rest: {it: gli altri, en: the others}}
    reveal: [figure, body, chart]
  - id: opener
    layout: opener
    title: {it: Un titolo, en: A headline}
    figure: {it: "{beds:n}", en: "{beds:n}"}
    body: {it: letti, en: beds}
    facts: [{figure: {it: "{staff:n}", en: "{staff:n}"}, text: {it: persone, en: people}}]
    chart: {kind: cells, lit: beds}
    reveal: [title, facts, chart, figure, body]
  - id: cards
    layout: points
    title: {it: Un titolo, en: A headline}
    body: {it: In breve, en: In short}
    points: [{title: {it: Primo, en: First}}, {title: {it: Secondo, en: Second}}]
    reveal: [body, points]
"""


@pytest.mark.parametrize("slide", ["one", "card", "opener", "cards"])
@pytest.mark.parametrize("portrait", [False, True], ids=["landscape", "portrait"])
def test_a_step_is_the_whole_slide_less_what_waits(make_deck, slide: str, portrait: bool) -> None:
    """Nothing moves as more comes in, the chart's room included: a speaker's finger points at something."""
    deck = make_deck(REVEALING + OTHERS)
    for size in ("normal", "largest"):
        look = Look("it", portrait, size)
        pages = [compose(deck, slide, look, FixedMeasure(), step) for step in range(deck.slides[slide].steps + 1)]
        whole = compose(deck, slide, look, FixedMeasure())
        assert pages[-1].final() == whole.final() and pages[-1].words == whole.words
        for before, after in pairwise(pages):
            assert set(map(repr, before.final())) < set(map(repr, after.final())), "a step shows something"
            assert before.overflows == whole.overflows


def test_a_chart_that_waits_keeps_its_legend_and_a_figure_its_count(make_deck) -> None:
    deck = make_deck(OTHERS)
    seen = [{mark.key.split(".")[0] for mark in laid(deck, "card", step).final()} for step in range(4)]
    assert [("figure" in keys, "body" in keys, "legend" in keys) for keys in seen] == [
        (False, False, False), (True, False, False), (True, True, False), (True, True, True),
    ]  # fmt: skip
    assert laid(deck, "card", step=0).live is None


@pytest.mark.parametrize(
    ("body", "named", "not_named"),
    [
        ("{beds}", ["ISTAT"], ["OMS"]),
        ("{beds} e {more-beds}", ["ISTAT", "OMS"], ["Ministero"]),
        ("{all-beds}", ["ISTAT", "OMS"], ["Ministero"]),
        ("{beds} più {more-beds} fa {all-beds}", ["ISTAT", "OMS"], ["Ministero"]),
        ("nessuna cifra", [], ["ISTAT", "OMS", "Ministero"]),
    ],
)
def test_sources_of_a_text(make_deck, body: str, named: list[str], not_named: list[str]) -> None:
    deck = make_deck(f"""
  - id: one
    layout: statement
    title: {{it: Titolo, en: Headline}}
    body: {{it: "{body}", en: "{body}"}}
""")
    line = text(laid(deck)).get("source", "")
    assert [name for name in named if line.count(name) != 1] == []
    assert [name for name in not_named if name in line] == []


CHARTS = (
    "",
    "chart: {kind: chains, indicator: counts}",
    "chart: {kind: cells, lit: beds, of: all-beds}",
    "chart: {kind: bands, indicators: [counts], reference: two}",
    "chart: {kind: number, figures: [{figure: beds, caption: {it: a, en: b}}, {figure: staff, caption: {it: a}}]}",
)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("chart", CHARTS)
def test_any_slide_can_be_composed_in_any_layout(make_deck, layout: str, chart: str) -> None:
    """A title is all that a slide must have: what is left out takes no room and breaks nothing."""
    deck = make_deck(f"""
  - id: one
    layout: {layout}
    title: {{it: Titolo, en: Headline}}
    {chart}
""")
    for portrait in (False, True):
        for size in ("normal", "largest"):
            page = compose(deck, "one", Look("it", portrait, size), FixedMeasure())
            assert text(page)["title"] == "Titolo"
            assert page.words.startswith("Titolo")
            lives = bool(chart) and any(slot.field == "chart" for slot in slots(layout, portrait))
            assert (page.live is not None) == (lives or layout == "score"), "it follows who played"


def slots(layout: str, portrait: bool) -> tuple[Slot, ...]:
    return LAYOUTS[layout].portrait if portrait else LAYOUTS[layout].landscape


def test_notes_are_not_on_the_slide(make_deck) -> None:
    deck = make_deck("""
  - id: one
    layout: statement
    title: {it: Titolo, en: Headline}
    notes: {it: "Segreto: {staff}.", en: "Secret: {staff}."}
""")
    page = laid(deck)
    assert "Segreto" not in page.words + " ".join(text(page).values())
    assert "Ministero" not in " ".join(text(page).values())


def test_a_poster_figure_counts_up_to_its_text(make_deck) -> None:
    deck = make_deck("""
  - id: one
    layout: statement
    title: {it: Titolo, en: Headline}
    figure: {it: "**{beds:n}** su {all-beds:n}", en: "**{beds:n}** of {all-beds:n}"}
""")
    page = laid(deck)
    assert page.live is not None
    shown = [labels_of(page.live.at(seconds)) for seconds in (0.0, 0.2, 3600.0)]
    assert [one["figure"] for one in shown] == ["0 su 700", shown[1]["figure"], "300 su 700"]
    assert shown[1]["figure"] not in ("0 su 700", "300 su 700")
    big, small = next(m for m in page.final() if isinstance(m, Label) and m.key == "figure").spans
    assert (big.color, small.color) == ("acctext", "ink")
    assert big.style.size > 2 * small.style.size


def test_a_chart_is_labelled_in_the_readers_language(make_deck) -> None:
    deck = make_deck("""
  - id: one
    layout: chart
    title: {it: Titolo, en: Headline}
    chart: {kind: chains, indicator: counts}
""")
    assert (text(laid(deck))["one.name"], text(laid(deck, language="en"))["one.name"]) == ("Uno", "One")


def test_a_topic_without_slides_is_inert(make_deck) -> None:
    deck = make_deck("  - {id: one, layout: statement, title: {it: a, en: b}}")
    page = laid(deck, "home")
    assert [mark.key for mark in page.final() if hasattr(mark, "polygon")] == ["topic:pharma"]


def test_the_largest_text_size_grows_what_is_small(make_deck) -> None:
    deck = make_deck(REVEALING)
    normal, largest = (
        compose(deck, "one", Look("it", text_size=size), FixedMeasure()) for size in ("normal", "largest")
    )
    sizes = [{m.key: m.spans[0].style.size for m in page.final() if isinstance(m, Label)} for page in (normal, largest)]
    assert sizes[0].keys() == sizes[1].keys()
    assert all(sizes[0][key] <= sizes[1][key] for key in sizes[0])
    assert sizes[0]["source"] < sizes[1]["source"] and sizes[0]["title"] == sizes[1]["title"]


def test_an_entrance_begins_with_nothing_lit_and_ends_at_rest(make_deck) -> None:
    deck = make_deck("""
  - id: one
    layout: statement
    title: {it: Titolo, en: Headline}
    chart: {kind: cells, lit: beds, of: all-beds, per: 100}
""")
    live = laid(deck).live
    assert live is not None
    first, last = (next(m for m in live.at(s) if isinstance(m, Tissue)) for s in (0.0, live.seconds()))
    assert set(first.growth[:3]) == {0.0} and set(last.growth) == {1.0}
    assert live.at(live.seconds()) == laid(deck).final()[-len(live.at(0)) :]


def test_an_unknown_slide_is_a_key_error(make_deck) -> None:
    with pytest.raises(KeyError):
        laid(make_deck("  - {id: one, layout: statement, title: {it: a, en: b}}"), "gone")


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        (Slot("a", (0, 100, 50, 300)), (100, 300)),
        (Slot("a", (0, 100, 50, 300), under=("title", 20)), (180, 220)),
        (Slot("a", (0, 100, 50, 300), under=("body", 20)), (100, 300)),  # nothing stands there
        (Slot("a", (0, 100, 50, 300), over=("source", 10)), (100, 240)),
        (Slot("a", (0, 170, 50, 300), under=("title", 0), over=("source", 10)), (170, 170)),
        (Slot("a", (0, 600, 50, 300), over=("source", 10)), (600, 0)),
    ],
)
def test_room_between_neighbours(slot: Slot, expected: tuple[float, float]) -> None:
    placed = {"title": Box(0, 0, 50, 160), "source": Box(0, 350, 50, 40)}
    box = room(slot, placed)
    assert (box.y, box.h) == expected


@pytest.mark.parametrize(("anchor", "top"), [("top", 100), ("middle", 200), ("bottom", 300)])
def test_anchors(anchor, top: float) -> None:
    assert anchored(200, Box(0, 100, 10, 400), Slot("a", (0, 0, 0, 0), anchor=anchor)) == top


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts_hold_together(name: str) -> None:
    """A slot hangs on slots that are placed before it, and lies on the stage."""
    for slots, (width, height) in ((LAYOUTS[name].landscape, (1920, 1080)), (LAYOUTS[name].portrait, (1080, 1920))):
        before: set[str] = set()
        for slot in slots:
            x, y, w, h = slot.box
            assert min(x, y) >= 0 and x + w <= width and y + h <= height
            for neighbour in (slot.under, slot.over):
                assert neighbour is None or neighbour[0] in before, (slot.field, neighbour)
            before.add(slot.field)
        assert {"title", "source", "eyebrow"} <= before


def labels_of(marks) -> dict[str, str]:
    """Their words; where a line may not break does not matter."""
    return {mark.key: spaced(" ".join(s.text for s in mark.spans)) for mark in marks if isinstance(mark, Label)}


def spaced(words: str) -> str:
    return words.replace("\u00a0", " ")
