"""This machine: what staff set once where the kiosk stands. The content knows nothing of it."""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.model.base import Frozen
from kiosk.model.deck import Theme
from kiosk.model.hours import Hours
from kiosk.model.problem import N_

Code = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
HASH = re.compile(r"scrypt\$[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+")
"""How a PIN is kept (kiosk/station/pin.py)."""


def _float(value: object) -> object:
    """A number of the loader's as Qt takes it; all else as it is, for pydantic to refuse."""
    return float(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else value


def _hash(value: object) -> object:
    """A PIN written here by hand would be one that no pad takes."""
    if not (value is None or (isinstance(value, str) and HASH.fullmatch(value))):
        raise PydanticCustomError("pin", N_("the PIN itself does not belong here"))
    return value


Millimetres = Annotated[float, BeforeValidator(_float), Field(gt=0, le=20_000)]


class Screens(Frozen):
    """Screens by name, as the system calls them ("HDMI-1"); `kiosk present` tells the names that there are.

    audience  where the talk is shown; absent: the first that is not the primary one
    second    another audience's screen, which may have another language; absent: each further screen is one
    console   the speaker's; absent: the primary one, where it is not the audience's
    """

    audience: str | None = None
    second: str | None = None
    console: str | None = None

    @model_validator(mode="after")
    def _apart(self) -> "Screens":
        """No screen is two people's: the notes would stand on another one, where nobody meant them to."""
        named = [name for name in (self.audience, self.second, self.console) if name is not None]
        if len(set(named)) < len(named):
            raise PydanticCustomError("screens", N_("one screen is named for two"))
        return self


class Settings(Frozen):
    """settings.yaml in the data folder. What is absent is left to the system, the screen or the content.

    ui_language  language of messages to staff
    language     language in which each visit starts
    theme        theme in which each visit starts
    screen_mm    width and height of the picture, where the screen tells them wrongly (projectors, old televisions)
    hours        when the doors are open (kiosk/model/hours.py); outside, the screen may go dark
    orientation  how slides are composed; absent, as the screen is
    screens      which screen is whose in a talk
    sticks       folders in which sticks appear, where they are not the system's usual ones
    pin          hash of the staff PIN, as `kiosk station set-pin` writes it; never the PIN itself
    """

    ui_language: Code | None = None
    language: Code | None = None
    theme: Theme | None = None
    screen_mm: Annotated[list[Millimetres], Field(min_length=2, max_length=2)] | None = None
    hours: Hours | None = None
    orientation: Literal["auto", "landscape", "portrait"] | None = None
    screens: Screens | None = None
    sticks: Annotated[list[Annotated[str, Field(min_length=1, max_length=400)]], Field(max_length=8)] = []
    pin: Annotated[Annotated[str, Field(max_length=200)] | None, BeforeValidator(_hash)] = None
