"""The catalogues as they are written now, compiled for these tests: no test here depends on `make catalogues`."""

from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk import places
from kiosk.words import messages

SOURCES = places.translations()


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("translations")
    for po in SOURCES.glob("*/LC_MESSAGES/kiosk.po"):
        target = folder / po.relative_to(SOURCES).with_suffix(".mo")
        target.parent.mkdir(parents=True)
        with po.open("rb") as source, target.open("wb") as mo:
            write_mo(mo, read_po(source))
    return folder


@pytest.fixture(autouse=True)
def catalogues(compiled: Path, monkeypatch: pytest.MonkeyPatch):
    messages._catalogue.cache_clear()
    monkeypatch.setattr(places, "translations", lambda: compiled)
    yield
    messages._catalogue.cache_clear()
