"""Facts, points, lists, the place among its like: what is more than a text and less than a chart."""

from itertools import pairwise

import pytest

from kiosk.charts.marks import Box, Disc, Icon, Label, Mark, Panel, Rule, Target, Tissue
from kiosk.charts.measure import FixedMeasure
from kiosk.compose.page import Look, Page
from kiosk.compose.slide import compose
from kiosk.compose.slots import held, room
from kiosk.model.deck import Deck
from kiosk.model.layouts import Slot
from kiosk.model.state import GoTo


def laid(deck: Deck, slide: str = "one", language: str = "it", portrait: bool = False, size: str = "normal") -> Page:
    return compose(deck, slide, Look(language, portrait, size), FixedMeasure())


def of(page: Page, kind: type[Mark], prefix: str) -> list[Mark]:
    return [mark for mark in page.marks if isinstance(mark, kind) and mark.key.startswith(prefix)]


def said(label: Mark) -> str:
    assert isinstance(label, Label)
    return " ".join(span.text for span in label.spans)


# -- facts

FACTS = """
  - id: one
    layout: {layout}
    title: {{it: Titolo, en: Headline}}
    facts:
      - figure: {{it: "{{beds:n}}", en: "{{beds:n}}"}}
        text: {{it: letti, en: beds}}
      - figure: {{it: "{{staff:short}} e anche di più, molto di più", en: "{{staff:short}}"}}
        text: {{it: persone, en: people}}
"""


def test_facts_stand_in_columns_under_a_hairline_in_one_size(make_deck) -> None:
    page = laid(make_deck(FACTS.format(layout="opener")))
    one, other = (mark for mark in of(page, Label, "facts.") if not mark.key.endswith("text"))
    assert isinstance(one, Label) and isinstance(other, Label)
    (rule,) = of(page, Rule, "facts")
    assert isinstance(rule, Rule) and rule.start[1] < one.box.y
    assert one.box.y == other.box.y and one.box.right < other.box.x
    assert one.spans[0].style == other.spans[0].style, "a row of figures has one size"


def test_facts_that_come_first_need_no_hairline(make_deck) -> None:
    assert of(laid(make_deck(FACTS.format(layout="goal"))), Rule, "facts") == []


def test_facts_bring_their_sources_and_are_read_aloud(make_deck) -> None:
    page = laid(make_deck(FACTS.format(layout="opener")))
    assert "ISTAT" in page.words and "Ministero" in page.words
    assert page.words.index("300") < page.words.index("letti") < page.words.index("ISTAT")


# -- points

POINTS = """
  - id: one
    layout: {layout}
    title: {{it: Titolo, en: Headline}}
    points:
      - {{title: {{it: Primo, en: First}}, text: {{it: Le prime parole., en: The first words.}}, icon: dna-2}}
      - {{title: {{it: Secondo nome, en: Second}}, text: {{it: Altre parole., en: Other words.}}}}
      - {{title: {{it: Terzo, en: Third}}}}
"""


def test_cards_have_one_height_and_their_texts_one_level(make_deck) -> None:
    page = laid(make_deck(POINTS.format(layout="points")))
    cards = [mark.box for mark in of(page, Panel, "points.") if isinstance(mark, Panel)]
    assert len(cards) == 3 and len({(card.y, card.h) for card in cards}) == 1
    assert all(one.right < other.x for one, other in pairwise(cards))
    first, second = (mark for mark in of(page, Label, "points.") if mark.key.endswith("text"))
    assert isinstance(first, Label) and isinstance(second, Label) and first.box.y == second.box.y
    assert [mark.key for mark in of(page, Icon, "points.")] == ["points.0.icon"]


def test_on_a_totem_cards_stand_one_under_the_other(make_deck) -> None:
    page = laid(make_deck(POINTS.format(layout="points")), portrait=True)
    cards = [mark.box for mark in of(page, Panel, "points.") if isinstance(mark, Panel)]
    assert len({card.x for card in cards}) == 1
    assert all(one.bottom < other.y for one, other in pairwise(cards))


def test_names_stand_in_rows_with_hairlines_between(make_deck) -> None:
    page = laid(make_deck(POINTS.format(layout="names")))
    names = [mark for mark in of(page, Label, "points.") if isinstance(mark, Label) and mark.key[-1].isdigit()]
    assert [said(name) for name in names] == ["Primo", "Secondo nome", "Terzo"]
    assert len(of(page, Rule, "points.")) == 2 and of(page, Panel, "points.") == []
    assert [name.box.y for name in names] == sorted(name.box.y for name in names)


def test_a_word_too_long_for_its_card_makes_all_names_smaller(make_deck) -> None:
    normal = laid(make_deck(POINTS.format(layout="points")))
    long = laid(make_deck(POINTS.format(layout="points").replace("Terzo", "Internazionalizzazionissima")))
    sizes = [{m.spans[0].style.size for m in of(p, Label, "points.") if m.key[-1].isdigit()} for p in (normal, long)]
    assert len(sizes[0]) == len(sizes[1]) == 1 and max(sizes[1]) < max(sizes[0])


# -- lists

