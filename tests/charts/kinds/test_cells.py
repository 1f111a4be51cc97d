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
        none={"unit": "institutes", "value": 0}, table={"unit": "institutes", "rows": {"a": 1, "b": 2}},
    )  # fmt: skip


PART: dict[str, object] = {"kind": "cells", "lit": "some", "of": "all"}
SHARE: dict[str, object] = {"kind": "cells", "lit": "share"}
REGION: dict[str, object] = {"kind": "cells", "lit": "jobs", "per": 1000, "shape": "region"}


def test_what_is_lit_is_read_as_a_part_of_the_whole(made: Deck) -> None:
    assert against(made, **PART) == {"lit": ("Lombardia", "some", None), "of": ("Italy", "all", None)}
    kind, fields = kinds.chart(PART)
    readings = kind.readings(fields, made, "en")
    assert [each.whole and each.whole.ref.id for each in readings.values()] == ["all", None]
    assert {key: name for key, (name, *_) in against(made, **SHARE).items()} == {"lit": "Lombardia"}
    assert {key: name for key, (name, *_) in against(made, **REGION).items()} == {"region": "Lombardia"}


@pytest.mark.parametrize("raw", [PART, SHARE, REGION])
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
        ({"lit": "some"}, ['lit: "some" is no share from 0 to 100%: say what it is part of with `of`']),
        ({"lit": "table"}, ['lit: "table" is several figures: name one row (id.row) or one year (id@2017)']),
        ({"lit": "table.a", "of": "table"},
         ['of: "table" is several figures: name one row (id.row) or one year (id@2017)']),
        ({**REGION, "per": 500}, ["per: the region has 347 cells, at 500 each they are not jobs: change `per`"]),
    ],
)  # fmt: skip
def test_faults(made: Deck, raw: dict[str, object], told: list[str]) -> None:
    assert faults(made, **{"kind": "cells", **raw}) == told


@pytest.mark.parametrize("raw", [PART, SHARE, REGION], ids=["part", "share", "region"])
def test_everything_fits_in_every_look(made: Deck, raw: dict[str, object], qapp: object) -> None:
    for room in looks(made):
        assert wrong(picture(made, room, **raw), room) == []
    only_labels_anew(made, **raw)
