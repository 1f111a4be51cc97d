"""A slide in the hand: it goes with the finger, shows what lies beside it, and is thrown on or comes back."""

from dataclasses import replace

import numpy as np
import pytest

from kiosk.charts.motion import SLIDE_SECONDS
from kiosk.model.state import (
    Activity,
    ChooseMotion,
    ChooseTheme,
    Clean,
    DeckReplaced,
    GoHome,
    GoTo,
    Next,
    Open,
    OpenPanel,
    Previous,
    StartQuiz,
    SwitchLanguage,
    Tick,
    Touch,
    deadline,
    questions,
)
from kiosk.ui.stage.drag import GIVE, LEAST_SECONDS, give, pace
from tests.content.shipped import deck

from .conftest import pixels

TOPIC = next(topic for topic in deck().topics if len(topic.slides) > 2)
FIRST, SECOND = TOPIC.slides[:2]
IN_TOPIC = (None, Touch(), Open(TOPIC.id))
AT_HOME = (None, Touch(), GoHome())


def shown(rig) -> np.ndarray:
    return pixels(rig.stage.grab().toImage())[..., :3].astype(int)


def moved_by(before: np.ndarray, after: np.ndarray) -> int:
    """How far to the right all of a picture has gone (give or take a rounding); what it left behind may be anything."""
    width = before.shape[1]
    for shift in sorted(range(-width + 60, width - 60), key=abs):
        a = before[:, max(-shift, 0) : width - max(shift, 0)]
        b = after[:, max(shift, 0) : width + min(shift, 0)]
        if abs(a[270] - b[270]).max() <= 2 and (abs(a[::7] - b[::7]) <= 2).mean() > 0.9995:
            return shift
    raise AssertionError("it has gone nowhere")


def to_second(booth) -> None:
    booth.do(Next())
    booth.settle()


def test_it_goes_with_the_finger_and_shows_its_neighbour(rig) -> None:
    booth = rig(*IN_TOPIC)
    to_second(booth)
    before = shown(booth)
    assert booth.stage.follow(500.0)
    assert booth.stage.dragged
    assert (shown(booth) == before).all()
    for x, way in [(480.0, -20), (300.0, -200), (520.0, 20), (700.0, 200)]:
        booth.stage.follow(x)
        assert moved_by(before, shown(booth)) == way
        assert booth.on_show == SECOND == booth.state.position.slide, "nothing is decided"
    left = shown(booth)[:, :200]
    booth.stage.follow(300.0)
    right = shown(booth)[:, -200:]
    assert len(np.unique(left.reshape(-1, 3), axis=0)) > 20, "the slide before comes in"
    assert len(np.unique(right.reshape(-1, 3), axis=0)) > 5, "and the one after"


@pytest.mark.parametrize(
    ("event", "x", "across", "there"),
    [
        (Next(), 200.0, -1.0, TOPIC.slides[2]),
        (Previous(), 800.0, 900.0, FIRST),
        (Next(), 400.0, -4000.0, TOPIC.slides[2]),
    ],
)
def test_thrown_it_goes_on_from_where_it_was(rig, event, x: float, across: float, there: str) -> None:
    booth = rig(*IN_TOPIC)
    to_second(booth)
    still = shown(booth)
    booth.stage.follow(500.0)
    booth.stage.follow(x)
    booth.stage.drop(event, across)
    assert not booth.stage.dragged and booth.stage.arriving
    assert moved_by(still, shown(booth)) == x - 500, "no jump"
    booth.frame(0.02)
    ahead = moved_by(still, shown(booth)) - (x - 500)
    assert ahead * (x - 500) > 0
    if abs(across) > 100:
        assert 0.6 < abs(ahead) / (abs(across) * 0.02) < 1.6, "about as fast as the finger"
    booth.settle()
    assert booth.on_show == booth.state.position.slide == there
    assert not booth.transition.isVisible()


