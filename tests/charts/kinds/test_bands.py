"""Bands: panels share their rows and their unit, and every row is read against its panel's reference."""

from dataclasses import replace

import pytest

from kiosk.charts.frame import Frame
from kiosk.charts.kinds import bands as kind
from kiosk.charts.marks import Bars, Box, Label, Mark
from kiosk.model.deck import Deck

from .drawn import (
    against,
    both,
    chart,
    deck,
    faults,
    frame,
    looks,
    only_labels_anew,
    picture,
    targets,
    texts,
    words,
    wrong,
)


@pytest.fixture(scope="module")
def made() -> Deck:
    women, men = {"lombardia": 85.5, "italy": 85.2, "eu28": 83.5}, {"lombardia": 81.2, "italy": 80.8, "eu28": 78.3}
    years = {"unit": "years"}
    rows = {f"r{n}": {"value": 20.0 + n, "name": both(f"Row {n}")} for n in range(7)}
    long = {key: {"value": 40.0, "name": both(f"A very long name of a country far away {key}")} for key in women}
    return deck(
        women={**years, "short": both("women"), "rows": women}, men={**years, "short": both("men"), "rows": men},
        months={"unit": "months", "rows": women}, turned={**years, "rows": dict(reversed(women.items()))},
        few={**years, "rows": {"lombardia": 3, "eu28": 2.5}}, zero={**years, "rows": {"lombardia": 0, "eu28": 0}},
        below={**years, "rows": {"lombardia": -3, "eu28": 2}}, endless={**years, "rows": {"lombardia": 900, "eu28": 2}},
        six={**years, "rows": {key: rows[key] for key in list(rows)[:6]}}, seven={**years, "rows": rows},
        equal={**years, "rows": {"lombardia": 80.0, "eu28": 80.0}}, long={**years, "rows": long},
        sound={**years, "short": both("women"), "rows": {"italy": 67.2, "eu28": 64.2}},
        fit={**years, "short": both("men"), "rows": {"italy": 67.6, "eu28": 63.5}},
        less={**years, "rows": {"lombardia": 70.5, "eu28": 80.0}},
    )  # fmt: skip


def raw(*indicators: str, reference: str = "eu28") -> dict[str, object]:
    return {"kind": "bands", "indicators": list(indicators), "reference": reference}


def aside(room: Frame) -> Frame:
    """The room beside a column of text."""
    return replace(room, box=Box(64, 290, 952, 700) if room.portrait else Box(830, 96, 994, 700))


def length(mark: Mark) -> float:
    assert isinstance(mark, Bars)
    return mark.boxes[-1].right - mark.boxes[0].x if mark.boxes else 0.0


def test_panel_and_row_are_the_key_so_that_another_view_moves_the_same_bands(made: Deck) -> None:
    _, fields = chart(**raw("women", "men"))
    assert list(kind.values(fields, made)) == [
        f"{panel}.{row}" for panel in "01" for row in ("lombardia", "italy", "eu28")
    ]
    _, other = chart(**raw("men", "women"))
    assert kind.values(other, made)["0.lombardia"] == 81.2


def test_rows_are_read_against_the_reference_and_that_against_the_first(made: Deck) -> None:
    assert against(made, **raw("women", "men")) == {
        "0.lombardia": ("Lombardia, women", "women.lombardia", "women.eu28"),
        "0.italy": ("Italy, women", "women.italy", "women.eu28"),
        "0.eu28": ("EU28, women", "women.eu28", "women.lombardia"),
        "1.lombardia": ("Lombardia, men", "men.lombardia", "men.eu28"),
        "1.italy": ("Italy, men", "men.italy", "men.eu28"),
        "1.eu28": ("EU28, men", "men.eu28", "men.lombardia"),
    }
    assert against(made, **raw("women"))["0.lombardia"][0] == "Lombardia"
    assert set(targets(picture(made, **raw("women", "men")))) == set(against(made, **raw("women", "men")))


def test_marks_belong_to_their_data_and_axes_to_none(made: Deck) -> None:
    keys = {mark.key for mark in picture(made, **raw("women"))}
    own = {f"0.lombardia.{part}" for part in ("body", "rim", "value", "gain")}
    assert own | {"0#reference", "0#name"} <= keys


