"""Callouts: beside the land, near their places, and out of each other's way."""

from itertools import combinations, pairwise
from math import hypot

import pytest

from kiosk.charts.callouts import Wanted, arranged
from kiosk.charts.geography import AreaName, geography
from kiosk.charts.leaders import Callout
from kiosk.charts.marks import Box, inside

BOXES = (Box(96, 226, 1728, 640), Box(96, 226, 1080, 560), Box(64, 290, 952, 900), Box(64, 290, 952, 600))


def wanted(area: AreaName, *sizes: tuple[str, float], inner: bool = False) -> tuple[Wanted, ...]:
    regions = geography(area).regions
    return tuple(Wanted(key, regions[key].spots[0], w, 34.0, inner) for key, w in sizes)


def cross(one: Callout, other: Callout) -> bool:
    def side(a: tuple[float, float], b: tuple[float, float], p: tuple[float, float]) -> float:
        return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])

    (a, b), (p, q) = (one.start, one.end), (other.start, other.end)
    return side(a, b, p) * side(a, b, q) < 0 and side(p, q, a) * side(p, q, b) < 0


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize(
    ("area", "keys"),
    [
        ("lombardia", (("milano", 90.0), ("monza-e-brianza", 215.0), ("lodi", 60.0), ("sondrio", 110.0))),
        ("italy", (("lombardia", 130.0), ("lazio", 70.0), ("puglia", 80.0), ("valle-daosta", 150.0), ("molise", 80.0))),
    ],
)
def test_labels_stand_beside_the_land_and_apart(area: AreaName, keys: tuple[tuple[str, float], ...], box: Box) -> None:
    made = arranged(area, box, wanted(area, *keys))
    assert set(made.callouts) == {key for key, _ in keys}
    for key, callout in made.callouts.items():
        label = callout.box
        assert box.x <= label.x and label.right <= box.right and box.y <= label.y and label.bottom <= box.bottom
        assert callout.end == pytest.approx(made.land.stands(geography(area).regions[key].spots[0]))
        assert not any(label.x < x < label.right and label.y < y < label.bottom for r in made.land.rings for x, y in r)
        assert not any(sum(inside(ring, *corner) for ring in made.land.rings) % 2 for corner in label.corners())
    for one, other in combinations(made.callouts.values(), 2):
        assert min(one.box.overlap(other.box)) < 0
        assert not cross(one, other)
    bounds = made.land.bounds
    assert box.x - 1 <= bounds.x and bounds.right <= box.right + 1 and bounds.h <= box.h + 1


def test_the_map_gives_way_to_its_labels_only_where_it_must() -> None:
    """On a totem "Monza e Brianza" has no room beside a map as wide as the box."""
    labels = wanted("lombardia", ("monza-e-brianza", 215.0))
    wide, tall = (arranged("lombardia", box, labels).land.bounds for box in (BOXES[0], BOXES[2]))
    assert wide.h == pytest.approx(640)
    assert 0.6 * 952 < tall.w < 952


def test_leaders_are_short() -> None:
    made = arranged("lombardia", BOXES[0], wanted("lombardia", ("milano", 90.0), ("lodi", 60.0)))
    for callout in made.callouts.values():
        length = hypot(callout.start[0] - callout.end[0], callout.start[1] - callout.end[1])
        assert length < 0.32 * made.land.bounds.w


def test_a_name_breaks_before_the_map_gets_smaller() -> None:
    box, at = Box(64, 300, 952, 800), geography("lombardia").regions["monza-e-brianza"].spots[0]
    name = Wanted("monza-e-brianza", at, 215.0, 34.0)
    whole, broken = (arranged("lombardia", box, (one,)) for one in (name, name._replace(broken=(115.0, 68.0))))
    assert broken.land.bounds.h > whole.land.bounds.h * 1.1
    assert broken.callouts["monza-e-brianza"].box.h == 68
    roomy = arranged("lombardia", BOXES[0], (name._replace(broken=(115.0, 68.0)),))
    assert roomy.callouts["monza-e-brianza"].box.h == 34


def test_land_and_labels_together_stand_in_the_middle() -> None:
    made = arranged("italy", BOXES[2], wanted("italy", ("lombardia", 200.0)))
    label = made.callouts["lombardia"].box
    assert label.right < made.land.bounds.x + 100
    assert label.x - BOXES[2].x == pytest.approx(BOXES[2].right - made.land.bounds.right)


def test_a_leader_that_may_give_is_level() -> None:
    """The second label is pushed down by the first; its dot goes with it, inside its province."""
    box, regions = Box(64, 300, 952, 800), geography("lombardia").regions
    crowd = tuple(
        Wanted(key, regions[key].spots[0], 130.0, 60.0, give=regions[key].depth * 0.65)
        for key in ("monza-e-brianza", "milano")
    )
    made = arranged("lombardia", box, crowd)
    for key, callout in made.callouts.items():
        assert callout.start[1] == pytest.approx(callout.end[1])
        region = made.land.regions[key]
        assert sum(inside(ring, *callout.end) for ring in region.rings) % 2


def test_a_label_that_fits_its_region_stands_there_unless_a_leader_passes() -> None:
    labels = wanted("lombardia", ("brescia", 110.0), inner=True)
    alone = arranged("lombardia", BOXES[0], labels)
    assert set(alone.inner) == {"brescia"} and not alone.callouts
    place = Wanted("place", geography("lombardia").regions["brescia"].spots[0], 160.0, 34.0)
    crowded = arranged("lombardia", BOXES[0], (*labels, place))
    assert set(crowded.callouts) == {"brescia", "place"} and not crowded.inner


def test_names_keep_out_of_the_way_of_what_is_told() -> None:
    names = wanted("lombardia", *((key, 80.0) for key in geography("lombardia").regions if key != "brescia"))
    made = arranged("lombardia", BOXES[0], wanted("lombardia", ("brescia", 110.0)), names)
    assert {"pavia", "bergamo", "sondrio"} <= set(made.names)
    assert "lodi" not in made.names  # too small
    (callout,) = made.callouts.values()
    for a, b in pairwise((*made.names.values(), callout.box)):
        assert min(a.overlap(b)) < 0


def test_few_names_are_none() -> None:
    """One name among eleven provinces would seem to mean something."""
    names = wanted("lombardia", *((key, 190.0) for key in geography("lombardia").regions))
    assert arranged("lombardia", BOXES[0], (), names).names == {}


def test_more_labels_than_there_is_room_for_do_not_break_the_map() -> None:
    regions = geography("italy").regions
    crowd = tuple(Wanted(key, region.spots[0], 120.0, 34.0) for key, region in regions.items())
    made = arranged("italy", Box(0, 0, 500, 400), crowd)
    assert 0 < len(made.callouts) < len(crowd)