LISTS = """
  - id: one
    layout: goal
    title: {it: Titolo, en: Headline}
    lists:
      - {title: {it: Come, en: How}, items: [{it: Primo modo, en: One way}, {it: Secondo modo, en: Another way}]}
      - {title: {it: Attività, en: Activities}, items: [{it: Una sola, en: Only one}]}
      - title: {it: Con chi, en: With whom}
        chips: true
        items: [{it: Alfa, en: Alpha}, {it: Beta, en: Beta}]
"""


def labels(page: Page) -> dict[str, Label]:
    return {mark.key: mark for mark in page.marks if isinstance(mark, Label)}


def test_lists_that_follow_each_other_stand_side_by_side_and_chips_below(make_deck) -> None:
    page = laid(make_deck(LISTS))
    found = labels(page)
    how, activities, whom = (found[f"lists.{n}"].box for n in range(3))
    assert how.y == activities.y and how.x < activities.x
    assert whom.y > found["lists.0.1"].box.bottom and whom.x == how.x
    assert [mark.key for mark in of(page, Panel, "lists.")] == ["lists.2.0.chip", "lists.2.1.chip"]
    assert [mark.key for mark in of(page, Disc, "lists.") if mark.key.endswith("cell")] == [
        "lists.0.0.cell",
        "lists.0.1.cell",
        "lists.1.0.cell",
    ], "a line has its cell, a chip has none"


def test_a_list_alone_flows_into_both_columns(make_deck) -> None:
    alone = LISTS[: LISTS.index("      - {title: {it: Attività")]
    found = labels(laid(make_deck(alone)))
    assert found["lists.0.0"].box.y == found["lists.0.1"].box.y
    assert found["lists.0.0"].box.x < found["lists.0.1"].box.x


@pytest.mark.parametrize("portrait", [False, True])
def test_long_lists_take_smaller_type_and_larger_text_is_never_smaller(make_deck, portrait: bool) -> None:
    line = "{it: Una riga piuttosto lunga da mettere in elenco, en: A rather long line to be put into a list}"
    deck = make_deck(LISTS.replace("{it: Una sola, en: Only one}", ", ".join([line] * 7)))
    sizes = [
        labels(laid(deck, portrait=portrait, size=size))["lists.1.0"].spans[0].style.size
        for size in ("normal", "large", "largest")
    ]
    assert sizes == sorted(sizes)
    assert sizes[0] <= labels(laid(make_deck(LISTS), portrait=portrait))["lists.1.0"].spans[0].style.size


# -- place among its like

GOALS = "".join(f"  - {{id: goal-{n}, layout: goal, title: {{it: Scopo {n}, en: Aim {n}}}}}\n" for n in ("a", "b", "c"))


def test_a_slide_among_its_like_lights_its_own_cell_and_leads_to_the_others(make_deck) -> None:
    page = laid(make_deck(GOALS), "goal-b")
    (tissue,) = (mark for mark in page.marks if isinstance(mark, Tissue))
    assert tissue.states == ("unlit", "lombardia", "unlit")
    assert (said(labels(page)["place.number"]), said(labels(page)["place.count"])) == ("2", "di 3")
    targets = {mark.name: mark.event for mark in page.marks if isinstance(mark, Target)}
    assert targets == {"Scopo a": GoTo("goal-a"), "Scopo b": None, "Scopo c": GoTo("goal-c")}


def test_a_slide_without_its_like_says_no_place(make_deck) -> None:
    page = laid(make_deck("  - {id: one, layout: goal, title: {it: Uno, en: One}}"))
    assert not any(isinstance(mark, Tissue) for mark in page.marks) and "place.number" not in labels(page)


# -- heading and sources of words


def test_a_heading_stands_in_place_of_the_topic(make_deck) -> None:
    deck = make_deck("  - {id: one, layout: points, heading: {it: Obiettivi, en: Goals}, title: {it: a, en: b}}")
    assert said(labels(laid(deck))["eyebrow"]) == "Obiettivi"


def test_words_without_figures_say_whose_they_are(make_deck) -> None:
    deck = make_deck("  - {id: one, layout: points, title: {it: a, en: b}, sources: [who, istat]}")
    assert said(labels(laid(deck))["source"]) == "Fonti: OMS, pubblicato 2018; ISTAT, pubblicato 2019."


def test_a_source_of_figures_and_of_words_is_named_once(make_deck) -> None:
    deck = make_deck('  - {id: one, layout: points, title: {it: "{beds}", en: "{beds}"}, sources: [istat]}')
    assert said(labels(laid(deck))["source"]) == "Fonte: ISTAT, pubblicato 2019."


# -- slots


def test_an_empty_neighbour_hands_on_to_the_one_it_hangs_on() -> None:
    slots = (
        Slot("title", (0, 0, 100, 100)),
        Slot("figure", (0, 100, 100, 100), under=("title", 30)),
        Slot("body", (0, 200, 100, 100), under=("figure", 10)),
    )
    placed = {"title": Box(0, 0, 100, 120)}
    assert room(held(slots[2], slots, placed), placed).y == 200, "its own box, where that is lower"
    placed = {"title": Box(0, 0, 100, 250)}
    assert held(slots[2], slots, placed).under == ("title", 10)
    assert room(held(slots[2], slots, placed), placed).y == 260
