"""Reading a folder again with what is remembered of it: the same as from nothing, quicker by what did not change."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.loader.load import Loaded, load
from kiosk.loader.remembered import Remembered
from tests.loader.conftest import BASE

Make = Callable[..., Path]
MAPPINGS = ("slides", "indicators", "figures", "sources", "places", "talks")
DRAFTS = ("indicators", "slides", "charts", "topics", "figures", "left_out", "talks", "stops", "sources")
BITS = ("{", "}", "*", "x: [", '"', "  ", "\n", "- ", "zz", "&a ")
TALK = """
title: {it: Prova, en: Trial}
minutes: 5
slides:
  - {slide: bands, seconds: 60}
  - {slide: pharma, seconds: 60, notes: {it: "{gap}", en: "{life.eu28}"}}
"""
FILES = {**{name: text.lstrip() for name, text in BASE.items()}, "talks/t.yaml": TALK.lstrip()}


def broken(text: str, random: Random) -> str:
    """The text with a line gone or doubled, another number, or a sign somewhere."""
    lines, what = text.split("\n"), random.random()
    at = random.randrange(len(lines))
    if what < 0.25:
        del lines[at]
        return "\n".join(lines)
    if what < 0.5:
        return "\n".join([*lines[:at], random.choice(lines), *lines[at:]])
    numbers = list(re.finditer(r"\d+", text))
    if what < 0.75 and numbers:
        found = random.choice(numbers)
        return text[: found.start()] + str(random.randrange(3000)) + text[found.end() :]
    place = random.randrange(len(text) + 1)
    return text[:place] + random.choice(BITS) + text[place:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("remembered") / "content"


@settings(max_examples=8)
@given(st.integers(0, 10**9))
def test_read_again_is_read_from_nothing(folder: Path, seed: int) -> None:
    """Eight walks of thirty saves each: broken, mended, deleted, brought back."""
    random, before = Random(seed), Remembered()
    last: Loaded | None = None
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    for _ in range(30):
        path = folder / random.choice(list(FILES))
        what = random.random()
        if what < 0.08:
            path.unlink(missing_ok=True)
        elif what < 0.6 and path.exists():
            path.write_text(broken(path.read_text(), random))
        else:
            path.write_text(FILES["/".join(path.relative_to(folder).parts)])
        shown = last.deck if last else None
        plain, again = load(folder, shown), load(folder, shown, before)
        assert again.problems == plain.problems
        assert again.files == plain.files and again.deck == plain.deck
        if plain.deck and again.deck:
            for field in MAPPINGS:
                assert list(getattr(again.deck, field).items()) == list(getattr(plain.deck, field).items()), field
        for field in DRAFTS:
            assert getattr(again.draft, field) == getattr(plain.draft, field), field
        last = again if again.deck else last


def test_what_did_not_change_is_the_same_object(make: Make) -> None:
    folder, before = make(), Remembered()
    old = load(folder, None, before).deck
    make({"slides/pharma.yaml": BASE["slides/pharma.yaml"].replace("Occupa", "Dà lavoro a")})
    new = load(folder, old, before).deck
    assert old and new
    assert {name for name in new.slides if new.slides[name] is old.slides[name]} == {"invitation", "home", "bands"}
    assert all(new.figures[key] is figure for key, figure in old.figures.items())
    assert before.files["content/slides/pharma.yaml"].value["slides"][0]["title"]["it"].startswith("Dà lavoro a")
