"""Other content under a visitor's finger: the place is kept, by ids."""

from dataclasses import replace

import pytest

from kiosk.model.state import DeckReplaced, reduce
from tests.model.state.fingers import Booth, deck, play, seen


@pytest.mark.parametrize(
    ("fingers", "expected"),
    [
        # still there
        ("touch tap:pharma > keep:home,pharma-2", "visit pharma-2 it"),
        ("touch tap:pharma en keep:pharma-1,home,region", "visit pharma-1 en"),
        # gone: on to the next of its topic that survived, else home
        ("touch tap:pharma keep:home,pharma-2,pharma-3", "visit pharma-2 it"),
        ("touch tap:pharma keep:home,pharma-3", "visit pharma-3 it"),
        ("touch tap:pharma last keep:home,pharma-1,pharma-2", "visit home it"),
        ("touch tap:sector keep:home,pharma-1", "visit home it"),
        ("touch go:credits keep:home,pharma-1", "visit home it"),
        # and on from there
        ("touch tap:pharma keep:home,pharma-2,pharma-3 < ", "visit home it"),
        ("touch tap:pharma keep:home,pharma-2,pharma-3 >", "visit pharma-3 it"),
        # attract: the stop goes on, or the loop begins again
        ("+12s keep:home,region,sector", "attract sector en"),
        ("+12s keep:home,region,sector +10s", "attract region en"),
        ("+12s keep:home,region,pharma-2", "attract region it"),
        ("+12s keep:home", "attract home it"),
        # the ring goes on asking
        ("touch tap:pharma +51s keep:home,pharma-1", "visit pharma-1 it ?"),
        ("touch tap:pharma +51s keep:home,pharma-3 +20s", "attract home it"),
        # a home that is gone too: whatever there is
        ("touch keep:care", "visit care it"),
        ("touch keep:care >", "visit care it"),
        ("touch keep:pharma-1,pharma-2 >", "visit pharma-2 it"),
        ("touch keep:pharma-1,pharma-2 > >", "visit pharma-1 it"),
    ],
)
def test_place(fingers: str, expected: str) -> None:
    assert seen(fingers) == expected


def test_the_same_content_again_changes_nothing() -> None:
    for fingers in ("", "+12s", "touch", "touch tap:pharma > mark:pharma-2=a +3s", "touch +45s"):
        booth = Booth().play(fingers)
        assert reduce(booth.deck, booth.state, DeckReplaced(deck(), at=booth.now)) is booth.state


def test_a_chart_in_motion_goes_on() -> None:
    state = play("touch +1s tap:pharma +0.2s keep:home,pharma-1")
    assert (state.entered, state.move) == (1, "in")
    state = play("touch +1s tap:pharma +1s keep:home,pharma-3")
    assert (state.entered, state.move, state.moved, state.touched) == (2, "none", 2, 1)


def test_chart_states_of_slides_that_are_gone_go_too() -> None:
    state = play("touch mark:care=a mark:sector=b tap:pharma keep:home,pharma-1,sector")
    assert {slide: chart.selection for slide, chart in state.charts.items()} == {"sector": "b", "pharma-1": None}


@pytest.mark.parametrize(
    ("step", "steps", "expected"),
    [(2, 1, 1), (2, 3, 3), (1, 3, 1), (1, 0, 0), (0, 3, 0)],  # what was whole stays whole
)
def test_the_step_is_kept_or_clamped(step: int, steps: int, expected: int) -> None:
    booth = Booth().play(f"touch go:pharma-2@{step}")
    booth.replace(deck(reveal=steps))
    assert booth.state.position.step == expected


def test_a_language_that_is_gone_falls_back() -> None:
    for fingers in ("touch tap:pharma en", "+12s"):
        booth = Booth().play(fingers)
        assert booth.state.language == "en"
        booth.replace(deck(languages="it"))
        assert booth.state.language == "it"
    booth = Booth().play("touch tap:pharma")
    booth.replace(deck(languages="de en"))
    assert (booth.state.language, booth.state.notes_language) == ("de", "de")


def test_attract_wears_the_new_theme_and_a_visitor_keeps_theirs() -> None:
    new = deck()
    new = replace(new, kiosk=new.kiosk.model_copy(update={"theme": "light"}))
    attract, visitor = Booth(), Booth().play("touch tap:pharma")
    for booth in (attract, visitor):
        booth.replace(new)
    assert (attract.state.theme, visitor.state.theme) == ("light", "dark")
    assert visitor.play("over").state.theme == "light"


def test_a_loop_with_fewer_stops_of_a_slide_goes_on_from_the_nearest() -> None:
    booth = Booth(deck("region:8 care:8 region:8 sector:8")).play("+16s")
    booth.replace(deck("region:8 care:8 sector:8"))
    assert booth.seen == "attract region it"
    assert booth.play("+8s").state.position.slide == "care"


def test_a_store_that_has_already_changed_decks_loses_only_the_order() -> None:
    booth = Booth().play("touch tap:pharma")
    new = deck(slides=("home", "pharma-2"))
    assert reduce(new, booth.state, DeckReplaced(new)).position.slide == "home"
