"""A deck: all content that one booth or talk can show, joined and resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from kiosk.model.base import Accept, Frozen, Id, Text, Url
from kiosk.model.indicator import Figure, Indicator, Ref
from kiosk.model.picture import Picture
from kiosk.model.slide import Slide

if TYPE_CHECKING:
    from kiosk.model.talk import Talk

Theme = Literal["dark", "light", "contrast"]
Entity = Literal["lombardia", "italy", "eu", "other"]


class Source(Frozen):
    """Who published a figure, what and when (content/sources.yaml). `published` is the year, absent where undated."""

    by: Text
    title: Text | None = None
    published: int | None = None
    url: str | None = None
    note: Text | None = None
    accept: Accept = {}


class Place(Frozen):
    """A country, region or area: its name, and the entity whose colour it bears (content/places.yaml).

    compared  how a figure is compared with it, where "compared with" and the name will not do: "rispetto all’Italia"
    """

    name: Text
    entity: Entity = "other"
    compared: Text | None = None
    accept: Accept = {}


class AttractStop(Frozen):
    """One slide of the attract loop and how long it stays, in seconds."""

    slide: Id
    seconds: Annotated[int, Field(ge=4, le=120)] = 12


class Idle(Frozen):
    """`seconds` without a touch, beside the slide's reading time, before the ring asks; `ring` seconds to answer."""

    seconds: Annotated[int, Field(ge=5, le=3600)] = 45
    ring: Annotated[int, Field(ge=5, le=120)] = 20


class Kiosk(Frozen):
    """content/kiosk.yaml. `url`: a page about it all, for the QR that visitors take home."""

    title: Text
    languages: dict[Annotated[str, Field(pattern=r"^[a-z]{2}$")], str]
    language: str
    theme: Theme = "dark"
    home: Id = "home"
    attract: Annotated[list[AttractStop], Field(min_length=1)]
    idle: Idle = Idle()
    topics: list[Id] = []
    url: Url | None = None
    accept: Accept = {}


class Tile(Frozen):
    """What a topic shows on the home slide: a figure (text with references) and what it counts."""

    figure: Text
    caption: Text


class Topic(Frozen):
    """The head of a slides file: a topic, or nothing where the slides belong to none (attract, home)."""

    id: Id
    name: Text
    short: Text | None = None
    icon: Id
    tile: Tile
    slides: tuple[Id, ...] = ()


@dataclass(frozen=True)
class Deck:
    """Content that holds together: every reference in it resolves (the loader leaves out what does not).

    Mappings keep the order of the files. `topics` are in the order of home; a topic without slides is shown dimmed.
    `images`: the pictures that its slides name, by that name.
    """

    kiosk: Kiosk
    topics: tuple[Topic, ...]
    slides: Mapping[str, Slide]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    figures: Mapping[str, Figure] = field(default_factory=dict)
    talks: Mapping[str, "Talk"] = field(default_factory=dict)
    images: Mapping[str, Picture] = field(default_factory=dict)

    def figure(self, ref: Ref) -> Figure:
        """The figure that a reference names. KeyError where there is none."""
        found = self.figures[str(ref)]
        return found if found.ref == ref else replace(found, ref=ref)

    def topic_of(self, slide: str) -> Topic | None:
        """The topic that a slide belongs to; None for attract and home."""
        return next((topic for topic in self.topics if slide in topic.slides), None)

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages, in the order of kiosk.yaml."""
        return tuple(self.kiosk.languages)

    def languages_from(self, first: str) -> tuple[str, ...]:
        """The same, this one first: for what speaks all of them at once."""
        return (first, *(code for code in self.languages if code != first))
