"""A talk, as a speaker gives it: with a clicker, in a hurry, in front of people."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kiosk.model.state import DeckReplaced, NotesSize, deadline, reduce
from kiosk.model.state.pace import Pace, elapsed, pace, passed_over, remaining, spent
from kiosk.model.state.session import NOTES_SIZES, Session
from kiosk.model.state.talk import AFTER, AGAIN
from tests.model.state.fingers import Booth, deck, talk

STOPS = "region:30 pharma-2:60 sector?:40 care?:20 pharma-3:30 credits:20"
"""Two optional slides in the middle; the second slide has two steps."""
SHORT = "region:30 sector?:60 care:30 pharma-1?:60 credits:30"
END = "talk:t last > "


def booth(fingers: str = "", stops: str = STOPS, **more: object) -> Booth:
    return Booth(deck(talks={"t": stops}, **more)).play(fingers)  # type: ignore[arg-type]


def seen(fingers: str, stops: str = STOPS) -> str:
    return booth(fingers, stops).seen


def session(of: Booth) -> Session:
    assert of.state.session is not None
    return of.state.session


def clock(of: Booth) -> float:
    return elapsed(session(of), of.now)


def taken(of: Booth) -> Mapping[str, float]:
    return spent(session(of), of.state.position.slide, of.now)


def late(of: Booth) -> set[str]:
    return set(passed_over(of.deck, of.state, of.now))


# -- the way


@pytest.mark.parametrize(
    ("fingers", "expected"),
    [
        ("talk:t", "talk region@0 it"),
        ("talk:t >", "talk pharma-2@0 it"),
        ("talk:t > >", "talk pharma-2@1 it"),
        ("talk:t > > >", "talk pharma-2@2 it"),
        ("talk:t > > > >", "talk sector@0 it"),
        # back: a step at a time, then the slide before, whole
        ("talk:t > > <", "talk pharma-2@0 it"),
        ("talk:t > > > > <", "talk pharma-2@2 it"),
        ("talk:t > > > > < < < <", "talk region@0 it"),
        ("talk:t <", "talk region@0 it"),
        ("talk:t last", "talk credits@0 it"),
        ("talk:t last first", "talk region@0 it"),
        ("talk:t go:pharma-2", "talk pharma-2@0 it"),
        ("talk:t go:pharma-2@1", "talk pharma-2@1 it"),
        ("talk:t go:pharma-2@9 go:nowhere", "talk pharma-2@2 it"),
        ("talk:t > en >", "talk pharma-2@1 en"),
        # an answer from outside the talk is shown whole; next and previous go on where it was asked, at the very step
        ("talk:t > > go:home", "talk home@0 it"),
        ("talk:t > > go:home >", "talk pharma-2@1 it"),
        ("talk:t > > go:home go:pharma-1 <", "talk pharma-2@1 it"),
        ("talk:t > > go:home > > >", "talk sector@0 it"),
        ("talk:t > go:home go:care >", "talk pharma-3@0 it"),
        ("talk:t > go:home first", "talk region@0 it"),
        # black and white: the first press only shows the slide again
        ("talk:t > black", "talk pharma-2@0 it black"),
        ("talk:t > black >", "talk pharma-2@0 it"),
        ("talk:t > black <", "talk pharma-2@0 it"),
        ("talk:t > black > >", "talk pharma-2@1 it"),
        ("talk:t > black black", "talk pharma-2@0 it"),
        ("talk:t > black white", "talk pharma-2@0 it white"),
        ("talk:t > white go:care", "talk care@0 it"),
        ("talk:t > white go:pharma-2", "talk pharma-2@0 it"),
        ("talk:t > white first first", "talk region@0 it"),
        ("talk:t black first", "talk region@0 it"),
        ("talk:t > black en restart", "talk region@0 en"),
        # frozen: the speaker looks for something meanwhile
        ("talk:t > freeze > >", "talk pharma-2@2 it frozen"),
        ("talk:t freeze! freeze! freeze-", "talk region@0 it"),
        ("talk:t freeze freeze", "talk region@0 it"),
        ("alone:t freeze!", "talk region@0 it"),
        ("talk:t freeze black lone", "talk region@0 it black"),
        # the end
        (END, "talk credits@0 it ended"),
        (END + "> >", "talk credits@0 it ended"),
        (END + "<", "talk credits@0 it"),
        (END + "< <", "talk pharma-3@0 it"),
        (END + "go:home >", "talk credits@0 it"),
        (END + "go:nowhere", "talk credits@0 it ended"),
        (END + "black <", "talk credits@0 it ended"),
        (END + "restart", "talk region@0 it"),
        ("alone:t last > <", "talk pharma-3@0 it"),  # nothing but the slide could show that the end was taken back
        # hands on the audience's screen, and what is the visitor's alone
        ("talk:t > touch . home tap:pharma quiz ? over continue resume clean", "talk pharma-2@0 it"),
        ("talk:t > closes opens", "talk pharma-2@0 it"),
    ],
)
def test_the_way(fingers: str, expected: str) -> None:
    assert seen(fingers) == expected


@pytest.mark.parametrize(
    "before",
    ["", "+12s", "touch tap:pharma large still ?", "touch quiz", "touch tap:pharma +80s", "closes +61s", "clean",
     "talk:u >"],
)  # fmt: skip
def test_from_wherever_the_booth_is(before: str) -> None:
    content = deck(talks={"t": STOPS, "u": SHORT}, quiz=("q1",))
    state = Booth(content).play(f"{before} talk:t").state
    assert (state.mode, state.position.slide, state.language, state.text_size) == ("talk", "region", "it", "normal")
    assert (state.panel, state.asked, state.left, state.quiz, state.seen) == (None, None, None, None, {"region"})
    assert state.session is not None and state.session.begun is None
    assert state.closed == ("closes" in before)


def test_started_twice_nothing_is_lost() -> None:
    one = booth("talk:t +10s > +5s")
    before = one.state
    assert one.play("talk:t").state is before
    assert one.play("rehearse:t").seen == "talk region@0 it" and session(one).begun is None, "that is another thing"
    assert seen(END + "talk:t") == "talk region@0 it", "it was over"


def test_a_talk_that_shows_nothing_does_not_begin() -> None:
    for name in ("talk:nowhere", "talk:u"):
        one = Booth(deck(talks={"u": "nowhere:10"}))
        before = one.state
        assert one.play(name).state is before


def test_what_the_talk_says_of_itself_holds() -> None:
    own = talk("t", STOPS, language="en", notes_language="it", second_language="de", both=True, theme="light")
    one = Booth(replace(deck(), talks={"t": own})).play("talk:t")
    assert (one.seen, one.state.notes_language, one.state.theme) == ("talk region@0 en", "it", "light")
    assert (session(one).both, session(one).second) == (True, None), "the deck has no German"
    one = Booth(replace(deck(), talks={"t": talk("t", STOPS, language="en")})).play("talk:t")
    assert (one.state.notes_language, one.state.theme) == ("en", "dark")


# -- the end, and the booth after it


def test_the_booth_goes_on_a_minute_and_a_half_after_the_last_sign_of_life() -> None:
    one = booth(END)
    assert deadline(one.deck, one.state) == one.now + AFTER
    assert one.play("+89s en +80s touch +9s").seen == "talk credits@0 en ended", "a question is being answered"
    assert one.play("+2s").seen == "attract region it"
    assert booth("closes " + END + "+91s +61s").state.mode == "asleep"


def test_an_answer_is_not_cut_short() -> None:
    one = booth(END + "+30s go:home +600s")
    assert one.seen == "talk home@0 it"
    assert one.play("> > +91s").seen == "attract region it"


def test_to_end_has_to_be_asked_twice() -> None:
    assert seen("talk:t > quit +2s quit") == "attract region it"
    assert seen("talk:t > quit +4s quit") == "talk pharma-2@0 it"
    assert seen("talk:t > quit late+4s quit") == "talk pharma-2@0 it", "not even where the tick is late"
    assert seen("talk:t > quit > quit") == "talk pharma-2@1 it", "who goes on does not mean it"
    one = booth("talk:t > quit")
    assert session(one).leaving == one.now and deadline(one.deck, one.state) == one.now + AGAIN
    assert session(one.play("+4s")).leaving is None


# -- the clock


@pytest.mark.parametrize(
    ("fingers", "expected"),
    [
        ("talk:t +600s", 0),
        ("talk:t +600s > +5s", 35),  # the room was filling: the first slide counts as planned
        ("talk:t +10s > +5s", 15),
        ("talk:t black +600s > +5s", 0),  # only the black was taken away
        ("talk:t +600s go:care", 30),
        ("talk:t +60s clock +10s", 10),
        ("talk:t clock +10s clock +99s", 10),
        ("talk:t clock +10s clock +99s clock +5s", 15),
        ("talk:t clock +10s > clock +99s > clock +5s", 15),
        ("talk:t clock +10s restart +99s", 0),
        ("talk:t clock +10s clock restart +99s > +5s", 35),
        ("talk:t +600s restart +3s > +5s", 8),
        ("talk:t > +10s last > +50s", 10),  # it stands at the end
        ("talk:t > +10s last > +50s < +5s", 15),  # and goes on where it stood
        ("talk:t > +10s last > +50s go:home +5s", 15),
        ("talk:t > +10s last > +50s first +5s", 15),
        ("talk:t > +10s last clock +20s > +50s < +5s", 10),  # the speaker had stopped it
        ("talk:t > +10s last clock +20s > +50s < clock +5s", 15),
        ("talk:t > +10s last > +50s clock +5s", 15),
        ("talk:t > +10s last > +50s restart +70s clock +5s", 5),
    ],
)
def test_the_clock(fingers: str, expected: float) -> None:
    one = booth(fingers)
    assert clock(one) == expected
    assert sum(taken(one).values()) == expected
    assert remaining(session(one), one.now) == 600 - expected


def test_the_first_step_begins_the_clock_with_its_share_of_the_plan() -> None:
    """A first slide in three parts of 20 seconds: pressed once, a third of it is told."""
    assert clock(booth("talk:t +600s > +5s", "pharma-2:60 care:30")) == 25
    assert clock(booth("talk:t +8s > +5s", "pharma-2:60 care:30")) == 13
    only = booth("talk:t +20s >", "care:30")
    assert (only.seen, clock(only), taken(only)) == ("talk care@0 it ended", 20, {"care": 20})


def test_each_slide_has_its_seconds() -> None:
    one = booth("talk:t +10s > +5s > +5s > > +20s < +1s go:home +7s > +2s")
    assert taken(one) == {"region": 10, "pharma-2": 10 + 1 + 2, "sector": 20, "home": 7}
    assert booth("talk:t +600s").state.session and taken(booth("talk:t +600s")) == {}


# -- the pace


@pytest.mark.parametrize(
    ("fingers", "expected"),
    [
        ("talk:t +900s", Pace("on time")),
        ("talk:t +30s > +79s", Pace("on time")),
        ("talk:t +30s > +81s", Pace("behind", 21)),
        ("talk:t +9s >", Pace("ahead", 21)),
        ("talk:t +11s >", Pace("on time")),
        ("talk:t +30s > +81s go:home +9s", Pace("behind", 30)),  # a detour counts where it set out
        ("talk:t +30s > +30s clock +900s", Pace("on time")),
    ],
)
def test_the_pace(fingers: str, expected: Pace) -> None:
    one = booth(fingers)
    assert pace(one.deck, one.state, one.now) == expected


def test_late_the_next_optional_slide_is_passed_over_and_then_it_is_on_time() -> None:
    one = booth("talk:t +30s > > > +81s")
    assert late(one) == {"sector"}, "40 seconds make up for 21"
    one.play(">")
    assert one.seen == "talk care@0 it" and pace(one.deck, one.state, one.now) == Pace("on time")
    assert one.play("+20s >").seen == "talk pharma-3@0 it"
    assert one.play("<").seen == "talk care@0 it"
    assert one.play("<").seen == "talk pharma-2@2 it", "what was passed over is passed over backwards too"


def test_as_many_as_it_takes() -> None:
    one = booth("talk:t +30s > > > +121s")
    assert late(one) == {"sector", "care"}
    assert one.play(">").seen == "talk pharma-3@0 it"
    assert one.play("<").seen == "talk pharma-2@2 it"
    assert one.play("go:sector > <").seen == "talk sector@0 it", "it has been seen now"


def test_one_key_keeps_the_next_optional_slide() -> None:
    one = booth("talk:t +30s > > > +121s hold")
    assert session(one).kept == {"sector"} and late(one) == {"care"}
    assert one.play(">").seen == "talk sector@0 it"
    assert one.play(">").seen == "talk pharma-3@0 it"
    one = booth("talk:t +30s > > > +121s hold:care hold:nowhere hold:region >")
    assert one.seen == "talk care@0 it"
    assert session(one).kept == {"care"} and session(one.play("hold:care")).kept == set()
    assert booth("talk:t last hold").state.session == booth("talk:t last").state.session, "none is left"
    one = booth("talk:t go:pharma-3 hold:care <")
    assert one.seen == "talk care@0 it", "who keeps one wants it backwards too"


def test_late_at_the_end_an_optional_last_slide_is_not_the_end_of_the_plan() -> None:
    assert seen("talk:t +30s > +99s >", "region:30 care:30 sector?:60") == "talk care@0 it ended"
    assert seen("talk:t +30s > +40s >", "region:30 care:30 sector?:60") == "talk sector@0 it"


# -- what is seen of it


def test_the_language_flips_and_the_chart_keeps_its_state() -> None:
    one = booth("talk:t > view:pharma-2=map mark:pharma-2=a +1s")
    before = one.state
    state = one.play("switch").state
    assert (state.language, state.notes_language, state.move) == ("en", "it", "swap")
    assert (state.charts, state.position, state.entered) == (before.charts, before.position, before.entered)
    assert one.play("notes").state.notes_language == "en" and one.state.language == "en"
    assert session(one.play("second")).second == "it" and session(one.play("second")).second == "en"


def test_a_chart_sets_out_as_it_is_revealed_and_keeps_its_view_only() -> None:
    one = booth("talk:t > +5s > > +5s", reveal=3)
    entered = one.state.entered
    assert one.play(">").state.entered == one.now > entered, "the third step is the chart"
    one.play("+5s <")
    assert one.state.entered == one.now - 5, "it leaves without setting out"
    one.play("> view:pharma-2=map mark:pharma-2=a > <")
    assert (one.state.charts["pharma-2"].view, one.state.charts["pharma-2"].selection) == ("map", None)


def test_what_is_pointed_at_is_gone_on_the_next_slide_and_not_with_a_step() -> None:
    one = booth("talk:t > point >")
    assert session(one).pointer is not None
    assert session(booth("talk:t > point first")).pointer is None
    assert session(one.play("torch")).spotlight and session(one).pointer is None
    assert session(booth("talk:t torch point keep:home,sector,care")).pointer is None
    gone = session(booth("talk:t freeze sheet:overview torch point lone"))
    assert (gone.frozen, gone.sheet, gone.spotlight, gone.pointer) == (False, None, False, None)


def test_without_a_console_nothing_opens_that_only_it_would_show() -> None:
    one = booth("alone:t >")
    before = one.state
    assert one.play("freeze! sheet:help point torch swap bigger").state is before
    assert session(one.play("console sheet:help")).sheet == "help"


def test_the_console() -> None:
    one = booth("talk:t sheet:overview")
    assert session(one).sheet == "overview" and session(one.play("sheet:help")).sheet == "help"
    assert session(one.play("sheet:help")).sheet is None
    assert session(one.play("sheet:overview go:care")).sheet is None
    assert session(one.play("sheet:overview shut swap both")).swapped and session(one).both
    for by, most in ((+1, NOTES_SIZES - 1), (-1, 0)):
        for _ in range(9):
            one.dispatch(NotesSize(by))
        assert session(one).notes_size == most


# -- other content meanwhile


@pytest.mark.parametrize(
    ("fingers", "expected"),
    [
        # still there
        ("talk:t > > keep:home,pharma-2", "talk pharma-2@1 it"),
        ("talk:t > > talks:", "talk pharma-2@1 it"),
        ("talk:t > > talks: > >", "talk sector@0 it"),
        ("talk:t > > talks:t=pharma-2:9,credits:9 > >", "talk credits@0 it"),
        ("talk:t > > talks:t=nowhere:9 > >", "talk sector@0 it"),
        ("talk:t > black keep:pharma-2,care", "talk pharma-2@0 it black"),
        # the slide is gone: on with the next that there is
        ("talk:t > > keep:home,care,credits", "talk care@0 it"),
        ("talk:t last keep:home,care,sector", "talk care@0 it"),
        # it is no longer of the talk: it stays on show, next goes on in the talk
        ("talk:t > > talks:t=region:9,care:9,credits:9", "talk pharma-2@1 it"),
        ("talk:t > > talks:t=region:9,care:9,credits:9 > >", "talk care@0 it"),
        ("talk:t > > talks:t=region:9,care:9,credits:9 first > >", "talk credits@0 it"),
        # a detour, and where it set out
        ("talk:t > > go:home keep:pharma-2,care", "talk pharma-2@1 it"),
        ("talk:t > > go:home keep:home,region,care,credits", "talk home@0 it"),
        ("talk:t > > go:home keep:home,region,care,credits >", "talk care@0 it"),
        ("talk:t > > go:home keep:region,care", "talk care@0 it"),
        ("talk:t > go:home talks:t=region:9,home:9,credits:9 >", "talk credits@0 it"),
        # nothing of it is left
        ("talk:t > keep:home", "attract home it"),
        ("talk:t > go:home keep:home", "attract home it"),
    ],
)
def test_other_content_keeps_the_place(fingers: str, expected: str) -> None:
    assert seen(fingers) == expected


def test_the_seconds_of_a_slide_that_is_gone_are_not_lost() -> None:
    one = booth("talk:t +10s > +7s keep:home,region,care,credits +5s")
    assert taken(one) == {"region": 10, "pharma-2": 7, "care": 5}
    assert booth("talk:t +10s keep:home,care +5s").state.session and clock(one) == 22


def test_a_language_that_is_gone_falls_back_and_the_same_content_changes_nothing() -> None:
    one = booth("talk:t > switch notes second second")
    assert reduce(one.deck, one.state, DeckReplaced(one.deck, at=one.now)) is one.state
    one.replace(deck(languages="it", talks={"t": STOPS}))
    assert (one.seen, one.state.notes_language, session(one).second) == ("talk pharma-2@0 it", "it", None)


def test_other_content_is_no_sign_of_the_speaker() -> None:
    assert seen(END + "+60s talks:t=credits:9 +31s") == "attract region it"
