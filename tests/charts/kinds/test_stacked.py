"""Stacked: parts of a whole, refused where they are none; words in the parts or outside them, never unreadable."""

from decimal import Decimal

import pytest

from kiosk.charts.kinds import stacked
from kiosk.charts.marks import Curve, Label, Panel
from kiosk.charts.motion import interpolate
from kiosk.charts.stack import spread
from kiosk.model.deck import Deck
from kiosk.model.tokens import THEMES
from tests.charts.colour import contrast

from .lengths import (
    LONG,
    chart,
    dashed,
    deck,
    faults,
    frame,
    labels,
    looks,
    panels,
    picture,
    table,
    targets,
    texts,
    wrong,
)

THIN = (50, 30, 12, 4, 2, 1, 1)


@pytest.fixture(scope="module")
def made() -> Deck:
    return deck(
        share={"rows": {"lombardia": 43, "italy": 57}, "unit": "percent", "short": "employees"},
        exports={"rows": {"lombardia": 27, "italy": 73}, "unit": "percent", "short": "exports of medicines"},
        research={"rows": {"lombardia": 2, "italy": 98}, "unit": "percent"},
        rounded={"rows": table("33.3", "33.3", "33.3"), "unit": "percent"},
        short={"rows": table("33.3", "33.3", "33.2"), "unit": "percent"},
        areas={"rows": table(3, 2, 4, 3, 1), "unit": "institutes"},
        institutes={"value": 19, "unit": "institutes"},
        partners={"rows": table(13, 13, 21), "unit": "partners"},
        partners_all={"value": 47, "unit": "partners"},
        money={"rows": table(400, 600), "unit": "eur", "scale": "million"},
        money_all={"value": 1, "unit": "eur", "scale": "billion"},
        thin={"rows": table(*THIN), "unit": "percent", "place": "lombardia"},
        thinner={"rows": table(*reversed(THIN)), "unit": "percent", "place": "lombardia"},
        grey={"rows": table(*THIN), "unit": "percent"},
        long_names={
            "rows": table(50, 30, 20, names=(LONG[:77], LONG[:60], LONG[:50])),
            "unit": "percent",
            "place": "italy",
        },
        nine={"rows": table(*[11] * 8, 12), "unit": "percent"},
        below={"rows": table(110, -10), "unit": "percent"},
        series={"series": {2010: 40, 2020: 60}, "unit": "percent"},
    )


def test_parts_follow_each_other_and_fill_the_whole(made: Deck) -> None:
    found = panels(picture(made, kind="stacked", indicators=["share"]), "part")
    lombardia, italy = found["lombardia"], found["italy"]
    assert 0 < italy.x - lombardia.right < 6
    assert (lombardia.w + 4) / (lombardia.w + italy.w + 8) == pytest.approx(0.43)
    assert italy.right - lombardia.x == pytest.approx(1728, abs=5)


def test_on_a_totem_the_bar_stands(made: Deck) -> None:
    room = frame(made, "totem")
    found = panels(picture(made, room, kind="stacked", indicators=["share"]), "part")
    assert found["lombardia"].x == found["italy"].x and found["italy"].y > found["lombardia"].bottom
    assert (found["lombardia"].h + 4) / room.box.h == pytest.approx(0.43)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ({"indicators": ["areas"], "of": "institutes"}, 'the rows of "areas" add up to 13, not to 19'),
        ({"indicators": ["short"]}, 'the rows of "short" add up to 99.8, not to 100'),
        ({"indicators": ["areas"]}, 'of what the rows of "areas" are parts is not said'),
        ({"indicators": ["series"]}, '"series" is no table of parts'),
        ({"indicators": ["nine"]}, '"nine" has too many parts'),
        ({"indicators": ["below"]}, '"below.r1" is below zero'),
        ({"indicators": ["share", "rounded"]}, '"rounded" and "share" do not have the same parts'),
        ({"indicators": ["share"], "of": "institutes"}, '"institutes" has not the unit of "share"'),
    ],
)
def test_what_is_no_part_of_a_whole_is_refused(made: Deck, raw: dict[str, object], words: str) -> None:
    (found,) = faults(made, kind="stacked", **raw)
    assert found.partition(": ")[2].startswith(words)


