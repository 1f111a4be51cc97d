"""Cells: what is lit is the figure, and what no cells can show is refused."""

import pytest

from kiosk.charts import kinds
from kiosk.charts.kinds import cells as kind
from kiosk.charts.marks import Curve, Disc, Target, Tissue, inside
from kiosk.model.deck import Deck

from .drawn import against, chart, deck, faults, frame, looks, only_labels_anew, picture, targets, words, wrong


@pytest.fixture(scope="module")
def made() -> Deck:
    return deck(
        some={"unit": "institutes", "value": 19, "place": "lombardia"},
        all={"unit": "institutes", "value": 51, "place": "italy"},
        share={"unit": "percent", "value": 19.6, "place": "lombardia"},
        money={"unit": "eur", "scale": "billion", "value": 3, "place": "lombardia"},
        more={"unit": "eur", "scale": "billion", "value": 12, "place": "italy"},
        millions={"unit": "eur", "scale": "million", "value": 120},
        jobs={"unit": "people", "value": 347380, "place": "lombardia"},
        below={"unit": "percent", "value": -3}, beyond={"unit": "percent", "value": 130},
        aims={"unit": "scientists", "value": 1000, "place": "lombardia", "qualifier": "over", "plan": 2021},
        hoped={"unit": "researchers", "value": 100, "place": "lombardia", "plan": 2021},
        joined={"unit": "institutes", "value": 3, "place": "lombardia", "plan": True},
        deaths={"unit": "percent", "place": "italy", "series": {2010: 10.4, 2017: 8.3}},
        awaited={"unit": "percent", "value": 40, "place": "italy", "year": 2030, "forecast": [2030]},
        staff={"unit": "researchers", "value": 6000, "place": "lombardia"}, first={"unit": "rank", "value": 1},
        crew={"unit": "people", "value": 200, "place": "lombardia"},
        odd={"unit": "people", "value": 43100}, few={"unit": "people", "value": 40},
        none={"unit": "institutes", "value": 0}, table={"unit": "institutes", "rows": {"a": 1, "b": 2}},
    )  # fmt: skip


PART: dict[str, object] = {"kind": "cells", "lit": "some", "of": "all"}
SHARE: dict[str, object] = {"kind": "cells", "lit": "share"}
COUNT: dict[str, object] = {"kind": "cells", "lit": "staff", "per": 100}
PLAN: dict[str, object] = {"kind": "cells", "lit": "hoped", "of": "aims", "per": 10}
JOINED: dict[str, object] = {"kind": "cells", "lit": "joined", "of": "some"}
AIMS: dict[str, object] = {"kind": "cells", "lit": "aims", "per": 10}
FEWER: dict[str, object] = {"kind": "cells", "lit": "deaths@2017", "was": "deaths@2010"}
LEFT: dict[str, object] = {"kind": "cells", "lit": "hoped", "was": "crew", "per": 10}
REGION: dict[str, object] = {"kind": "cells", "lit": "jobs", "per": 1000, "shape": "region"}


def test_what_is_lit_is_read_as_a_part_of_the_whole(made: Deck) -> None:
    assert against(made, **PART) == {"lit": ("Lombardia", "some", None), "of": ("Italy", "all", None)}
    kind, fields = kinds.chart(PART)
    readings = kind.readings(fields, made, "en")
    assert [each.whole and each.whole.ref.id for each in readings.values()] == ["all", None]
    assert {key: name for key, (name, *_) in against(made, **SHARE).items()} == {"lit": "Lombardia"}
    assert {key: name for key, (name, *_) in against(made, **REGION).items()} == {"region": "Lombardia"}
    assert against(made, **COUNT) == {"lit": ("Lombardia", "staff", None)}


@pytest.mark.parametrize("raw", [PART, SHARE, COUNT, PLAN, FEWER, LEFT, REGION])
def test_what_is_read_can_be_touched(made: Deck, raw: dict[str, object]) -> None:
    assert set(targets(picture(made, **raw))) == set(against(made, **raw))


