"""The visitor's way: topics, languages, the idle ring."""

import pytest

from kiosk.model.state import Tick, deadline, is_last, neighbours, progress, reduce
from tests.model.state.fingers import Booth, deck, play, seen


@pytest.mark.parametrize(
    ("fingers", "expected"),
    [
        ("touch tap:pharma", "visit pharma-1 it"),
        ("touch tap:pharma >", "visit pharma-2 it"),
        ("touch tap:pharma > >", "visit pharma-3 it"),
        ("touch tap:pharma > > >", "visit home it"),
        ("touch tap:pharma > <", "visit pharma-1 it"),
        ("touch tap:pharma <", "visit home it"),
        ("touch tap:pharma last", "visit pharma-3 it"),
        ("touch tap:pharma last first", "visit pharma-1 it"),
        ("touch tap:pharma last home", "visit home it"),
        ("touch tap:sector >", "visit home it"),
        ("touch tap:sector <", "visit home it"),
        ("touch tap:pharma tap:sector", "visit sector it"),
        # home has no neighbours
        ("touch >", "visit home it"),
        ("touch <", "visit home it"),
        ("touch first", "visit home it"),
        ("touch last", "visit home it"),
        ("touch home", "visit home it"),
        # what is not there cannot be opened
        ("touch tap:arts", "visit home it"),
        ("touch tap:nowhere", "visit home it"),
        ("touch tap:pharma go:nowhere", "visit pharma-1 it"),
        # a slide of no topic leads home
        ("touch go:credits", "visit credits it"),
        ("touch go:credits >", "visit home it"),
        ("touch go:credits <", "visit home it"),
        ("touch go:credits first last", "visit credits it"),
        ("touch go:region >", "visit home it"),
        # the region is woken from, then home is left again
        ("+12s touch > tap:pharma > en", "visit pharma-2 en"),
    ],
)
def test_going(fingers: str, expected: str) -> None:
    assert seen(fingers) == expected


@pytest.mark.parametrize(
    ("fingers", "move"),
    [
        ("touch tap:pharma", "in"),
        ("touch tap:pharma >", "next"),
        ("touch tap:pharma last", "next"),
        ("touch tap:pharma > <", "previous"),
        ("touch tap:pharma last first", "previous"),
        ("touch tap:pharma <", "out"),
        ("touch tap:pharma > > >", "out"),
        ("touch tap:pharma home", "out"),
        ("touch tap:pharma go:pharma-3", "next"),
        ("touch tap:pharma go:care", "in"),
        ("touch go:credits", "in"),
        ("touch tap:pharma en", "swap"),
        ("touch tap:pharma light", "swap"),
        ("touch tap:pharma largest", "swap"),
        ("touch tap:pharma still", "in"),  # nothing looks different
        ("touch tap:pharma > first first", "previous"),  # the second one moves nothing
    ],
)
def test_the_direction_of_a_move(fingers: str, move: str) -> None:
    assert play(fingers).move == move


def test_stamps_of_a_move() -> None:
    state = play("touch +2s tap:pharma +3s > +4s .")
    assert (state.entered, state.moved, state.touched) == (5, 5, 9)


def test_visitors_see_slides_whole() -> None:
    assert play("touch tap:pharma >").position.step == 2
    assert play("touch tap:pharma last <").position.step == 2
    assert play("touch go:pharma-2").position.step == 2
    assert play("touch go:pharma-2@1").position.step == 1
    assert play("touch go:pharma-2@9").position.step == 2
    assert seen("touch go:pharma-2@0 >") == "visit pharma-3 it"
    assert seen("touch go:pharma-2@1 <") == "visit pharma-1 it"


@pytest.mark.parametrize("dress", ["en", "switch", "light", "largest", "still", "en light largest still switch"])
def test_dressing_keeps_everything_else(dress: str) -> None:
    before = play("touch tap:pharma go:pharma-2@1 mark:pharma-2=milano view:pharma-2=map")
    after = play(f"touch tap:pharma go:pharma-2@1 mark:pharma-2=milano view:pharma-2=map +3s {dress}")
    assert (after.position, after.charts, after.entered) == (before.position, before.charts, before.entered)
    assert (after.notes_language, after.mode) == ("it", "visit")


@pytest.mark.parametrize(
    ("fingers", "languages", "expected"),
    [
        ("touch switch", "it en", "en"),
        ("touch switch switch", "it en", "it"),
        ("touch switch switch", "it en de", "de"),
        ("touch switch", "it", "it"),
        ("touch de", "it en de", "de"),
        ("touch de", "it en", "it"),
        ("touch xx", "it en", "it"),
    ],
)
def test_languages(fingers: str, languages: str, expected: str) -> None:
    assert play(fingers, deck(languages=languages)).language == expected


