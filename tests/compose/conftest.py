"""A small deck whose slides can be made up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.loader.load import load
from kiosk.model.deck import Deck

MakeDeck = Callable[[str], Deck]

FILES = {
    "kiosk.yaml": """
title: {it: Prova, en: Trial}
languages: {it: Italiano, en: English}
language: it
attract: [{slide: home}]
topics: [pharma, empty]
""",
    "sources.yaml": """
istat: {by: {it: ISTAT, en: ISTAT}, published: 2019}
who: {by: {it: OMS, en: WHO}, published: 2018}
ministry: {by: {it: Ministero, en: Ministry}, published: 2020}
""",
    "places.yaml": "lombardia: {name: {it: Lombardia, en: Lombardia}, entity: lombardia}\n",
    "indicators/all.yaml": """
beds: {name: {it: Posti letto, en: Beds}, value: 300, unit: beds, place: lombardia, source: istat}
more-beds: {name: {it: Altri letti, en: More beds}, value: 400, unit: beds, place: lombardia, source: who}
all-beds: {name: {it: Tutti i letti, en: All beds}, unit: beds, derive: beds + more-beds}
staff: {name: {it: Personale, en: Staff}, value: 50, unit: people, place: lombardia, source: ministry}
counts:
  name: {it: Conteggi, en: Counts}
  unit: institutes
  place: lombardia
  source: ministry
  rows:
    one: {value: 3, name: {it: Uno, en: One}}
    two: {value: 2, name: {it: Due, en: Two}}
""",
    "slides/a.yaml": "slides:\n  - {id: home, layout: home, title: {it: Temi, en: Topics}}\n",
    "slides/empty.yaml": """
topic: {it: Vuoto, en: Empty}
icon: pill
tile: {figure: {it: "{staff:n}", en: "{staff:n}"}, caption: {it: persone, en: people}}
""",
}
TOPIC = """
topic: {it: Farmaceutica, en: Pharma}
icon: pill
tile: {figure: {it: "{beds:n}", en: "{beds:n}"}, caption: {it: letti, en: beds}}
slides:
"""


@pytest.fixture
def make_deck(tmp_path: Path) -> MakeDeck:
    """`make_deck("- id: x ...")`: a deck with these slides in the topic pharma."""

    def make_deck(slides: str) -> Deck:
        written = {**FILES, "slides/pharma.yaml": TOPIC + slides.strip("\n") + "\n"}
        for name, text in written.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text.removeprefix("\n"), encoding="utf-8")
        loaded = load(tmp_path)
        assert loaded.problems == ()
        assert loaded.deck is not None
        return loaded.deck

    return make_deck
