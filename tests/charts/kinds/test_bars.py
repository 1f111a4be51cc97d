"""Bars: lengths from zero, each row named, rows that move to their new places."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from kiosk.charts import rows
from kiosk.charts.kinds import bars
from kiosk.charts.marks import Panel, Rule
from kiosk.charts.motion import interpolate, length, progress
from kiosk.model.deck import Deck

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

HEALTH = {"italy": Decimal("70.9"), "france": Decimal("66.3"), "germany": Decimal("65.2"), "uk": 69}
LATER = {"italy": 61, "france": 80, "germany": 70}


SHARES: dict[str, dict[str, object]] = {
    name: {"value": value, "unit": "percent", "place": "lombardia", "short": {"it": short, "en": short}}
    for name, value, short in (
        ("trials", 50, "studi clinici"), ("jobs", 43, "addetti"), ("bio", 40, "imprese biofarmaceutiche"),
        ("firms", 35, "imprese"), ("money", 27, "investimenti in ricerca e sviluppo"), ("exports", 27, "export"),
        ("quarter", 25, "quota europea"), ("plants", 23, "stabilimenti biotecnologici"), ("people", 20, "occupati"),
    )
}  # fmt: skip
SHARES["trials"]["qualifier"] = "over"
SHARES["quarter"]["place"] = "italy"


@pytest.fixture(scope="module")
def made() -> Deck:
    return deck(
        health={"rows": HEALTH, "unit": "percent", "year": 2016},
        later={"rows": LATER, "unit": "percent"},
        years_of_life={"rows": {"lombardia": Decimal("85.5"), "italy": Decimal("85.2"), "eu28": 83}, "unit": "years"},
        areas={"rows": table(4, 9, 2), "place": "lombardia", "qualifier": "over"},
        twelve={"rows": table(*range(120, 0, -10))},
        thirteen={"rows": table(*range(13, 0, -1))},
        long_names={"rows": table(900, 500, 3, names=(LONG, LONG[:60], "Breve"))},
        nothing={"rows": {"italy": 0, "france": 0}},
        equal={"rows": {"italy": 5, "france": 5}},
        alone={"rows": {"italy": 5}},
        below={"rows": {"italy": 5, "france": -1}},
        ranks={"rows": {"italy": 1, "france": 2}, "unit": "rank"},
        series={"series": {2010: 1, 2020: 2}},
        **SHARES,
        hospitals={"value": 200, "unit": "hospitals"},
        rank={"value": 1, "unit": "rank"},
    )


def test_lengths_are_in_proportion_and_begin_together(made: Deck) -> None:
    found = panels(picture(made, kind="bars", indicator="health"))
    assert len({box.x for box in found.values()}) == len({box.h for box in found.values()}) == 1
    unit = found["italy"].w / 70.9
    assert {key: box.w / unit for key, box in found.items()} == pytest.approx({k: float(v) for k, v in HEALTH.items()})


@pytest.mark.parametrize(
    ("order", "expected"),
    [("size", ["italy", "uk", "france", "germany"]), ("file", ["italy", "france", "germany", "uk"])],
)
def test_the_largest_is_on_top_or_the_file_is_followed(made: Deck, order: str, expected: list[str]) -> None:
    marks = picture(made, kind="bars", indicator="health", order=order)
    found = panels(marks)
    assert sorted(found, key=lambda key: found[key].y) == list(targets(marks)) == expected


def test_every_row_has_its_name_its_value_and_its_own_colour(made: Deck) -> None:
    marks = picture(made, kind="bars", indicator="years-of-life")
    said = texts(marks)
    assert [said[f"{key}.name"] for key in ("lombardia", "italy", "eu28")] == ["Lombardia", "Italy", "EU28"]
    assert [said[f"{key}.value"] for key in ("lombardia", "italy", "eu28")] == ["85.5", "85.2", "83"]
    assert [key for key, text in said.items() if "years" in text] == ["lombardia.note"], "the unit is said once"
    assert [m.fill for m in marks if isinstance(m, Panel)] == ["acc", "it", "eu"]
    assert targets(marks)["eu28"] == "EU28: 83 years"


def test_a_qualifier_stands_at_every_value(made: Deck) -> None:
    marks = picture(made, kind="bars", indicator="areas")
    assert {text for key, text in texts(marks).items() if key.endswith(".value")} == {"over 9", "over 4", "over 2"}
    assert all(": over " in name for name in targets(marks).values())


@pytest.mark.parametrize("reference", ["italy", "germany", "uk"])
@pytest.mark.parametrize("box", ["wide", "totem"])
def test_the_reference_is_a_line_that_no_word_stands_on(made: Deck, reference: str, box: str) -> None:
    room = frame(made, box)
    marks = picture(made, room, kind="bars", indicator="health", reference=reference)
    found, strokes = panels(marks), [m for m in marks if isinstance(m, Rule)]
    assert {rule.start[0] for rule in strokes} == {rule.end[0] for rule in strokes} == {found[reference].right}
    assert min(r.start[1] for r in strokes) < min(b.y for b in found.values())
    assert max(r.end[1] for r in strokes) > max(b.bottom for b in found.values())
    assert wrong(marks, room) == []
    far = {key.partition(".")[0] for key in texts(marks) if key.endswith(".note")}
    assert far == HEALTH.keys() - {reference}


def test_the_difference_from_the_reference_is_said(made: Deck) -> None:
    said = texts(picture(made, kind="bars", indicator="health", reference="france"))
    assert (said["italy.note"], said["germany.note"]) == ("+4.6 points", "−1.1 points")


def test_a_reference_that_is_not_home_is_quieter(made: Deck) -> None:
    marks = picture(made, kind="bars", indicator="years-of-life", reference="italy")
    assert [m.fill for m in marks if isinstance(m, Panel)] == ["acc", "itdim", "eu"]
    marks = picture(made, kind="bars", indicator="health", reference="italy")
    assert next(m.fill for m in marks if isinstance(m, Panel)) == "it"


@pytest.mark.parametrize(
    ("raw", "against"),
    [
        ({"indicator": "years-of-life"}, {"lombardia": "italy", "italy": "lombardia", "eu28": "lombardia"}),
        (
            {"indicator": "years-of-life", "reference": "eu28"},
            {"lombardia": "eu28", "italy": "eu28", "eu28": "lombardia"},
        ),
        ({"indicator": "health"}, {"italy": "uk", "uk": "italy", "france": "italy", "germany": "italy"}),
        ({"indicator": "areas"}, {"r1": "r0", "r0": "r1", "r2": "r1"}),
        ({"indicator": "alone"}, {"italy": None}),
    ],
)  # fmt: skip
def test_what_a_row_is_read_against(made: Deck, raw: dict[str, str], against: dict[str, str | None]) -> None:
    kind, fields = chart(kind="bars", **raw)
    found = kind.readings(fields, made, "en")
    assert {key: r.against and r.against.ref.row for key, r in found.items()} == against
    assert list(found) == list(targets(picture(made, kind="bars", **raw))), "arrow keys walk as the eye does"


@pytest.mark.parametrize(
    ("name", "field", "words"),
    [
        ("thirteen", "indicator", "13 rows are too many"),
        ("series", "indicator", "these are years"),
        ("below", "indicator", '"below.france" is below zero'),
        ("ranks", "indicator", "a rank has no length"),
    ],
)
def test_what_bars_refuse(made: Deck, name: str, field: str, words: str) -> None:
    (found,) = faults(made, kind="bars", indicator=name)
    assert found.startswith(f"{field}: {words}")


@pytest.mark.parametrize(
    ("indicators", "told"),
    [
        (["trials", "jobs"], []),
        (["health.italy", "health.france", "jobs"], []),
        (["jobs", "hospitals"],
         ['indicators: "hospitals" and "jobs" do not have the same unit: one length cannot stand for both']),
        (["jobs", "health"],
         ['indicators: "health" is several figures: name one row (id.row) or one year (id@2017)']),
        (["jobs", "trials", "jobs"], ['indicators: "jobs" is named twice']),
        (["rank", "rank"],
         ["indicators: a rank has no length (the first would be the shortest): write it, or use number",
          'indicators: "rank" is named twice',
          "indicators: a rank has no length (the first would be the shortest): write it, or use number"]),
    ],
)  # fmt: skip
def test_single_figures_share_a_unit(made: Deck, indicators: list[str], told: list[str]) -> None:
    assert faults(made, kind="bars", indicators=indicators) == told


def test_a_name_for_what_is_not_drawn_is_refused(made: Deck) -> None:
    names = {"bio": {"it": "imprese", "en": "companies"}}
    told = ['names: "bio" is none of the indicators, and is not drawn']
    assert faults(made, kind="bars", indicators=["trials", "jobs"], names=names) == told
    assert faults(made, kind="bars", indicator="health", names=names) == told


@pytest.mark.parametrize(
    "raw",
    [
        {}, {"indicator": "health", "indicators": ["trials", "jobs"]}, {"indicators": ["trials"]},
        {"indicators": [*SHARES, *SHARES]}, {"indicators": ["trials", "jobs"], "reference": "jobs"},
    ],
)  # fmt: skip
def test_a_table_or_two_to_twelve_figures(raw: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        chart(kind="bars", **raw)


def test_single_figures_are_rows_with_names_of_their_own(made: Deck) -> None:
    names = {"jobs": {"it": "addetti della farmaceutica", "en": "pharmaceutical employees, {trials}"}}
    marks = picture(made, kind="bars", indicators=["jobs", "quarter", "trials"], names=names)
    said, found = texts(marks), panels(marks)
    assert sorted(found, key=lambda key: found[key].y) == list(targets(marks)) == ["trials", "jobs", "quarter"]
    assert [said[f"{key}.name"] for key in found] == [
        "Studi clinici", "pharmaceutical employees, over 50%", "Quota europea",
    ]  # fmt: skip
    assert [said[f"{key}.value"] for key in found] == ["over 50%", "43%", "25%"]
    assert targets(marks)["trials"] == "Studi clinici: over 50%"
    assert {m.key: m.fill for m in marks if isinstance(m, Panel)} == {
        "trials.bar": "acc", "jobs.bar": "acc", "quarter.bar": "it",
    }  # fmt: skip
    kind, fields = chart(kind="bars", indicators=["jobs", "quarter", "trials"], names=names, order="file")
    assert list(kind.readings(fields, made, "en")) == ["jobs", "quarter", "trials"]
    assert kind.words(fields, made, "en").replace("\u00a0", " ") == (
        "pharmaceutical employees, over 50% 43%, Quota europea 25% and Studi clinici over 50%."
    )


def test_a_single_figure_is_read_as_the_ledger_has_it(made: Deck) -> None:
    """Its name in the chart must not pass into the source line; shares of different wholes do not compare."""
    kind, fields = chart(kind="bars", indicators=["jobs", "trials"])
    found = kind.readings(fields, made, "en")
    assert {key: (r.name, r.figure, r.against) for key, r in found.items()} == {
        "trials": ("Studi clinici", made.figures["trials"], None), "jobs": ("Addetti", made.figures["jobs"], None),
    }  # fmt: skip


def test_rows_of_one_table_are_told_apart_by_their_names(made: Deck) -> None:
    marks = picture(made, kind="bars", indicators=["health.italy", "health.france", "jobs"])
    names = {key: text for key, text in texts(marks).items() if key.endswith(".name")}
    assert names == {"health.italy.name": "Italy", "health.france.name": "France", "jobs.name": "Addetti"}


def test_nine_shares_find_room_in_every_look(made: Deck, qapp) -> None:
    for room in looks(made):
        assert wrong(picture(made, room, kind="bars", indicators=list(SHARES)), room) == []


@pytest.mark.parametrize("name", ["health", "twelve", "long-names", "nothing", "equal", "alone"])
def test_nothing_is_refused_that_can_be_drawn_and_nothing_collides(made: Deck, name: str, qapp) -> None:
    assert faults(made, kind="bars", indicator=name) == []
    for room in looks(made):
        assert wrong(picture(made, room, kind="bars", indicator=name), room) == []


def test_bars_grow_from_nothing_each_in_its_own_place(made: Deck) -> None:
    kind, fields = chart(kind="bars", indicator="health")
    target, room = kind.values(fields, made), frame(made)
    rest = panels(kind.marks(fields, target, 1.0, room))
    before: dict[str, float] = dict.fromkeys(rest, 0.0)
    for step in range(1, 10):
        seconds = step / 10 * length(len(target))
        part = progress(seconds, len(target))
        now = panels(kind.marks(fields, interpolate({}, target, seconds), part, room))
        assert {key: box.y for key, box in now.items()} == {key: rest[key].y for key in now}
        assert all(before[key] <= box.w <= rest[key].w for key, box in now.items())
        before |= {key: box.w for key, box in now.items()}
    assert panels(kind.marks(fields, interpolate({}, target, 0.0), 0.0, room)) == {}


def test_another_table_with_the_same_rows_moves_the_same_bars(made: Deck) -> None:
    """Rows pass each other, one leaves where it stood, and what is drawn begins with what was drawn."""
    (kind, first), (_, second) = chart(kind="bars", indicator="health"), chart(kind="bars", indicator="later")
    old, new, room = kind.values(first, made), kind.values(second, made), frame(made)
    start, rest = panels(kind.marks(first, old, 1.0, room)), panels(kind.marks(second, new, 1.0, room))
    halfway = panels(kind.marks(second, interpolate(old, new, 0.2), 1.0, room))
    assert start["italy"].y < halfway["italy"].y < rest["italy"].y
    assert rest["france"].y < halfway["france"].y < start["france"].y
    going = kind.marks(second, interpolate(old, new, 0.4), 1.0, room)
    leaving = next(m for m in going if m.key == "uk.bar")
    assert isinstance(leaving, Panel) and 0 < leaving.opacity < 1 and 0 < leaving.box.w < start["uk"].w
    assert leaving.box.y == pytest.approx(start["uk"].y, abs=30)
    assert "uk.name" not in texts(going)
    assert panels(kind.marks(second, interpolate(old, new, 9.0), 1.0, room)) == rest


def test_an_interrupted_entrance_goes_on_from_where_it_is(made: Deck) -> None:
    """Values caught half way have half a rank: it must not be taken for a place nearer to the top."""
    (kind, first), (_, second) = chart(kind="bars", indicator="health"), chart(kind="bars", indicator="later")
    room, caught = frame(made), interpolate({}, kind.values(first, made), 0.3)
    before = panels(kind.marks(first, caught, progress(0.3, len(caught)), room))
    after = panels(kind.marks(second, interpolate(caught, kind.values(second, made), 0.0), 1.0, room))
    for key in ("italy", "france"):
        assert after[key].y == pytest.approx(before[key].y, abs=60), "nearer to its own row than to another"


def test_lengths_never_leave_their_room_while_another_unit_comes_in() -> None:
    made = deck(people={"rows": {"italy": 90_000, "france": 80_000}}, share={"rows": {"italy": 9, "france": 8}})
    (kind, first), (_, second) = chart(kind="bars", indicator="people"), chart(kind="bars", indicator="share")
    room, old, new = frame(made), kind.values(first, made), kind.values(second, made)
    for step in range(12):
        marks = list(kind.marks(second, interpolate(old, new, step / 10), 1.0, room))
        assert all(box.right <= room.box.right for box in panels(marks).values())
        assert all(label.box.right <= room.box.right + 1 for label in labels(marks).values())


def test_a_touched_bar_has_a_ring(made: Deck) -> None:
    found = picture(made, frame(made, selection="uk"), kind="bars", indicator="health")
    assert [m.key for m in found if isinstance(m, Panel) and m.edge == "touch"] == ["uk.ring"]


def test_many_rows_are_told_by_their_extremes(made: Deck) -> None:
    kind, fields = chart(kind="bars", indicator="twelve")
    said = kind.words(fields, made, "en").replace("\u00a0", " ")
    assert said == "Twelve, 12 rows, from Cardiologia 120 people to Dermatologia 10 people."
    kind, fields = chart(kind="bars", indicator="health", reference="italy")
    said = kind.words(fields, made, "en").replace("\u00a0", " ")
    assert "Italy 70.9%, United Kingdom 69%, France 66.3% and Germany 65.2%" in said


def test_places_between_rows() -> None:
    assert [rows.between((10, 30, 70), at) for at in (-1, 0, 0.5, 1.25, 2, 9)] == [10, 10, 20, 40, 70, 70]
    assert rows.between((10,), 3) == 10


def test_the_example_is_of_the_ledger() -> None:
    assert bars.SAMPLE == {} and bars.EXAMPLE["indicator"] == "good-health"


def test_a_row_that_is_a_forecast_is_dashed_and_called_one() -> None:
    made = deck(made={"rows": {"italy": 5, "france": {"value": 4, "year": 2030}}, "year": 2020, "forecast": [2030]})
    for kind in ("bars", "columns"):
        marks = picture(made, kind=kind, indicator="made")
        assert dashed(marks) == {"france"} and panels(marks).keys() == {"italy"}
        words = " ".join(text for key, text in texts(marks).items() if key.startswith("france."))
        assert words.count("forecast") == 1 and targets(marks)["france"] == "France: 4 people, forecast"
        found, fields = chart(kind=kind, indicator="made")
        assert "France 4 (forecast)" in found.words(fields, made, "en")