@pytest.mark.parametrize(
    ("fingers", "expected"),
    [
        # 45 s at home, however long it is to read; then the ring, 20 s
        ("touch +44s", "visit home it"),
        ("touch +45s", "visit home it ?"),
        ("touch +64s", "visit home it ?"),
        ("touch +65s", "attract region it"),
        ("touch +77s", "attract sector en"),
        # pharma-1 has 20 words, 6 s; in English it has one
        ("touch tap:pharma +50.9s", "visit pharma-1 it"),
        ("touch tap:pharma +51s", "visit pharma-1 it ?"),
        ("touch tap:pharma en +46s", "visit pharma-1 en ?"),
        # any sign of life starts it anew
        ("touch +44s . +44s", "visit home it"),
        ("touch +44s touch +44s", "visit home it"),
        ("touch +44s > +44s", "visit home it"),
        ("touch +44s tap:arts +44s", "visit home it"),
        ("touch +44s xx +44s", "visit home it"),
        ("touch tap:pharma +50s mark:pharma-1=a +50s", "visit pharma-1 it"),
        # while it asks, any touch continues, and only that
        ("touch tap:pharma +51s continue", "visit pharma-1 it"),
        ("touch tap:pharma +51s touch", "visit pharma-1 it"),
        ("touch tap:pharma +51s .", "visit pharma-1 it"),
        ("touch tap:pharma +51s >", "visit pharma-1 it"),
        ("touch tap:pharma +51s home", "visit pharma-1 it"),
        ("touch tap:pharma +51s en", "visit pharma-1 it"),
        ("touch tap:pharma +51s tap:sector", "visit pharma-1 it"),
        ("touch tap:pharma +51s > >", "visit pharma-2 it"),
        ("touch tap:pharma +70s > +50s", "visit pharma-1 it"),
        ("touch tap:pharma +70s > +51s", "visit pharma-1 it ?"),
        # the other button
        ("touch tap:pharma +51s over", "attract region it"),
        ("touch tap:pharma over", "attract region it"),
        # a sleeping machine owes the ring its whole time
        ("touch late+900s tick", "visit home it ?"),
        ("touch late+900s tick late+19s tick", "visit home it ?"),
        ("touch late+900s tick late+20s tick", "attract region it"),
    ],
)
def test_idle(fingers: str, expected: str) -> None:
    assert seen(fingers) == expected


def test_a_reset_leaves_nothing_behind() -> None:
    state = play("+22s touch en contrast largest still mark:care=a view:care=map tap:pharma +900s")
    rest = (state.mode, state.charts, state.theme, state.text_size, state.motion, state.asked, state.notes_language)
    assert rest == ("attract", {}, "dark", "normal", "full", None, "it")
    over = play("touch tap:pharma en +5s over")
    assert (over.round, over.nth, over.attract_since, over.entered, over.move) == (0, 0, 5, 5, "out")
    assert over.language == "it"
    assert play("+5s touch over", deck("home:10")).move == "swap"


def test_the_ring_does_not_ask_into_an_entrance() -> None:
    booth = Booth(deck()).play("touch tap:pharma +50s")
    booth.play("keep:home,pharma-3")  # 50 s after the touch, and pharma-3 has no word to read
    assert booth.seen == "visit pharma-3 it"
    assert deadline(booth.deck, booth.state) == 51.5
    assert booth.play("+1.4s").seen == "visit pharma-3 it"
    assert booth.play("+0.1s").seen == "visit pharma-3 it ?"


def test_when_the_next_tick_is_due() -> None:
    content = deck()
    assert deadline(content, play("touch +3s tap:sector")) == 3 + 45 + 3  # 10 words
    assert deadline(content, play("touch +45s")) == 45 + 20


@pytest.mark.parametrize(
    "fingers", ["touch", "touch tap:pharma > en", "touch +45s", "touch tap:pharma mark:pharma-1=a"]
)
@pytest.mark.parametrize("again", ["tick", "touch", ".", "over tick"])
def test_nothing_changed_is_the_same_object(fingers: str, again: str) -> None:
    booth = Booth().play(fingers)
    if again != "tick" and booth.state.asked is not None:
        booth.play("continue")
    booth.play(again.split()[0])
    before = booth.state
    booth.play(again)
    assert booth.state is before


def test_an_early_tick_is_the_same_object() -> None:
    for fingers in ("", "touch", "touch tap:pharma", "touch +45s"):
        booth = Booth().play(fingers)
        due = deadline(booth.deck, booth.state)
        assert due is not None
        assert reduce(booth.deck, booth.state, Tick(at=due - 0.001)) is booth.state
        assert reduce(booth.deck, booth.state, Tick(at=due)) is not booth.state


def test_place_and_end() -> None:
    content = deck()
    shown = {fingers: play(f"touch {fingers}") for fingers in ("home", "tap:pharma", "tap:pharma >", "tap:pharma last")}
    assert [progress(content, state) for state in shown.values()] == [(0, 0), (1, 3), (2, 3), (3, 3)]
    assert [is_last(content, state) for state in shown.values()] == [False, False, False, True]
    assert is_last(content, play("touch go:credits"))


def test_what_is_built_ahead() -> None:
    content = deck()
    assert neighbours(content, play("touch")) == ("sector", "pharma-1", "care")
    assert neighbours(content, play("touch tap:pharma")) == ("pharma-2", "home")
    assert neighbours(content, play("touch tap:pharma >")) == ("pharma-3", "pharma-1", "home")
    assert neighbours(content, play("touch tap:pharma last")) == ("pharma-2", "home")
    assert neighbours(content, play("touch go:credits")) == ("home",)
