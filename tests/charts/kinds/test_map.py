"""Map: what is set off is named, what is counted is cells, and nothing lies on anything."""

from decimal import Decimal

import pytest

from kiosk.charts.frame import Frame
from kiosk.charts.geography import geography
from kiosk.charts.kinds import map as kind
from kiosk.charts.marks import Area, Box, Curve, Disc, Label, Mark, Target, Tissue, inside
from kiosk.charts.shapes import shape
from kiosk.check.overlaps import letters
from kiosk.model.deck import Deck
from kiosk.ui.style import QtMeasure

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

HUB: dict[str, object] = {"lon": Decimal("9.11"), "lat": Decimal("45.52"), "name": both("Human Technopole")}
PAVIA: dict[str, object] = {"lon": Decimal("9.16"), "lat": Decimal("45.19"), "name": both("Università di Pavia")}


@pytest.fixture(scope="module")
def made() -> Deck:
    return deck(
        jobs={"value": 60000, "unit": "employees", "qualifier": "about", "place": "milan-area"},
        few={"value": 45, "unit": "companies"}, many={"value": 1204, "unit": "companies", "qualifier": "over"},
        table={"rows": {"milano": 1, "lodi": 2}, "unit": "companies"},
    )  # fmt: skip


def of(marks: list[Mark], key: str) -> Mark:
    return next(mark for mark in marks if mark.key == key and not isinstance(mark, Target))


def tissue(**more: object) -> dict[str, object]:
    return {"kind": "map", "tissue": "assolombarda-60", "lit": "jobs", "per": 1000, **more}


def test_a_cell_is_so_many_units_and_no_place(made: Deck) -> None:
    marks = picture(made, **tissue())
    cells = of(marks, "tissue")
    assert isinstance(cells, Tissue)
    assert cells.states == ("lombardia",) * 60 and set(cells.growth) == {1.0}
    maker, fields = chart(**tissue())
    assert (
        maker.unit(fields, made, "it")
        .replace("\u00a0", " ")
        .startswith("1 cellula = 1.000 addetti; le cellule riempiono")
    )
    assert (
        maker.unit(fields, made, "en").replace("\u00a0", " ")
        == "1 cell = 1,000 employees; cells fill the area, they are not addresses"
    )
    assert targets(marks) == {"tissue": "Milano, Monza and Brianza, Lodi: about 60,000 employees"}


def test_the_cells_grow_and_lie_where_their_provinces_do(made: Deck) -> None:
    _, fields = chart(**tissue(highlight=["milano"]))
    half = list(kind.marks(fields, {"tissue": 30.0, "milano": 1.0}, 1.0, frame(made)))
    cells = of(half, "tissue")
    assert isinstance(cells, Tissue)
    assert 25 < sum(cells.growth) < 35
    x, y = shape("assolombarda-60").nuclei[0]
    (polygon,) = [m.polygon for m in half if isinstance(m, Target)]
    assert inside(polygon, cells.x + x * cells.scale, cells.y + y * cells.scale)
    assert not any(mark.key == "milano.land" for mark in half)  # the cells are its fill


def test_what_is_set_off_is_filled_in_its_entitys_colour_and_named(made: Deck) -> None:
    marks = picture(made, kind="map", area="italy", highlight=["Lombardia", "veneto"])
    fills = {mark.key: mark.fill for mark in marks if isinstance(mark, Area) and mark.fill}
    assert fills == {"land": "raised", "lombardia.land": "acc", "veneto.land": "it"}
    assert {"lombardia.name": "Lombardia", "veneto.name": "Veneto"}.items() <= texts(marks).items()
    home = picture(made, kind="map", highlight=["Monza e della Brianza"])
    assert {mark.fill for mark in home if isinstance(mark, Area)} == {"raised", "acc"}
    assert texts(home)["monza-e-brianza.name"] == "Monza and Brianza"


def test_a_name_stands_in_its_province_where_it_fits_else_beside_the_land(made: Deck) -> None:
    marks = picture(made, kind="map", highlight=["brescia", "lodi"])
    assert not any(mark.key == "brescia.leader" for mark in marks)
    leader, dot = of(marks, "lodi.leader"), of(marks, "lodi.dot")
    assert isinstance(leader, Curve) and isinstance(dot, Disc)
    assert leader.points[1] == (dot.x, dot.y) and dot.r == 7 and leader.width == 2
    brescia, lodi = of(marks, "brescia.name"), of(marks, "lodi.name")
    assert isinstance(brescia, Label) and isinstance(lodi, Label)
    assert (brescia.spans[0].color, lodi.spans[0].color) == ("onacc", "ink")


