"""Dumbbell: two discs a row on one scale, their difference said, who is who above the first row."""

from decimal import Decimal
from itertools import pairwise

import pytest

from kiosk.charts.marks import Box, Rule, Target
from kiosk.charts.motion import interpolate

from .lengths import LONG, chart, deck, faults, frame, labels, picture, targets, texts
from .ways import bad, curves, discs, enters_well, faultless, same_in_all_languages, series


def table(lombardia: object, italy: object, **raw: object) -> dict[str, object]:
    rows = {"lombardia": Decimal(str(lombardia)), "italy": Decimal(str(italy))}
    return {"unit": "percent", "rows": rows, **raw}


ROWS = {"lombardia": 24000, "italy": 18100, "france": 21500, "germany": 30100}
MADE = deck(
    stroke=table(10, 11.3, short="ictus"), embolism=table(9, 10.5, short="embolia"),
    wait=table(2.5, 3.5, unit="months", short="visite"), put=table(4, 4, unit="months", short="rinvii"),
    lists=table(6.5, 2, unit="months", short="riabilitazione"), tests=table(1.5, 1.9, unit="months", short="esami"),
    long=table(6.5, 2, unit="months", short=LONG), zero=table(0, 0), below=table(-3, 4, short="saldo"),
    before={"unit": "students", "short": "2010", "year": 2010, "rows": ROWS},
    after={"unit": "students", "short": "2020", "year": 2020,
           "rows": {"lombardia": 29900, "italy": 22400, "france": 21500, "germany": 28700}},
    lom=series(2010, 64, 86, step=10, place="lombardia", short="Lombardia", forecast=[2020]),
    ita=series(2010, 58, 80, step=10, short="Italia"),
    rank=table(3, 1, unit="rank", short="posizione"),
    **{f"m{n}": table(30 + n, 34 - n, short=f"misura {n}") for n in range(9)},
    nine={"unit": "people", "rows": {f"r{n}": {"value": n, "name": {"it": "a", "en": "a"}} for n in range(9)}},
)  # fmt: skip
BETWEEN = ["italy", "lombardia"]
MONTHS = ["wait", "put", "lists", "tests"]


def of(*indicators: str, **more: object) -> dict[str, object]:
    return {"kind": "dumbbell", "indicators": list(indicators), "between": BETWEEN, **more}


TABLES: dict[str, object] = {"kind": "dumbbell", "tables": ["before", "after"]}


def test_all_discs_are_on_one_scale_which_needs_no_axis() -> None:
    """Every disc carries its value."""
    marks = picture(MADE, **of(*MONTHS))
    places = {
        float(MADE.figures[f"{name}.{row}"].value): discs(marks)[f"{n}.{end}"].x
        for n, name in enumerate(MONTHS)
        for end, row in (("from", "italy"), ("to", "lombardia"))
    }
    (v0, x0), *_, (v1, x1) = sorted(places.items())
    for value, x in places.items():
        assert x == pytest.approx(x0 + (value - v0) / (v1 - v0) * (x1 - x0))
    assert not [mark for mark in marks if isinstance(mark, Rule)]
    assert not [key for key in texts(marks) if key.startswith(("tick", "unit"))]


def test_a_difference_stands_over_the_middle_of_its_bar() -> None:
    for raw, box in (
        (of("stroke", "embolism"), "wide"), (of(*MONTHS), "wide"), (of("stroke", "embolism"), "low totem"),
    ):  # fmt: skip
        marks = picture(MADE, frame(MADE, box), **raw)
        for key, label in labels(marks).items():
            if key.endswith(".apart"):
                one, other = (discs(marks)[key.replace("apart", end)] for end in ("from", "to"))
                assert label.box.cx == pytest.approx((one.x + other.x) / 2)
                assert label.spans[0].y < one.y


