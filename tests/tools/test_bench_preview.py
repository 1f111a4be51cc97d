"""What the bench of the preview saves is other content each time, and sound."""

from pathlib import Path

import pytest

from kiosk import places
from kiosk.loader.load import load
from kiosk.tools.bench.decks import generate


@pytest.mark.usefixtures("qapp")
def test_each_save_changes_what_a_slide_shows(tmp_path: Path) -> None:
    from kiosk.tools.bench.preview import Painted, chosen

    folder = tmp_path / "content"
    generate(places.content(), 30, folder)
    slide, title, number = chosen(folder)
    painted, seen = Painted(), [load(folder).deck]
    for save in (title, title, number, number):
        save(len(seen), painted)
        seen.append(load(folder).deck)
        assert painted.at is None and seen[-1] is not None and slide in seen[-1].slides
    titles = [str(deck.slides[slide].title) for deck in seen if deck]
    assert len({*titles[:3]}) == 3
    figures = [{key: figure.value for key, figure in deck.figures.items()} for deck in seen if deck]
    assert figures[2] != figures[3] != figures[4]