def test_its_entrance_begins_as_after_any_other_step(rig) -> None:
    booth = rig(*IN_TOPIC)
    booth.stage.follow(900.0)
    booth.stage.follow(100.0)
    booth.stage.drop(Next(), -9000.0)
    entered = booth.now
    booth.frame(0.12)
    assert not booth.transition.isVisible()
    assert booth.stage.scene.elapsed == 0.0
    booth.frame(entered + SLIDE_SECONDS + 0.2 - booth.now)
    assert booth.stage.scene.elapsed == pytest.approx(0.2, abs=0.01)


@pytest.mark.parametrize("x", [480.0, 100.0, 700.0])
def test_dropped_it_comes_back(rig, x: float) -> None:
    booth = rig(*IN_TOPIC)
    before = shown(booth)
    booth.stage.follow(500.0)
    booth.stage.follow(x)
    held = shown(booth)
    booth.stage.drop(Activity(), 0.0)
    assert (shown(booth) == held).all(), "no jump"
    booth.frame(0.1)
    assert not (shown(booth) == before).all()
    booth.settle()
    assert (shown(booth) == before).all()
    assert booth.on_show == FIRST and not booth.transition.isVisible()


def test_taken_up_again_on_its_way_back_it_is_not_torn_away(rig) -> None:
    booth = rig(*IN_TOPIC)
    booth.stage.follow(500.0)
    booth.stage.follow(300.0)
    booth.stage.drop(Activity(), 0.0)
    booth.frame(0.05)
    assert not booth.stage.follow(600.0)
    booth.settle()
    before = shown(booth)
    assert booth.stage.follow(580.0)
    assert moved_by(before, shown(booth)) == 0


@pytest.mark.parametrize("events", [AT_HOME, (None,)])
@pytest.mark.parametrize("way", [-400.0, 400.0])
def test_where_nothing_lies_beside_it_it_gives_a_little(rig, events, way: float) -> None:
    booth = rig(*events)
    slide, before = booth.on_show, shown(booth)
    booth.stage.follow(500.0)
    booth.stage.follow(500.0 + way)
    gone = moved_by(before, shown(booth))
    assert gone * way > 0 and 30 < abs(gone) < GIVE * 960
    side = shown(booth)[:, -20:] if way < 0 else shown(booth)[:, :20]
    assert len(np.unique(side.reshape(-1, 3), axis=0)) == 1, "ground"
    booth.stage.drop(Next() if way < 0 and booth.state.mode == "visit" else Activity(), way)
    booth.settle()
    assert not booth.transition.isVisible()
    if events is AT_HOME:
        assert booth.on_show == slide and (shown(booth) == before).all()
    else:
        assert booth.on_show == "home"


def test_the_last_slide_is_followed_by_home_from_the_same_side(rig) -> None:
    booth = rig(None, Touch(), GoTo(TOPIC.slides[-1]))
    before = shown(booth)
    booth.stage.follow(700.0)
    booth.stage.follow(400.0)
    booth.stage.drop(Next(), -500.0)
    assert moved_by(before, shown(booth)) == -300
    booth.settle()
    assert booth.on_show == "home"


def test_a_question_gives_a_little_and_then_answers(rig) -> None:
    booth = rig(None, Touch(), StartQuiz())
    asked = booth.on_show
    assert asked in questions(deck())
    before = shown(booth)
    booth.stage.follow(500.0)
    booth.stage.follow(200.0)
    assert abs(moved_by(before, shown(booth))) < GIVE * 960
    booth.stage.drop(Next(), -100.0)
    booth.settle()
    assert booth.on_show == asked and booth.state.quiz.told
    booth.stage.follow(500.0)
    booth.stage.follow(200.0)
    booth.stage.drop(Next(), -100.0)
    booth.settle()
    assert booth.on_show == booth.state.quiz.questions[1]


