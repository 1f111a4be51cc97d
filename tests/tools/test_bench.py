"""The bench works and its JSON has the shape that is promised. No figure is judged here: tests have no clock."""

import json
import sys
from pathlib import Path

import pytest

from kiosk import places
from kiosk.check.check import check
from kiosk.cli import main
from kiosk.loader.load import load
from kiosk.model.deck import Deck
from kiosk.tools.bench.corpora import KINDS, every
from kiosk.tools.bench.decks import generate
from kiosk.tools.bench.figures import middle, percentile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_attacks_are_measured_each_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--quick", "--only", "attacks"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"machine", "attacks"}
    cases = told["attacks"]["cases"]
    assert set(cases) <= {name for kind in KINDS for name, _ in every(kind)}
    assert {name.split("/")[0] for name in cases} == set(KINDS) and len(cases) > 30
    assert told["attacks"]["summary"]["count"] == len(cases) and told["attacks"]["summary"]["all_refused"]
    for name, found in cases.items():
        assert set(found) == {"ms", "mb", "refused"}, name
        assert found["refused"], name
        assert isinstance(found["ms"], float) and 0.0 <= found["mb"] < 64.0, name


@pytest.mark.usefixtures("qapp")
def test_frames_are_measured_of_each_chart_that_moves(deck: Deck) -> None:
    from kiosk.tools.bench import frames
    from kiosk.tools.qt import application

    times = frames._frames(application(), deck, "irccs-areas", (1920, 1080), 12)
    assert len(times) == 12 and min(times) > 0
    assert frames._frames(application(), deck, "home", (480, 270), 12) == []
    assert set(frames._figures(times)) == {"p50_ms", "p99_ms", "max_ms", "count"}


def test_check_is_measured_as_the_command_takes_it(tmp_path: Path) -> None:
    from kiosk.tools.bench.check import timed

    generate(places.content(), 5, tmp_path / "content")
    found = timed(tmp_path / "content", 1)
    assert set(found) == {"ms", "load_ms", "rules_ms", "problems"}
    assert found["ms"] > found["load_ms"] > 0 and found["problems"] == 0


@pytest.mark.parametrize("count", [5, 30])
def test_generated_decks_are_sound_and_as_long_as_asked(tmp_path: Path, count: int) -> None:
    generate(places.content(), count, tmp_path / "content")
    loaded = load(tmp_path / "content")
    problems = check(loaded, places.assets())
    assert [one for one in problems if not one.rule.startswith("unused-")] == []  # by slides that are not there
    assert loaded.deck is not None and len(loaded.deck.slides) == count


def test_long_decks_fill_every_topic(tmp_path: Path, deck: Deck) -> None:
    generate(places.content(), 300, tmp_path / "content")
    long = load(tmp_path / "content").deck
    assert long is not None
    counts = {topic.id: len(topic.slides) for topic in long.topics}
    assert all(counts[topic.id] > 3 * len(topic.slides) for topic in deck.topics if topic.id != "hub"), counts
    assert len(long.indicators) > 2 * len(deck.indicators)


def test_figures() -> None:
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile(range(100), 0.99) == 99
    assert percentile([1], 0.99) == 1
    assert middle([1, 2, 40]) == 2
