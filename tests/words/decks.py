"""Made-up decks for the tests of words: only what a sentence or a source line needs."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kiosk.model.deck import AttractStop, Deck, Kiosk, Place, Source
from kiosk.model.indicator import Figure, Ref

KIOSK = Kiosk(
    title={"it": "Prova", "en": "Test"},
    languages={"it": "Italiano", "en": "English"},
    language="it",
    attract=[AttractStop(slide="a")],
)
PLACES = {
    "lombardia": Place(name={"it": "Lombardia", "en": "Lombardia"}, entity="lombardia"),
    "italy": Place(name={"it": "Italia", "en": "Italy"}, entity="italy"),
    "eu28": Place(name={"it": "UE28", "en": "EU28"}, entity="eu"),
}
SOURCES = {
    "istat": Source(by={"it": "ISTAT", "en": "ISTAT"}, published=2019),
    "eurostat": Source(by={"it": "Eurostat", "en": "Eurostat"}, published=2019),
    "farma-numeri": Source(by={"it": "Farmindustria", "en": "Farmindustria"}, published=2019),
    "farma-indicatori": Source(by={"it": "Farmindustria", "en": "Farmindustria"}, published=2019),
    "deck": Source(by={"it": "Assolombarda", "en": "Assolombarda"}, published=2021),
    "who": Source(by={"it": "OMS", "en": "WHO"}),
    "mef": Source(by={"it": "Ministero dell'Economia", "en": "Ministry of Economy"}, published=2019),
}


def figure(
    id: str, value: str = "1", unit: str = "people", short: tuple[str, str] | None = None, **more: Any
) -> Figure:
    """A figure named by its reference, as "exports", "life.italy" or "deaths@2017"."""
    rest, _, year = id.partition("@")
    name, _, row = rest.partition(".")
    given: dict[str, Any] = {"place": row or None, "year": int(year) if year else None, **more}
    if short:
        given["short"] = {"it": short[0], "en": short[1]}
    ref = Ref(name, row or None, int(year) if year else None)
    return Figure(ref, Decimal(value), unit, {"it": f"{name} it", "en": f"{name} en"}, **given)


def deck(*figures: Figure, places: Mapping[str, Place] = PLACES) -> Deck:
    known = {str(one.ref): replace(one, ref=replace(one.ref, form="")) for one in figures}
    return Deck(KIOSK, (), {}, {}, SOURCES, places, known)
