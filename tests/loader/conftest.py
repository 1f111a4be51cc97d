"""A small content folder to break."""

from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[..., Path]

BASE = {
    "kiosk.yaml": """
title: {it: Prova, en: Trial}
languages: {it: Italiano, en: English}
language: it
attract:
  - {slide: invitation, seconds: 12}
  - {slide: home, seconds: 12}
topics: [pharma]
""",
    "sources.yaml": """
istat:
  by: {it: ISTAT, en: ISTAT}
  published: 2019
""",
    "places.yaml": """
lombardia:
  name: {it: Lombardia, en: Lombardia}
  entity: lombardia
eu28:
  name: {it: Unione europea, en: European Union}
  entity: eu
""",
    "indicators/base.yaml": """
employees:
  name: {it: Addetti, en: Employees}
  value: 28852
  unit: people
  place: lombardia
  year: 2016
  source: istat
life:
  name: {it: Vita attesa, en: Life expectancy}
  unit: years
  source: istat
  rows:
    lombardia: {value: 85.5, year: 2018}
    eu28: 83.5
spending:
  name: {it: Spesa, en: Spending}
  unit: percent
  source: istat
  series: {2009: 7.3, 2022: 6.4}
  forecast: [2022]
gap:
  name: {it: Differenza, en: Difference}
  unit: years
  derive: life.lombardia - life.eu28
""",
    "slides/a-start.yaml": """
slides:
  - id: invitation
    layout: attract
    title: {it: "{employees} persone", en: "{gap} people"}
    chart: {kind: cells, lit: employees, of: employees}
  - id: home
    layout: home
    title: {it: Temi, en: Topics}
""",
    "slides/pharma.yaml": """
topic: {it: Farmaceutica, en: Pharmaceuticals}
icon: pill
tile:
  figure: {it: "{employees:n}", en: "{employees:n}"}
  caption: {it: addetti, en: employees}
slides:
  - id: pharma
    layout: figures
    title:
      it: Occupa {employees}
      en: It employs {employees}
  - id: bands
    layout: wide
    title:
      it: Si vive {gap} in più
      en: People live {gap} longer
    chart: {kind: bands, indicators: [life], reference: eu28}
""",
}


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """`make({"slides/x.yaml": ...})`: the folder `content`, with files replaced, added or (None) left out."""

    def make(files: dict[str, str | bytes | None] | None = None) -> Path:
        for name, text in {**BASE, **(files or {})}.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(text if isinstance(text, bytes) else text.removeprefix("\n").encode())
        return tmp_path / "content"

    return make
