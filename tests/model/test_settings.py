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
    ],
)  # fmt: skip
def test_what_no_machine_has_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(wrong, strict=True)
