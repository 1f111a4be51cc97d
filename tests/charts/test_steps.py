"""Classes: they cover the data, their edges are round numbers or the data's own, and there are never many."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.charts.steps import steps
from kiosk.model.tokens import ON_STEPS, STEPS

AMOUNTS = st.lists(st.decimals(-(10**6), 10**6, places=2), min_size=1, max_size=20)


def numbers(*values: object) -> list[Decimal]:
    return [Decimal(str(value)) for value in values]


@pytest.mark.parametrize(
    ("amounts", "edges"),
    [
        ((5.3, 14.9, 7), (5, 7.5, 10, 12.5, 15)),
        ((0, 100), (0, 20, 40, 60, 80, 100)),
        ((-4.1, 3.2), (-6, -4, -2, 0, 2, 4)),
        ((33, 1204), (0, 250, 500, 750, 1000, 1250)),
    ],
)
def test_equal_steps_have_round_edges(amounts: tuple[float, ...], edges: tuple[float, ...]) -> None:
    assert [float(edge) for edge in steps(numbers(*amounts), "steps").edges] == list(edges)


def test_quantiles_hold_equally_many() -> None:
    made = steps(numbers(*range(15), 1000), "quantiles")
    counts = [sum(made.of(value) == n for value in (*range(15), 1000)) for n in range(made.count)]
    assert made.count == 5
    assert max(counts) - min(counts) <= 1


def test_a_value_on_an_edge_belongs_to_the_class_above_it() -> None:
    made = steps(numbers(0, 100), "steps")
    assert [made.of(value) for value in (0, 19.9, 20, 99, 100)] == [0, 0, 1, 4, 4]


def test_equal_values_are_one_class() -> None:
    for classes in ("steps", "quantiles"):
        made = steps(numbers(7, 7, 7), classes)
        assert made.count == 1 and made.of(7) == 0
        assert made.fill(0) in STEPS and made.ink(0) in ON_STEPS
        assert made.share(7) == 0.5


def test_the_ends_of_the_scale_are_the_ends_of_the_colours() -> None:
    for amounts in (numbers(0, 1), numbers(0, 3), numbers(0, 100)):
        made = steps(amounts, "steps")
        fills = [made.fill(n) for n in range(made.count)]
        assert (fills[0], fills[-1]) == (STEPS[0], STEPS[-1])
        assert fills == sorted(set(fills))


@pytest.mark.parametrize("classes", ["steps", "quantiles"])
@given(amounts=AMOUNTS)
def test_classes_cover_the_data_in_order(classes: str, amounts: list[Decimal]) -> None:
    made = steps(amounts, classes)  # type: ignore[arg-type]
    ordered = sorted(amounts)
    assert 1 <= made.count <= len(STEPS)
    assert made.edges[0] <= ordered[0] and ordered[-1] <= made.edges[-1]
    found = [made.of(float(value)) for value in ordered]
    assert found == sorted(found) and found[0] >= 0 and found[-1] < made.count
    shares = [made.share(float(value)) for value in ordered]
    assert shares == sorted(shares) and all(0 <= share <= 1 for share in shares)
