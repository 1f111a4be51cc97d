"""Indicators: the only place where a figure is written.

An indicator holds one `value`, a table (`rows`, by place or by a named item), or a time `series`; or it names a file
that does (`data`: the loader fills one of the three in from it); or this booth counts it (`counted`: rows of zeros,
until the booth fills them in); or it is derived from others. A `Figure` is one number of it with everything that must
travel with it to a screen.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.model.base import Accept, Frozen, Id, Number, Text
from kiosk.model.problem import N_

Scale = Literal["thousand", "million", "billion"]
Qualifier = Literal["over", "about"]
YEARS = range(1800, 2201)
Year = Annotated[int, Field(ge=YEARS[0], le=YEARS[-1])]


def _plan(value: object) -> int | Literal[True]:
    """A year or true, as one fault: the two branches of a union would each complain."""
    if value is True or (type(value) is int and value in YEARS):
        return value
    raise PydanticCustomError("plan", N_("the year of the plan is needed, or true where nobody knows it"))


_PLANS = {"anyOf": [{"type": "integer", "minimum": YEARS[0], "maximum": YEARS[-1]}, {"const": True}]}
Plan = Annotated[int | Literal[True], PlainValidator(_plan), WithJsonSchema(_PLANS)]
"""The year in which a plan was made; true where the documents do not say it."""
PEOPLE = frozenset({"people", "employees", "students", "researchers", "scientists"})
"""Units that all count people: students may be a part of a campus's people, years of euros may not."""


class Row(Frozen):
    """One row of a table. What is not given is the indicator's."""

    value: Number
    name: Text | None = None
    year: Year | None = None
    source: Id | None = None
    qualifier: Qualifier | None = None


Rows = Annotated[dict[Id, Number | Row], Field(max_length=2000)]
Series = Annotated[dict[Year, Number], Field(max_length=2000)]


class Values(Frozen):
    """What a data file holds: one of the three, as an indicator would write it."""

    value: Number | None = None
    rows: Rows = {}
    series: Series = {}


class DataFile(Frozen):
    """A CSV, XLSX or YAML file that holds an indicator's values, and may change while the booth runs.

    file        inside the content folder, with `/` on every system: data/beds.csv
    decimal     how texts write their decimals, never guessed: a CSV needs it, the numbers of an XLSX have none
    key, value  names of the columns; else the first and the second
    sheet       the name of an XLSX's sheet; else its only one
    """

    file: Annotated[str, Field(min_length=1, max_length=200)]
    decimal: Literal["comma", "point"] | None = None
    key: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    value: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    sheet: Annotated[str, Field(min_length=1, max_length=100)] | None = None


Counted = Literal["topics-today"]
"""What a booth counts of itself. topics-today: how often slides of each topic were opened here since midnight."""


class Indicator(Frozen):
    """A figure, table or series, as staff write it (content/indicators/*.yaml)."""

    name: Text
    short: Text | None = None
    unit: Id
    value: Number | None = None
    scale: Scale | None = None
    place: Id | None = None
    year: Year | None = None
    source: Id | list[Id] | None = None
    qualifier: Qualifier | None = None
    rows: Rows = {}
    series: Series = {}
    data: DataFile | None = None
    counted: Counted | None = None
    forecast: list[Year] = []
    plan: Plan | None = None
    derive: Annotated[str, Field(max_length=400)] | None = None
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    caution: Text | None = None
    note: Text | None = None
    definition: Text | None = None
    accept: Accept = {}


@dataclass(frozen=True, slots=True)
class Ref:
    """`{id.row@year:form}` in a text. Forms: "" with unit, "n" the number alone, "short" compact."""

    id: str
    row: str | None = None
    year: int | None = None
    form: str = ""

    def __str__(self) -> str:
        return self.id + (f".{self.row}" if self.row else "") + (f"@{self.year}" if self.year else "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and all that travels with it.

    value    in the indicator's `scale` ("6.9" billions) and `unit`
    sources  ids, in the order given
    plan     the year in which the plan was made (true: it is not known), where the figure is an intention
    counted  whether this booth itself counts it, today
    """

    ref: Ref
    value: Decimal
    unit: str
    name: Text
    scale: Scale | None = None
    short: Text | None = None
    row_name: Text | None = None
    place: str | None = None
    year: int | None = None
    sources: tuple[str, ...] = ()
    qualifier: Qualifier | None = None
    forecast: bool = False
    plan: int | Literal[True] | None = None
    caution: Text | None = None
    note: Text | None = None
    counted: bool = False

    @property
    def foreseen(self) -> bool:
        """True for what is not there yet: a forecast, or a plan."""
        return self.forecast or self.plan is not None

    def counts_like(self, other: "Figure") -> bool:
        """True where both count the same in the same scale, or both people: one may be a part of the other."""
        return self.scale == other.scale and (self.unit == other.unit or {self.unit, other.unit} <= PEOPLE)