def test_the_refusal_names_what_to_use_instead(made: Deck) -> None:
    (found,) = faults(made, kind="stacked", indicators=["areas"], of="institutes")
    assert "no part of a whole must not be drawn as one" in found and "bars" in found and "chains" in found


@pytest.mark.parametrize(
    "raw",
    [
        {"indicators": ["rounded"]},  # 99.9: half a unit of the last decimal for each part
        {"indicators": ["partners"], "of": "partners-all"},
        {"indicators": ["money"], "of": "money-all"},
        {"indicators": ["share", "exports", "research"]},
    ],
)
def test_what_adds_up_is_drawn(made: Deck, raw: dict[str, object]) -> None:
    assert faults(made, kind="stacked", **raw) == []


def test_parts_are_parts_of_the_whole_that_is_named(made: Deck) -> None:
    marks = picture(made, kind="stacked", indicators=["money"], of="money-all")
    found = panels(marks, "part")
    assert (found["r0"].w + 4) / (found["r1"].w + 4) == pytest.approx(400 / 600)
    assert found["r1"].right == pytest.approx(96 + 1728, abs=3)
    assert texts(marks)["#whole"] == "In all: €1 billion"


def test_rounded_parts_leave_the_rest_empty(made: Deck) -> None:
    """99.9 are no 100: nothing is stretched."""
    found = panels(picture(made, kind="stacked", indicators=["rounded"]), "part")
    assert found["r2"].right == pytest.approx(96 + 1728 * 0.999 - 2)


@pytest.mark.parametrize("box", ["wide", "totem"])
def test_every_part_is_named_with_its_value(made: Deck, box: str) -> None:
    for name in ("thin", "grey", "share"):
        marks = picture(made, frame(made, box), kind="stacked", indicators=[name])
        said = texts(marks)
        for key, spoken in targets(marks).items():
            who, _, value = spoken.partition(": ")
            text = " ".join(text for label, text in said.items() if label.rpartition(".")[0] == key)
            assert who in text and value in text


@pytest.mark.parametrize("name", ["share", "thin", "grey", "partners"])
def test_words_on_a_part_can_be_read_in_all_themes(made: Deck, name: str) -> None:
    of = {"of": "partners-all"} if name == "partners" else {}
    for box in ("wide", "totem"):
        marks = picture(made, frame(made, box), kind="stacked", indicators=[name], **of)
        fills = {m.key.rpartition(".")[0]: m.fill for m in marks if isinstance(m, Panel)}
        for mark in marks:
            if isinstance(mark, Label) and mark.key.endswith(".value"):
                for theme in THEMES.values():
                    fill = theme[fills[mark.key.rpartition(".")[0]]]
                    assert all(contrast(theme[span.color], fill) >= 4.5 for span in mark.spans)


def test_labels_outside_their_part_are_led_to(made: Deck) -> None:
    for box in ("wide", "totem"):
        marks = picture(made, frame(made, box), kind="stacked", indicators=["thin"])
        found, bars = labels(marks), panels(marks, "part")
        leaders = {m.key.rpartition(".")[0]: m for m in marks if isinstance(m, Curve)}
        assert {"r3", "r4", "r5", "r6"} <= leaders.keys()
        for key, leader in leaders.items():
            (ax, ay), (bx, by) = leader.points[0], leader.points[-1]
            part, label = bars[key], found[f"{key}.label"].box
            assert part.x - 8 <= ax <= part.right + 8 and part.y - 8 <= ay <= part.bottom + 8
            assert label.x - 14 <= bx <= label.right and label.y - 8 <= by <= label.bottom


def test_several_bars_name_their_parts_and_themselves(made: Deck) -> None:
    raw = {"kind": "stacked", "indicators": ["share", "exports", "research"]}
    marks = picture(made, **raw)
    said = texts(marks)
    assert [said[f"#bar.{i}"] for i in range(3)] == ["Employees", "Exports of medicines", "Research"]
    assert said["lombardia/0.value"] == "43% Lombardia"
    found = panels(marks, "part")
    assert found["lombardia/0"].y < found["lombardia/1"].y < found["lombardia/2"].y
    standing = texts(picture(made, frame(made, "totem"), **raw))
    assert standing["lombardia/0.value"] == "43%" and standing["italy/2.label"] == "Italy"
    assert standing["lombardia/2.label"] == "2% Lombardia"


