"""The content folder that the loader's tests break, with what rules need besides."""

from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[..., Path]

BASE = {
    "kiosk.yaml": """
title: {it: Prova, en: Trial}
languages: {it: Italiano, en: English}
language: it
attract: [{slide: home}]
""",
    "sources.yaml": "istat:\n  by: {it: ISTAT, en: ISTAT}\n  published: 2019\n",
    "places.yaml": "lombardia:\n  name: {it: Lombardia, en: Lombardia}\n  entity: lombardia\n",
    "indicators/base.yaml": """
employees: {name: {it: Addetti, en: Employees}, value: 28852, unit: people, place: lombardia, year: 2016, source: istat}
plants: {name: {it: Stabilimenti, en: Plants}, value: 12, unit: plants, source: istat, qualifier: over}
beds:
  name: {it: Posti letto, en: Beds}
  value: 37000
  unit: beds
  source: istat
  caution: {it: Attenzione, en: Careful}
""",
    "slides/a-start.yaml": """
slides:
  - {id: home, layout: home, title: {it: Temi, en: Topics}}
  - id: other
    layout: figures
    title: {it: a, en: b}
    notes: {it: '{employees} {plants} {beds}', en: '{employees} {plants} {beds}'}
    heeds: [beds]
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
