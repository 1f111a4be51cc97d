"""How long a slide takes to read."""

import pytest

from kiosk.model.slide import Slide
from kiosk.model.state import reading_seconds


def slide(**fields: object) -> Slide:
    return Slide.model_validate({"id": "a", "layout": "chart", "title": {"it": "Uno due", "en": "One"}, **fields})


@pytest.mark.parametrize(
    ("fields", "italian", "english"),
    [
        ({}, 2, 1),
        ({"body": {"it": "tre quattro\ncinque", "en": "two"}}, 5, 2),
        ({"notes": {"it": "non si vede", "en": "unseen"}}, 2, 1),
        ({"takeaway": {"figure": {"it": "{a}", "en": "{a}"}, "text": {"it": "tre quattro", "en": "two"}}}, 5, 3),
        ({"caution": {"title": {"it": "tre"}, "text": {"it": "quattro"}}}, 4, 1),
        ({"chart": {"kind": "cells", "labels": [{"it": "tre", "en": "two"}, 4], "indicators": ["x"]}}, 3, 2),
        ({"reveal": ["title"], "heeds": ["x"]}, 2, 1),
    ],
)
def test_words_at_200_a_minute(fields: dict[str, object], italian: int, english: int) -> None:
    assert reading_seconds(slide(**fields), "it") == pytest.approx(italian * 0.3)
    assert reading_seconds(slide(**fields), "en") == pytest.approx(english * 0.3)
    assert reading_seconds(slide(**fields), "de") == 0