def test_where_rows_are_low_a_difference_follows_the_last_value() -> None:
    marks = picture(MADE, frame(MADE, "low"), **of(*(f"m{n}" for n in range(8))))
    said = labels(marks)
    for n in range(8):
        last = max(said[f"{n}.{end}.value"].box.right for end in ("from", "to"))
        assert said[f"{n}.apart"].box.x == pytest.approx(last + 24)


@pytest.mark.parametrize("box", ["wide", "beside", "totem"])
@pytest.mark.parametrize("count", [2, 3, 6])
def test_rows_share_the_height_evenly(box: str, count: int) -> None:
    room = frame(MADE, box)
    marks = picture(MADE, room, **of(*(f"m{n}" for n in range(count))))
    areas = [m.polygon for m in marks if isinstance(m, Target)]
    assert areas[0][0][1] == pytest.approx(room.box.y) and areas[-1][2][1] == pytest.approx(room.box.bottom)
    middles = [discs(marks)[f"{n}.to"].y for n in range(count)]
    pitches = [below - above for above, below in pairwise(middles)]
    assert pitches == pytest.approx([pitches[0]] * (count - 1))


def test_differences_are_said_with_their_sign() -> None:
    said = texts(picture(MADE, **of("stroke", "embolism")))
    assert (said["0.apart"], said["1.apart"]) == ("−1.3 points", "−1.5 points")
    said = texts(picture(MADE, **of(*MONTHS)))
    assert (said["1.apart"], said["2.apart"]) == ("the same", "+4.5 months")
    assert texts(picture(MADE, **of("rank")))["0.apart"] == ""


def test_who_is_who_stands_once_in_the_colours_of_the_discs() -> None:
    marks = picture(MADE, **of("stroke", "embolism"))
    said = labels(marks)
    assert {texts(marks)[f"who.{n}"]: said[f"who.{n}"].spans[0].color for n in (0, 1)} == {
        "Italy": "it", "Lombardia": "acctext",
    }  # fmt: skip
    dots = discs(marks)
    assert (dots["0.from"].fill, dots["0.to"].fill) == ("it", "acc")
    assert said["who.1"].box.right < said["who.0"].box.x  # as their discs
    assert said["who.0"].box.bottom <= dots["0.from"].y


def test_values_stand_outside() -> None:
    marks = picture(MADE, **of(*MONTHS))
    for n in range(4):
        left, right = sorted((discs(marks)[f"{n}.from"], discs(marks)[f"{n}.to"]), key=lambda disc: disc.x)
        one, other = sorted((labels(marks)[f"{n}.{end}.value"].box for end in ("from", "to")), key=lambda box: box.x)
        assert one.right <= left.x - left.r and other.x >= right.x + right.r


def test_of_one_entity_the_first_is_hollow_and_a_forecast_is_dashed() -> None:
    marks = picture(MADE, **of("ita", "lom", between=[2010, 2020]))
    dots = discs(marks)
    assert (dots["0.from"].fill, dots["0.to"].fill, dots["0.to"].edge) == ("ground", "it", "")
    assert (dots["1.to"].fill, bool(dots["1.to"].dash)) == ("ground", True)


def test_equal_values_are_both_seen() -> None:
    dots = discs(picture(MADE, **of(*MONTHS)))
    assert dots["1.from"].x == dots["1.to"].x and dots["1.from"].r > dots["1.to"].r


@pytest.mark.parametrize(
    "raw",
    [
        of("stroke", "embolism"), of("stroke"), of(*MONTHS), TABLES, of("ita", "lom", between=[2010, 2020]),
        of(*(f"m{n}" for n in range(8))), of("long", "wait"), of("zero"), of("below"), of("rank"),
        of("long", "lists", "wait"), of(*MONTHS, *MONTHS),
    ],
    ids=str,
)  # fmt: skip
def test_all_is_in_its_place_in_every_look(raw: dict[str, object], qapp) -> None:
    faultless(MADE, **raw)