@pytest.mark.parametrize(
    "event",
    [
        SwitchLanguage(),
        ChooseTheme("light"),
        DeckReplaced(replace(deck())),
        OpenPanel("display"),
        Clean(),
        Next(),
        GoHome(),
    ],
    ids=lambda event: type(event).__name__,
)
def test_whatever_else_happens_takes_it_out_of_the_hand(rig, event) -> None:
    booth = rig(*IN_TOPIC)
    booth.stage.follow(500.0)
    booth.stage.follow(300.0)
    booth.do(event)
    assert not booth.stage.dragged
    booth.settle()
    assert booth.on_show == booth.state.position.slide
    assert not booth.transition.isVisible()
    free = rig(*IN_TOPIC)
    free.do(event)
    free.settle()
    assert (shown(booth) == shown(free)).all(), "as if it had never been moved"


def test_the_ring_takes_it_out_of_the_hand(rig) -> None:
    booth = rig(*IN_TOPIC)
    booth.stage.follow(500.0)
    booth.stage.follow(300.0)
    booth.now = deadline(deck(), booth.state)
    booth.do(Tick())
    assert booth.state.asked is not None and not booth.stage.dragged
    assert not booth.stage.follow(400.0), "nor can it be taken while it asks"


def test_another_size_takes_it_out_of_the_hand(rig) -> None:
    booth = rig(*IN_TOPIC)
    booth.stage.follow(500.0)
    booth.stage.follow(300.0)
    booth.stage.resize(640, 360)
    assert not booth.stage.dragged and not booth.transition.isVisible()


def test_without_motion_it_stays(rig) -> None:
    booth = rig(*IN_TOPIC, ChooseMotion("none"))
    assert not booth.stage.follow(500.0) and not booth.stage.dragged


def test_a_moving_slide_is_not_taken(rig) -> None:
    booth = rig(*IN_TOPIC)
    booth.do(Next())
    assert not booth.stage.follow(500.0)
    booth.settle()
    assert booth.stage.follow(400.0)


def test_a_neighbour_that_is_not_ready_shows_ground_first(rig, qtbot) -> None:
    """The finger does not wait for it."""
    booth = rig(*IN_TOPIC)
    booth.stage.gallery.resized()
    built = []
    original = booth.stage.gallery.picture
    booth.stage.gallery.picture = lambda view, *rest: built.append(view.slide) or original(view, *rest)
    booth.stage.follow(900.0)
    booth.stage.follow(300.0)
    assert built == []
    assert len(np.unique(shown(booth)[:, -500:].reshape(-1, 3), axis=0)) == 1
    qtbot.waitUntil(lambda: built == [SECOND])
    assert len(np.unique(shown(booth)[:, -500:].reshape(-1, 3), axis=0)) > 20
    booth.stage.follow(250.0)
    booth.stage.drop(Next(), -100.0)
    assert built == [SECOND], "made once"


def test_nothing_runs_while_the_finger_rests(rig) -> None:
    booth = rig(*IN_TOPIC)
    booth.stage.follow(500.0)
    booth.stage.follow(300.0)
    booth.frame()
    assert booth.frames() == []


def test_the_less_it_gives_the_further_it_is_pulled() -> None:
    ways = [give(n / 20) for n in range(21)]
    steps = np.diff(ways)
    assert ways[0] == 0.0 and max(ways) < GIVE
    assert (steps > 0).all() and (np.diff(steps) < 0).all()


@pytest.mark.parametrize("share", [0.02, 0.5, 1.0])
def test_the_rest_takes_no_longer_than_a_whole_step(share: float) -> None:
    assert pace(share, 0.0) == pace(share, -3.0) == (SLIDE_SECONDS, 0.0)
    for speed in (0.1, 1.0, 5.0, 100.0):
        seconds, slope = pace(share, speed)
        assert LEAST_SECONDS <= seconds <= SLIDE_SECONDS and 0.0 < slope <= 3.0
        if seconds > LEAST_SECONDS:
            assert slope * share / seconds == pytest.approx(speed), "it sets out as fast as the finger was"
