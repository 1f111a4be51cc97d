"""Whatever hands, clocks and content do, the booth shows a slide that exists, and goes on."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from kiosk.model.state import (
    NOTES_SIZES,
    DeckReplaced,
    Mode,
    Move,
    Tick,
    deadline,
    is_last,
    neighbours,
    progress,
    reduce,
)
from kiosk.model.state.pace import elapsed, passed_over, spent
from kiosk.model.state.way import place, spoken
from tests.model.state.fingers import PLAIN, SLIDES, TOPICS, Booth, deck

QUIZ = ("q1", "q2", "score")
EVERY = (*SLIDES, *QUIZ)
KEPT = st.sets(st.sampled_from(SLIDES), min_size=1).flatmap(
    lambda kept: st.sets(st.sampled_from(QUIZ)).map(
        lambda some: "keep:" + ",".join(slide for slide in EVERY if slide in kept | some)
    )
)
TALKS = {"t": "home:5 pharma-2:30 sector?:40 care?:20 pharma-3:10", "gone": "nowhere:9"}
TALKED = ("talk:t", "alone:t", "rehearse:t", "talk:gone", "talk:nowhere")
SPEAKER = st.one_of(
    st.sampled_from([finger for finger in sorted(PLAIN) if PLAIN[finger].__module__.endswith("speaking")]),
    st.sampled_from([">", "<"]),
    st.sampled_from(["", ":sector", ":home", ":nowhere"]).map("hold{}".format),
    st.sampled_from(["", "t=care:9,pharma-2:30", "t=region:9,care?:9,pharma-1:9", "t=nowhere:9"]).map(
        "talks:{}".format
    ),
    st.sampled_from(TALKED),
    st.integers(0, 90).map("+{}s".format),
)
FINGER = st.one_of(
    SPEAKER,
    st.sampled_from(sorted(PLAIN)),
    st.sampled_from([*TOPICS, "nowhere"]).map("tap:{}".format),
    st.tuples(st.sampled_from([*SLIDES, "nowhere"]), st.sampled_from(["", "@0", "@1", "@9"])).map(
        lambda s: "go:" + "".join(s)
    ),
    st.tuples(st.sampled_from([*SLIDES, "nowhere"]), st.sampled_from(["", "a"])).map(lambda s: "mark:{}={}".format(*s)),
    st.tuples(st.sampled_from([*SLIDES, "nowhere"]), st.sampled_from(["", "map"])).map(
        lambda s: "view:{}={}".format(*s)
    ),
    st.tuples(st.sampled_from(SLIDES), st.sampled_from(["", "2010", "2017"])).map(lambda s: "time:{}={}".format(*s)),
    st.tuples(st.sampled_from(SLIDES), st.sampled_from(["", "1,2", "2010,2017,2020"])).map(
        lambda s: "play:{}={}".format(*s)
    ),
    st.sampled_from(SLIDES).map("pause:{}".format),
    st.tuples(st.sampled_from(QUIZ), st.sampled_from(["0", "44", "-7", "1e9"])).map(lambda s: "guess:{}={}".format(*s)),
    st.sampled_from(QUIZ).map("go:{}".format),
    st.integers(0, 90).map("+{}s".format),
    st.integers(0, 90).map("late+{}s".format),
    KEPT,
)
LOOP = st.lists(st.sampled_from(SLIDES), min_size=1, max_size=5).map(
    lambda loop: " ".join(f"{slide}:8" for slide in loop)
)
LANGUAGES = st.sampled_from(["it", "it en", "en it", "it en de"])


def check(booth: Booth) -> None:
    content, state = booth.deck, booth.state
    assert state.position.slide in content.slides
    assert 0 <= state.position.step <= content.slides[state.position.slide].steps
    assert state.language in content.languages
    assert state.notes_language in content.languages
    assert state.mode in get_args(Mode)
    assert state.move in get_args(Move)
    assert max(state.entered, state.moved, state.touched, state.attract_since, state.asked or 0) <= booth.now
    assert set(state.charts) <= set(content.slides)
    visiting = state.mode in ("visit", "quiz")
    assert visiting or (state.asked is None and state.panel is None)
    assert (state.mode == "talk") == (state.session is not None)
    if state.session is not None:
        check_talk(booth)
    assert (
        visiting
        or state.mode == "talk"
        or all((c.view, c.selection, c.ahead) == (None, None, ()) for c in state.charts.values())
    )
    nth, count = progress(content, state)
    assert 0 <= nth <= count
    assert is_last(content, state) or nth < count or count == 0
    ahead = neighbours(content, state)
    assert state.position.slide not in ahead and set(ahead) <= set(content.slides) and len(set(ahead)) == len(ahead)


def check_talk(booth: Booth) -> None:
    content, state, session, now = booth.deck, booth.state, booth.state.session, booth.now
    assert session is not None
    ids, here = spoken(content, session.talk), state.position.slide
    assert place(content, state) in ids
    assert (session.aside is None) == (here in ids) and here in state.seen
    assert sum(spent(session, here, now).values()) == approx(elapsed(session, now))
    assert session.console or not (session.frozen or session.sheet or session.pointer or session.spotlight)
    assert 0 <= session.notes_size < NOTES_SIZES and session.second in (None, *content.languages)
    assert session.begun is None or session.begun <= (session.paused or now) <= now
    assert all(session.talk.stop(slide).optional for slide in passed_over(content, state, now))  # type: ignore[union-attr]


def check_time(booth: Booth) -> None:
    content, state = booth.deck, booth.state
    due = deadline(content, state)
    if due is None:
        assert reduce(content, state, Tick(at=booth.now + 1e6)) is state
        return
    assert reduce(content, state, Tick(at=due - 0.001)) is state
    ticked = reduce(content, state, Tick(at=due))
    assert ticked is not state
    after = deadline(content, ticked)
    assert after is None or after > due  # no storm of ticks


def walk(booth: Booth, fingers: list[str]) -> None:
    check(booth)
    for finger in fingers:
        booth.play(finger)
        check(booth)
        check_time(booth)


@settings(max_examples=300, deadline=None)
@given(LOOP, LANGUAGES, st.lists(FINGER, max_size=25))
def test_any_hands(loop: str, languages: str, fingers: list[str]) -> None:
    walk(Booth(deck(loop, languages=languages, quiz=QUIZ, talks=TALKS)), fingers)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TALKED[:3]), st.lists(st.one_of(SPEAKER, SPEAKER, SPEAKER, FINGER), max_size=25))
def test_any_speaker(begins: str, fingers: list[str]) -> None:
    walk(Booth(deck(talks=TALKS)), [begins, *fingers])


@settings(max_examples=100, deadline=None)
@given(LANGUAGES, LANGUAGES, st.lists(FINGER, max_size=8), st.lists(FINGER, max_size=8))
def test_content_in_other_languages(before: str, after: str, first: list[str], then: list[str]) -> None:
    booth = Booth(deck(languages=before)).play(" ".join(first))
    booth.replace(deck(languages=after))
    check(booth)
    assert reduce(booth.deck, booth.state, DeckReplaced(booth.deck, at=booth.now)) is booth.state
    check(booth.play(" ".join(then)))


@settings(max_examples=100, deadline=None)
@given(st.lists(FINGER, max_size=15))
def test_left_alone_it_always_goes_back_to_attract_or_out_of_hours_to_sleep(fingers: list[str]) -> None:
    booth = Booth(deck(talks=TALKS)).play(" ".join(fingers))
    if booth.state.mode == "talk":  # a speaker may take their time
        booth.play("quit quit")
    state = booth.play("+400s").state
    assert state.mode == ("asleep" if state.closed else "attract")