def test_it_enters_from_the_first_disc() -> None:
    enters_well(MADE, **of("stroke", "embolism"))
    enters_well(MADE, **TABLES)


def test_another_language_only_labels_anew() -> None:
    for raw in (of("stroke", "embolism"), TABLES):
        same_in_all_languages(MADE, **raw)


def test_another_view_moves_the_same_marks() -> None:
    (kind, first), (_, second) = chart(**of("stroke", "embolism")), chart(**of("m0", "m1"))
    old, new = kind.values(first, MADE), kind.values(second, MADE)
    assert list(old) == list(new) == ["0#from", "0", "1#from", "1"]
    room = frame(MADE)
    half = discs(kind.marks(second, interpolate(old, new, 0.2), 1.0, room))
    start, end = (discs(kind.marks(second, values, 1.0, room)) for values in (old, new))
    assert min(start["0.to"].x, end["0.to"].x) <= half["0.to"].x <= max(start["0.to"].x, end["0.to"].x)
    for mark in half.values():
        assert room.box.x <= mark.x <= room.box.right


def test_a_row_is_read_against_its_first_figure() -> None:
    kind, fields = chart(**of("stroke", "embolism"))
    readings = kind.readings(fields, MADE, "en")
    assert [reading.name for reading in readings.values()] == ["Ictus, Lombardia", "Embolia, Lombardia"]
    assert all(r.figure.place == "lombardia" and r.against and r.against.place == "italy" for r in readings.values())
    assert list(kind.readings(chart(**TABLES)[1], MADE, "en")) == list(ROWS)


def test_targets_are_rows() -> None:
    marks = picture(MADE, **TABLES)
    areas = {m.key: Box(*m.polygon[0], 0, 0) for m in marks if isinstance(m, Target)}
    assert [areas[row].y for row in ROWS] == sorted(area.y for area in areas.values())
    assert targets(picture(MADE, **of("stroke")))["0"] == "Ictus: Italy 11.3%, Lombardia 10%, −1.3 points"
    ring = {key for key in discs(picture(MADE, frame(MADE, selection="italy"), **TABLES)) if key.endswith("ring")}
    assert ring == {"italy.from.ring", "italy.to.ring"}


def test_the_bar_is_as_long_as_the_difference() -> None:
    """Between the discs' edges."""
    marks = picture(MADE, **of("stroke", "embolism"))
    for n in (0, 1):
        (ax, _), (bx, _) = curves(marks)[f"{n}.bar"].points
        one, other = discs(marks)[f"{n}.from"], discs(marks)[f"{n}.to"]
        assert abs(ax - bx) == pytest.approx(abs(one.x - other.x) - one.r - other.r)


@pytest.mark.parametrize(
    ("raw", "field", "word"),
    [
        (of("stroke", "wait"), "indicators", "units"),
        ({"kind": "dumbbell", "tables": ["nine", "nine"]}, "tables", "bars"),
        ({"kind": "dumbbell", "tables": ["before", "stroke"]}, "tables", "same rows"),
    ],
)
def test_what_cannot_be_compared_is_refused(raw: dict[str, object], field: str, word: str) -> None:
    (found,) = faults(MADE, **raw)
    assert found.startswith(f"{field}: ") and word in found


def test_many_rows_are_not_read_out_one_by_one() -> None:
    kind, fields = chart(**of(*(f"m{n}" for n in range(8))))
    assert kind.words(fields, MADE, "en").count("%") == 4
    kind, fields = chart(**of("stroke", "embolism"))
    words = kind.words(fields, MADE, "en").replace("\u00a0", " ")
    assert (
        words == "Stroke: Italy 11.3%, Lombardia 10% (−1.3 points). Embolism: Italy 10.5%, Lombardia 9% (−1.5 points)."
    )


def test_nothing_lies_on_anything_while_one_is_touched() -> None:
    room = frame(MADE, selection="0")
    assert not bad(picture(MADE, room, **of("stroke", "embolism")), room)