def test_other_provinces_have_quiet_names_and_those_under_the_cells_none(made: Deck) -> None:
    said = texts(picture(made, **tissue()))
    assert said["name.bergamo"] == "Bergamo"
    assert not {"name.milano", "name.lodi", "name.monza-e-brianza"} & said.keys()


def test_cells_stand_on_one_ground_without_borders(made: Deck) -> None:
    plain, covered = of(picture(made, kind="map"), "land"), of(picture(made, **tissue()), "land")
    assert isinstance(plain, Area) and isinstance(covered, Area)
    under = [geography("lombardia").regions[key] for key in ("milano", "monza-e-brianza", "lodi")]
    assert len(covered.rings) == len(plain.rings) - sum(len(region.rings) for region in under) + 1


def test_of_italy_the_coast_is_clearer_than_the_borders(made: Deck) -> None:
    marks = picture(made, kind="map", area="italy", highlight=["lombardia"])
    land, coast = of(marks, "land"), of(marks, "coast")
    assert isinstance(land, Area) and isinstance(coast, Area)
    assert (land.edge, coast.edge) == ("line", "ring")
    assert not any(mark.key.startswith("name.") for mark in marks)


def test_a_name_that_is_all_the_map_tells_is_large(made: Deck) -> None:
    sizes = []
    for highlight in (["lombardia"], ["lombardia", "lazio"], [{"region": "lombardia", "figure": "few"}]):
        name = of(picture(made, kind="map", area="italy", highlight=highlight), "lombardia.name")
        assert isinstance(name, Label)
        sizes.append(name.spans[0].style.size)
    assert sizes == [44, 28, 28]


@pytest.mark.parametrize("box", [Box(700, 40, 1150, 860), Box(64, 300, 952, 800)])
def test_all_twelve_provinces_are_named_and_the_map_fills_its_box(made: Deck, box: Box, qapp: object) -> None:
    for language in ("it", "en"):
        room = Frame(box, language, made, QtMeasure())
        marks = picture(made, room, **tissue(highlight=["monza-e-brianza", "milano", "lodi"]))
        assert len([m for m in marks if isinstance(m, Label)]) == 12
        land = of(marks, "land")
        assert isinstance(land, Area)
        ys = [y for ring in land.rings for _, y in ring]
        assert max(ys) - min(ys) > box.h * 0.97


def test_a_place_is_a_dot_with_its_name_and_figure(made: Deck) -> None:
    marks = picture(made, kind="map", points=[{**HUB, "figure": "many"}, PAVIA])
    said = texts(marks)
    assert (said["point0.name"], said["point0.value"]) == ("Human Technopole", "over 1,204")
    assert said["point1.name"] == "Università di Pavia" and "point1.value" not in said
    assert targets(marks) == {"point0": "Human Technopole: over 1,204 companies"}


def test_only_what_has_a_figure_can_be_asked_and_is_read_against_the_largest(made: Deck) -> None:
    raw: dict[str, object] = {
        "kind": "map",
        "highlight": ["pavia", {"region": "lodi", "figure": "few"}],
        "points": [{**HUB, "figure": "many"}, PAVIA],
    }
    readings = against(made, **raw)
    assert readings == {"lodi": ("Lodi", "few", "many"), "point0": ("Human Technopole", "many", "few")}
    assert set(targets(picture(made, **raw))) == set(readings)


def test_what_is_touched_is_outlined(made: Deck) -> None:
    raw: dict[str, object] = tissue(points=[{**HUB, "figure": "many"}], highlight=[{"region": "lodi", "figure": "few"}])
    _, fields = chart(**raw)
    values = kind.values(fields, made)
    for key, part in (("tissue", "outline"), ("lodi", "outline"), ("point0", "ring")):
        marks = kind.marks(fields, values, 1.0, frame(made, selection=key))
        touched = [mark for mark in marks if getattr(mark, "edge", "") == "touch"]
        assert [mark.key for mark in touched] == [f"{key}.{part}"]


