"""Indicators and figures: what a plan may be, and what may be a part of what."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from kiosk.model.indicator import PEOPLE, Figure, Indicator, Ref
from kiosk.words.numbers import known_units


def indicator(plan: object) -> Indicator:
    return Indicator.model_validate({"name": {"it": "a"}, "unit": "people", "value": 1, "plan": plan}, strict=True)


def figure(unit: str = "people", **more: object) -> Figure:
    return Figure(Ref("a"), Decimal(1), unit, {"it": "a"}, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("plan", [2021, True, 1800, 2200])
def test_a_plan_has_a_year_or_is_only_known_to_be_one(plan: object) -> None:
    assert indicator(plan).plan is plan or indicator(plan).plan == plan


@pytest.mark.parametrize("plan", [21, 1, 0, False, "2021", Decimal("2021.5")])
def test_what_is_neither_is_one_fault(plan: object) -> None:
    with pytest.raises(ValidationError) as found:
        indicator(plan)
    assert [(one["loc"], one["type"]) for one in found.value.errors()] == [(("plan",), "plan")]


def test_plans_and_forecasts_are_foreseen() -> None:
    assert not figure().foreseen
    assert figure(plan=True).foreseen and figure(plan=2021).foreseen and figure(forecast=True).foreseen


def test_people_are_people_whatever_they_are_called() -> None:
    assert known_units() >= PEOPLE
    assert figure("students").counts_like(figure("people"))
    assert figure("institutes").counts_like(figure("institutes"))
    assert not figure("students").counts_like(figure("institutes"))
    assert not figure("people", scale="million").counts_like(figure("people"))