def test_the_lit_part_of_the_disc_is_the_lit_figure(made: Deck) -> None:
    """19 of 51: clockwise from 12 o'clock, so 3 o'clock is lit and 9 o'clock is the rest."""
    polygons = [mark for mark in picture(made, **PART) if isinstance(mark, Target)]
    (tissue,) = [mark for mark in picture(made, **PART) if isinstance(mark, Tissue)]
    for dx, found in ((100, ["of", "lit"]), (-100, ["of"])):
        assert [t.key for t in polygons if inside(t.polygon, tissue.x + dx, tissue.y)] == found


def test_a_membrane_runs_round_what_is_touched(made: Deck) -> None:
    _, fields = chart(**PART)
    tissue, membranes = None, {}
    for key in ("lit", "of"):
        marks = kind.marks(fields, {"lit": 19.0}, 1.0, frame(made, selection=key))
        (membranes[key],) = [mark for mark in marks if isinstance(mark, Curve | Disc)]
        (tissue,) = [mark for mark in marks if isinstance(mark, Tissue)]
    arc, ring = membranes["lit"], membranes["of"]
    assert isinstance(arc, Curve) and isinstance(ring, Disc) and tissue
    assert (arc.color, ring.edge, arc.width, ring.stroke) == ("touch", "touch", 5, 5)
    assert ring.r == pytest.approx(tissue.scale * 100 + 14)
    assert arc.points[0] == pytest.approx((tissue.x, tissue.y - ring.r))
    assert arc.points[-1][0] > tissue.x and arc.points[-1][1] > tissue.y  # 19/51 is past 3 o'clock


def test_cells_go_out_where_another_view_lights_fewer(made: Deck) -> None:
    _, fields = chart(**PART)
    lit = []
    for shown in (30.0, 27.0, 22.0, 19.0):
        (tissue,) = [m for m in kind.marks(fields, {"lit": shown}, 1.0, frame(made)) if isinstance(m, Tissue)]
        states = zip(tissue.states, tissue.growth, strict=True)
        lit.append(sum(size for state, size in states if state == "lombardia"))
    assert lit == sorted(lit, reverse=True) and lit[0] == 30 and lit[-1] == 19


def test_the_unit_of_a_cell_has_its_scale(made: Deck) -> None:
    """A billion, not one euro."""
    raw = {"kind": "cells", "lit": "money", "of": "more"}
    maker, fields = chart(**raw)
    assert maker.unit(fields, made, "en").replace("\u00a0", " ") == "1 cell = €1 billion"
    assert words(made, **raw) == "Money: €3 billion. 3 cells of 12 are lit."


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (PART, []),
        (SHARE, []),
        (REGION, []),
        ({"lit": "all", "of": "some"}, ['of: "all" is more than "some", of which it should be a part']),
        ({"lit": "none", "of": "none"}, ['of: "none" is more than "none", of which it should be a part']),
        ({"lit": "some", "of": "more"}, ['of: "some" and "more" are counted in different units']),
        ({"lit": "millions", "of": "more"}, ['of: "millions" and "more" are counted in different units']),
        ({"lit": "below"}, ['lit: "below" is below zero, and no cells can show it']),
        ({"lit": "beyond"}, ['lit: "beyond" is no share from 0 to 100%: say what it is part of with `of`']),
        (COUNT, []),
        (PLAN, []),
        ({"lit": "money"}, []),
        ({"lit": "hoped", "of": "jobs", "per": 1000}, []),
        ({"lit": "first"}, ['lit: "first" is a rank, and no cells can show it']),
        ({"lit": "few", "per": 100},
         ['per: "few" is less than half a cell and would not be seen: make the cell smaller']),
        ({"lit": "hoped", "of": "all"}, ['of: "hoped" and "all" are counted in different units']),
        ({"lit": "table"}, ['lit: "table" is several figures: name one row (id.row) or one year (id@2017)']),
        (FEWER, []),
        (LEFT, []),
        ({"lit": "share", "was": "all"}, ['was: "share" and "all" are counted in different units']),
        ({"lit": "share", "was": "below"}, ['was: "below" is below zero, and no cells can show it']),
        ({"lit": "share", "was": "beyond"}, ['was: "beyond" is more than all cells together']),
        ({"lit": "joined", "of": "some", "was": "all"}, ['was: "all" is more than all cells together']),
        ({"lit": "deaths@2017", "was": "deaths"},
         ['was: "deaths" is several figures: name one row (id.row) or one year (id@2017)']),
        ({**REGION, "was": "crew"}, ["was: all cells of the region are lit, none can be empty: draw a disc"]),
        ({"lit": "table.a", "of": "table"},
         ['of: "table" is several figures: name one row (id.row) or one year (id@2017)']),
        ({**REGION, "per": 500}, ["per: the region has 347 cells, at 500 each they are not jobs: change `per`"]),
    ],
)  # fmt: skip
def test_faults(made: Deck, raw: dict[str, object], told: list[str]) -> None:
    assert faults(made, **{"kind": "cells", **raw}) == told