def test_a_row_under_the_reference_has_no_rim_and_its_gain_is_a_loss(made: Deck) -> None:
    marks = {mark.key: mark for mark in picture(made, **raw("less"))}
    assert length(marks["0.lombardia.rim"]) == 0
    assert length(marks["0.lombardia.body"]) / length(marks["0.eu28.body"]) == pytest.approx(70.5 / 79.75, abs=0.005)
    assert texts(list(marks.values()))["0.lombardia.gain"] == "−9.5 years"


def test_the_excess_bears_the_colour_of_the_first_row(made: Deck) -> None:
    for name, fill, text in (("women", "excess", "acctext"), ("sound", "it", "it")):
        marks = {mark.key: mark for mark in picture(made, **raw(name))}
        first = "0.lombardia" if name == "women" else "0.italy"
        rim, gain, value = marks[f"{first}.rim"], marks[f"{first}.gain"], marks[f"{first}.value"]
        assert isinstance(rim, Bars) and rim.fill == fill
        assert isinstance(gain, Label) and gain.spans[0].color == text
        assert isinstance(value, Label) and value.spans[0].color == text


def test_few_rows_stand_together_in_the_middle(made: Deck) -> None:
    """What is free is above and below, not between a panel and the next."""
    for box in ("wide", "totem"):
        room = aside(frame(made, box))
        said = [mark.box for mark in picture(made, room, **raw("sound", "fit")) if isinstance(mark, Label)]
        above, below = min(each.y for each in said) - room.box.y, room.box.bottom - max(each.bottom for each in said)
        assert above == pytest.approx(below, abs=16)


def test_words_name_every_row_and_the_distance(made: Deck) -> None:
    assert (
        words(made, **raw("women"))
        == "Women: Lombardia 85.5, Italy 85.2 and EU28 83.5. Lombardia against EU28: +2.0 years."
    )
    told = words(made, **raw("six", reference="r5"))
    assert told == "Six: Row 0 20.0 and Row 5 25.0. Row 0 against Row 5: −5.0 years."


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (raw("women", "men"), []),
        (raw("few"), []),
        (raw("women", reference="lombardia"),
         ['reference: "lombardia" is both the first row and the reference: put the row that is read against it first']),
        (raw("women", "few"), ['indicators: "few" has other rows than "women", or another order']),
        (raw("women", "turned"), ['indicators: "turned" has other rows than "women", or another order']),
        (raw("women", "months"), ['indicators: "months" has another unit than "women"']),
        (raw("seven", reference="r6"), ['indicators: "seven" has more than 6 rows; use bars']),
        (raw("below"), ['indicators: "below" has values below zero, which no bands can show']),
        (raw("endless"), ['indicators: "endless" has more than 300 bands in a row; use bars']),
    ],
)  # fmt: skip
def test_faults(made: Deck, chosen: dict[str, object], told: list[str]) -> None:
    assert faults(made, **chosen) == told


LOOKS = {
    "two": raw("women", "men"), "one": raw("women"), "three": raw("women", "men", "women"), "few": raw("few"),
    "six": raw("six", reference="r5"), "equal": raw("equal"), "less": raw("less"),
    "italy": raw("sound", "fit"),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKS)
def test_everything_fits_in_every_look(made: Deck, name: str, qapp: object) -> None:
    for room in looks(made, ("wide", "beside", "totem")):
        for place in (room, aside(room)):
            assert wrong(picture(made, place, **LOOKS[name]), place) == []
    only_labels_anew(made, **LOOKS[name])


def test_long_names_wrap_and_leave_the_bands_their_room(made: Deck, qapp: object) -> None:
    for room in looks(made, ("wide", "totem")):
        marks = picture(made, room, **raw("long"))
        assert wrong(marks, room) == []
        body = next(mark for mark in marks if mark.key == "0.lombardia.body")
        assert length(body) > 0.3 * room.box.w


def test_nothing_at_all_is_drawn_too(made: Deck) -> None:
    assert length(next(mark for mark in picture(made, **raw("zero")) if mark.key == "0.lombardia.body")) == 0
