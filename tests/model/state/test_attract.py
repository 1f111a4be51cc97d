"""The loop that invites, and the touch that wakes."""

from dataclasses import replace

import pytest

from kiosk.model.state import Tick, deadline, initial, neighbours, reduce
from tests.model.state.fingers import Booth, deck, film, play, seen


def test_it_opens_on_the_first_stop_in_the_default_language() -> None:
    state = initial(deck(), 7.0)
    assert (state.mode, state.position.slide, state.language, state.theme) == ("attract", "region", "it", "dark")
    assert (state.text_size, state.motion, state.entered, state.attract_since) == ("normal", "full", 7.0, 7.0)


def test_overrides_are_kept_for_every_visitor() -> None:
    state = initial(deck(), language="en", theme="light", text_size="large", motion="none")
    booth = Booth(state=state).play("touch it dark largest full tap:pharma over")
    reset = booth.state
    assert (reset.language, reset.theme, reset.text_size, reset.motion) == ("en", "light", "large", "none")
    assert initial(deck(), language="xx").language == "it"


@pytest.mark.parametrize(
    ("loop", "languages", "shown"),
    [
        ("region:9 sector:9 care:9", "it en", "region it, sector en, care it, region en, sector it, care en"),
        ("region:12 sector:10", "it en", "region it, sector en, region en, sector it, region it, sector en"),
        ("region:12", "it en", "region it, region en, region it"),
        ("region:12", "it en de", "region it, region en, region de, region it"),
        ("region:12 sector:10", "it", "region it, sector it, region it"),
        # the invitation between all others: a slide may stand in the loop more than once
        ("region:8 care:10 region:8 sector:10", "it en",
         "region it, care en, region it, sector en, region en, care it, region en, sector it, region it"),
        ("region:8 region:8 sector:10", "it en", "region it, region en, sector it, region en, region it, sector en"),
    ],
)  # fmt: skip
def test_languages_alternate(loop: str, languages: str, shown: str) -> None:
    expected = shown.split(", ")
    assert film(deck(loop, languages=languages), len(expected)) == expected


@pytest.mark.parametrize("stops", range(1, 6))
@pytest.mark.parametrize("languages", ["it", "it en", "it en de"])
def test_in_time_each_slide_is_seen_in_each_language(stops: int, languages: str) -> None:
    slides = ("region", "sector", "pharma-1", "pharma-2", "care")[:stops]
    loop = " ".join(f"{slide}:10" for slide in slides)
    count = len(languages.split())
    shown = film(deck(loop, languages=languages), stops * count)
    assert sorted(shown) == sorted(f"{slide} {language}" for slide in slides for language in languages.split())


def test_the_default_language_opens_whatever_the_order() -> None:
    assert film(deck("region:12 sector:10", language="en"), 2) == ["region en", "sector it"]


@pytest.mark.parametrize(
    ("loop", "languages", "due"),
    [
        ("region:12 sector:10", "it en", 12),
        ("region:12", "it en", 6),
        ("region:12", "it en de", 4),
        ("region:12", "it", None),
    ],
)
def test_a_stop_lasts_its_seconds(loop: str, languages: str, due: float | None) -> None:
    content = deck(loop, languages=languages)
    state = initial(content, 100.0)
    assert deadline(content, state) == (None if due is None else 100 + due)
    early = 1e6 if due is None else 100 + due - 0.01
    assert reduce(content, state, Tick(at=early)) is state


def test_a_late_tick_moves_one_stop_and_no_storm_follows() -> None:
    booth = Booth().play("late+1000s tick")
    assert booth.seen == "attract sector en"
    assert deadline(booth.deck, booth.state) == 1010
    assert booth.play("tick tick").seen == "attract sector en"


def test_a_slide_that_stays_is_not_entered_again() -> None:
    state = play("+6s", deck("region:12"))
    assert (state.language, state.entered, state.move, state.moved) == ("en", 0, "swap", 6)
    state = play("+12s")
    assert (state.position.slide, state.entered, state.move) == ("sector", 12, "swap")


@pytest.mark.parametrize(
    ("fingers", "expected"),
    [
        ("touch", "visit home it"),  # from the region: home
        ("+12s touch", "visit sector en"),  # the slide on show, in the language on show
        ("+22s touch", "visit pharma-2 it"),
        ("+34s touch", "visit home en"),
        (".", "visit home it"),
        ("staff", "attract region it"),
        # keys and buttons wake too, and do nothing else
        (">", "visit home it"),
        ("+22s <", "visit pharma-2 it"),
        ("+22s first", "visit pharma-2 it"),
        ("+22s home", "visit pharma-2 it"),
        ("+22s switch", "visit pharma-2 it"),
        ("+22s en", "visit pharma-2 it"),
        ("+22s tap:sector", "visit pharma-2 it"),
        ("+22s go:care", "visit pharma-2 it"),
        ("+22s continue", "visit pharma-2 it"),
        ("+22s over", "attract pharma-2 it"),
        ("+22s touch over touch", "visit home it"),
    ],
)
def test_a_touch_wakes_and_presses_nothing_else(fingers: str, expected: str) -> None:
    assert seen(fingers) == expected


def test_waking() -> None:
    home = play("+3s touch")
    assert (home.move, home.entered, home.moved, home.touched) == ("in", 3, 3, 3)
    topic = play("+23s touch light")
    assert (topic.position.step, topic.entered, topic.touched) == (2, 22, 23)  # its chart goes on as it was
    assert play("+23s touch").move == "none"
    assert (play("+23s light").theme, play("+23s mark:care=a").charts) == ("dark", {})
    assert seen("touch", deck("home:10")) == "visit home it"
    assert seen("touch", deck("credits:10")) == "visit home it"


def test_staff_begin_no_visit_but_keep_the_screen_awake() -> None:
    assert play("closes +50s staff +50s").mode == "attract" and play("closes +50s +50s").mode == "asleep"


def test_what_is_built_ahead() -> None:
    content = deck()
    assert neighbours(content, initial(content)) == ("sector", "home")
    assert neighbours(content, play("+22s")) == ("region", "pharma-3", "pharma-1", "home")


def test_stops_that_the_deck_lacks_are_passed_over() -> None:
    content = deck("region:12 sector:10")
    broken = replace(content, slides={k: v for k, v in content.slides.items() if k != "region"})
    assert film(broken, 3) == ["sector it", "sector en", "sector it"]
    broken = replace(content, slides={k: v for k, v in content.slides.items() if k in ("home", "care")})
    assert film(broken, 2) == ["home it", "home en"]
    broken = replace(content, slides={k: v for k, v in content.slides.items() if k == "care"})
    assert film(broken, 1) == ["care it"]


@pytest.mark.parametrize(
    ("fingers", "expected"),
    [
        ("start-en", "attract region en"),
        ("start-en touch over", "attract region en"),
        ("start-en start-it", "attract region it"),
        ("start-xx", "attract region it"),
        ("touch tap:pharma start-en", "visit pharma-1 en"),
        ("touch it start-en it over", "attract region en"),
    ],
)
def test_staff_choose_the_language_in_which_visits_start(fingers: str, expected: str) -> None:
    assert seen(fingers) == expected