def _drawn(made: Deck, **raw: object) -> tuple[Tissue, list[Disc]]:
    marks = picture(made, **raw)
    (tissue,) = [mark for mark in marks if isinstance(mark, Tissue)]
    return tissue, [mark for mark in marks if isinstance(mark, Disc)]


def test_a_count_with_no_whole_is_a_disc_of_lit_cells(made: Deck) -> None:
    tissue, membranes = _drawn(made, **COUNT)
    assert (tissue.shape, tissue.states, tissue.base) == ("disc-60", ("lombardia",) * 60, "") and not membranes
    maker, fields = chart(**COUNT)
    assert maker.unit(fields, made, "en").replace("\u00a0", " ") == "1 cell = 100 researchers"
    assert words(made, **COUNT) == "Staff: 6,000 researchers, drawn as 60 cells."
    assert words(made, **{**COUNT, "per": 6000}) == "Staff: 6,000 researchers, drawn as 1 cell."


def test_a_count_that_no_disc_can_show_has_larger_cells(made: Deck) -> None:
    tissue, _ = _drawn(made, kind="cells", lit="odd", per=100)
    maker, fields = chart(kind="cells", lit="odd", per=100)
    assert (tissue.shape, maker.unit(fields, made, "en")) == ("disc-431", "1 cell = 100\u00a0people")
    tissue, _ = _drawn(made, kind="cells", lit="odd", per=50)
    maker, fields = chart(kind="cells", lit="odd", per=50)
    assert (tissue.shape, maker.unit(fields, made, "en")) == ("disc-431", "1 cell = 100\u00a0people")


def test_a_count_grows_out_of_nothing(made: Deck) -> None:
    _, fields = chart(**COUNT)
    (tissue,) = [m for m in kind.marks(fields, {"lit": 20.0}, 0.4, frame(made)) if isinstance(m, Tissue)]
    assert 0 < sum(tissue.growth) < 30 and tissue.base == ""


def test_a_plan_is_hollow_and_its_disc_has_a_dashed_membrane(made: Deck) -> None:
    tissue, (membrane,) = _drawn(made, **PLAN)
    assert tissue.states == ("lombardia-foreseen",) * 10 + ("lost",) * 90, "what is not lit has no nucleus"
    assert (membrane.edge, membrane.stroke, membrane.dash) == ("acc", 4, (15, 10))
    assert membrane.r == pytest.approx(tissue.scale * 100 + 13)
    box = frame(made).box
    assert membrane.y - membrane.r - 2 >= box.y and membrane.y + membrane.r + 2 <= box.bottom
    assert words(made, **PLAN) == "Hoped: 100 researchers, plan of 2021. 10 cells of 100 are lit."


def test_only_a_disc_that_is_a_plan_as_a_whole_has_a_membrane(made: Deck) -> None:
    tissue, membranes = _drawn(made, **JOINED)
    assert tissue.states == ("lombardia-foreseen",) * 3 + ("unlit",) * 16 and not membranes
    tissue, (membrane,) = _drawn(made, **AIMS)
    assert set(tissue.states) == {"lombardia-foreseen"} and membrane.edge == "acc"
    tissue, (membrane,) = _drawn(made, kind="cells", lit="awaited")
    assert set(tissue.states) == {"italy-foreseen", "lost"} and membrane.edge == "it"
    tissue, (membrane,) = _drawn(made, kind="cells", lit="crew", of="aims", per=10)
    assert set(tissue.states) == {"lombardia", "lost"}, "who is there already is no plan, the others are"
    tissue, membranes = _drawn(made, kind="cells", lit="hoped", of="crew", per=10)
    assert set(tissue.states) == {"lombardia-foreseen", "unlit"} and not membranes, "the others are there"
    assert words(made, **JOINED) == "Joined: 3 institutes, plan, undated. 3 cells of 19 are lit."