@pytest.mark.parametrize(
    "names",
    [["share"], ["share", "exports", "research"], ["thin"], ["thin", "thinner"], ["grey"], ["grey", "thin"],
     ["long-names"], ["long-names"] * 2, ["share"] * 5],
)  # fmt: skip
def test_nothing_collides_in_any_look(made: Deck, names: list[str], qapp) -> None:
    for room in looks(made):
        assert wrong(picture(made, room, kind="stacked", indicators=names), room) == []


def test_thin_parts_can_be_touched(made: Deck) -> None:
    for box in ("wide", "totem"):
        for mark in picture(made, frame(made, box), kind="stacked", indicators=["thin"]):
            if mark.key in targets([mark]):
                xs, ys = zip(*mark.polygon, strict=True)  # type: ignore[union-attr]
                assert min(max(xs) - min(xs), max(ys) - min(ys)) >= 44


def test_another_table_moves_the_same_parts(made: Deck) -> None:
    (kind, first), (_, second) = (chart(kind="stacked", indicators=[name]) for name in ("share", "exports"))
    old, new, room = kind.values(first, made), kind.values(second, made), frame(made)
    assert old.keys() == new.keys() == {"lombardia", "italy"}
    for step in range(10):
        found = panels(kind.marks(second, interpolate(old, new, step / 10), 1.0, room), "part")
        assert found["italy"].right <= room.box.right
        assert 0.27 * 1728 - 5 <= found["lombardia"].w <= 0.43 * 1728


def test_a_part_is_read_against_the_largest(made: Deck) -> None:
    kind, fields = chart(kind="stacked", indicators=["share", "exports"])
    found = kind.readings(fields, made, "en")
    assert {key: r.against and r.against.ref.row for key, r in found.items()} == {
        "lombardia/0": "italy", "italy/0": None, "lombardia/1": "italy", "italy/1": None,
    }  # fmt: skip
    assert found["lombardia/1"].against and found["lombardia/1"].against.ref.id == "exports"


def test_the_parts_are_told_largest_first(made: Deck) -> None:
    kind, fields = chart(kind="stacked", indicators=["partners"], of="partners-all")
    said = kind.words(fields, made, "en").replace("\u00a0", " ")
    assert said == ("Partners, in parts: Riabilitazione 21, Cardiologia 13 and Oncologia 13. In all: 47 partners.")
    kind, fields = chart(kind="stacked", indicators=["thin"])
    assert "in 7 parts" in kind.words(fields, made, "en")


def test_labels_in_a_line_move_apart_and_stay_between_their_ends() -> None:
    assert spread([100, 110], [40, 40], 0, 300) == [100, 158]
    assert spread([290, 295], [40, 40], 0, 300) == [222, 280]
    assert spread([0], [40], 0, 300) == [20]
    assert spread([0, 0], [200, 200], 0, 300) is None


def test_the_example_adds_up_and_is_of_the_ledger() -> None:
    assert stacked.SAMPLE == {} and stacked.EXAMPLE["of"] == "hub-partners-all"


def test_decimals_decide_how_much_rounding_is_believed() -> None:
    """Parts with one decimal may miss 100 by a twentieth each, whole ones by a half."""
    for values, sound in (((33, 33, 33), True), ((33, 33, 32), False), (("33.3", "33.3", "33.3"), True)):
        made = deck(made={"rows": table(*map(Decimal, values)), "unit": "percent"})
        assert (faults(made, kind="stacked", indicators=["made"]) == []) is sound


def test_a_part_that_is_a_forecast_is_dashed_and_called_one() -> None:
    rows = {"lombardia": {"value": 40, "year": 2030}, "italy": 60}
    made = deck(made={"rows": rows, "unit": "percent", "year": 2020, "forecast": [2030]})
    for box in ("wide", "totem"):
        marks = picture(made, frame(made, box), kind="stacked", indicators=["made"])
        assert dashed(marks) == {"lombardia"}
        assert texts(marks)["lombardia.label"].endswith("Lombardia, forecast")
