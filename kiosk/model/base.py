"""What all models share: frozen, no unknown fields, numbers that keep their decimals."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

LIMIT = Decimal(10) ** 12


class Frozen(BaseModel):
    """Base of all content models: immutable, unknown fields are faults. Validators are built when first used."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _number(value: object) -> Decimal:
    """Decimal of an int or Decimal read by the loader; texts, booleans and endless numbers are faults."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise PydanticCustomError("number", "a number is needed")
    number = Decimal(value)
    if not number.is_finite() or abs(number) > LIMIT:
        raise PydanticCustomError("number_range", "a number within ±1,000,000,000,000 is needed")
    return number


Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A number as the file writes it: `85.5` keeps its one decimal, so that 85.5 - 83.5 is 2.0."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""Name of an indicator, slide, topic or source: small letters, digits and single hyphens."""

Text = dict[Annotated[str, Field(pattern=r"^[a-z]{2}$")], Annotated[str, Field(min_length=1, max_length=2000)]]
"""A human text, one entry a language: `{it: ..., en: ...}`."""

Accept = Annotated[
    dict[
        Annotated[str, Field(min_length=1, max_length=64)],
        Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)],
    ],
    Field(max_length=40),
]
"""Warnings that staff have looked at and let stand: rule and, in their own words, why (kiosk.check.accept)."""

Url = Annotated[str, Field(pattern=r"^https?://\S{3,120}$")]
"""A page that visitors may take home."""