def test_what_was_lit_and_is_no_more_is_empty(made: Deck) -> None:
    tissue, _ = _drawn(made, **FEWER)
    assert tissue.states == ("italy",) * 8 + ("lost",) * 2 + ("unlit",) * 90
    assert against(made, **FEWER) == {"lit": ("Italy", "deaths@2017", "deaths@2010")}
    assert words(made, **FEWER).endswith("8 cells of 100 are lit. 2 cells are empty: 2010 (10.4%).")
    named = {**FEWER, "was_name": {"it": "in meno dal 2010", "en": "fewer than in 2010"}}
    assert words(made, **named).endswith(" 2 cells are empty: fewer than in 2010 (10.4%).")
    maker, fields = chart(**named)
    assert list(maker.legend(fields, made, "en")) == [("italy", "Italy"), ("lost", "fewer than in 2010")]
    assert maker.unit(fields, made, "en").replace("\u00a0", " ") == "1 cell = 1%, empty = fewer than in 2010"
    assert [each.id for each in fields.references()] == ["deaths", "deaths"]


def test_nothing_is_lost_where_it_was_less(made: Deck) -> None:
    raw = {"kind": "cells", "lit": "deaths@2010", "was": "deaths@2017", "was_name": {"it": "x", "en": "x"}}
    tissue, _ = _drawn(made, **raw)
    assert tissue.states == ("italy",) * 10 + ("unlit",) * 90
    maker, fields = chart(**raw)
    assert list(maker.legend(fields, made, "en")) == [] and "empty" not in maker.unit(fields, made, "en")
    assert words(made, **raw).endswith("+2.1 points.")


def test_a_count_has_as_many_cells_as_there_were(made: Deck) -> None:
    tissue, _ = _drawn(made, kind="cells", lit="some", was="all")
    assert tissue.states == ("lombardia",) * 19 + ("lost",) * 32 and tissue.base == ""


def test_cells_are_lost_once_the_others_are_lit(made: Deck) -> None:
    _, fields = chart(**FEWER)
    gone = []
    for shown in (0.0, 6.0, 7.5, 8.0, 9.5):
        (tissue,) = [m for m in kind.marks(fields, {"lit": shown}, 1.0, frame(made)) if isinstance(m, Tissue)]
        assert len(tissue.states) == len(tissue.growth) == 100
        gone.append(sum(g for s, g in zip(tissue.states, tissue.growth, strict=True) if s == "lost"))
    assert gone[:2] == [0, 0] and 0 < gone[2] < 2 and gone[3:] == [2, 0]


def test_who_is_counted_differently_is_people(made: Deck) -> None:
    maker, fields = chart(**PLAN)
    assert maker.unit(fields, made, "en").replace("\u00a0", " ") == "1 cell = 10 people"
    maker, fields = chart(**AIMS)
    assert maker.unit(fields, made, "en").replace("\u00a0", " ") == "1 cell = 10 scientists"


def test_the_legend_shows_cells_as_they_are_drawn(made: Deck) -> None:
    rest = {"it": "altri", "en": "others"}
    for raw, states in ((PART, ["lombardia", "unlit"]), (PLAN, ["lombardia-foreseen", "lost"])):
        maker, fields = chart(**raw, rest=rest)
        assert [state for state, _ in maker.legend(fields, made, "en")] == states


@pytest.mark.parametrize(
    "raw", [PART, SHARE, COUNT, PLAN, JOINED, AIMS, FEWER, LEFT, REGION],
    ids=["part", "share", "count", "plan", "joined", "aims", "fewer", "left", "region"],
)  # fmt: skip
def test_everything_fits_in_every_look(made: Deck, raw: dict[str, object], qapp: object) -> None:
    for room in looks(made):
        assert wrong(picture(made, room, **raw), room) == []
    only_labels_anew(made, **raw)