def test_another_view_lets_regions_fade_in_and_out(made: Deck) -> None:
    _, fields = chart(kind="map", highlight=["pavia"])
    marks = kind.marks(fields, {"pavia": 0.5, "lodi": 0.5}, 1.0, frame(made))
    assert {m.key: m.opacity for m in marks if isinstance(m, Area) and m.key != "land"} == {
        "pavia.land": 0.5,
        "lodi.land": 0.5,
    }
    assert not any(mark.key.startswith("lodi.") for mark in marks if isinstance(mark, Label))


def test_words_say_what_is_on_the_map(made: Deck) -> None:
    raw = tissue(highlight=["milano", {"region": "lodi", "figure": "few"}], points=[PAVIA])
    assert words(made, **raw) == (
        "Map of the provinces of Lombardia. Marked on it: Milano, Lodi (45 companies) and Università di Pavia. "
        "Jobs: about 60,000 employees, drawn as 60 cells."
    )


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"highlight": ["Milan"]}, 'highlight: this map has no "Milan"; did you mean "milano"?'),
        ({"highlight": ["roma"]}, 'highlight: this map has no "roma"; it has: varese, como'),
        ({"highlight": [{"region": "milano", "figure": "table"}]}, 'highlight: "table" is several figures'),
        ({"points": [{**HUB, "figure": "table"}]}, 'points: "table" is several figures'),
        ({"tissue": "assolombarda-60"}, "tissue: cells need both"),
        ({"lit": "jobs"}, "lit: cells need both"),
        ({"tissue": "assolombarda-60", "lit": "table", "per": 1000}, 'lit: "table" is several figures'),
        ({"tissue": "assolombarda-60", "lit": "jobs", "per": 500}, "per: the area has 60 cells, at 500 each"),
        ({"tissue": "lombardia-347", "lit": "jobs", "per": 1000}, "per: the area has 347 cells"),
        ({**tissue(), "area": "italy"}, "tissue: this area is drawn on the map of Lombardia only"),
        ({"points": [{**HUB, "lat": Decimal("41.9")}]}, 'points: "Human Technopole" is not on this map'),
    ],
)
def test_faults(made: Deck, raw: dict[str, object], told: str) -> None:
    (fault,) = faults(made, **{"kind": "map", **raw})
    assert fault.startswith(told)


def test_boundaries_are_credited_and_figures_sourced(made: Deck) -> None:
    _, fields = chart(**tissue(highlight=[{"region": "lodi", "figure": "few"}], points=[{**HUB, "figure": "many"}]))
    assert fields.boundaries
    assert [str(ref) for ref in fields.references()] == ["jobs", "few", "many"]


LOOKS: dict[str, dict[str, object]] = {
    "tissue": tissue(highlight=["monza-e-brianza", "milano", "lodi"]),
    "plain": {"kind": "map"},
    "italy": {"kind": "map", "area": "italy", "highlight": ["lombardia", "lazio", "molise", "valle-daosta"]},
    "places": {"kind": "map", "highlight": ["brescia", "sondrio"],
               "points": [{**HUB, "figure": "many"}, PAVIA, {**HUB, "lat": Decimal("45.54"), "lon": Decimal("10.2")}]},
    "figures": {"kind": "map", "highlight": [{"region": "brescia", "figure": "many"},
                                             {"region": "como", "figure": "few"}]},
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKS)
def test_everything_fits_in_every_look(made: Deck, name: str, qapp: object) -> None:
    for room in looks(made):
        marks = picture(made, room, **LOOKS[name])
        assert wrong(marks, room) == []
        dots = [mark for mark in marks if isinstance(mark, Disc)]
        for label in (mark for mark in marks if isinstance(mark, Label)):
            for line in letters(label):
                assert not any(line.x < d.x < line.right and line.y < d.y < line.bottom for d in dots)
        told = [m.key for m in marks if isinstance(m, Label) and m.key.endswith(".name")]
        _, fields = chart(**LOOKS[name])
        assert len(told) == len(kind._items(fields, made))


@pytest.mark.parametrize("name", LOOKS)
def test_another_language_only_labels_anew(made: Deck, name: str) -> None:
    only_labels_anew(made, **LOOKS[name])
