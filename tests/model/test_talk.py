"""A talk as its file says it: the plan, and what is no talk."""

from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.model.talk import Stop, Talk, TalkFile

HEAD: dict[str, Any] = {"title": {"it": "Benvenuti", "en": "Welcome"}, "minutes": 5}
STOPS = [{"slide": "cover", "seconds": 20}, {"slide": "hub", "seconds": 60, "optional": True},
         {"slide": "contact", "seconds": 30}]  # fmt: skip


def talk(**more: Any) -> Talk:
    return Talk.model_validate({"id": "welcome", **HEAD, "slides": STOPS} | more, strict=False)


def test_the_plan_gives_each_slide_its_time_optional_ones_too() -> None:
    one = talk()
    assert [one.plan(slide) for slide in (*one.ids, "home")] == [(0, 20), (20, 80), (80, 110), None]
    assert one.planned == 110 and one.stop("hub") == Stop(slide="hub", seconds=60, optional=True)
    assert one.stop("home") is None


@pytest.mark.parametrize(
    "fault",
    [
        {"minutes": 0}, {"minutes": 241}, {"title": {"italiano": "x"}}, {"language": "italian"},
        {"speaker": ""}, {"theme": "pink"}, {"mins": 5}, {"slides": [{"slide": "hub"}]},
        {"slides": [{"slide": "hub", "seconds": 4}]}, {"slides": [{"slide": "Hub", "seconds": 30}]},
        {"slides": [{"slide": "hub", "seconds": 30, "second": 3}]},
        {"date": "22/11/2026"}, {"date": "2026-02-30"}, {"date": "tomorrow"},
    ],
)  # fmt: skip
def test_what_is_no_talk(fault: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as raised:
        talk(**fault)
    assert raised.value.errors()[0]["loc"][0] in fault


def test_a_day_is_written_as_a_day() -> None:
    assert talk(date="2026-11-22").date == "2026-11-22" and talk().date is None


def test_a_file_shows_something() -> None:
    with pytest.raises(ValidationError, match="slides"):
        TalkFile.model_validate({**HEAD, "slides": []})
