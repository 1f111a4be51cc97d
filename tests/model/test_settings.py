from decimal import Decimal

import pytest
from pydantic import ValidationError

from kiosk.model.settings import Settings


def test_all_is_left_open_by_default() -> None:
    assert not any(value for _, value in Settings())


def test_millimetres_come_as_the_loader_reads_them() -> None:
    made = Settings.model_validate({"screen_mm": [Decimal("531.4"), 299]}, strict=True)
    assert made.screen_mm == [531.4, 299.0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"screen_mm": [531]}, {"screen_mm": [531, 299, 1]}, {"screen_mm": [0, 299]}, {"screen_mm": [True, 299]},
        {"screen_mm": ["531", 299]}, {"theme": "blue"}, {"ui_language": "italian"}, {"pin": 1234}, {"pim": "x"},
        {"hours": ""}, {"hours": "9-18"}, {"hours": "09:00"}, {"hours": "09:60-18:00"}, {"hours": "24:00-18:00"},
        {"hours": "09:00-24:01"}, {"hours": "09:00-09:00"}, {"hours": "09:00-18:00,"}, {"hours": "Closed"},
        {"hours": 9}, {"hours": ["09:00-18:00"]}, {"hours": {"lunedi": "closed"}}, {"hours": {"monday": None}},
    ],
)  # fmt: skip
def test_what_no_machine_has_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(wrong, strict=True)


@pytest.mark.parametrize(
    "hours",
    ["09:00-18:30", "closed", "9:00 – 18:30", "00:00-24:00", "22:00-06:00", "09:00-13:00, 14:00-18:00", {},
     {"monday": "09:00-13:00", "sunday": "closed"}],
)  # fmt: skip
def test_hours_stay_as_staff_wrote_them(hours: object) -> None:
    assert Settings.model_validate({"hours": hours}, strict=True).hours == hours
