"""A visit that nobody answered for: remembered for a minute, and gone on with as it was."""

from kiosk.model.state import Resume, deadline
from kiosk.model.state.attract import REMEMBERED
from tests.model.state.fingers import Booth, deck, play, seen

AWAY = "touch tap:pharma > en large still mark:pharma-2=it +50s +30s"
"""A visitor on the second slide of a topic, in English, with large text, who walks off."""


def away() -> Booth:
    booth = Booth(deck(reveal=0)).play(AWAY)
    assert booth.state.mode == "attract"
    return booth


def test_who_comes_back_within_a_minute_goes_on_where_they_were() -> None:
    booth = away().play("+5s resume")
    state = booth.state
    assert booth.seen == "visit pharma-2 en"
    assert (state.text_size, state.motion, state.asked, state.panel, state.left) == ("large", "none", None, None, None)
    assert state.seen == {"region", "home", "pharma-1", "pharma-2"} - {"region"}
    assert state.charts["pharma-2"].selection == "it"
    assert state.entered == state.touched == booth.now
    assert booth.play("<").seen == "visit pharma-1 en"


def test_any_other_touch_begins_a_new_visit() -> None:
    state = away().play("+5s touch").state
    assert (state.mode, state.text_size, state.motion, state.left) == ("visit", "normal", "full", None)
    assert state.seen == {state.position.slide}


def test_after_a_minute_it_is_forgotten() -> None:
    booth = away()
    since = booth.state.touched
    booth.wait(since + REMEMBERED - booth.now - 0.1)
    assert booth.state.left is not None
    before = booth.state.position
    booth.wait(0.2)
    assert booth.state.left is None
    assert booth.state.mode == "attract" and booth.state.position == before, "the loop itself goes on as it was"
    assert booth.play("resume").state.seen == {booth.state.position.slide}, "it is a touch as any other"


def test_nothing_to_go_back_to_is_not_remembered() -> None:
    assert play("touch +200s").left is None, "home"
    assert play("touch tap:pharma over").left is None, "they said themselves that they had done"
    assert play("touch tap:pharma clean +30s").left is None, "staff were here"


def test_other_content_forgets_it() -> None:
    assert away().play("keep:region,home,pharma-1").state.left is None


def test_a_memory_holds_no_memory() -> None:
    booth = away().play("resume +50s +30s")
    assert booth.state.left is not None and booth.state.left.left is None


def test_the_panel_that_stood_open_is_not_part_of_it() -> None:
    booth = Booth(deck()).play("touch tap:pharma ? +150s +21s")
    assert booth.state.mode == "attract"
    assert booth.play("resume").state.panel is None


def test_it_is_no_visitor_that_time_finds() -> None:
    """A resumed visit that is left again asks again, after as long as any other."""
    booth = away().play("resume")
    due = deadline(booth.deck, booth.state)
    assert due is not None and due >= booth.now + 45
    assert isinstance(Resume(), Resume)


def test_what_was_seen_is_ticked_for_this_visit_only() -> None:
    assert play("touch tap:pharma > home go:care").seen == {"home", "pharma-1", "pharma-2", "care"}
    assert play("touch tap:pharma > over touch").seen == {"home"}
    assert play("touch tap:pharma > keep:region,home,pharma-2").seen == {"home", "pharma-2"}


def test_no_ring_into_a_chart_that_plays() -> None:
    content = deck(reveal=0)
    years = ",".join(str(year) for year in range(1960, 2020))  # 84 seconds
    booth = Booth(content).play(f"touch go:pharma-3 play:pharma-3={years} +80s")
    assert booth.state.asked is None and booth.state.charts["pharma-3"].ahead
    booth.play("+3s")  # the last year is on its way
    assert not booth.state.charts["pharma-3"].ahead and booth.state.asked is None
    assert booth.play("+2s").state.asked is not None


def test_a_panel_gets_its_time() -> None:
    for panel, more in (("?", 60), ("overview", 20), ("aa", 15), ("take", 45)):
        assert seen(f"touch go:pharma-3 {panel} +{44 + more}s") == "visit pharma-3 it", panel
        assert seen(f"touch go:pharma-3 {panel} +{46 + more}s") == "visit pharma-3 it ?", panel


def test_staff_are_not_who_left() -> None:
    assert away().play("+5s staff").state.left is None
