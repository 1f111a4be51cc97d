"""A made-up deck with the ids that the kinds' examples name: no edit of the shipped content fails a test here."""

import pytest

from kiosk.loader.load import load
from kiosk.model.deck import Deck

FILES = {
    "kiosk.yaml": """
title: {it: Prova, en: Trial}
languages: {it: Italiano, en: English}
language: it
attract: [{slide: home}]
""",
    "sources.yaml": "istat:\n  by: {it: ISTAT, en: ISTAT}\n  published: 2019\n",
    "places.yaml": """
lombardia: {name: {it: Lombardia, en: Lombardia}, entity: lombardia}
italy: {name: {it: Italia, en: Italy}, entity: italy}
eu28: {name: {it: UE28, en: EU28}, entity: eu}
""",
    "indicators/all.yaml": """
irccs-lombardia:
  name: {it: IRCCS in Lombardia, en: IRCCS in Lombardia}
  value: 19
  unit: institutes
  place: lombardia
  source: istat
irccs-italy: {name: {it: IRCCS in Italia, en: IRCCS in Italy}, value: 51, unit: institutes, place: italy, source: istat}
beds: {name: {it: Posti letto, en: Beds}, value: 2149, unit: beds, place: lombardia, source: istat}
all-beds: {name: {it: Tutti i letti, en: All beds}, value: 9551, unit: beds, place: italy, source: istat}
jobs: {name: {it: Occupati, en: Jobs}, value: 347380, unit: people, place: lombardia, source: istat}
jobs-share: {name: {it: Quota, en: Share}, value: 19.6, unit: percent, place: lombardia, source: istat}
pharma-employees:
  name: {it: Addetti, en: Employees}
  value: 28852
  unit: employees
  place: lombardia
  source: istat
  qualifier: over
pharma-employees-share: {name: {it: Quota, en: Share}, value: 43, unit: percent, place: lombardia, source: istat}
pharma-companies: {name: {it: Imprese, en: Companies}, value: 246, unit: companies, place: lombardia, source: istat}
pharma-companies-share: {name: {it: Quota, en: Share}, value: 35.5, unit: percent, place: lombardia, source: istat}
exports: {name: {it: Export, en: Exports}, value: 6.9, scale: billion, unit: eur, place: lombardia, source: istat}
irccs-by-area:
  name: {it: Aree degli IRCCS, en: IRCCS fields}
  unit: institutes
  place: lombardia
  source: istat
  rows:
    oncology: {value: 2, name: {it: Oncologia, en: Oncology}}
    rehabilitation: {value: 4, name: {it: Riabilitazione, en: Rehabilitation}}
    cardiology: {value: 3, name: {it: Cardiologia, en: Cardiology}}
    neurology: {value: 3, name: {it: Neurologia, en: Neurology}}
    rare: {value: 1, name: {it: Malattie rare, en: Rare diseases}}
life-expectancy-women:
  name: {it: "Speranza di vita, donne", en: "Life expectancy, women"}
  short: {it: donne, en: women}
  unit: years
  source: istat
  rows: {lombardia: 85.5, italy: 85.2, eu28: 83.5}
life-expectancy-men:
  name: {it: "Speranza di vita, uomini", en: "Life expectancy, men"}
  short: {it: uomini, en: men}
  unit: years
  source: istat
  rows: {lombardia: 81.2, italy: 80.8, eu28: 78.3}
spending-gdp-italy:
  name: {it: Spesa sanitaria pubblica, en: Public health spending}
  unit: percent
  place: italy
  source: istat
  series: {2009: 7.3, 2019: 6.6, 2022: 6.4}
  forecast: [2022]
""",
    "slides/a.yaml": "slides:\n  - {id: home, layout: home, title: {it: Temi, en: Topics}}\n",
}


@pytest.fixture(scope="session")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    folder = tmp_path_factory.mktemp("charts")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.removeprefix("\n"), encoding="utf-8")
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.deck is not None
    return loaded.deck
