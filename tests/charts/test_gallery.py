"""The gallery: every kind's example as text, and on its slide in every look that a visitor can choose."""

from functools import cache

import pytest

from kiosk.charts import kinds
from kiosk.charts.marks import Target
from kiosk.charts.motion import interpolate, length, progress
from kiosk.check.fit import looks, troubles
from kiosk.compose.page import Choice, Look
from kiosk.compose.slide import compose
from kiosk.loader.gallery import SAMPLE, gallery
from kiosk.model.deck import Deck
from kiosk.ui.style import QtMeasure
from kiosk.words.render import plain
from tests.content.shipped import deck as shipped

from .pictures import LANGUAGES, frame, told

ALOUD = ("network", "tally")
"""They show by themselves what is touched, and open no card."""
EACH = pytest.mark.parametrize("name", kinds.names())
BOTH = pytest.mark.parametrize("language", LANGUAGES)


@cache
def examples() -> Deck:
    """The gallery beside the shipped content."""
    return gallery(shipped())


@EACH
@BOTH
def test_snapshot(name: str, language: str, snapshot) -> None:
    deck = examples()
    kind, fields = kinds.chart(deck.slides[name].chart or {})
    room, target = frame(deck, language), kind.values(fields, deck)
    pictures = []
    for phase in (0.0, 0.5, 1.0):
        elapsed = phase * length(len(target))
        marks = kind.marks(fields, interpolate({}, target, elapsed), progress(elapsed, len(target)), room)
        pictures.append(f"-- phase {phase}\n{told(list(marks))}")
    assert "\n".join(pictures) == snapshot


@EACH
def test_an_example_is_sound(name: str) -> None:
    """What the manual shows can be drawn, and finds its figures by the ids that it names."""
    deck = examples()
    assert kinds.kind(name).KIND == name == kinds.kind(name).EXAMPLE["kind"]
    for fields in kinds.charts(deck.slides[name].chart or {}):
        assert list(fields.faults(deck)) == []
        assert all(ref.id in deck.indicators for ref in fields.references())


@EACH
def test_everything_fits_and_nothing_collides(name: str, qapp: object) -> None:
    measure = QtMeasure()
    for look in looks(examples()):
        found = [(rule, field, say.params) for rule, field, say in troubles(examples(), name, look, measure)]
        assert found == []


@EACH
@BOTH
def test_invented_data_says_so_in_the_picture(name: str, language: str, qapp: object) -> None:
    deck = examples()
    page = compose(deck, name, Look(language), QtMeasure())
    said = plain(deck.sources[SAMPLE].by, deck, language)
    shown = [span.text for mark in page.final() for span in getattr(mark, "spans", ())]
    assert any(said in text for text in shown) == bool(kinds.kind(name).SAMPLE)


@EACH
@BOTH
def test_every_mark_that_reads_can_be_touched_and_says_so(name: str, language: str, qapp: object) -> None:
    for portrait in (False, True):
        page = compose(examples(), name, Look(language, portrait), QtMeasure())
        assert page.live is not None
        for time in (None, *page.live.times):
            marks = page.final(Choice(time=time))
            touchable = [mark.key for mark in marks if isinstance(mark, Target)]
            assert len(set(touchable)) == len(touchable), "one target a key"
        assert set(page.live.keys) <= {mark.key for mark in page.final() if isinstance(mark, Target)}
        for key in page.live.keys:
            assert page.live.read(Choice(key))
            assert page.live.card(Choice(key)) or name in ALOUD
